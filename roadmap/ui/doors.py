"""What lets somebody in by a link and out again: `/j/<token>` and `/leave`.

A token stands in no query, page, log or address bar: the answer leads on to the start page with a cookie of its own
value. What is guessed, expired, revoked or malformed leads to one and the same page at `/j/`, which names no link.
"""

from collections import deque
from datetime import UTC, datetime
from threading import Lock
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from roadmap.access.limits import NO_WAIT, WHOLE_SERVER, wait
from roadmap.access.models import Link
from roadmap.access.tokens import opened, token_hash, token_in
from roadmap.store import StoreProblem
from roadmap.ui import door_pages
from roadmap.ui.storage import store
from roadmap.ui.visitor import COOKIE, PHONE, PROJECTOR

#: For every answer of these routes: nothing of it is kept by browsers on the way, and no other site learns the address.
QUIET = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


class Tries:
    """When links were tried in vain, by anybody: times alone, as many as the widest limit needs."""

    def __init__(self) -> None:
        self._failed: deque[datetime] = deque(maxlen=max(limit.most for limit in WHOLE_SERVER))
        self._lock = Lock()

    def waiting(self, now: datetime) -> int:
        """For how many minutes others have to wait just now, 0 for not at all; nothing is noted."""
        with self._lock:
            left = wait(self._failed, now, WHOLE_SERVER)
        return 0 if left == NO_WAIT else int(left.total_seconds() // 60) + 1

    def failed(self, now: datetime) -> int:
        """Note one more; returns for how many minutes others have to wait, 0 for not at all."""
        with self._lock:
            left = wait(self._failed, now, WHOLE_SERVER)
            if left == NO_WAIT:
                self._failed.append(now)
                return 0
        return int(left.total_seconds() // 60) + 1


tries = Tries()


def join(request: Request) -> Response:
    """Let somebody in by a link, as a new visit. Asking without wanting the page (HEAD) uses up nothing."""
    if request.method != "GET":
        return Response(status_code=405, headers=QUIET | {"Allow": "GET"})
    now = datetime.now(UTC)
    if request.url.path == _nowhere():
        minutes = tries.waiting(now)
        return HTMLResponse(door_pages.closed(minutes), status_code=429 if minutes else 404, headers=QUIET)
    try:
        found = _opened(request, now)
        value = store().begin_visit(found, now, instead_of=_visit_hash(request)) if found else None
    except StoreProblem as problem:
        return HTMLResponse(door_pages.trouble(problem), status_code=503, headers=QUIET)
    if value is None:
        tries.failed(now)
        return RedirectResponse(_nowhere(), status_code=303, headers=QUIET)
    answer = RedirectResponse(_start(), status_code=303, headers=QUIET)
    answer.set_cookie(COOKIE, value, path="/", httponly=True, samesite="lax", secure=over_https(request))
    return answer


def leave(request: Request) -> Response:
    """Forget the link in this browser, and the room that this phone is in, so that the next person at it finds nothing."""
    try:
        if visit := _visit_hash(request):
            store().end_visit(visit)
    except StoreProblem as problem:
        return HTMLResponse(door_pages.trouble(problem), status_code=503, headers=QUIET)
    answer = HTMLResponse(door_pages.left("left_room" if PHONE in request.cookies else "left"), headers=QUIET)
    for name in (COOKIE, PHONE, PROJECTOR):
        answer.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=over_https(request))
    return answer


def address(token: str, page: str) -> str:
    """The whole address of a link, by the address of a page of this tool as a browser sees it."""
    seen = urlsplit(page)
    return f"{seen.scheme}://{seen.netloc}{_nowhere()}{token}"


def _opened(request: Request, now: datetime) -> Link | None:
    token = token_in(request.url.path.removeprefix(_start().rstrip("/")))
    return opened(token, store().link_of(token_hash(token)), now) if token else None


def _visit_hash(request: Request) -> str | None:
    value = request.cookies.get(COOKIE)
    return token_hash(value) if value else None


def _start() -> str:
    """The address of the start page: the root, or what `server.baseUrlPath` puts before everything."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"


def _nowhere() -> str:
    """Where every link leads that opens nothing."""
    return f"{_start()}j/"


def over_https(request: Request) -> bool:
    """Whether the browser came over HTTPS, to this server or to the proxy in front of it."""
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", "").split(",")[0].strip())
