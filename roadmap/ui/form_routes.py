"""The routes of an evaluation's form: by the letters on the wall or a link that was sent, to the form, and what is sent.

There is no account and no name. A form carries a random key, in the page and in a cookie for its address alone, so that a
form sent twice counts once; a form at another time has another key, and nothing joins the two.
"""

import hashlib
import hmac
import re
import secrets
from datetime import UTC, datetime
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from roadmap.access.codes import joins, workshop_letters
from roadmap.access.models import Deed, Role, Thing, WorkshopCode
from roadmap.access.permissions import may
from roadmap.assessment.collecting import HERE
from roadmap.evaluation.asked import asked_in, background_asked
from roadmap.evaluation.kept_models import Course, Form, Opening, Said
from roadmap.store import StoreProblem
from roadmap.ui import door_pages, doors, form_pages
from roadmap.ui.form_pages import LONGEST
from roadmap.ui.posted import own_page, posted
from roadmap.ui.room_routes import HEADERS, join_address
from roadmap.ui.storage import store
from roadmap.ui.words import say

#: The cookie that holds a form's key, for the address of that form alone.
FORM = "form"
KEY = re.compile(r"[0-9a-f]{32}\.[0-9a-f]{32}")
MOST_BYTES = 60_000
_DAY = 86_400


class Found(NamedTuple):
    """What an address leads to, and the key of the form at this phone."""

    course: Course
    opening: Opening
    address: str
    key: str


def letters(request: Request) -> Response:
    """The page on which the letters are typed."""
    return HTMLResponse(form_pages.letters_page(), headers=HEADERS)


async def letters_typed(request: Request) -> Response:
    """The letters as they were typed."""
    if not own_page(request):
        return Response(status_code=403, headers=HEADERS)
    typed = (await posted(request, MOST_BYTES) or {}).get("code", [""])[0]
    return await run_in_threadpool(_typed, request, typed)


def _typed(request: Request, typed: str) -> Response:
    try:
        found = _found(request, workshop_letters(typed) or "-", "")
    except StoreProblem as problem:
        return _trouble(problem)
    if isinstance(found, Response):
        return found
    return RedirectResponse(found.address, status_code=303, headers=HEADERS)


def form(request: Request) -> Response:
    """The form; or, where this phone has sent it, thank you; or that it is closed."""
    try:
        found = _found(request, request.path_params["code"], request.cookies.get(FORM, ""))
        if isinstance(found, Response):
            return found
        if found.opening.closed_on:
            return HTMLResponse(form_pages.closed_page(found.course), headers=HEADERS)
        if request.query_params.get("again") != "1" and store().has_form(_form_id(found)):
            return HTMLResponse(form_pages.sent_page(found.course, found.address), headers=HEADERS)
        return _with_key(request, found, HTMLResponse(_page(found), headers=HEADERS))
    except StoreProblem as problem:
        return _trouble(problem)


def screen(request: Request) -> Response:
    """The projector's page."""
    try:
        found = _found(request, request.path_params["code"], "")
        if isinstance(found, Response):
            return found
        address = f"{join_address(request).removesuffix('/join')}/form"
        return HTMLResponse(form_pages.screen_page(found.course, found.opening, address), headers=HEADERS)
    except StoreProblem as problem:
        return _trouble(problem)


async def send(request: Request) -> Response:
    """A form that was filled in. Answered once it is on disk, with the page that says thank you."""
    if not own_page(request):
        return Response(status_code=403, headers=HEADERS)
    fields = await posted(request, MOST_BYTES)
    return await run_in_threadpool(_send, request, fields)


def _send(request: Request, fields: dict[str, list[str]] | None) -> Response:
    given = {name: values[-1] for name, values in (fields or {}).items()}
    try:
        found = _found(request, request.path_params["code"], given.get("key") or request.cookies.get(FORM, ""))
        if isinstance(found, Response):
            return found
        if not may(Role.RESPONDENT, Deed.GIVE, Thing.EVALUATION_ANSWERS):
            return Response(status_code=403, headers=HEADERS)
        if found.opening.closed_on:
            return HTMLResponse(form_pages.closed_page(found.course), status_code=409, headers=HEADERS)
        if fields is None:
            return HTMLResponse(_page(found, say("form_page.too_long")), status_code=413, headers=HEADERS)
        made, said = _read(found, given)
        if not made.answers and not any(one.said for one in said):
            return HTMLResponse(_page(found, say("form_page.empty")), status_code=422, headers=HEADERS)
        if not store().keep_form(found.course.id, made, said):
            return HTMLResponse(form_pages.closed_page(found.course), status_code=409, headers=HEADERS)
    except StoreProblem as problem:
        return _trouble(problem)
    # Leading on, so that a reload shows the thank you and sends nothing again.
    return _with_key(request, found, RedirectResponse(found.address, status_code=303, headers=HEADERS))


async def next_person(request: Request) -> Response:
    """Somebody else answers on this phone: a new key."""
    if not own_page(request):
        return Response(status_code=403, headers=HEADERS)
    return await run_in_threadpool(_next, request)


def _next(request: Request) -> Response:
    try:
        found = _found(request, request.path_params["code"], "")
    except StoreProblem as problem:
        return _trouble(problem)
    if isinstance(found, Response):
        return found
    return _with_key(request, found, RedirectResponse(found.address, status_code=303, headers=HEADERS))


