"""Care in a room: a pause that loses nothing, a word before and after, and a way out that forgets what it says it forgets."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from roadmap.assessment.collecting import HERE
from roadmap.store import Store
from roadmap.ui.rooms import LiveRoom, rooms
from tests.ui.test_rooms import SORT, WORD, ask, event, joined, kept, room, send  # noqa: F401 - two of them are fixtures
from tests.workshop.rooms import workshop

PHONE_NUMBERS = ("999", "111", "116 123", "0800 83 85 87", "0800 1111")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    rooms.forget()


def html(told: dict[str, object] | None) -> str:
    assert told
    return str(told["html"])


@pytest.mark.parametrize("view", ["phone", "screen"])
def test_a_pause_shows_calm_words_and_who_listens_and_then_what_was_there(kept: Store, room: LiveRoom, view: str) -> None:  # noqa: F811
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    asked = html(event(room, cookie, f"as={view}"))
    room.move("pause")
    told = html(event(room, cookie, f"as={view}"))
    assert "We are pausing" in told
    assert "There is nothing you have to do." in told
    assert "What you have sent is kept" in told
    assert all(number in told for number in PHONE_NUMBERS)
    assert workshop().asks[0].text not in told
    assert "<form" not in told
    room.move("resume")
    assert html(event(room, cookie, f"as={view}")) == asked


def test_what_was_sent_before_a_pause_and_what_the_network_held_up_into_it_counts(kept: Store, room: LiveRoom) -> None:  # noqa: F811
    first, second = joined(kept, room), joined(kept, room)
    room.move("go", ask=SORT)
    assert send(room, first, SORT, "with") == 200
    room.move("pause")
    assert send(room, second, SORT, "for") == 200
    room.move("resume")
    room.move("reveal", ask=SORT)
    asked = room.ask(SORT)
    assert asked
    assert room.counts(asked) == {"to": 0, "for": 1, "with": 1}


def test_words_wait_through_a_pause(kept: Store, room: LiveRoom) -> None:  # noqa: F811
    cookie = joined(kept, room)
    room.move("go", ask=WORD)
    room.move("pause")
    assert send(room, cookie, WORD, "breath") == 200
    assert [one.said for one in room.words(WORD)] == [("breath",)]


def test_before_and_after_stand_words_on_looking_after_oneself_on_phones_and_on_the_wall(kept: Store) -> None:  # noqa: F811
    from datetime import UTC, datetime

    made = rooms.live(kept.make_workshop(workshop().model_copy(update={"id": ""}), datetime.now(UTC)).id)
    cookie = joined(kept, made)
    for view in ("phone", "screen"):
        told = html(event(made, cookie, f"as={view}"))
        assert "Looking after yourself and each other" in told
        assert "go out at any time, and come back or not, without saying why" in told
    made.move("begin")
    made.move("end")
    for view in ("phone", "screen"):
        told = html(event(made, cookie, f"as={view}"))
        assert "All of that is fine." in told
        assert all(number in told for number in PHONE_NUMBERS)


def test_a_phone_can_leave_and_reads_what_that_hides_and_what_it_cannot(kept: Store, room: LiveRoom) -> None:  # noqa: F811
    cookie = joined(kept, room)
    page = bytes(ask("GET", f"/w/{room.id}", cookie=cookie).body).decode()
    assert 'href="/leave"' in page
    assert "It cannot clear your browser&#x27;s history" in page
    assert "closes this page on this phone at once" in page
    screen = bytes(ask("GET", f"/w/{room.id}/screen", cookie=cookie).body).decode()
    assert "/leave" not in screen, "the wall is nobody's phone"


def test_leaving_forgets_the_way_in_and_keeps_what_was_sent(kept: Store, room: LiveRoom) -> None:  # noqa: F811
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    send(room, cookie, SORT, "with")
    left = ask("GET", "/leave", cookie=cookie)
    assert "This phone no longer holds the way into the room" in bytes(left.body).decode()
    gone = [value for name, value in left.raw_headers if name == b"set-cookie" and value.startswith(b'phone=""')]
    assert gone
    assert b"Max-Age=0" in gone[0]
    assert len(kept.room(room.id).votes) == 1


def test_the_wall_says_until_when_what_everybody_may_read_and_in_a_break_who_listens(kept: Store, room: LiveRoom) -> None:  # noqa: F811
    cookie = joined(kept, room)
    began = room.room.began_at
    assert began
    told = html(event(room, cookie, "as=screen"))
    assert f"Until {(began + timedelta(minutes=15)).astimezone(HERE):%H:%M}" in told
    assert "You can pass on anything, and go out at any time." in told
    assert "the four things we agree" not in told, "that is a word for the facilitator"
    room.move("go", block="break")
    assert all(number in html(event(room, cookie, "as=screen")) for number in PHONE_NUMBERS)
