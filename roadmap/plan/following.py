"""Following an action: its state from dates and status, dates that move only with a reason, what waits for an answer.

A state is derived and never typed. An action done is not a stage gained: nothing here touches a rating.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from roadmap.plan.following_models import DateMoved, Explanation, Followed, Promise, Status
from roadmap.plan.models import PlanAction

#: Due within so many days is due soon: two meetings of a group that meets every other month lie further apart.
SOON = timedelta(days=28)
#: Contributors hear within so many working days unless another date was promised.
FEEDBACK_WORKING_DAYS = 20


class State(StrEnum):
    """How an action stands on a day, most pressing last."""

    COMPLETE = "complete"
    FOLLOWED_THERE = "followed_there"
    ON_TRACK = "on_track"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    BLOCKED = "blocked"


class DateNeedsReason(ValueError):  # noqa: N818 - what is asked of people, more than an error
    """A date was to be moved without saying why."""


def state(action: PlanAction, today: date) -> State | None:
    """How an action stands on a day; None where it has no date yet and is neither done nor blocked.

    One that stands in another plan already is followed there: here it is neither late nor blocked.
    """
    if action.followed.status == "done":
        return State.COMPLETE
    if action.already_in.named:
        return State.FOLLOWED_THERE
    if action.followed.status == "blocked":
        return State.BLOCKED
    if action.due is None:
        return None
    if action.due < today:
        return State.OVERDUE
    return State.DUE_SOON if action.due - today <= SOON else State.ON_TRACK


def with_due(action: PlanAction, due: date | None, today: date, because: str = "") -> PlanAction:
    """The action with this date. The first date is kept for ever; any other one needs a reason.

    DateNeedsReason where there is none. A date cannot be taken away once it was given: that needs a reason too, and
    the move is kept with the date it had.
    """
    if due == action.due:
        return action
    if action.followed.first_due is None:
        # Without one so far: a date that was set before dates were followed is the first.
        first = action.due or due
        action = _followed(action, first_due=first)
        if action.due is None:
            return action.model_copy(update={"due": due})
    if not because.strip():
        raise DateNeedsReason("a date that was given is moved only with a reason")
    if due is None:
        raise DateNeedsReason("a date that was given can be moved, and not taken away")
    moved = DateMoved(on=today, due=due, because=because.strip())
    return _followed(action, moves=(*action.followed.moves, moved)).model_copy(update={"due": due})


def with_status(action: PlanAction, status: Status, today: date) -> PlanAction:
    """The action with this status, and since when; the same status again keeps its day."""
    if status == action.followed.status:
        return action
    return _followed(action, status=status, status_since=today)


def explained(action: PlanAction, words: str, today: date) -> PlanAction:
    """The action with one more 'why, and what will be done'; empty words add nothing."""
    if not words.strip():
        return action
    return _followed(action, explanations=(*action.followed.explanations, Explanation(on=today, words=words.strip())))


def needs_why(action: PlanAction, today: date) -> bool:
    """Whether it is late or stuck, and nobody has said why since it became so."""
    now = state(action, today)
    if now is State.OVERDUE:
        assert action.due is not None  # else it could not be late
        since = action.due + timedelta(days=1)
    elif now is State.BLOCKED:
        since = action.followed.status_since or date.min
    else:
        return False
    return not any(one.on >= since for one in action.followed.explanations)


def feedback_state(action: PlanAction, today: date) -> State | None:
    """How the promise stands that contributors hear; None where none was made."""
    promised = action.followed.feedback_due
    if action.followed.feedback_given_on is not None:
        return State.COMPLETE
    if promised is None:
        return None
    if promised < today:
        return State.OVERDUE
    return State.DUE_SOON if promised - today <= SOON else State.ON_TRACK


def late_promises(action: PlanAction, today: date) -> tuple[Promise, ...]:
    """Pay, preparation and support that should have been there by now."""
    return tuple(one for one in action.followed.promises if one.done_on is None and one.due is not None and one.due < today)


def working_days_after(day: date, n: int) -> date:
    """The n-th working day after a day, Monday to Friday. Public holidays differ by council and are not counted off.

    ValueError where n is below 1.
    """
    if n < 1:
        raise ValueError(f"{n} is no number of days to wait")
    weeks, rest = divmod(n, 5)
    found = day - timedelta(days=max(0, day.weekday() - 4))  # a weekend counts from its Friday
    found += timedelta(weeks=weeks)
    for _ in range(rest):
        found += timedelta(days=3 if found.weekday() == 4 else 1)
    return found


class Attention(NamedTuple):
    """What a meeting sees first. Feedback and other promises to people that are late stand above actions that are late."""

    feedback_late: tuple[PlanAction, ...]
    promises_late: tuple[PlanAction, ...]
    blocked: tuple[PlanAction, ...]
    overdue: tuple[PlanAction, ...]
    due_soon: tuple[PlanAction, ...]


def attention(actions: Iterable[PlanAction], today: date) -> Attention:
    """The accepted actions that ask for a word, in each list first what was due first."""
    taken = sorted((one for one in actions if one.decision == "accepted"), key=lambda one: (one.due or date.max, one.position))

    def standing(wanted: State) -> tuple[PlanAction, ...]:
        return tuple(one for one in taken if state(one, today) is wanted)

    def longest_late(action: PlanAction) -> date:
        return min(one.due for one in late_promises(action, today) if one.due)

    silent = [one for one in taken if feedback_state(one, today) is State.OVERDUE]
    return Attention(
        feedback_late=tuple(sorted(silent, key=lambda one: one.followed.feedback_due or date.max)),
        promises_late=tuple(sorted((one for one in taken if late_promises(one, today)), key=longest_late)),
        blocked=standing(State.BLOCKED),
        overdue=standing(State.OVERDUE),
        due_soon=standing(State.DUE_SOON),
    )


def _followed(action: PlanAction, **changed: object) -> PlanAction:
    return action.model_copy(update={"followed": Followed.model_validate({**dict(action.followed), **changed})})
