"""The meeting about the plan on one screen: opens with what changed, people first, and keeps what it writes."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.models import Role
from roadmap.assessment.models import Assessment
from roadmap.plan.models import Plan
from roadmap.store import Store
from roadmap.ui import here
from tests.lived import lived
from tests.pages.conftest import Launch


@pytest.fixture
def plan(kept: Store, begun: Assessment) -> Plan:
    """A plan that has been followed for a while, with one meeting behind it."""
    return lived(kept, begun.id, here.today())


def all_said(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.error))


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def begin(app: AppTest) -> AppTest:
    app.text_input[0].set_value("Trauma lead")
    return press(app, "Begin the meeting")


def test_before_anything_is_taken_on_the_page_says_so(launch: Launch, begun: Assessment) -> None:
    app = launch("meeting", begun)
    assert "A meeting looks at the actions your group has taken on." in all_said(app)
    assert not app.get("download_button")


def test_a_first_meeting_has_nothing_to_set_the_plan_beside(launch: Launch, kept: Store, begun: Assessment, plan: Plan) -> None:
    (meeting,) = kept.plan_meetings(begun.id)
    with kept._database.writing() as connection:
        from roadmap.store.documents import PLAN_MEETINGS

        PLAN_MEETINGS.remove(connection, begun.id, meeting.id, None)
    assert "This is the first meeting." in all_said(launch("meeting", begun))


def test_the_page_opens_with_what_changed_then_people_who_wait_then_what_is_late(
    launch: Launch, begun: Assessment, plan: Plan
) -> None:
    app = begin(launch("meeting", begun))
    order = [one.value for one in (*app.header, *app.subheader)]
    assert order[0].startswith("What has changed since")
    assert [one.value for one in app.subheader] == [
        "People who wait to hear from us", "Promises to people who help", "Late or blocked, and nobody has said why",
        "Late or blocked, with the reason", "Due in the next four weeks",
    ]  # fmt: skip
    words = all_said(app)
    assert "because: two people were ill" in words
    assert "not started" in words
    assert "Pay was promised for" in words
    assert "Agree who tells the people who wait to hear from us" in words


def test_a_meeting_goes_on_where_it_stopped_and_keeps_decisions_and_words(
    launch: Launch, kept: Store, begun: Assessment, plan: Plan
) -> None:
    app = begin(launch("meeting", begun))
    assert "written down by Trauma lead, goes on until it is closed" in all_said(app)
    decision = next(one for one in app.text_area if one.label == "What did you decide?")
    decision.set_value("The head teacher is asked for a room.")
    press(app, "Record the decision")
    again = launch("meeting", begun)
    assert "1. The head teacher is asked for a room." in all_said(again)
    next(one for one in again.text_area if one.label == "Finance").set_value("No money is needed.")
    press(again, "Keep these words")
    meeting = kept.plan_meetings(begun.id)[-1]
    assert [one.words for one in meeting.decisions] == ["The head teacher is asked for a room."]
    assert meeting.notes == {"finance": "No money is needed."}
    press(again, "Take back decision 1")
    assert kept.plan_meetings(begun.id)[-1].decisions == ()


def test_nothing_is_decided_without_words_or_begun_without_who_writes(launch: Launch, begun: Assessment, plan: Plan) -> None:
    app = press(launch("meeting", begun), "Begin the meeting")
    assert "Say who writes down what is agreed" in app.error[0].value
    app = press(begin(app), "Record the decision")
    assert "Say in a sentence what you decided." in app.error[0].value


def test_two_who_write_under_one_heading_see_both_and_lose_nothing(
    launch: Launch, kept: Store, begun: Assessment, plan: Plan
) -> None:
    app = begin(launch("meeting", begun))
    meeting = kept.plan_meetings(begun.id)[-1]
    kept.save_plan_meeting(begun.id, meeting.model_copy(update={"notes": {"finance": "Theirs", "risk": "Too many meetings"}}))
    next(one for one in app.text_area if one.label == "Finance").set_value("Mine")
    press(app, "Keep these words")
    assert "Someone else changed this" in app.error[0].value
    assert kept.plan_meetings(begun.id)[-1].notes["finance"] == "Theirs"
    press(app, "Keep these words")
    assert kept.plan_meetings(begun.id)[-1].notes == {"finance": "Mine", "risk": "Too many meetings"}


def test_a_meeting_closes_with_who_was_there_and_its_page_can_be_taken_away(
    launch: Launch, kept: Store, begun: Assessment, plan: Plan
) -> None:
    app = begin(launch("meeting", begun))
    app.number_input[0].set_value(6)
    next_on = next(one for one in app.date_input if one.label == "When is the next meeting?")
    next_on.set_value(here.today() + timedelta(days=60))
    press(app, "Close the meeting")
    closed = kept.plan_meetings(begun.id)[-1]
    assert (closed.closed_on, closed.attendance) == (here.today(), {"leader": 6})
    assert closed.closed_with == kept.plan(begun.id)
    assert app.header[0].value.startswith("The meeting of")
    # The page after, the paper before, the page of the meeting before that, and a template to start from.
    assert len(app.get("download_button")) == 10
    press(app, "Open it again")
    assert kept.plan_meetings(begun.id)[-1].closed_on is None
    assert app.number_input[0].value == 6, "what was counted stands there still"
    going_on = kept.plan_meetings(begun.id)[-1]
    passed = here.today() - timedelta(days=1)
    kept.save_plan_meeting(begun.id, going_on.model_copy(update={"next_on": passed}))
    assert not launch("meeting", begun).exception


def test_a_steering_member_writes_and_neither_begins_nor_closes(
    launch: Launch, kept: Store, begun: Assessment, plan: Plan, come_by: object
) -> None:
    assert callable(come_by)
    come_by(Role.STEERING_MEMBER, begun.id)
    app = launch("meeting", begun)
    labels = {one.label for one in app.button}
    assert "Begin the meeting" not in labels
    assert "No meeting is under way." in all_said(app)


def test_a_second_meeting_begun_at_the_same_moment_joins_the_first(
    launch: Launch, kept: Store, begun: Assessment, plan: Plan
) -> None:
    one, other = launch("meeting", begun), launch("meeting", begun)
    begin(one)
    begin(other)
    assert len(kept.plan_meetings(begun.id)) == 2
    assert "goes on until it is closed" in all_said(other)
