"""Agreeing together as the page does it: first together, then one by one, hidden until revealed, and picked up later."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.closing import closing_releases
from roadmap.assessment.meeting_models import ASK_AND_COME_BACK, Decision, HowWritten, MinorityView
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.store import Store
from roadmap.ui import here
from tests.asking import add_survey
from tests.journeys.rooms import room_of_eleven
from tests.pages.conftest import Launch


@pytest.fixture
def of_eleven(kept: Store, sqlite_url: str) -> Assessment:
    return room_of_eleven(sqlite_url)


def press(app: AppTest, name: str) -> AppTest:
    found = next(button for button in app.button if button.label.startswith(name))
    return found.click().run()


def text(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(one.value) for one in (*app.markdown, *app.header, *app.caption))


def begun(launch: Launch, made: Assessment) -> AppTest:
    app = launch("agree", made)
    app.text_input[0].set_value("Trauma lead")
    return press(app, "Begin the meeting")


def test_the_words_of_the_room_are_there_before_it_begins(launch: Launch, of_eleven: Assessment) -> None:
    said = text(launch("agree", of_eleven))
    assert "confidential in this room, not anonymous" in said
    assert "You can pass on anything." in said


def test_a_meeting_needs_somebody_who_writes_down(launch: Launch, of_eleven: Assessment, kept: Store) -> None:
    app = press(launch("agree", of_eleven), "Begin the meeting")
    assert "Say who writes down what is agreed." in app.error[0].value
    assert kept.together(of_eleven.id).meetings == ()


def test_what_is_agreed_already_is_accepted_together_but_for_what_is_held_back(
    launch: Launch, of_eleven: Assessment, kept: Store
) -> None:
    app = press(begun(launch, of_eleven), "Hold back 1")
    assert len(kept.together(of_eleven.id).held_back) == 1
    app = press(app, "Accept these 9 together")
    assert len(kept.agreements(of_eleven.id)) == 9
    assert "Somebody wants to talk about this before it is accepted." in text(app)


def test_ratings_are_hidden_until_revealed_and_experts_by_experience_come_first(launch: Launch, of_eleven: Assessment) -> None:
    app = press(begun(launch, of_eleven), "Accept these")
    assert "The ratings are hidden until you reveal them." in text(app)
    assert "Diamond" not in text(app)
    app = press(app, "Reveal: experts by experience")
    assert "Diamond: Experts by experience." in text(app)
    assert "Circle" not in text(app)
    app = press(press(app, "Reveal: experts by profession"), "Reveal: trauma-informed leaders")
    assert "Circle: Trauma-informed leaders." in text(app)


def test_what_an_earlier_meeting_left_open_comes_first_with_what_it_said(
    launch: Launch, of_eleven: Assessment, kept: Store
) -> None:
    framework = kept.framework_of(of_eleven.id)
    item = next(i for i in framework.items.values() if framework.in_set(i, "core"))
    earlier = here.today() - timedelta(days=7)
    left = Decision(item=item.id, outcome=ASK_AND_COME_BACK, who="the night staff", because="only they know", decided_on=earlier)
    kept.decide(of_eleven.id, [left], {})
    app = press(begun(launch, of_eleven), "Accept these")
    assert item.text in text(app)
    assert "Ask the night staff and come back" in text(app)
    assert "Because: only they know" in text(app)


def test_a_decision_can_be_taken_back(launch: Launch, of_eleven: Assessment, kept: Store) -> None:
    app = press(begun(launch, of_eleven), "Accept these 10 together")
    press(app, "Take back 1")
    assert len(kept.agreements(of_eleven.id)) == 9


def test_a_meeting_that_stopped_says_where_and_the_next_one_goes_on(
    launch: Launch, of_eleven: Assessment, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = press(begun(launch, of_eleven), "Accept these")
    press(app, "Stop for today")
    (meeting,) = kept.together(of_eleven.id).meetings
    assert meeting.ended is not None
    assert meeting.stopped_at is not None
    tomorrow: date = here.today() + timedelta(days=1)
    monkeypatch.setattr(here, "today", lambda: tomorrow)
    again = launch("agree", of_eleven)
    assert "It stopped at:" in text(again)
    assert kept.framework_of(of_eleven.id).items[meeting.stopped_at].text in text(again)
    assert "written down by Trauma lead" in text(again)
    again.text_input[0].set_value("Trauma lead")
    press(again, "Begin the meeting")
    assert len(kept.together(of_eleven.id).meetings) == 2


def test_a_paper_is_issued_before_it_is_taken_away_and_carries_no_view_of_fewer_than_five(
    launch: Launch, of_eleven: Assessment, kept: Store
) -> None:
    press(press(begun(launch, of_eleven), "Accept these"), "Stop for today")
    (meeting,) = kept.together(of_eleven.id).meetings
    item = kept.agreements(of_eleven.id)[0].item
    for whose in ("leader", "experience"):  # six and three of them answered in the room
        view = MinorityView(item=item, perspective=whose, words=f"as {whose}", how=HowWritten.READ_BACK, meeting=meeting.id)
        kept.save_minority_view(of_eleven.id, view)
    app = launch("agree", of_eleven)
    assert "Different views that it would carry: 1 of 2. The others stay in the room." in text(app)
    app = press(app, "Issue the paper")
    assert "Issued on" in text(app)
    issued = {one.perspective: one.issued_on for one in kept.together(of_eleven.id).minority_views}
    assert issued == {"leader": here.today(), "experience": None}
    assert [button.label for button in app.button if button.label.startswith("Take back view")] == ["Take back view 2"]


@pytest.fixture
def closed_survey(kept: Store, of_eleven: Assessment) -> str:
    """A survey of the same assessment in which twelve leaders see everything as embedded; its id."""
    framework = kept.framework_of(of_eleven.id)
    survey = add_survey(kept, of_eleven.id, title="Everybody in the service")
    for _ in range(12):
        person = kept.add_respondent(survey.id, "leader", "core")
        for n, item in enumerate(i for i in framework.items.values() if framework.in_set(i, "core")):
            kept.save_answer(person.id, item.id, framework.scale_of(item.id).stage_ids[3 + (_ + n) % 2])
    kept.close_collection(survey.id, lambda given, agreed: closing_releases(given, framework, agreed), today=here.today())
    return survey.id


def test_of_several_collections_the_group_chooses_one_and_it_is_kept_with_the_meeting(
    launch: Launch, of_eleven: Assessment, closed_survey: str, kept: Store
) -> None:
    room = kept.collection_of(of_eleven.id).id
    app = launch("agree", of_eleven)
    assert app.selectbox[0].options == ["In the room", "Everybody in the service"]
    assert app.selectbox[0].value == closed_survey, "the survey that closed last is what people expect first"
    app = app.selectbox[0].set_value(room).run()
    assert "confidential in this room, not anonymous" in text(app)
    app.text_input[0].set_value("Trauma lead")
    app = press(app, "Begin the meeting")
    assert "You look at: **In the room**." in text(app)
    assert len(app.selectbox) == 0
    press(app, "Accept these")
    assert {one.collection_id for one in kept.agreements(of_eleven.id)} == {room}
    (meeting,) = kept.together(of_eleven.id).meetings
    assert meeting.collection_id == room
    assert "You look at: **In the room**." in text(launch("agree", of_eleven))


def test_a_survey_that_is_open_and_a_group_s_answer_are_not_agreed_on(launch: Launch, of_eleven: Assessment, kept: Store) -> None:
    for survey in (add_survey(kept, of_eleven.id), add_survey(kept, of_eleven.id, kind=CollectionKind.GROUP)):
        for _ in range(12):
            person = kept.add_respondent(survey.id, "leader", "core")
            kept.save_answer(person.id, "leaders_listen", "embedded")
    app = launch("agree", of_eleven)
    assert len(app.selectbox) == 0
    assert "confidential in this room, not anonymous" in text(app)
