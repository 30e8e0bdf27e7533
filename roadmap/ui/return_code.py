"""Return codes: made when somebody wants one, shown once, and found again with few tries.

Failed tries are counted in memory for a browser's visit and for everybody behind one link; no address is looked at.
"""

import secrets
from collections import defaultdict, deque
from collections.abc import Sequence
from datetime import UTC, datetime
from threading import Lock

from roadmap.access.codes import new_return_code, normalised, return_code_hash
from roadmap.access.limits import NO_WAIT, RETURN_CODE, RETURN_CODES_OF_A_LINK, Limit, wait
from roadmap.access.visitors import Visitor
from roadmap.assessment.models import Respondent
from roadmap.content.loading import load_code_words
from roadmap.ui import here

#: A code somebody else in the collection has already is drawn again; with 38 bits once is rare, and five times does not happen.
DRAWS = 5


class Wait(Exception):  # noqa: N818 (nothing is wrong: it is a pause)
    """Too many codes were tried in vain; `minutes` until the next may be."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"{minutes} minutes")
        self.minutes = minutes


class Tries:
    """The times of tries in vain, by whose they are."""

    def __init__(self) -> None:
        self._failed: dict[str, deque[datetime]] = defaultdict(lambda: deque(maxlen=500))
        self._lock = Lock()

    def refuse_too_many(self, whose: Sequence[tuple[str, Sequence[Limit]]], now: datetime) -> None:
        """Wait where any of these has tried too often."""
        with self._lock:
            left = max((wait(self._failed.get(name, ()), now, limits) for name, limits in whose), default=NO_WAIT)
        if left > NO_WAIT:
            raise Wait(int(left.total_seconds() // 60) + 1)

    def failed(self, whose: Sequence[tuple[str, Sequence[Limit]]], now: datetime) -> None:
        """Note one more for each of these, and forget whoever failed longest ago where there are very many."""
        with self._lock:
            for name, _ in whose:
                self._failed[name].append(now)
            while len(self._failed) > 10_000:
                self._failed.pop(next(iter(self._failed)))


tries = Tries()


def give(respondent: Respondent) -> str:
    """A new return code for somebody, in place of any they had; only its hash is kept. StoreProblem where it cannot be."""
    assert respondent.collection_id
    words, salt = load_code_words().words, here.store().code_salt(respondent.collection_id)
    for _ in range(DRAWS):
        code = new_return_code(words, secrets.randbelow)
        if here.store().keep_code(respondent.id, return_code_hash(code, salt)):
            return code
    raise RuntimeError("five codes in a row were somebody else's")


def whose(typed: str, collection_id: str, who: Visitor) -> Respondent | None:
    """Whose code this is in a collection; None where it is nobody's. Wait where too many were tried."""
    now = datetime.now(UTC)
    counted = (
        (f"visit {who.visit_hash or collection_id}", RETURN_CODE),
        (f"link {who.link_hash or who.batch or collection_id}", RETURN_CODES_OF_A_LINK),
    )
    tries.refuse_too_many(counted, now)
    found = None
    if normalised(typed):
        found = here.store().respondent_by_code(collection_id, return_code_hash(typed, here.store().code_salt(collection_id)))
    if found is None:
        tries.failed(counted, now)
    return found
