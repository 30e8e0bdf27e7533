"""A room as phones meet it: joining by the code, votes that count once, nothing shown before its time, and recovery."""

import asyncio
import json
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlencode

import pytest
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from roadmap.access.limits import WHOLE_SERVER
from roadmap.store import Store
from roadmap.ui import doors, room_routes, routes
from roadmap.ui.rooms import LiveRoom, rooms
from roadmap.workshop.models import Count, Way, Words, WordState
from tests.workshop.rooms import vote, workshop

T = TypeVar("T")
HOST = "room.example"
SORT = "to_for_with.review_letter"
WORD = "one_word"


@pytest.fixture
def kept(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store of the routes of this test."""
    monkeypatch.setenv("ROADMAP_DATABASE_URL", sqlite_url)
    monkeypatch.setattr(doors, "tries", doors.Tries())
    st.cache_resource.clear()
    rooms.forget()
    store = Store.open(sqlite_url)
    yield store
    store.close()
    st.cache_resource.clear()
    rooms.forget()


@pytest.fixture
def room(kept: Store) -> LiveRoom:
    made = kept.make_workshop(workshop().model_copy(update={"id": ""}), datetime.now(UTC))
    found = rooms.live(made.id)
    found.move("begin")
    return found


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run it in a thread: where a browser test ran before, this one has a loop that never ends."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def ask(method: str, path: str, body: str = "", cookie: str = "", query: str = "", **headers: str) -> Response:
    """What the server answers to one request, found among its routes as a browser's would be."""
    sent = {"host": HOST, "accept": "application/json"} | ({"origin": f"http://{HOST}"} if method == "POST" else {})
    sent |= {name.replace("_", "-"): value for name, value in headers.items()} | ({"cookie": cookie} if cookie else {})
    scope = {
        "type": "http", "method": method, "path": path, "scheme": "http", "server": (HOST, 80), "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in sent.items() if value],
    }  # fmt: skip

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body.encode(), "more_body": False}

    async def answer() -> Response:
        for route in routes.all_routes():
            match, found = route.matches(scope)
            if match.value == 2:
                given = route.endpoint(Request(scope | found, receive))
                return given if isinstance(given, Response) else await given  # type: ignore[no-any-return]
        raise AssertionError(f"no route for {method} {path}")

    return _run(answer())


def joined(kept: Store, room: LiveRoom) -> str:
    answer = ask("GET", f"/join/{kept.workshop_code(room.id).letters}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{room.id}")
    return answer.headers["set-cookie"].split(";")[0]


def send(room: LiveRoom, cookie: str, ask_id: str, *choice: str, turn: int = 1, key: str = "k", **headers: str) -> int:
    body = urlencode([("ask", ask_id), ("turn", turn), ("key", key), *(("choice", one) for one in choice)])
    return ask("POST", f"/live/{room.id}/vote", body, cookie, **headers).status_code


def event(room: LiveRoom, cookie: str, query: str = "as=phone", last: str = "") -> dict[str, object] | None:
    """The first event of a stream, None where it only waits."""
    answer = ask("GET", f"/live/{room.id}", cookie=cookie, query=query, last_event_id=last)
    assert answer.status_code == 200

    async def first() -> dict[str, object] | None:
        stream = answer.body_iterator  # type: ignore[attr-defined]
        await anext(stream)
        try:
            told = await asyncio.wait_for(anext(stream), 0.2)
        except TimeoutError:
            return None
        finally:
            await stream.aclose()
        found: dict[str, object] = json.loads(told.decode().split("data: ", 1)[1])
        return found

    return _run(first())


def test_a_phone_joins_by_the_code_however_it_is_typed_and_stays_who_it_is(kept: Store, room: LiveRoom) -> None:
    letters = kept.workshop_code(room.id).letters
    typed = ask("POST", "/join", urlencode({"code": f" {letters[:3].lower()} {letters[3:]}"}))
    assert typed.status_code == 303
    cookie = typed.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    again = ask("GET", f"/join/{letters}", cookie=cookie.split(";")[0])
    assert again.status_code == 303
    assert "set-cookie" not in again.headers
    assert kept.phones_of(room.id, datetime.now(UTC)) == 1


def test_a_wrong_code_is_told_kindly_and_nothing_of_a_room_is_seen_without_one(kept: Store, room: LiveRoom) -> None:
    wrong = ask("GET", "/join/BBBBBB")
    assert wrong.status_code == 404
    assert b"These letters open nothing just now" in bytes(wrong.body)
    for path in (f"/w/{room.id}", "/w/nothing"):
        assert ask("GET", path).headers["location"] == "/join"
    assert ask("GET", f"/live/{room.id}").status_code == 404
    assert send(room, "", SORT, "with") == 403
    assert send(room, "phone=guessed", SORT, "with") == 403


