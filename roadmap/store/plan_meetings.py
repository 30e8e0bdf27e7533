"""Keeps meetings about the plan, each with the plan as it stood when it began and when it closed."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection

from roadmap.plan.meeting_models import PlanMeeting, under_way
from roadmap.plan.models import Plan
from roadmap.store.documents import PLAN_MEETINGS
from roadmap.store.plans import Plans, plan_in
from roadmap.store.problems import StaleWrite


class PlanMeetings(Plans):
    """Saves and reads meetings about the plan."""

    def plan_meetings(self, assessment_id: str) -> tuple[PlanMeeting, ...]:
        """Every meeting about the plan, first first."""
        with self._database.reading() as connection:
            return tuple(PLAN_MEETINGS.all(connection, assessment_id))

    def begin_plan_meeting(self, assessment_id: str, meeting: PlanMeeting) -> PlanMeeting:
        """Begin a meeting with the plan as it stands. StaleWrite, with the other one, where one is under way already."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            other = under_way(tuple(PLAN_MEETINGS.all(connection, assessment_id)))
            if other is not None:
                raise StaleWrite(meeting, other)
            begun = meeting.model_copy(update={"opened_with": plan_in(connection, assessment_id)})
            return PLAN_MEETINGS.save(connection, assessment_id, begun)

    def save_plan_meeting(self, assessment_id: str, meeting: PlanMeeting) -> PlanMeeting:
        """Keep what a meeting wrote down, and return it with its new revision. StaleWrite where somebody changed it first."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            return PLAN_MEETINGS.save(connection, assessment_id, meeting)

    def close_plan_meeting(self, assessment_id: str, meeting: PlanMeeting, *, today: date) -> PlanMeeting:
        """Close a meeting with the plan as it stands now. StaleWrite where somebody changed the meeting first."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            closed = {"closed_on": today, "closed_with": plan_in(connection, assessment_id)}
            return PLAN_MEETINGS.save(connection, assessment_id, meeting.model_copy(update=closed))


def restore_plan_meetings(
    connection: Connection, assessment_id: str, meetings: Iterable[PlanMeeting], own: Mapping[str, str], ids: Mapping[str, str]
) -> None:
    """Write what an archive holds of meetings. `own` says under which id each is kept, `ids` the same of the plan's parts."""
    for meeting in meetings:
        moved = {
            "id": own[meeting.id],
            "opened_with": _moved(meeting.opened_with, ids),
            "closed_with": _moved(meeting.closed_with, ids) if meeting.closed_with else None,
        }
        PLAN_MEETINGS.add(connection, assessment_id, meeting.model_copy(update=moved))


def _moved(plan: Plan, ids: Mapping[str, str]) -> Plan:
    """A plan that stood once, told in the ids under which the plan is kept here."""
    return Plan(
        priorities=tuple(one.model_copy(update={"id": ids.get(one.id, one.id)}) for one in plan.priorities),
        actions=tuple(
            one.model_copy(update={"id": ids.get(one.id, one.id), "priority_id": ids.get(one.priority_id, one.priority_id)})
            for one in plan.actions
        ),
    )
