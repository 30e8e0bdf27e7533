"""Says whether somebody may try again, from the times of the tries that failed before.

Whose tries are counted together is up to the caller: this cookie's, or everybody's behind one link.
No address is needed, and none is kept.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from roadmap.access.models import Frozen


class Limit(Frozen):
    """At most so many failed tries within a time."""

    most: int
    within: timedelta


NO_WAIT = timedelta(0)

#: Somebody who mistypes their return code has a few tries; then waits get longer, and never for ever.
RETURN_CODE = (Limit(most=5, within=timedelta(minutes=5)), Limit(most=20, within=timedelta(days=1)))
#: Everybody's tries at return codes behind one link: a class or a hall may share one.
RETURN_CODES_OF_A_LINK = (Limit(most=60, within=timedelta(hours=1)), Limit(most=500, within=timedelta(days=1)))
#: A browser's tries to join a workshop.
WORKSHOP_CODE = (Limit(most=6, within=timedelta(minutes=1)), Limit(most=40, within=timedelta(hours=1)))
#: All wrong workshop codes and unknown links of a server: a guess in 4.8 million, 600 times an hour.
WHOLE_SERVER = (Limit(most=120, within=timedelta(minutes=1)), Limit(most=600, within=timedelta(hours=1)))


def wait(failed: Iterable[datetime], now: datetime, limits: Iterable[Limit]) -> timedelta:
    """How long until another try is allowed under every limit; zero where it is allowed now.

    `failed` are the times of failed tries, in any order, with their time zones like `now`. One later
    than now (a clock was put back) counts as made now. A try exactly `within` ago counts no more.
    ValueError where a limit allows no try at all.
    """
    tries = sorted((min(moment, now) for moment in failed), reverse=True)
    return max((_wait(tries, now, limit) for limit in limits), default=NO_WAIT)


def _wait(tries: list[datetime], now: datetime, limit: Limit) -> timedelta:
    """Under one limit: until the try that fills it is old enough. `tries` come newest first."""
    if limit.most < 1:
        raise ValueError("a limit allows at least one try")
    if len(tries) < limit.most:
        return NO_WAIT
    return max(NO_WAIT, tries[limit.most - 1] + limit.within - now)
