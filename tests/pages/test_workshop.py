"""The trainer's page: a workshop is made, run to the end, counted by hand, and read before anybody else reads it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment
from roadmap.store import Store
from roadmap.ui.rooms import LiveRoom, rooms
from roadmap.workshop.models import Count, Phase, Words, WordState
from tests.pages.conftest import Launch
from tests.pages.test_walk import at


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    rooms.forget()
    yield
    rooms.forget()


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


@pytest.fixture
def made(launch: Launch) -> AppTest:
    """A workshop of the first session, just made."""
    app = launch("workshop")
    press(app, "Make it")
    assert [one.value.replace("\\", "") for one in app.title] == ["Power sharing, session 1: where do we stand?"]
    return app


def room(kept: Store) -> LiveRoom:
    return rooms.live(kept.workshops()[0].id)


def test_before_the_room_the_page_says_in_words_what_will_work(made: AppTest, kept: Store) -> None:
    said = " ".join(one.value for one in made.markdown)
    assert "other phones cannot reach it: go without phones" in said
    kept.join_room(kept.workshops()[0].id, datetime.now(UTC))
    assert "One phone has joined. Phones work here." in " ".join(one.value for one in made.run().markdown)


def test_in_the_block_of_the_questionnaire_the_way_to_it_stands_there(made: AppTest) -> None:
    press(made, "Begin the session")
    assert "Open the questionnaire" not in [one.proto.label for one in made.get("page_link")]
    press(made, "Next: The questionnaire before")
    assert "Open the questionnaire" in [one.proto.label for one in made.get("page_link")]


def test_the_next_step_is_one_press_and_answers_stay_hidden_until_another(made: AppTest, kept: Store) -> None:
    press(made, "Begin the session")
    press(made, "Next: The questionnaire before")
    press(made, "Next: What power sharing is, and what it is not")
    press(made, "Ask the first question")
    asked = room(kept).room.ask
    assert asked == "to_for_with.review_letter"
    assert "Show the answers" in labels(made)
    press(made, "Show the answers")
    assert room(kept).room.phase(asked) is Phase.REVEALED
    press(made, "Next question")
    assert room(kept).room.ask == "to_for_with.furniture"
    press(made, "Back")
    assert room(kept).room.ask == asked


def test_a_block_is_skipped_and_the_clock_says_what_that_gives(made: AppTest, kept: Store) -> None:
    press(made, "Begin the session")
    assert any("Everything fits" in one.value for one in made.markdown)
    made.button(key="skip:young_people").click().run()
    assert any("20 minutes in hand" in one.value for one in made.markdown)
    press(made, "Take up")
    assert room(kept).room.skipped == frozenset()


def test_counts_are_typed_in_a_grid(made: AppTest, kept: Store) -> None:
    live = room(kept)
    live.move("begin")
    live.move("way", way="none")
    live.move("go", ask="to_for_with.review_letter")
    made.run()
    for name, n in (("to", 7), ("for", 12), ("with", 3)):
        made.number_input(key=f"n:to_for_with.review_letter:{name}").set_value(n)
    press(made, "Keep the count")
    ask = room(kept).ask()
    assert ask
    assert room(kept).counts(ask) == {"to": 7, "for": 12, "with": 3}


def test_words_are_let_through_or_hidden_by_the_trainer_alone(made: AppTest, kept: Store) -> None:
    live = room(kept)
    live.move("begin")
    live.move("go", ask="one_word")
    live.say(Words(id="", ask="one_word", phone="a", key="1", said=("hope",)))
    live.say(Words(id="", ask="one_word", phone="a", key="2", said=("unkind",)))
    made.run()
    assert {"Let through", "Hide", "Let all of these through"} <= set(labels(made))
    ids = {one.said[0]: one.id for one in live.words()}
    made.button(key=f"hidden:{ids['unkind']}").click().run()
    made.run()
    made.button(key=f"shown:{ids['hope']}").click().run()
    assert {one.said[0]: one.state.value for one in room(kept).words()} == {"hope": "shown", "unkind": "hidden"}


def test_rungs_are_named_as_the_room_would(made: AppTest, kept: Store) -> None:
    live = room(kept)
    live.move("begin")
    live.move("go", block="own_examples")
    made.run()
    made.text_input(key="rung:told").set_value("They got a letter")
    press(made, "Use these names")
    asked = room(kept).ask("our_ladder.operational")
    assert asked
    assert asked.options[1].text == "They got a letter"


def test_a_workshop_that_is_not_there_leads_to_the_list(launch: Launch) -> None:
    app = at(launch("workshop", w="nothing"), "workshop")
    assert [one.value for one in app.title] == ["Workshops"]


def test_what_the_room_said_can_be_taken_away_while_it_runs_and_carried_over_once(
    launch: Launch, kept: Store, begun: Assessment
) -> None:
    app = launch("workshop")
    app.radio[0].set_value("power_sharing_2")
    press(app, "Make it")
    live = room(kept)
    live.move("begin")
    rate = next(ask for ask in live.workshop.asks if ask.item == "time_paid")
    live.move("go", ask=rate.id)
    live.move("count", ask=rate.id, count=Count(people={rate.options[1].id: 9, rate.options[2].id: 3}))
    live.move("reveal", ask=rate.id)
    live.move("go", ask="first_steps")
    said = ("Pay within ten days", "Ring the finance team")
    live.say(Words(id="", ask="first_steps", key="1", said=said, state=WordState.SHOWN))
    app = launch("workshop_results", w=live.id)
    assert [one.label for one in app.get("download_button")] == ["As CSV", "As Excel"]
    assert any("The room suggests" in one.value for one in app.markdown)
    press(app, "Record as agreed")
    press(app, "Offer as an action")
    together = kept.together(begun.id)
    assert [(one.item, one.outcome) for one in together.decisions] == [("time_paid", rate.options[1].id)]
    assert "Workshop “Session 2”" in together.decisions[0].because
    (action,) = kept.plan(begun.id).actions
    assert (action.do, action.first_step, action.decision) == ("Pay within ten days", "Ring the finance team", "offered")
    assert "written in the room" in action.came_from
    again = launch("workshop_results", w=live.id)
    assert next(one for one in again.button if one.label == "Record as agreed").disabled
    assert not next(one for one in again.button if one.label == "Put on the list to talk about").disabled
    app = launch("workshop")
    app.selectbox[0].set_value(live.id)
    press(app, "Make it")
    room(kept).move("begin")
    said = " ".join(one.value for one in app.run().markdown)
    assert "Pay within ten days: offered, and nobody has taken it on yet" in said


def test_a_demonstration_offers_nothing_to_carry(launch: Launch, kept: Store, begun: Assessment) -> None:
    app = launch("workshop")
    app.checkbox[0].check()
    press(app, "Make it")
    live = room(kept)
    assert live.workshop.demonstration
    live.move("begin")
    live.move("go", ask="one_word")
    app = launch("workshop_results", w=live.id)
    assert any("This was a demonstration" in one.value for one in app.markdown)
    assert kept.together(begun.id).decisions == ()


def test_the_second_session_opens_with_what_the_first_left(launch: Launch, kept: Store, made: AppTest) -> None:
    first = room(kept)
    first.move("begin")
    first.move("here", people={"leader": 9, "experience": 3})
    first.say(Words(id="", ask="obstacles", key="1", said=("Rotas are made weeks ahead",), state=WordState.SHOWN))
    app = launch("workshop")
    app.radio[0].set_value("power_sharing_2")
    app.selectbox[0].set_value(first.id)
    press(app, "Make it")
    second = room(kept)
    second.move("here", people={"leader": 7, "experience": 3})
    second.move("begin")
    app.run()
    said = " ".join(one.value for one in app.markdown)
    assert "Rotas are made weeks ahead" in said
    assert "9 then, 7 today. Some who spoke then are not here." in said


def test_a_workshop_is_erased_once_somebody_says_that_they_are_sure(made: AppTest, kept: Store) -> None:
    assert next(one for one in made.button if one.label == "Erase it").disabled
    made.checkbox[0].check().run()
    press(made, "Erase it")
    assert kept.workshops() == []
    assert [one.value for one in made.title] == ["Workshops"]


def test_a_session_that_runs_cannot_be_erased_by_a_slip(made: AppTest) -> None:
    press(made, "Begin the session")
    assert "Erase it" not in labels(made)
