"""The reader's page, the safeguarding list and the box for a promise that is broken, as whoever sits there sees them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.models import Role
from roadmap.assessment.collection_models import Collection, NotesPromise
from roadmap.assessment.models import Assessment, CollectionKind, Respondent
from roadmap.assessment.note_models import ActedBy, Choice, Note
from roadmap.store import Store
from roadmap.ui import here
from roadmap.ui.plainly import JOINER
from tests.asking import add_survey
from tests.examples import small_release
from tests.pages.conftest import Launch

DAY = date(2026, 5, 4)
MARKUP = "<script>alert('x')</script> **stars** $x^2$ :material/home: # no heading"


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are looked at on one day."""
    monkeypatch.setattr(here, "today", lambda: DAY)


@pytest.fixture
def writer(kept: Store, begun: Assessment) -> Respondent:
    """Somebody who wrote something."""
    return kept.add_respondent(kept.collection_of(begun.id).id, "experience", "start")


@pytest.fixture
def written(kept: Store, writer: Respondent) -> Note:
    """A note that has waited longer than promised."""
    return kept.write_note(writer.id, "Anna never told us why.", DAY - timedelta(days=1))


def texts(app: AppTest) -> str:
    """Everything that stands on the page."""
    found = [*app.markdown, *app.caption, *app.success, *app.error, *app.header, *app.subheader, *app.title]
    return "\n".join(str(one.value) for one in found)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice.SHOW, "It will be shown."),
        (Choice.KEEP_BACK, "It is kept back."),
        (Choice.PASS_ON, "It is on the safeguarding contact's list."),
    ],
)
def test_each_choice_is_one_press(
    kept: Store, begun: Assessment, written: Note, launch: Launch, choice: Choice, said: str
) -> None:
    app = launch("notes", begun)
    assert "One note waits." in texts(app)
    assert "Longer than promised: 1." in texts(app)
    assert "Anna never told us why" in texts(app)
    app = press(app, f"notes:{choice.value}:{written.id}")
    assert said in texts(app)
    assert "No note waits." in texts(app)
    (note,) = kept.notes(begun.id)
    assert (note.choice, note.decided_on) == (choice, DAY)


def test_words_are_taken_out_and_nobodys_are_put_in(kept: Store, begun: Assessment, written: Note, launch: Launch) -> None:
    app = launch("notes", begun)
    key = f"notes:show_part:{written.id}"
    assert "No word was taken out." in texts(press(app, key))
    app.text_area(key=f"notes:part:{written.id}").set_value("She never told us why.").run()
    assert "“She” is not in the note" in texts(press(app, key))
    assert kept.notes(begun.id)[0].choice is None
    app.text_area(key=f"notes:part:{written.id}").set_value("never told us why.").run()
    assert "What is left will be shown." in texts(press(app, key))
    assert kept.notes(begun.id)[0].part == "[…] never told us why."


def test_a_choice_can_be_undone_until_results_are_out(kept: Store, begun: Assessment, written: Note, launch: Launch) -> None:
    app = press(launch("notes", begun), f"notes:show:{written.id}")
    assert "It waits again." in texts(press(app, f"notes:undo:{written.id}"))
    assert kept.notes(begun.id)[0].choice is None
    press(app, f"notes:show:{written.id}")
    kept.keep_release(begun.id, small_release())
    app = launch("notes", begun)
    assert f"notes:undo:{written.id}" not in {button.key for button in app.button}
    press(app, f"notes:out:{written.id}")
    assert kept.notes(begun.id)[0].choice is Choice.KEEP_BACK


def test_two_readers_at_once_lose_nothing(kept: Store, begun: Assessment, written: Note, launch: Launch) -> None:
    first, second = launch("notes", begun), launch("notes", begun)
    press(first, f"notes:pass_on:{written.id}")
    assert "Somebody else decided this note a moment ago." in texts(press(second, f"notes:show:{written.id}"))
    assert kept.notes(begun.id)[0].choice is Choice.PASS_ON


def test_markup_and_ten_thousand_characters_are_shown_as_text(
    kept: Store, begun: Assessment, writer: Respondent, launch: Launch
) -> None:
    kept.write_note(writer.id, MARKUP + " 🙂 " * 3000, DAY)
    app = launch("notes", begun)
    assert not app.exception
    shown = next(one for one in app.markdown if "script" in one.value)
    assert not shown.allow_html
    as_text = r"\<script\>alert\('x'\)\</script\> \*\*stars\*\* \$x\^2\$ \:material/home\: \# no heading"
    assert as_text in shown.value.replace(JOINER, "")


