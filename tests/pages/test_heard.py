"""What those who gave their view read on coming back: by which way, what stands there, and that they can say otherwise."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.models import Role
from roadmap.assessment.collection_models import Collection, NotesPromise
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.plan import feedback
from roadmap.plan.feedback_models import Contribution
from roadmap.store import Store
from roadmap.ui import here, return_code
from tests.asking import SETTINGS, add_survey
from tests.pages.conftest import Launch
from tests.pages.test_feedback import press, texts
from tests.pages.test_giving_a_view import ComeBy

DAY = date(2026, 5, 4)
NOTES = NotesPromise(reader="Moira Bell", cover="Ali Khan", days="Mondays and Thursdays", rhythm=2, safeguarding="Duty team")
READING = SETTINGS.model_copy(update={"notes": NOTES})
WRONG = "There are no answers with this code here."
WORDS = "Nobody says who comes next."


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are looked at on one day, and nobody tried a code before."""
    monkeypatch.setattr(here, "today", lambda: DAY)
    monkeypatch.setattr(return_code, "tries", return_code.Tries())


@pytest.fixture
def asked(kept: Store, begun: Assessment) -> Collection:
    return add_survey(kept, begun.id, settings=READING)


def publish(kept: Store, assessment: Assessment, collection: Collection, **changed: object) -> Contribution:
    values = {
        "collection_id": collection.id, "heard": WORDS, "doing": "We tell you two weeks before.", "by": date(2026, 9, 1),
        "cannot": "The same worker for everybody.", "because": "There are too few.", "next_step": "We meet in June.",
        "teller": "Anna Reid",
    } | changed  # fmt: skip
    made = kept.save_contribution(assessment.id, Contribution.model_validate(values))
    return kept.publish_contribution(assessment.id, feedback.published(made, {}, DAY), DAY)


def code_of(kept: Store, collection: Collection) -> str:
    return return_code.give(kept.add_respondent(collection.id, "experience", "core"))


def opened(launch: Launch, typed: str) -> AppTest:
    app = launch("heard")
    app.text_input[0].set_value(typed)
    return press(app, "Read what was heard")


def test_the_code_opens_what_was_heard_and_what_comes_of_it(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, come_by: ComeBy
) -> None:
    publish(kept, begun, asked)
    code = code_of(kept, asked)
    come_by(Role.RESPONDENT, asked.id)
    assert WORDS not in texts(launch("heard"))
    said = texts(opened(launch, code))
    for part in (
        WORDS, "We tell you two weeks before.", "By 1 September 2026.", "The same worker for everybody.",
        "Why: There are too few.", "We meet in June.", "You can ask Anna Reid about this.", "Advocacy Harbour, 01234 111222",
        "Written for you on 4 May 2026.",
    ):  # fmt: skip
        assert part in said
    assert "per cent" not in said
    assert "%" not in said


def test_a_wrong_code_gets_the_kind_words_and_after_five_a_pause(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, come_by: ComeBy
) -> None:
    publish(kept, begun, asked)
    come_by(Role.RESPONDENT, asked.id)
    app = launch("heard")
    for _ in range(5):
        app.text_input[0].set_value("wrong-wrong-wrong-wrong")
        assert WRONG in texts(press(app, "Read what was heard"))
    app.text_input[0].set_value("wrong-wrong-wrong-wrong")
    assert "Please wait 5 minutes" in texts(press(app, "Read what was heard"))
    assert "You can ask Anna Reid, who tells everybody what was heard" in texts(app)


def test_a_code_opens_what_belongs_to_its_own_collection(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, come_by: ComeBy
) -> None:
    other = add_survey(kept, begun.id, settings=READING)
    publish(kept, begun, other, heard="MARKED for others")
    publish(kept, begun, asked)
    code = code_of(kept, asked)
    come_by(Role.RESPONDENT, other.id)
    assert WRONG in texts(opened(launch, code))
    come_by(Role.RESPONDENT, asked.id)
    assert "MARKED" not in texts(opened(launch, code))


def test_any_link_opens_it_where_the_organisation_chose_so(
    launch: Launch, kept: Store, begun: Assessment, come_by: ComeBy
) -> None:
    chosen = add_survey(kept, begun.id, settings=READING.model_copy(update={"heard_open": True}))
    publish(kept, begun, chosen)
    come_by(Role.RESPONDENT, chosen.id)
    said = texts(launch("heard"))
    assert WORDS in said
    assert "With your code you can write here what you said." in said


def test_a_group_reads_by_its_own_link_and_answers_nothing_by_it(
    launch: Launch, kept: Store, begun: Assessment, come_by: ComeBy
) -> None:
    group = add_survey(kept, begun.id, kind=CollectionKind.GROUP, settings=READING)
    publish(kept, begun, group)
    come_by(Role.RESPONDENT, group.id)
    for page in ("heard", "welcome", "your_view"):
        assert [one.value for one in launch(page).title] == ["What was heard, and what comes of it"], page
    assert kept.respondents(group.id) == []


