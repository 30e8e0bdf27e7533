"""An assessment in which everything that anybody typed holds markup, for tests that it stays text wherever it goes."""

from datetime import date, time
from typing import Any

from roadmap.assessment.collection_models import Collection, CollectionSettings, NotesPromise
from roadmap.assessment.meeting_models import HowWritten, Meeting, MinorityView
from roadmap.assessment.models import Assessment
from roadmap.assessment.note_models import Choice
from roadmap.content.loading import find_framework, find_ladder
from roadmap.exchange.example import put_into
from roadmap.exchange.gathering import gather
from roadmap.exchange.models import ArchiveParts
from roadmap.store import Store
from roadmap.store.base import new_id
from tests.asking import SETTINGS, add_survey

#: Bold and a link of Markdown, a tag that runs a script, a formula, Typst, an icon, mathematics, emoji.
ODD = "**odd** [odd](http://odd.example) <img src=odd onerror=alert(1)> =1+1 #panic() :material/home: $x^2$ 👩🏽‍🦰"
DAY = date(2026, 5, 4)
NOTES = NotesPromise(
    reader="Ailsa Reid", cover="Bryce Orr", days="Mondays and Thursdays", rhythm=2, safeguarding="Morag, 01234 5"
)
#: What is nobody's words although it has spaces: the pinned text of the questions.
PINNED = ("framework_text",)


def put_odd(store: Store) -> tuple[Assessment, Collection]:
    """The newest round of the example as if it were real, with markup in every text of it; and its open survey.

    One note waits to be read and one was passed on; a meeting was held, and somebody's own view was kept in it.
    """
    newest = put_into(store, find_framework("trauma_informed"), find_ladder("tlap_coproduction"), new_id)
    before = _restored(store, str(newest.follows), None)
    made = _restored(store, newest.id, before.id)
    survey = add_survey(
        store,
        made.id,
        title=f"Everybody {ODD}",
        purpose=f"To hear {ODD}",
        settings=CollectionSettings.model_validate(_odd(SETTINGS.model_copy(update={"notes": NOTES}).model_dump())),
    )
    person = store.add_respondent(survey.id, "experience", "core")
    for words in ("One waits", "One was passed on"):
        note = store.write_note(person.id, f"{words} {ODD}", DAY)
    store.keep_decision(made.id, note.model_copy(update={"choice": Choice.PASS_ON, "decided_on": DAY}))
    meeting = store.save_meeting(made.id, Meeting(held_on=DAY, began=time(10), recorded_by=f"Lead {ODD}", ended=time(11)))
    agreed = store.agreements(made.id)[0].item
    store.save_minority_view(
        made.id,
        MinorityView(item=agreed, perspective="leader", words=f"Not so {ODD}", how=HowWritten.BY_HOLDER, meeting=meeting.id),
    )
    return made, survey


def _restored(store: Store, of: str, follows: str | None) -> Assessment:
    parts = gather(store, of, with_answers=True)
    about = parts.assessment.model_copy(update={"example": False, "follows": follows, "id": new_id()})
    return store.restore_assessment(
        ArchiveParts.model_validate(_odd(parts.model_copy(update={"assessment": about}).model_dump()))
    )


def _odd(part: Any) -> Any:
    """The same with markup after each text: what has a space in it is text and no id."""
    if isinstance(part, dict):
        return {name: value if name in PINNED else _odd(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_odd(one) for one in part]
    return f"{part} {ODD}" if isinstance(part, str) and " " in part else part