def leave(request: Request) -> Response:
    """Forget the form in this browser; whether there is one at this address makes no difference."""
    answer = HTMLResponse(door_pages.left("left_form"), headers=HEADERS)
    path = request.url.path.removesuffix("/leave")
    answer.delete_cookie(FORM, path=path, httponly=True, samesite="lax", secure=doors.over_https(request))
    return answer


def _page(found: Found, told: str = "") -> str:
    return form_pages.form_page(found.course, found.opening, found.address, found.key, told)


def _trouble(problem: StoreProblem) -> Response:
    return HTMLResponse(door_pages.trouble(problem), status_code=503, headers=HEADERS)


# --- what an address leads to -----------------------------------------------------------------


def _found(request: Request, code: str, key: str) -> Found | Response:
    """What letters or a link lead to just now; else the page that says they lead nowhere.

    Whoever has a form of ours before them comes back to it, though letters were renewed meanwhile or are being guessed.
    """
    now = datetime.now(UTC)
    typed = workshop_letters(code)
    address = f"/form/{typed or code}"
    opened = store().opening_by_letters(typed) if typed else store().opening_by_link(code)
    is_open = opened is not None and (_lasts(opened, now) if typed else _link_lasts(opened[1], now))
    if begun := _begun(opened if is_open else None, key):
        return Found(store().course(begun[0]), begun[1], address, key)
    minutes = doors.tries.waiting(now) if is_open else doors.tries.failed(now)
    if opened is not None and is_open and not minutes:
        return Found(store().course(opened[0]), opened[1], address, _new_key(opened))
    told = say("form_page.wrong_code" if typed or code == "-" else "form_page.no_link")
    if minutes:
        wait = say("doors.minute") if minutes == 1 else say("doors.minutes", n=minutes)
        told = say("live.busy_code", wait=wait)
    page = form_pages.letters_page(told, code[:6] if typed else "")
    return HTMLResponse(page, status_code=429 if minutes else 404, headers=HEADERS)


def _begun(opened: tuple[str, Opening] | None, key: str) -> tuple[str, Opening] | None:
    """The time for which a key was given out here: what the address leads to, else any that is open."""
    if not KEY.fullmatch(key):
        return None
    if opened is not None:
        return opened if _own_key(opened, key) else None
    return next((one for one in store().open_times() if _own_key(one, key)), None)


def _lasts(opened: tuple[str, Opening], now: datetime) -> bool:
    course_id, opening = opened
    return joins(opening.letters, WorkshopCode(letters=opening.letters, workshop=course_id, made_at=opening.made_at), now)


def _link_lasts(opening: Opening, now: datetime) -> bool:
    return opening.link_until is not None and now.astimezone(HERE).date() <= opening.link_until


# --- keys -----------------------------------------------------------------------------------


def _new_key(opened: tuple[str, Opening]) -> str:
    random = secrets.token_hex(16)
    return f"{random}.{_signed(opened, random)}"


def _signed(opened: tuple[str, Opening], random: str) -> str:
    """By which a key is known again that was given out here. The evaluation's id is random and on no phone."""
    course_id, opening = opened
    said = "\n".join((opening.wave, opening.site, random))
    return hmac.new(course_id.encode(), said.encode(), hashlib.sha256).hexdigest()[:32]


def _own_key(opened: tuple[str, Opening], key: str) -> bool:
    """Whether a key was given out here, for this time at this site: whoever has one is not kept waiting while others guess."""
    random, _, signed = key.partition(".")
    return bool(random) and hmac.compare_digest(_signed(opened, random).encode(), signed.encode())


def _form_id(found: Found) -> str:
    return _hashed(found, "form")


def _hashed(found: Found, what: str) -> str:
    """What is kept of a key, another one for each thing: nothing leads from words to the ticks that stood with them."""
    random = found.key.partition(".")[0]
    said = "\n".join((found.course.id, found.opening.wave, found.opening.site, what, random))
    return hashlib.sha256(said.encode()).hexdigest()


def _with_key(request: Request, found: Found, answer: Response) -> Response:
    answer.set_cookie(
        FORM, found.key, max_age=_DAY, path=found.address, httponly=True, samesite="lax", secure=doors.over_https(request)
    )
    return answer


# --- what was sent ----------------------------------------------------------------------------


def _read(found: Found, given: dict[str, str]) -> tuple[Form, list[Said]]:
    """The ticks as a form, and apart from it what was written; what is no answer to what was asked counts as left out."""
    course, opening = found.course, found.opening
    instrument, asked = course.instrument, asked_in(course.instrument, opening.wave)
    scale = {one.id for one in instrument.scale}
    statements = [*(one.id for one in asked.outcomes), *(one.id for one in asked.reactions)]
    answers = {name: given[name] for name in statements if given.get(name) in scale}
    words = {one.id: " ".join(given.get(one.id, "").split())[:LONGEST] for one in asked.questions}
    if background_asked(instrument, opening.attended):
        words |= {one.id: given[one.id] if given.get(one.id) in one.options else "" for one in instrument.background}
    said = [Said(id=_hashed(found, name), wave=opening.wave, question=name, said=text) for name, text in words.items()]
    return Form(id=_form_id(found), wave=opening.wave, site=opening.site, answers=answers), said
