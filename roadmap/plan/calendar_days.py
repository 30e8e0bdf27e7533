"""The days of a plan that belong into a calendar: when actions are due, when people were promised to hear, the next meeting.

What a day is called holds the action's words and roles; of a promise only whom it was made to, and never what anybody said.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from roadmap.plan.feedback_models import Contribution
from roadmap.plan.following import State, state
from roadmap.plan.meeting_models import PlanMeeting
from roadmap.plan.models import Plan, PlanAction, PlanPriority


class DayKind(StrEnum):
    """What a day is for."""

    DUE = "due"
    DONE = "done"
    HEAR = "hear"
    HEAR_FROM = "hear_from"
    MEETING = "meeting"


class CalendarDay(NamedTuple):
    """One day. `id` stays the same whatever changes, and `revision` never falls, so that a calendar can put it in place.

    `what` is what it is about, in the group's words; `lead` the role that leads, `priority` its title.
    """

    id: str
    revision: int
    on: date
    kind: DayKind
    what: str = ""
    lead: str = ""
    priority: str = ""


def calendar_days(
    plan: Plan, promised: Sequence[Contribution], meetings: Sequence[PlanMeeting], today: date
) -> list[CalendarDay]:
    """Every day of a plan in order; of two on one day, people who are to hear come before actions.

    `promised` are the contributions there are and those that are owed. An action that stands in another plan is in that
    plan's calendar, and one that nobody took on in none.
    """
    found = [*_meetings(meetings), *_promises(promised, plan), *_actions(plan, today)]
    return sorted(found, key=lambda day: day.on)


def _actions(plan: Plan, today: date) -> Iterator[CalendarDay]:
    homes = {one.id: one for one in plan.priorities}
    for action in plan.actions:
        stands = state(action, today)
        if _is_followed(action, homes[action.priority_id]) and action.due and stands is not State.FOLLOWED_THERE:
            kind = DayKind.DONE if stands is State.COMPLETE else DayKind.DUE
            title = homes[action.priority_id].title
            yield CalendarDay(f"due-{action.id}", action.revision, action.due, kind, action.do, action.lead, title)


def _is_followed(action: PlanAction, home: PlanPriority) -> bool:
    return action.decision == "accepted" and home.decision != "rejected"


def _promises(promised: Iterable[Contribution], plan: Plan) -> Iterator[CalendarDay]:
    """A day for each promise that is still to be kept. People of one collection hear on one day: the first that is due."""
    actions = {action.id: action for action in plan.actions}
    first: dict[str, Contribution] = {}
    for one in promised:
        if one.given_on is None and one.due is not None:
            name = one.of_action or one.collection_id or one.id
            first[name] = min(first.get(name, one), one, key=lambda other: other.due or date.max)
    for name, one in first.items():
        action = actions.get(one.of_action or "")
        revision = max(one.revision, action.revision if action else 0)
        kind = DayKind.HEAR if action else DayKind.HEAR_FROM
        lead = one.teller or (action.lead if action else "")
        assert one.due is not None  # kept out above
        yield CalendarDay(f"hear-{name}", revision, one.due, kind, action.do if action else "", lead)


def _meetings(meetings: Sequence[PlanMeeting]) -> Iterator[CalendarDay]:
    """The next meeting, as the last one that named it says."""
    for one in reversed(meetings):
        if one.next_on is not None:
            if not any(other.held_on >= one.next_on for other in meetings if other.id != one.id):
                yield CalendarDay(f"meeting-{one.id}", one.revision, one.next_on, DayKind.MEETING)
            return