def test_a_code_that_is_guessed_at_speed_waits_and_then_the_right_one_waits_too(kept: Store, room: LiveRoom) -> None:
    cookie = joined(kept, room)
    answers = [ask("GET", "/join/BBBBBB").status_code for _ in range(WHOLE_SERVER[0].most + 2)]
    assert set(answers[: WHOLE_SERVER[0].most]) == {404}
    assert answers[-1] == 429
    right = ask("GET", f"/join/{kept.workshop_code(room.id).letters}")
    assert right.status_code == 429, "else guessing on would find it"
    assert b"Please wait 1 minute" in bytes(right.body)
    assert ask("GET", f"/w/{room.id}", cookie=cookie).status_code == 200, "who is in stays in"


def test_a_code_of_yesterday_opens_nothing(kept: Store, room: LiveRoom) -> None:
    kept.new_code(room.id, datetime.now(UTC) - timedelta(hours=25))
    assert ask("GET", f"/join/{kept.workshop_code(room.id).letters}").status_code == 404


def test_a_vote_is_on_disk_when_it_is_answered_and_sent_again_counts_once(kept: Store, room: LiveRoom) -> None:
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    for _ in range(3):
        assert send(room, cookie, SORT, "with") == 200
        assert [vote.choice for vote in kept.room(room.id).votes] == [("with",)]
    assert send(room, cookie, SORT, "to", turn=5, key="newer") == 200
    assert send(room, cookie, SORT, "for", turn=2, key="older, and held up by the network") == 200
    asked = room.ask(SORT)
    assert asked
    assert room.counts(asked) == {"to": 1, "for": 0, "with": 0}


def test_a_vote_counts_from_the_question_to_the_reveal_and_only_what_can_be_chosen(kept: Store, room: LiveRoom) -> None:
    cookie = joined(kept, room)
    assert send(room, cookie, SORT, "with") == 409
    room.move("go", ask=SORT)
    assert send(room, cookie, SORT, "sideways") == 422
    assert send(room, cookie, SORT, "with", "to") == 422
    assert send(room, cookie, "nothing", "with") == 404
    room.move("close", ask=SORT)
    assert send(room, cookie, SORT, "with") == 200
    room.move("reveal", ask=SORT)
    assert send(room, cookie, SORT, "to", turn=9) == 409


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", ""])
def test_another_site_can_send_nothing(kept: Store, room: LiveRoom, origin: str) -> None:
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    assert send(room, cookie, SORT, "with", origin=origin) == 403
    assert ask("POST", "/join", "code=BBBBBB", origin=origin).status_code == 403


def test_no_count_is_on_the_stream_before_the_reveal_and_all_of_it_after(kept: Store, room: LiveRoom) -> None:
    phones = [joined(kept, room) for _ in range(3)]
    room.move("go", ask=SORT)
    for phone in phones[:2]:
        send(room, phone, SORT, "with")
    before, wall = event(room, phones[2]), event(room, phones[2], "as=screen")
    send(room, phones[2], SORT, "to")
    rooms.forget(room.id)
    assert event(room, phones[2]) == before, "an answer changes nothing that others see"
    assert wall
    for told in (before, wall):
        assert "answered" not in str(told)
    rooms.live(room.id).move("reveal", ask=SORT)
    shown = event(room, phones[2])
    assert shown
    assert "3 people answered" in str(shown["html"])
    assert str(shown["html"]).count("<circle") == 3


def test_whoever_has_seen_this_revision_is_told_nothing_and_whoever_slept_gets_the_room_as_it_is(
    kept: Store, room: LiveRoom
) -> None:
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    first = event(room, cookie)
    assert first
    assert event(room, cookie, last=str(first["rev"])) is None
    assert event(room, cookie, query=f"as=phone&since={first['rev']}") is None
    room.move("reveal", ask=SORT)
    again = event(room, cookie, last=str(first["rev"]))
    assert again
    assert again["rev"] == 3
    assert event(room, cookie, last="nonsense") == again


def test_after_a_restart_the_room_is_where_it_was(kept: Store, room: LiveRoom) -> None:
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    send(room, cookie, SORT, "with")
    before, told = room.room, event(room, cookie)
    rooms.forget()
    restarted = rooms.live(room.id)
    assert restarted is not room
    assert (restarted.room, restarted.votes()) == (before, room.votes())
    assert event(restarted, cookie) == told
    assert send(restarted, cookie, SORT, "with") == 200
    assert len(kept.room(room.id).votes) == 1


def test_what_another_process_moved_is_noticed(kept: Store, room: LiveRoom) -> None:
    other = LiveRoom(kept.room(room.id), lambda: kept)
    other.move("go", ask=SORT)
    assert room.room.ask is None
    room.look()
    assert room.room == other.room


