"""What of meetings about the plan may leave: those that closed, with attendance as it may be said anywhere."""

from collections.abc import Iterable

from roadmap.assessment.leaving_the_room import attendance_outside
from roadmap.plan.meeting_models import PlanMeeting


def shareable(meetings: Iterable[PlanMeeting]) -> tuple[PlanMeeting, ...]:
    """What a shareable archive holds: a meeting that is under way is not the group's word yet."""
    return tuple(one.model_copy(update={"attendance": _numbers(one)}) for one in meetings if one.closed_on is not None)


def may_be_shared(meeting: PlanMeeting) -> bool:
    """Whether a meeting stands as a shareable archive may hold it."""
    return shareable([meeting]) == (meeting,)


def _numbers(meeting: PlanMeeting) -> dict[str, int]:
    return {group: n for group, n in attendance_outside(meeting.attendance).items() if n is not None}
