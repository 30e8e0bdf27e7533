"""What is kept of a meeting about the plan: who was there, what was decided, and the plan as it stood before and after."""

from datetime import date
from typing import Literal, get_args

from pydantic import Field

from roadmap.assessment.models import Frozen
from roadmap.plan.models import Plan

#: What a council's paper is expected to speak of; a meeting may leave any of them empty.
Heading = Literal["finance", "equality", "childrens_rights", "risk"]
HEADINGS: tuple[Heading, ...] = get_args(Heading)


class MeetingDecision(Frozen):
    """One thing a meeting decided, in its own words."""

    words: str = Field(min_length=1)
    who: str = Field(default="", description="who sees to it: a role, as typed")
    by: date | None = None


class PlanMeeting(Frozen):
    """A meeting about the plan. One without `closed_on` is under way, and goes on where it stopped."""

    id: str = ""
    revision: int = 0
    held_on: date
    recorded_by: str = Field(description="a role or a name, as typed")
    attendance: dict[str, int] = Field(default={}, description="people there, by perspective; a group not counted is missing")
    decisions: tuple[MeetingDecision, ...] = ()
    notes: dict[Heading, str] = Field(default={}, description="what was said under the headings of a paper")
    next_on: date | None = Field(default=None, description="the day of the next meeting")
    opened_with: Plan = Field(default=Plan(), description="the plan as it stood when the meeting began")
    closed_on: date | None = None
    closed_with: Plan | None = Field(default=None, description="the plan as it stood when the meeting closed")


def under_way(meetings: tuple[PlanMeeting, ...]) -> PlanMeeting | None:
    """The meeting that was begun last, unless it has closed."""
    return meetings[-1] if meetings and meetings[-1].closed_on is None else None


def last_closed(meetings: tuple[PlanMeeting, ...], before: PlanMeeting | None = None) -> PlanMeeting | None:
    """The last meeting that closed; with `before`, the last one that closed before that one."""
    earlier = meetings if before is None else meetings[: [one.id for one in meetings].index(before.id)]
    return next((one for one in reversed(earlier) if one.closed_on is not None), None)