def test_a_draft_and_what_was_taken_down_are_read_by_nobody(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, come_by: ComeBy
) -> None:
    out = publish(kept, begun, asked, heard="MARKED down")
    kept.publish_contribution(begun.id, feedback.taken_down(out), DAY)
    kept.save_contribution(begun.id, Contribution(collection_id=asked.id, heard="MARKED draft", doing="Something"))
    come_by(Role.RESPONDENT, asked.id)
    said = texts(opened(launch, code_of(kept, asked)))
    assert "MARKED" not in said
    assert "By 26 February 2027 Anna Reid will tell you what was heard" in said


def test_a_promise_that_was_not_kept_is_owned_up_to(launch: Launch, kept: Store, begun: Assessment, come_by: ComeBy) -> None:
    contacts = READING.contacts.model_copy(update={"feedback_by": DAY - timedelta(days=1)})
    late = add_survey(kept, begun.id, settings=READING.model_copy(update={"contacts": contacts, "heard_open": True}))
    come_by(Role.RESPONDENT, late.id)
    said = texts(launch("heard"))
    assert "You were told that you would hear by 3 May 2026." in said
    assert "That is not your fault." in said


def test_saying_otherwise_goes_to_the_reader_and_shows_as_questioned(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, come_by: ComeBy
) -> None:
    out = publish(kept, begun, asked)
    come_by(Role.RESPONDENT, asked.id)
    app = opened(launch, code_of(kept, asked))
    said = texts(app)
    assert "Please don't name anyone or write about what happened to you." in said
    assert "Nobody reads notes straight away; Moira Bell reads them on Mondays and Thursdays." in said
    press(app, "Send my words")
    assert "Write a few words first, please." in texts(app)
    app.text_area[0].set_value("I said nobody ever stays.")
    app = press(app, "Send my words")
    assert "Your words are kept for Moira Bell." in texts(app)
    assert app.text_area[0].value == ""
    (note,) = kept.notes(begun.id)
    assert (note.words, note.contribution, note.read_by) == ("I said nobody ever stays.", out.id, date(2026, 5, 6))
    assert kept.questioned(begun.id) == {out.id}


def test_without_a_reader_the_page_takes_no_words_and_says_whom_to_tell(
    launch: Launch, kept: Store, begun: Assessment, come_by: ComeBy
) -> None:
    unread = add_survey(kept, begun.id)
    publish(kept, begun, unread)
    come_by(Role.RESPONDENT, unread.id)
    app = opened(launch, code_of(kept, unread))
    assert "Please tell Anna Reid. If you would rather tell somebody independent: Advocacy Harbour" in texts(app)
    assert not app.text_area


def test_the_day_the_group_looked_again_stands_there(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, come_by: ComeBy
) -> None:
    out = publish(kept, begun, asked)
    kept.look_again(begun.id, feedback.looked_again(out, DAY + timedelta(days=1)), DAY)
    come_by(Role.RESPONDENT, asked.id)
    assert "Looked at again on 5 May 2026" in texts(opened(launch, code_of(kept, asked)))


def test_nothing_stays_on_the_device_after_closing_it(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, come_by: ComeBy
) -> None:
    publish(kept, begun, asked)
    come_by(Role.RESPONDENT, asked.id)
    app = press(opened(launch, code_of(kept, asked)), "Close this on this device")
    assert WORDS not in texts(app)
    assert app.text_input[0].value == ""


def test_after_closing_the_way_leads_there(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, come_by: ComeBy
) -> None:
    kept.close_collection(asked.id, lambda collected, agreed: (), today=DAY)
    come_by(Role.RESPONDENT, asked.id)
    app = launch("welcome")
    assert "What was heard" in str([one.proto for one in app.get("page_link")])


def test_who_writes_the_answers_sees_what_people_see(launch: Launch, kept: Store, begun: Assessment, asked: Collection) -> None:
    publish(kept, begun, asked)
    said = texts(launch("heard", begun))
    assert "This is what people see who were asked there." in said
    assert WORDS in said
    assert "That is not what I said" not in said


def test_the_way_out_says_what_it_cannot_hide_and_somebody_listens(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, come_by: ComeBy
) -> None:
    publish(kept, begun, asked)
    come_by(Role.RESPONDENT, asked.id)
    app = opened(launch, code_of(kept, asked))
    said = texts(app)
    assert "[Leave this page](/leave)" in said
    assert "It cannot clear your browser's history" in said
    assert "You may feel tired now, or stirred up, or nothing at all." in said
    assert "Rather talk to someone?" in [one.label for one in app.expander]
