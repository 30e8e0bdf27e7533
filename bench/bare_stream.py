"""The floor for a room: a bare stream of events that says to everybody who listens what was posted."""

import asyncio
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

listening: set[asyncio.Queue[bytes]] = set()


async def live(request: Request) -> Response:
    """Listen."""

    async def events() -> AsyncIterator[bytes]:
        mine: asyncio.Queue[bytes] = asyncio.Queue()
        listening.add(mine)
        try:
            yield b"retry: 700\n\n"
            while True:
                yield await mine.get()
        finally:
            listening.discard(mine)

    return StreamingResponse(events(), media_type="text/event-stream")


async def tell(request: Request) -> Response:
    """Say it to everybody."""
    body = await request.body()
    for one in listening:
        one.put_nowait(b"data: " + body + b"\n\n")
    return Response()


async def health(request: Request) -> Response:
    """Whether it is there."""
    return Response(str(len(listening)))


app = Starlette(routes=[Route("/live", live), Route("/tell", tell, methods=["POST"]), Route("/_stcore/health", health)])
