"""What a meeting about the plan looks at, in which order, and what it is asked to decide.

Promised feedback that is late stands above everything, then promises to people who help, then actions that are late or
blocked and of which nobody has said why. An action stands in exactly one of the lists of actions.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from roadmap.plan.feedback_models import Contribution
from roadmap.plan.following import State, late_promises, needs_why, state
from roadmap.plan.models import Plan, PlanAction
from roadmap.plan.numbering import numbers, standing_priorities, taken_on

#: A date that moved so often is asked about: perhaps it is not the date.
MOVED_OFTEN = 2

Actions = tuple[PlanAction, ...]


class Waiting(NamedTuple):
    """People who should have heard by now; with the action that promised it, where one did."""

    contribution: Contribution
    action: PlanAction | None


class ToLookAt(NamedTuple):
    """The plan as a meeting goes through it. The first two lists are about people; each action is in one of the others."""

    feedback_late: tuple[Waiting, ...]
    promises_late: Actions
    unexplained: Actions
    explained: Actions
    due_soon: Actions
    on_track: Actions
    undated: Actions
    elsewhere: Actions
    complete: Actions

    @property
    def waiting(self) -> bool:
        """Whether anything is late, blocked or due soon."""
        return bool(self.feedback_late or self.promises_late or self.unexplained or self.explained or self.due_soon)


def to_look_at(plan: Plan, today: date, late: Sequence[Contribution] = ()) -> ToLookAt:
    """Everything that is followed, the longest due first in each list, else in the order of the plan.

    `late` are the promises to tell people that have passed, as `late_contributions` lists them.
    """
    taken = taken_on(plan)
    by_due = sorted(taken, key=lambda one: one.due or date.max)
    stands = {one.id: state(one, today) for one in taken}

    def standing(wanted: State | None) -> Actions:
        return tuple(one for one in by_due if stands[one.id] is wanted)

    pressing = [one for one in by_due if stands[one.id] in (State.OVERDUE, State.BLOCKED)]
    followed = {one.id: one for one in taken}
    waiting = (Waiting(one, followed.get(one.of_action or "")) for one in late)
    return ToLookAt(
        feedback_late=tuple(one for one in waiting if one.action or not one.contribution.of_action),
        promises_late=tuple(one for one in by_due if late_promises(one, today)),
        unexplained=tuple(one for one in pressing if needs_why(one, today)),
        explained=tuple(one for one in pressing if not needs_why(one, today)),
        due_soon=standing(State.DUE_SOON),
        on_track=standing(State.ON_TRACK),
        undated=standing(None),
        elsewhere=standing(State.FOLLOWED_THERE),
        complete=standing(State.COMPLETE),
    )


class Ask(StrEnum):
    """What a meeting is asked to decide, most pressing first."""

    TELL_CONTRIBUTORS = "tell_contributors"
    KEEP_PROMISES = "keep_promises"
    UNBLOCK = "unblock"
    SAY_WHY = "say_why"
    STILL_LATE = "still_late"
    SET_DATES = "set_dates"
    NAME_LEADS = "name_leads"
    UNSURE = "unsure"
    STILL_RIGHT = "still_right"
    WHAT_DIFFERENCE = "what_difference"
    DECIDE_SUGGESTED = "decide_suggested"


class Needed(NamedTuple):
    """One recommendation, and the numbers of the actions that it is about, in the order of the plan; none about people."""

    ask: Ask
    numbers: tuple[str, ...]


def needed(plan: Plan, today: date, late: Sequence[Contribution] = ()) -> tuple[Needed, ...]:
    """What to decide, drafted from the plan: a recommendation for each kind of thing that waits for one."""
    named, seen = numbers(plan), to_look_at(plan, today, late)
    # People may wait of whom no action speaks: that recommendation names nobody, and the list says who they are.
    found = [Needed(Ask.TELL_CONTRIBUTORS, ())] if seen.feedback_late else []
    for ask, actions in _asked(plan, seen, today):
        about = {one.id for one in actions}
        if about:
            found.append(Needed(ask, tuple(number for id_, number in named.items() if id_ in about)))
    return tuple(found)


def _asked(plan: Plan, seen: ToLookAt, today: date) -> Iterator[tuple[Ask, Iterable[PlanAction]]]:
    taken = taken_on(plan)
    open_ones = [one for one in taken if state(one, today) not in (State.COMPLETE, State.FOLLOWED_THERE)]
    blocked = {one.id for one in taken if state(one, today) is State.BLOCKED}

    def those(fits: Callable[[PlanAction], bool]) -> list[PlanAction]:
        return [one for one in open_ones if fits(one)]

    yield Ask.KEEP_PROMISES, seen.promises_late
    yield Ask.UNBLOCK, those(lambda one: one.id in blocked)
    yield Ask.SAY_WHY, (one for one in seen.unexplained if one.id not in blocked)
    yield Ask.STILL_LATE, (one for one in seen.explained if one.id not in blocked)
    yield Ask.SET_DATES, seen.undated
    yield Ask.NAME_LEADS, those(lambda one: not one.lead.strip())
    yield Ask.UNSURE, those(lambda one: one.followed.confidence == "low")
    yield Ask.STILL_RIGHT, those(lambda one: len(one.followed.moves) >= MOVED_OFTEN)
    yield Ask.WHAT_DIFFERENCE, (one for one in seen.complete if not one.followed.difference.strip())
    offered = {one.id for one in standing_priorities(plan)}
    yield Ask.DECIDE_SUGGESTED, (one for one in plan.actions if one.decision == "offered" and one.priority_id in offered)
