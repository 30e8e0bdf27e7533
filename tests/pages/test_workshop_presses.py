"""Two quick presses of a trainer: the second comes before the page is drawn again, and both are kept."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.store import Store
from roadmap.ui.rooms import LiveRoom, rooms
from roadmap.workshop.models import Phase, Way, Words
from tests.pages.conftest import Launch


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    rooms.forget()
    yield
    rooms.forget()


@pytest.fixture
def app(launch: Launch) -> AppTest:
    """A workshop of the first session, which has begun."""
    app = launch("workshop")
    _click(app, "Make it")
    app.run()
    _click(app, "Begin the session")
    return app.run()


def _click(app: AppTest, *labels: str) -> None:
    """Press them without waiting: a browser that presses twice in a moment sends both with one run of the page."""
    for label in labels:
        next(one for one in app.button if one.label == label).click()


def room(kept: Store) -> LiveRoom:
    return rooms.live(kept.workshops()[0].id)


def test_two_blocks_skipped_in_a_moment_are_both_skipped(app: AppTest, kept: Store) -> None:
    app.button(key="skip:young_people").click()
    app.button(key="skip:own_examples").click()
    app.run()
    assert room(kept).room.skipped == {"young_people", "own_examples"}
    app.button(key="take_up:young_people").click()
    app.button(key="take_up:own_examples").click()
    app.run()
    assert room(kept).room.skipped == frozenset()


def test_two_words_decided_in_a_moment_are_both_decided(app: AppTest, kept: Store) -> None:
    live = room(kept)
    live.move("go", ask="one_word")
    for n, word in enumerate(("hope", "unkind", "time")):
        live.say(Words(id="", ask="one_word", phone=f"p{n}", key=str(n), said=(word,)))
    app.run()
    ids = {one.said[0]: one.id for one in live.words()}
    app.button(key=f"shown:{ids['hope']}").click()
    app.button(key=f"hidden:{ids['unkind']}").click()
    _click(app, "Show the answers")
    app.run()
    decided = {one.said[0]: one.state.value for one in room(kept).words()}
    assert decided == {"hope": "shown", "unkind": "hidden", "time": "waiting"}
    assert room(kept).room.phase("one_word") is Phase.REVEALED


def test_who_is_here_is_kept_when_the_next_step_is_pressed_at_once(app: AppTest, kept: Store) -> None:
    app.number_input(key="here:leader").set_value(9)
    _click(app, "Keep who is here", "Next: The questionnaire before")
    app.run()
    assert room(kept).room.here["leader"] == 9
    assert room(kept).room.block == "before"
    assert any("The count is kept." in one.value for one in app.markdown)


def test_names_of_steps_are_kept_when_the_next_step_is_pressed_at_once(app: AppTest, kept: Store) -> None:
    room(kept).move("go", block="own_examples")
    app.run()
    app.text_input(key="rung:told").set_value("They got a letter")
    _click(app, "Use these names", "Ask the first question")
    app.run()
    asked = room(kept).ask()
    assert asked
    assert asked.options[1].text == "They got a letter"


def test_the_way_is_kept_when_the_next_step_is_pressed_at_once(app: AppTest, kept: Store) -> None:
    app.radio[0].set_value(Way.NONE)
    _click(app, "Next: The questionnaire before")
    app.run()
    assert (room(kept).room.way, room(kept).room.block) == (Way.NONE, "before")
    room(kept).move("way", way=Way.TABLES)
    assert app.run().radio[0].value is Way.TABLES, "as another trainer of this room chose it"