def test_the_safeguarding_list_is_dated_in_one_press_with_the_role(
    kept: Store, begun: Assessment, written: Note, launch: Launch
) -> None:
    press(launch("notes", begun), f"notes:pass_on:{written.id}")
    (passed,) = kept.passed_on(begun.id)
    app = launch("safeguarding", begun)
    assert "Anna never told us why" in texts(app)
    app.radio(key="safeguarding:role").set_value(ActedBy.COVER).run()
    app = press(app, f"act:{passed.id}")
    assert "Dated. It no longer waits." in texts(app)
    assert "Passed on 4 May 2026, acted on 4 May 2026: standing in for them." in texts(app)
    (passed,) = kept.passed_on(begun.id)
    assert (passed.acted_on, passed.acted_by) == (DAY, ActedBy.COVER)
    assert kept.notes_due(begun.id) == []


def test_the_safeguarding_list_says_where_a_note_was_written_and_nothing_of_who_wrote_it(
    kept: Store, begun: Assessment, written: Note, launch: Launch
) -> None:
    survey = add_survey(kept, begun.id, title="Everybody in the *service*", set_id="core")
    person = kept.add_respondent(survey.id, "profession", "core")
    second = kept.write_note(person.id, "It happened again.", DAY)
    for note in (written, second):
        press(launch("notes", begun), f"notes:pass_on:{note.id}")
    said = texts(launch("safeguarding", begun))
    assert "Written in: In the room, Start, First round." in said
    assert "Shared core, First round." in said
    assert "expert" not in said.lower()
    assert person.id not in said


def test_a_note_that_was_erased_still_waits_on_the_list(
    kept: Store, begun: Assessment, writer: Respondent, written: Note, launch: Launch
) -> None:
    press(launch("notes", begun), f"notes:pass_on:{written.id}")
    kept.erase_respondent(writer.id)
    app = launch("safeguarding", begun)
    assert "Whoever wrote this has erased their words since." in texts(app)
    assert "Anna" not in texts(app)
    assert [button.label for button in app.button if (button.key or "").startswith("act:")] == ["Acted on today"]


def test_a_facilitator_sees_first_that_notes_are_late_and_no_word_of_them(
    kept: Store, begun: Assessment, written: Note, launch: Launch, come_by: Callable[..., str]
) -> None:
    come_by(Role.FACILITATOR, begun.id)
    app = launch("questions", begun)
    assert "One note has waited longer than people were promised." in app.markdown[0].value
    assert "whoever stands in" in app.markdown[0].value
    assert "3 May 2026" in app.markdown[0].value
    assert launch("collections", begun).markdown[0].value == app.markdown[0].value
    assert "Anna" not in texts(app)
    kept.keep_decision(begun.id, written.model_copy(update={"choice": Choice.PASS_ON, "decided_on": DAY}))
    assert "One note has waited" in launch("questions", begun).markdown[0].value
    kept.date_passed_on(begun.id, kept.passed_on(begun.id)[0].model_copy(update={"acted_on": DAY, "acted_by": ActedBy.CONTACT}))
    assert "waited longer" not in texts(launch("questions", begun))


def test_whoever_reads_and_whom_harm_goes_to_are_named(kept: Store, begun: Assessment, written: Note, launch: Launch) -> None:
    promise = NotesPromise(reader="Ailsa", cover="Bryce", days="Mondays", rhythm=2, safeguarding="Morag, 01234 5")
    collection = kept.collection_of(begun.id)
    told = collection.settings.model_copy(update={"notes": promise})
    kept.update_collection(collection.model_copy(update={"settings": told}))
    assert "Ask Ailsa, or Bryce who stands in, to read it today." in texts(launch("questions", begun))
    assert "The safeguarding contact is Morag, 01234 5." in texts(launch("notes", begun))


def test_a_link_to_one_collection_opens_the_notes_of_no_other(
    kept: Store, begun: Assessment, written: Note, launch: Launch, come_by: Callable[..., str]
) -> None:
    other = kept.add_collection(Collection(id="", assessment_id=begun.id, kind=CollectionKind.OPEN_SURVEY))
    come_by(Role.READER, other.id)
    app = launch("notes", begun)
    assert "No note waits." in texts(app)
    assert "Anna" not in texts(app)
    kept.keep_decision(begun.id, written.model_copy(update={"choice": Choice.PASS_ON, "decided_on": DAY}))
    assert "Anna" not in texts(launch("safeguarding", begun))


@pytest.mark.parametrize("page", ["notes", "safeguarding"])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.READER])
def test_nobody_but_a_reader_opens_a_page_with_notes(
    begun: Assessment, written: Note, launch: Launch, come_by: Callable[..., str], page: str, role: Role
) -> None:
    come_by(role, begun.id)
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        launch(page, begun)


def test_a_reader_who_comes_by_a_link_lands_on_the_notes(
    begun: Assessment, written: Note, launch: Launch, come_by: Callable[..., str]
) -> None:
    come_by(Role.READER, begun.id)
    app = launch("home")
    assert app.title[0].value == "Notes to read"
    assert "Anna never told us why" in texts(app)
