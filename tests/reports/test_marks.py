"""An assessment with a mark in every text of its plan as it is followed: each mark is in every format that carries it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import Audience, CollectionKind
from roadmap.assessment.note_models import Choice, Note
from roadmap.assessment.scoring import results
from roadmap.plan.following_models import DateMoved, Explanation, Followed, Promise, Reading
from roadmap.plan.models import PlanAction
from roadmap.reports.assessment_report import ReportParts, assessment_report, plan_report
from roadmap.reports.models import Document
from roadmap.reports.room_slides import room_slides
from roadmap.reports.save import save
from tests.reports.full import collected, full_parts
from tests.reports.made_reports import READERS, changed
from tests.reports.reading import squeezed

DAY = date(2026, 3, 3)
#: Texts of an action that are no words of people, and reasons, which the test gives itself; held in another plan, an action
#: would be followed there.
NO_WORDS = {
    "plan",
    "place",
    "link",
    "id",
    "priority_id",
    "origin",
    "effort",
    "decision",
    "status",
    "confidence",
    "kind",
    "because",
}
#: Of what came one after the other, the last stands in the plan.
EARLIER = {"followed.moves.0.because", "followed.explanations.0.words"}
#: On paper it stands beside the effort alone, which has no words of people.
WITH_EFFORT = {"horizon"}


def words_of(value: Any, mark: str, where: str = "") -> tuple[Any, dict[str, str]]:
    """The same with a mark in every text, and the marks by where they stand."""
    if isinstance(value, BaseModel):
        made, marks = {}, dict[str, str]()
        for name in type(value).model_fields:
            made[name], more = words_of(getattr(value, name), mark, f"{where}.{name}".strip("."))
            marks |= more
        return value.model_copy(update=made), marks
    if isinstance(value, tuple):
        pairs = [words_of(one, mark, f"{where}.{place}") for place, one in enumerate(value)]
        return tuple(one for one, _ in pairs), {name: said for _, more in pairs for name, said in more.items()}
    if isinstance(value, str) and where.rpartition(".")[2] not in NO_WORDS:
        said = f"Zq{mark}{where.replace('.', '').replace('_', '')} نعم là 🌱 =1+1"
        return said, {where: said}
    return value, {}


def lived() -> PlanAction:
    """An action that has been through everything: moved twice, late, read and promised."""
    return PlanAction(
        id="a", priority_id="p0", position=0, do="x", due=date(2026, 9, 1), start=DAY, decision="accepted",
        followed=Followed(
            status="blocked", first_due=date(2026, 5, 1), confidence="low",
            moves=(DateMoved(on=DAY, due=date(2026, 7, 1), because=""), DateMoved(on=DAY, due=date(2026, 9, 1), because="")),
            explanations=(Explanation(on=DAY, words=""), Explanation(on=DAY, words="")),
            readings=(Reading(on=DAY, value=""), Reading(on=DAY, value="")),
            promises=tuple(Promise(kind=kind, words="", due=DAY) for kind in ("preparation", "support", "pay")),
        ),
    )  # fmt: skip


def marked() -> tuple[ReportParts, dict[str, str]]:
    """A full assessment with that action in its plan, and the marks by where they stand."""
    parts = full_parts()
    action, marks = words_of(lived(), "m")
    moves = tuple(one.model_copy(update={"because": f"Zqmoved{n}"}) for n, one in enumerate(action.followed.moves))
    action = action.model_copy(update={"followed": action.followed.model_copy(update={"moves": moves})})
    marks |= {f"followed.moves.{n}.because": one.because for n, one in enumerate(moves)}
    assert parts.plan is not None
    plan = parts.plan.model_copy(update={"actions": (action, *parts.plan.actions)})
    return changed(parts, plan=plan), marks


def read(document: Document, suffix: str) -> str:
    return squeezed(document.model_dump_json()) if suffix == ".json" else READERS[suffix](save(document, suffix))


def lost(marks: dict[str, str], text: str) -> set[str]:
    """Where the marks stood that are not in a text; letters of other scripts are looked for by the tests of formats."""
    return {where for where, mark in marks.items() if mark.split()[0] not in text}


@pytest.mark.parametrize("made", [plan_report, assessment_report])
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".xlsx", ".json"])
def test_every_word_of_an_action_is_in_every_format_that_carries_it(made: Callable[[ReportParts], Document], suffix: str) -> None:
    parts, marks = marked()
    assert len(marks) > 25
    gone = EARLIER if suffix in (".xlsx", ".json") else EARLIER | WITH_EFFORT
    assert lost(marks, read(made(parts), suffix)) == gone


def withholding(audience: Audience) -> ReportParts:
    """A survey in which six experts by experience answered, and a note of every kind was written."""
    shown = full_parts(CollectionKind.OPEN_SURVEY, audience, 10, (14, 6, 22))
    people = collected(shown.framework, {"leader": 14, "experience": 6, "profession": 22}, CollectionKind.OPEN_SURVEY)
    notes = [
        Note.model_validate(
            {"id": f"n{place}", "respondent": f"leader-{place}", "words": f"Zqnote{choice} نعم là 🌱", "read_by": DAY,
             "choice": choice, "decided_on": DAY if choice else None, "part": "Zqpart" if choice == Choice.SHOW_PART else ""}
        )
        for place, choice in enumerate((*Choice, None))
    ]  # fmt: skip
    made = release(people, shown.framework, k=10, audience=audience, notes=notes)
    return changed(shown, release=made, results=results(made, shown.framework), plan=None, notes=())


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".xlsx", ".pptx", ".json"])
@pytest.mark.parametrize("audience", [Audience.ORGANISATION, Audience.ANYONE])
def test_what_is_withheld_from_an_audience_is_in_no_format(audience: Audience, suffix: str) -> None:
    parts = withholding(audience)
    text = read((room_slides if suffix == ".pptx" else assessment_report)(parts), suffix)
    assert {mark for mark in ("Zqnoteshow", "Zqpart") if mark in text} == {"Zqnoteshow", "Zqpart"}
    assert [mark for mark in ("Zqnoteshow_part", "Zqnotekeep_back", "Zqnotepass_on", "ZqnoteNone") if mark in text] == []
    assert all(one.withheld for one in parts.results.perspectives if one.id == "experience")
    assert not re.search(r"(?<!\d)6expertsbyexperience", text)
