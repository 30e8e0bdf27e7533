"""The server's own routes beside its pages, and the log that must not hold a link.

What answers a route is loaded when it is first asked: the start page waits for none of it.
"""

import logging

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


class WithoutLinks(logging.Filter):
    """Keeps addresses of links out of the server's log of requests, should somebody turn that on."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "/j/" not in record.getMessage()


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


def all_routes() -> list[Route]:
    """The routes, for `st.App`. Whatever follows `/j/` is answered here, so that no part of a link goes further."""
    return [Route("/j/{token:path}", join, methods=["GET"]), Route("/leave", leave, methods=["GET"])]
