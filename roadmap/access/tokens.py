"""Links: the token in one, what is kept of it, how it stands at a moment, and how it is read from an address.

The token is the secret; only its hash is kept. A plain SHA-256 is enough for it: 128 random bits
cannot be tried out, so slowing each try down gains nothing (a return code is short and needs it).
"""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime

from roadmap.access.models import Link, LinkState

#: 16 bytes are 128 bits, 22 characters in an address.
TOKEN_BYTES = 16
_LONGEST = 86  # 64 bytes
_ADDRESS = re.compile(rf"/j/([A-Za-z0-9_-]{{22,{_LONGEST}}})")


def new_token(random_bytes: Callable[[int], bytes], n: int = TOKEN_BYTES) -> str:
    """A token of n random bytes (16 to 64) as it stands in an address: letters, digits, - and _.

    `random_bytes` gives so many unguessable bytes (`secrets.token_bytes`). ValueError where n is out
    of range or it gave another number: a short token is a door left open.
    """
    if not TOKEN_BYTES <= n <= 64:
        raise ValueError(f"a token has 16 to 64 bytes, not {n}")
    secret = random_bytes(n)
    if len(secret) != n:
        raise ValueError(f"{n} random bytes were asked for and {len(secret)} came")
    return urlsafe_b64encode(secret).rstrip(b"=").decode()


def token_hash(token: str) -> str:
    """What is kept of a token, and by which a link is found: SHA-256, in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_of(token: str, link: Link) -> bool:
    """Whether a token is a link's, in a time that does not tell how much of it was right."""
    return hmac.compare_digest(token_hash(token), link.hash)


def token_in(path: str) -> str | None:
    """The token of an address `/j/<token>`; None for any other path, whatever is before or after it.

    `path` is the path alone, as sent: a token is never looked for in a query, since queries are logged.
    """
    found = _ADDRESS.fullmatch(path)
    return found[1] if found else None


def state_of(link: Link, now: datetime) -> LinkState:
    """How a link stands at a moment (with its time zone). It is open until the instant it expires, and not then."""
    if link.revoked_at is not None and link.revoked_at <= now:
        return LinkState.REVOKED
    return LinkState.EXPIRED if link.expires_at <= now else LinkState.OPEN


def opened(token: str, link: Link | None, now: datetime) -> Link | None:
    """The link that a token opens now; None for one that is guessed, expired or revoked, all alike.

    `link` is the one found by the token's hash, if any.
    """
    if link is None or not is_of(token, link) or state_of(link, now) is not LinkState.OPEN:
        return None
    return link


def revoked(link: Link, now: datetime) -> Link:
    """The link as it is kept from now on; a link that was revoked before keeps that moment."""
    return link if link.revoked_at is not None and link.revoked_at <= now else link.model_copy(update={"revoked_at": now})
