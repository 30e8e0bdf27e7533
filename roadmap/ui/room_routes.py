"""The routes of a room: joining by code, the page of a phone and of the projector, the live stream, and votes.

A phone has no account: its cookie is a random value that opens one room for a day. A vote is answered once it is on disk,
and carries a key, so that a phone which is not sure sends it again.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse

from roadmap.access.codes import joins, workshop_letters
from roadmap.access.models import Deed, Role, Thing
from roadmap.access.permissions import may
from roadmap.access.tokens import token_hash
from roadmap.store import NotKept, StoreProblem
from roadmap.ui import door_pages, doors, room_pages, room_start
from roadmap.ui.handed_over import screen as handed_over
from roadmap.ui.mode import Mode, mode
from roadmap.ui.posted import own_page, posted
from roadmap.ui.room_pages import SENTENCE, WORD
from roadmap.ui.rooms import LiveRoom, View, rooms
from roadmap.ui.storage import store
from roadmap.ui.visitor import COOKIE, KEYBOARD, PHONE, PROJECTOR, by_visit
from roadmap.ui.words import say
from roadmap.workshop.models import Vote, Words
from roadmap.workshop.room import NotPossible
from roadmap.workshop.votes import fits

STATIC = Path(__file__).parent / "room_static"
#: Nothing but our own two files is loaded or run, and no page of another site is drawn round ours.
HEADERS = doors.QUIET | {
    # With "no-referrer" a browser would not say which page a form was sent from, not even to ourselves.
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
FOR_A_WHILE = {"Cache-Control": "max-age=300", "X-Content-Type-Options": "nosniff"}
MOST_BYTES = 8_000
#: Seconds after which a stream says that it is still there, so that nothing between takes it for dead.
STILL_HERE = 15.0
#: A phone's clock counts from here: seconds that fit a column of 32 bits until 2092.
_EPOCH = 1_700_000_000


# --- joining ------------------------------------------------------------------------------


def join(request: Request) -> Response:
    """The page on which the code is typed."""
    return HTMLResponse(room_pages.join_page(), headers=HEADERS)


async def join_typed(request: Request) -> Response:
    """The code as it was typed."""
    if not own_page(request):
        return Response(status_code=403, headers=HEADERS)
    form = await posted(request, MOST_BYTES) or {}
    return await run_in_threadpool(_join, request, form.get("code", [""])[0], False)


def join_scanned(request: Request) -> Response:
    """The code in an address, as the QR code on the wall holds it."""
    return _join(request, request.path_params["code"], False)


def join_screen(request: Request) -> Response:
    """The projector's page, by the code."""
    return _join(request, request.path_params["code"], True)


def _join(request: Request, typed: str, projector: bool) -> Response:
    """Let a phone in; one that is in stays who it is. With too many wrong codes about, right ones wait as well."""
    now = datetime.now(UTC)
    try:
        letters = workshop_letters(typed)
        # A code is short, so a right one must wait too while codes are being guessed.
        minutes = doors.tries.waiting(now)
        code = store().code_of(letters) if letters and not minutes else None
        if code is None or not joins(typed, code, now):
            minutes = minutes or doors.tries.failed(now)
            return HTMLResponse(
                room_pages.join_page(_told(minutes), typed[:20]), status_code=429 if minutes else 404, headers=HEADERS
            )
        if projector:
            answer = RedirectResponse(f"/w/{code.workshop}/screen", status_code=303, headers=HEADERS)
            return _with_cookie(request, answer, PROJECTOR, code.letters)
        answer = RedirectResponse(f"/w/{code.workshop}", status_code=303, headers=HEADERS)
        if _phone(request, code.workshop, now):
            return answer
        return _with_cookie(request, answer, PHONE, store().join_room(code.workshop, now))
    except StoreProblem as problem:
        return HTMLResponse(door_pages.trouble(problem), status_code=503, headers=HEADERS)


def _told(minutes: int) -> str:
    if not minutes:
        return say("live.wrong_code")
    return say("live.busy_code", wait=say("doors.minute") if minutes == 1 else say("doors.minutes", n=minutes))


def _with_cookie(request: Request, answer: Response, name: str, value: str) -> Response:
    secure = doors.over_https(request)
    answer.set_cookie(name, value, max_age=86_400, path="/", httponly=True, samesite="lax", secure=secure)
    return answer


# --- who is there -------------------------------------------------------------------------


def _phone(request: Request, workshop_id: str, now: datetime) -> str | None:
    """The phone's random id in this room; None for one that has not joined, or whose day is over."""
    value = request.cookies.get(PHONE)
    phone_id = token_hash(value) if value else None
    return phone_id if phone_id and store().phone_in(phone_id, now) == workshop_id else None


def _sees(request: Request, room: LiveRoom, view: View, now: datetime) -> bool:
    """Whether this browser may see the room: a phone that joined, the projector, and whoever runs it."""
    if _phone(request, room.id, now):
        return may(Role.RESPONDENT, Deed.SEE, Thing.LIVE_SCREEN)
    if view == "phone":
        return False
    letters = request.cookies.get(PROJECTOR)
    if letters and letters == room.code_now():
        return may(Role.RESPONDENT, Deed.SEE, Thing.LIVE_SCREEN)
    return any(may(role, Deed.SEE, Thing.LIVE_SCREEN) for role in _roles(request, room.id, now))


def _roles(request: Request, workshop_id: str, now: datetime) -> frozenset[Role]:
    """As what somebody comes who has not joined by the code."""
    value = request.cookies.get(COOKIE)
    if value:
        visit = store().visit_of(token_hash(value), now)
        return by_visit(visit).roles_in(workshop_id) if visit else frozenset()
    return KEYBOARD.roles if mode() is Mode.LAPTOP and not handed_over.now else frozenset()


