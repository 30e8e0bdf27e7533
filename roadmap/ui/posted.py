"""What a form or script of our own pages sends to a route, and whether it was one of our own."""

from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request


def own_page(request: Request) -> bool:
    """Whether a form or script of our own pages sent this: the origin that browsers name with every POST is this server's."""
    origin = urlsplit(request.headers.get("origin", "")).netloc
    hosts = (request.headers.get("host"), request.headers.get("x-forwarded-host", "").split(",")[0].strip())
    return bool(origin) and origin in hosts


async def posted(request: Request, most: int) -> dict[str, list[str]] | None:
    """What was sent, by the name of its field; None of a body of more than `most` bytes."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > most:
            return None
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
