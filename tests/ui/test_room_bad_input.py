"""What a person reads on a phone that sends twice, too late, too much, nothing, or something unkind, or that guesses codes."""

from urllib.parse import urlencode

import pytest

from roadmap.access.limits import WHOLE_SERVER
from roadmap.store import Store
from roadmap.ui.rooms import LiveRoom
from roadmap.workshop.models import WordState
from tests.ui.test_rooms import SORT, WORD, ask, event, joined, kept, room  # noqa: F401 - two of them are fixtures


def reads(room: LiveRoom, cookie: str, ask_id: str, *choice: str, turn: int = 0) -> str:  # noqa: F811
    """The page that answers a form which a phone sent without any script."""
    fields = [("ask", ask_id), *(("choice", one) for one in choice), *([("turn", str(turn))] if turn else [])]
    answer = ask("POST", f"/live/{room.id}/vote", urlencode(fields), cookie, accept="text/html")
    page = bytes(answer.body).decode()
    return page[page.index("<strong>") + 8 : page.index("</strong>")]


def test_a_phone_that_votes_twice_is_told_sent_both_times_and_counts_once_with_its_last(kept: Store, room: LiveRoom) -> None:  # noqa: F811
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    assert reads(room, cookie, SORT, "with", turn=1) == "Sent."
    assert reads(room, cookie, SORT, "to", turn=2) == "Sent."
    assert reads(room, cookie, SORT, "to", turn=2) == "Sent."
    again = ask("GET", f"/join/{kept.workshop_code(room.id).letters}", cookie=cookie)
    assert "set-cookie" not in again.headers, "joining once more does not make a second phone of it"
    asked = room.ask(SORT)
    assert asked
    assert room.counts(asked) == {"to": 1, "for": 0, "with": 0}
    room.move("reveal", ask=SORT)
    told = event(room, cookie)
    assert told
    assert "One person answered" in str(told["html"])
    assert "no longer counts. Say it in the room if you like." in reads(room, cookie, SORT, "for", turn=3)
    assert room.counts(asked) == {"to": 1, "for": 0, "with": 0}


@pytest.mark.parametrize("choice", [(), ("",), ("sideways",), ("with", "to")])
def test_a_choice_that_is_none_is_told_kindly_and_nothing_is_kept(
    kept: Store,  # noqa: F811
    room: LiveRoom,  # noqa: F811
    choice: tuple[str, ...],
) -> None:
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    assert reads(room, cookie, SORT, *choice) == "Choose or write something first. Or leave it out."
    assert kept.room(room.id).votes == ()


def test_whoever_writes_reads_first_who_reads_it_and_to_name_nobody(kept: Store, room: LiveRoom) -> None:  # noqa: F811
    cookie = joined(kept, room)
    room.move("go", ask=WORD)
    page = bytes(ask("GET", f"/w/{room.id}", cookie=cookie).body).decode()
    assert "The trainer reads this before anybody else does. Please don&#x27;t name anyone. You can leave it out." in page


def test_abuse_is_on_no_screen_and_one_phone_cannot_fill_the_wall(kept: Store, room: LiveRoom) -> None:  # noqa: F811
    rude, kind = joined(kept, room), joined(kept, room)
    room.move("go", ask=WORD)
    for n in range(3):
        assert reads(room, rude, WORD, f"you idiot {n}") == "Sent."
    assert reads(room, rude, WORD, "you idiot again") == "You have sent as many as can be sent to this one. They are all kept."
    assert reads(room, kind, WORD, "hope") == "Sent."
    room.decide({one.id: WordState.SHOWN if one.said == ("hope",) else WordState.HIDDEN for one in room.words(WORD)})
    room.move("reveal", ask=WORD)
    for view in ("phone", "screen"):
        told = event(room, kind, f"as={view}")
        assert told
        assert "idiot" not in str(told)
        assert "hope" in str(told["html"])


def test_whoever_guesses_codes_at_speed_reads_how_long_to_wait_and_what_to_do_meanwhile(kept: Store, room: LiveRoom) -> None:  # noqa: F811
    def typed(code: str) -> str:
        page = bytes(ask("POST", "/join", urlencode({"code": code})).body).decode()
        return page[page.index("<strong>") + 8 : page.index("</strong>")]

    assert typed("BBBBBB") == ("These letters open nothing just now. Look at the wall again; the letters change from day to day.")
    for _ in range(WHOLE_SERVER[0].most):
        typed("BBBBBB")
    letters = kept.workshop_code(room.id).letters
    assert typed(letters) == "Somebody has tried many wrong codes. Please wait 1 minute, or use a paper slip meanwhile."