def join_address(request: Request) -> str:
    """Where phones join, as they see it: a computer that runs for a room is not 127.0.0.1 to them."""
    seen = urlsplit(str(request.url))
    scheme = "https" if doors.over_https(request) else "http"
    network = room_start.network_address() if mode() is Mode.ROOM and seen.hostname in room_start.ONLY_HERE else None
    return f"{scheme}://{f'{network}:{seen.port}' if network else seen.netloc}/join"


# --- the pages and the stream -------------------------------------------------------------


def phone_page(request: Request) -> Response:
    """The page of a phone."""
    return _page(request, "phone")


def screen_page(request: Request) -> Response:
    """The projector's page."""
    return _page(request, "screen")


def _page(request: Request, view: View, told: str = "") -> Response:
    try:
        room = rooms.live(request.path_params["workshop"])
        if not _sees(request, room, view, datetime.now(UTC)):
            return RedirectResponse("/join", status_code=303, headers=HEADERS)
        room.catch_up()
        return HTMLResponse(room_pages.page(room, view, join_address(request), told), headers=HEADERS)
    except NotKept:
        return RedirectResponse("/join", status_code=303, headers=HEADERS)
    except StoreProblem as problem:
        return HTMLResponse(door_pages.trouble(problem), status_code=503, headers=HEADERS)


async def live(request: Request) -> Response:
    """The room as a stream of events: at once where the browser has seen an older one, and with every change."""
    view: View = "screen" if request.query_params.get("as") == "screen" else "phone"
    try:
        room = await run_in_threadpool(_room_seen, request, view)
    except StoreProblem:
        return Response(status_code=503, headers=HEADERS)
    if room is None:
        return Response(status_code=404, headers=HEADERS)
    rooms.watch()
    seen = request.headers.get("last-event-id") or request.query_params.get("since", "")
    events = _events(room, view, join_address(request), int(seen) if seen.isdecimal() and len(seen) < 10 else -1)
    headers = HEADERS | {"X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


def _room_seen(request: Request, view: View) -> LiveRoom | None:
    try:
        room = rooms.live(request.path_params["workshop"])
    except NotKept:
        return None
    return room if _sees(request, room, view, datetime.now(UTC)) else None


async def _events(room: LiveRoom, view: View, join: str, seen: int) -> AsyncIterator[bytes]:
    room.listeners += 1
    try:
        yield b"retry: 700\n\n"
        while True:
            changed = room.changed()
            if room.room.revision != seen:
                seen, event = room.told(view, join)
                yield event
                room.was_told()
                continue
            try:
                await asyncio.wait_for(changed.wait(), STILL_HERE)
            except TimeoutError:
                yield b": still here\n\n"
    finally:
        room.listeners -= 1


# --- votes --------------------------------------------------------------------------------


async def vote(request: Request) -> Response:
    """A vote or words. Answered once they are on disk: 200, or why not: 409 too late, 413 enough, 422 no answer to this ask."""
    if not own_page(request):
        return Response(status_code=403, headers=HEADERS)
    form = await posted(request, MOST_BYTES) or {}
    status = await run_in_threadpool(_keep, request, form)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"kept": status == 200}, status_code=status, headers=HEADERS)
    told = {200: "no_script_saved", 409: "late", 413: "full", 422: "missing"}.get(status, "broken")
    return await run_in_threadpool(_page, request, "phone", say(f"live.{told}"))


def _keep(request: Request, form: dict[str, list[str]]) -> int:
    now = datetime.now(UTC)
    try:
        room = rooms.live(request.path_params["workshop"])
        phone_id = _phone(request, room.id, now)
        if phone_id is None or not may(Role.RESPONDENT, Deed.GIVE, Thing.VOTE):
            return 403
        ask = room.ask(form.get("ask", [""])[0] or "-")
    except (NotKept, NotPossible):
        return 404
    except StoreProblem:
        return 503
    assert ask is not None
    key = form.get("key", [""])[0][:64] or secrets.token_hex(12)
    said = form.get("choice", [])
    try:
        if ask.answer in ("one", "order"):
            choice = tuple(one for one in said if one)
            sent = Vote(ask=ask.id, phone=phone_id, turn=_turn(form, now), key=key, choice=choice)
            return 422 if not fits(ask, choice) else 200 if room.vote(sent) else 409
        texts = _texts(ask.answer, said)
        if not texts:
            return 422
        if not room.room.takes_votes(ask.id):
            return 409
        return 200 if room.say(Words(id="", ask=ask.id, phone=phone_id, key=key, said=texts)) else 413
    except StoreProblem:
        return 503


def _turn(form: dict[str, list[str]], now: datetime) -> int:
    typed = form.get("turn", [""])[0]
    return int(typed) if typed.isdecimal() and len(typed) < 10 else int(now.timestamp()) - _EPOCH


def _texts(answer: str, said: list[str]) -> tuple[str, ...]:
    """What was written, in one line each and no longer than there is room for; empty where the first is."""
    longest = WORD if answer == "word" else SENTENCE
    lines = [" ".join(one.split())[:longest] for one in said[: 2 if answer == "action" else 1]]
    return tuple(lines) if lines and lines[0] else ()


def style(request: Request) -> Response:
    """How a phone and the projector look."""
    return FileResponse(STATIC / "room.css", media_type="text/css", headers=FOR_A_WHILE)


def script(request: Request) -> Response:
    """What a phone and the projector run: one small file of our own."""
    return FileResponse(STATIC / "room.js", media_type="text/javascript", headers=FOR_A_WHILE)


def page_address(path: str) -> str:
    """The whole address of a path of this server, as the browser at a page of this tool sees it."""
    seen = urlsplit(str(st.context.url or ""))
    return f"{seen.scheme}://{seen.netloc}{path}"
