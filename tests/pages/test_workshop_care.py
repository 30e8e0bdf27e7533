"""Care on the trainer's page: a note before and after, and a pause in one press that is over with another."""

from streamlit.testing.v1 import AppTest

from roadmap.store import Store
from tests.pages.conftest import Launch
from tests.pages.test_workshop import fresh, labels, made, press, room  # noqa: F401 - two of them are fixtures


def said(app: AppTest) -> str:
    return " ".join(one.value for one in [*app.markdown, *app.subheader, *app.header])


def test_before_and_after_a_session_there_is_a_word_for_whoever_leads_it(made: AppTest, kept: Store) -> None:  # noqa: F811
    assert "Looking after the room and yourself" in said(made)
    assert "One of you is free to sit with somebody all the way through" in said(made)
    room(kept).move("begin")
    room(kept).move("end")
    made.run()
    assert "After the room" in said(made)
    assert "tell your safeguarding contact today" in said(made)


def test_the_room_is_paused_at_any_moment_by_one_press_and_carries_on_where_it_was(made: AppTest, kept: Store) -> None:  # noqa: F811
    press(made, "Begin the session")
    room(kept).move("go", ask="to_for_with.review_letter")
    made.run()
    assert labels(made).index("Pause the room") == 0
    press(made, "Pause the room")
    assert room(kept).room.paused
    assert "The room is paused" in said(made)
    assert "Show the answers" not in labels(made), "while it pauses there is one thing to press"
    press(made, "Carry on where we were")
    assert not room(kept).room.paused
    assert room(kept).room.ask == "to_for_with.review_letter"
    assert "Show the answers" in labels(made)


def test_the_paused_page_lists_who_listens(made: AppTest, launch: Launch, kept: Store) -> None:  # noqa: F811
    press(made, "Begin the session")
    press(made, "Pause the room")
    assert "Samaritans, 116 123" in said(made)
