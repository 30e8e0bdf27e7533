"""What a shareable archive holds of meetings about the plan: those that closed, and no number under five."""

from roadmap.plan.meetings_outside import may_be_shared, shareable
from tests.examples import small_plan_meeting


def test_a_meeting_under_way_is_left_out() -> None:
    meeting = small_plan_meeting()
    assert shareable([meeting, meeting.model_copy(update={"closed_on": None})]) == (meeting,)


def test_one_group_of_fewer_than_five_takes_the_numbers_from_all() -> None:
    counted = small_plan_meeting().model_copy(update={"attendance": {"leader": 6, "worker": 4}})
    assert not may_be_shared(counted)
    assert [one.attendance for one in shareable([counted])] == [{}]
    assert may_be_shared(small_plan_meeting())