def test_a_page_that_is_loaded_shows_where_another_process_moved_the_room(kept: Store, room: LiveRoom) -> None:
    cookie = joined(kept, room)
    other = LiveRoom(kept.room(room.id), lambda: kept)
    other.move("go", ask=SORT)
    assert other.workshop.asks[0].text in bytes(ask("GET", f"/w/{room.id}", cookie=cookie).body).decode()


def test_what_phones_sent_to_another_process_counts_at_the_reveal(kept: Store, room: LiveRoom) -> None:
    room.move("go", ask=SORT)
    kept.keep_vote(room.id, vote(SORT, "a phone of the other process", "with"))
    room.move("reveal", ask=SORT)
    asked = room.ask(SORT)
    assert asked
    assert room.tally(asked).answered == 1


def test_words_are_seen_by_nobody_before_they_are_let_through_and_never_as_code(kept: Store, room: LiveRoom) -> None:
    cookie = joined(kept, room)
    room.move("go", ask=WORD)
    for n, word in enumerate(("<script>alert(1)</script>", "you idiot", "hope")):
        assert send(room, cookie, WORD, word, key=str(n)) == 200
    assert send(room, cookie, WORD, "a fourth", key="4") == 413
    assert send(room, cookie, WORD, "   ", key="5") == 422
    room.move("reveal", ask=WORD)
    told = event(room, cookie)
    assert told
    assert "Nobody has answered this one" in str(told["html"])
    by_text = {one.said[0]: one.id for one in room.words()}
    room.decide({by_text["hope"]: WordState.SHOWN, by_text["<script>alert(1)</script>"]: WordState.SHOWN})
    room.decide({by_text["you idiot"]: WordState.HIDDEN})
    told = event(room, cookie)
    assert told
    assert "idiot" not in str(told)
    assert "<script>" not in str(told["html"])
    assert "&lt;script&gt;" in str(told["html"])


def test_what_the_trainer_types_stands_at_once(kept: Store, room: LiveRoom) -> None:
    room.move("go", ask=WORD)
    assert room.say(Words(id="", ask=WORD, key="t", said=("from the wall",), state=WordState.SHOWN))
    room.move("reveal", ask=WORD)
    asked = room.ask(WORD)
    assert asked
    assert [row.text for row in room.tally(asked).rows] == ["from the wall"]


def test_switching_to_no_phones_loses_nothing_and_counts_are_added_or_stand_instead(kept: Store, room: LiveRoom) -> None:
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    send(room, cookie, SORT, "with")
    room.move("way", way=Way.NONE)
    told = event(room, cookie)
    assert told
    assert "Without phones from here" in str(told["html"])
    asked = room.ask(SORT)
    assert asked
    room.move("count", ask=SORT, count=Count(people={"with": 5, "to": 2}))
    assert room.counts(asked) == {"to": 2, "for": 0, "with": 6}
    room.move("count", ask=SORT, count=Count(people={"with": 5, "to": 2}, instead=True))
    assert room.counts(asked) == {"to": 2, "for": 0, "with": 5}
    assert len(room.votes()) == 1


def test_a_phone_page_works_without_any_script(kept: Store, room: LiveRoom) -> None:
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    page = ask("GET", f"/w/{room.id}", cookie=cookie)
    assert f'action="/live/{room.id}/vote"' in bytes(page.body).decode()
    body = urlencode([("ask", SORT), ("choice", "with")])
    sent = ask("POST", f"/live/{room.id}/vote", body, cookie, accept="text/html")
    assert "Sent." in bytes(sent.body).decode()
    assert [vote.choice for vote in kept.room(room.id).votes] == [("with",)]


def test_the_pages_of_a_room_load_nothing_from_elsewhere(kept: Store, room: LiveRoom) -> None:
    page = ask("GET", f"/w/{room.id}", cookie=joined(kept, room))
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert b"http://" not in bytes(page.body)
    assert b"style=" not in bytes(page.body)
    assert page.headers["cache-control"] == "no-store"


def test_the_projector_is_opened_by_the_code_and_votes_not(kept: Store, room: LiveRoom) -> None:
    letters = kept.workshop_code(room.id).letters
    opened = ask("GET", f"/join/{letters}/screen")
    cookie = opened.headers["set-cookie"].split(";")[0]
    assert opened.headers["location"] == f"/w/{room.id}/screen"
    assert ask("GET", f"/w/{room.id}/screen", cookie=cookie).status_code == 200
    assert kept.phones_of(room.id, datetime.now(UTC)) == 0
    room.move("go", ask=SORT)
    assert send(room, cookie, SORT, "with") == 403
    kept.new_code(room.id, datetime.now(UTC))
    assert ask("GET", f"/w/{room.id}/screen", cookie=f"{cookie}; visit=none").status_code == 303


def test_the_body_of_a_vote_has_a_limit(kept: Store, room: LiveRoom) -> None:
    cookie = joined(kept, room)
    room.move("go", ask=SORT)
    assert send(room, cookie, SORT, "x" * room_routes.MOST_BYTES) == 404
