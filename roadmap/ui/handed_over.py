"""This computer, handed to somebody who gives a view: until it is taken back, every browser on it shows their pages alone.

It is kept by this process and not by a browser, so the back button, a reload, a typed address, a private window and
another browser are all the same. Starting the tool anew ends it: the way back for who forgot the code.
"""

import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta
from threading import Lock

from roadmap.access.limits import NO_WAIT, RETURN_CODE, wait
from roadmap.access.models import Frozen

#: The shortest code that takes the computer back: somebody stands beside it, and tries are limited.
LEAST = 4


class HandedOver(Frozen):
    """Whose pages this computer shows."""

    assessment_id: str
    collection_id: str
    perspective: str
    respondent_id: str | None = None


class Screen:
    """The one screen of this computer. Safe to ask from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._now: HandedOver | None = None
        self._turn = 0
        self._code: tuple[bytes, bytes] = (b"", b"")
        self._failed: list[datetime] = []

    @property
    def now(self) -> HandedOver | None:
        """To whom it is handed over now, None while it is with whoever runs the assessment."""
        return self._now

    @property
    def turn(self) -> int:
        """How often it was handed over or taken back since the tool was started."""
        return self._turn

    def hand_over(self, to: HandedOver, code: str) -> None:
        """Hand it over until this code is given. ValueError for a code that is too short."""
        if len(code.strip()) < LEAST:
            raise ValueError(f"a code has at least {LEAST} characters")
        salt = secrets.token_bytes(16)
        with self._lock:
            self._now, self._code, self._failed = to, (salt, _slow(code, salt)), []
            self._turn += 1

    def remember(self, respondent_id: str | None) -> None:
        """Remember whose answers are given here."""
        with self._lock:
            if self._now:
                self._now = self._now.model_copy(update={"respondent_id": respondent_id})

    def take_back(self, code: str, now: datetime | None = None) -> timedelta | None:
        """Take it back; None where that was done, else how long until another try (zero: at once)."""
        now = now or datetime.now(UTC)
        with self._lock:
            left = wait(self._failed, now, RETURN_CODE)
            if left > NO_WAIT:
                return left
            salt, kept = self._code
            if self._now is None or hmac.compare_digest(_slow(code, salt), kept):
                self._now, self._failed = None, []
                self._turn += 1
                return None
            self._failed.append(now)
            return wait(self._failed, now, RETURN_CODE)


def _slow(code: str, salt: bytes) -> bytes:
    return hashlib.scrypt(code.strip().encode("utf-8", "replace"), salt=salt, n=2**14, r=8, p=1)


screen = Screen()
