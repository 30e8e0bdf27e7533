"""The server's own routes beside its pages, and the log that must not hold a link.

What answers a route is loaded when it is first asked: the start page waits for none of it.
"""

import logging
from collections.abc import Awaitable, Callable
from importlib import import_module
from inspect import iscoroutinefunction
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


class WithoutLinks(logging.Filter):
    """Keeps addresses of links out of the server's log of requests, should somebody turn that on."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not any(path in record.getMessage() for path in ("/j/", "/form/"))


def keep_links_out_of_logs() -> None:
    """Put the filter in; more than once does no harm."""
    for name in ("uvicorn.access", "uvicorn.error"):
        logger = logging.getLogger(name)
        if not any(isinstance(one, WithoutLinks) for one in logger.filters):
            logger.addFilter(WithoutLinks())


def join(request: Request) -> Response:
    """Let somebody in by a link."""
    from roadmap.ui import doors

    return doors.join(request)


def leave(request: Request) -> Response:
    """Let somebody out again."""
    from roadmap.ui import doors

    return doors.leave(request)


def answered_by(module: str, name: str) -> Callable[[Request], Awaitable[Response]]:
    """The answer of a room, or of an evaluation's form, to a route: loaded when it is first asked."""

    async def answer(request: Request) -> Response:
        found = getattr(import_module(f"roadmap.ui.{module}"), name)
        if iscoroutinefunction(found):
            return cast(Response, await found(request))
        return cast(Response, await run_in_threadpool(found, request))

    return answer


#: By method and path, the function in `room_routes` that answers.
ROOM = {
    "GET /join": "join",
    "POST /join": "join_typed",
    "GET /join/{code}": "join_scanned",
    "GET /join/{code}/screen": "join_screen",
    "GET /w/room.css": "style",
    "GET /w/room.js": "script",
    "GET /w/{workshop}": "phone_page",
    "GET /w/{workshop}/screen": "screen_page",
    "GET /live/{workshop}": "live",
    "POST /live/{workshop}/vote": "vote",
}
#: The same for `form_routes`.
FORM = {
    "GET /form": "letters",
    "POST /form": "letters_typed",
    "GET /form/{code}": "form",
    "POST /form/{code}": "send",
    "POST /form/{code}/next": "next_person",
    "GET /form/{code}/screen": "screen",
    "GET /form/{code}/leave": "leave",
}


def all_routes() -> list[Route]:
    """The routes, for `st.App`. Whatever follows `/j/` is answered here, so that no part of a link goes further."""
    links = [Route("/j/{token:path}", join, methods=["GET"]), Route("/leave", leave, methods=["GET"])]
    phones = [
        (module, *one.split(), name) for module, of in (("room_routes", ROOM), ("form_routes", FORM)) for one, name in of.items()
    ]
    return [*links, *(Route(path, answered_by(module, name), methods=[method]) for module, method, path, name in phones)]
