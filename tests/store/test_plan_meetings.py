"""Meetings about the plan keep the plan as it stood, and two who write at once lose nothing."""

from datetime import date

import pytest

from roadmap.assessment.models import Assessment
from roadmap.plan.meeting_models import MeetingDecision, PlanMeeting, last_closed, under_way
from roadmap.store import NotKept, StaleWrite, Store
from tests.examples import small_plan

DAY = date(2026, 11, 27)


def begin(store: Store, made: Assessment) -> PlanMeeting:
    return store.begin_plan_meeting(made.id, PlanMeeting(held_on=DAY, recorded_by="Trauma lead"))


def test_a_meeting_keeps_the_plan_as_it_was_when_it_began_and_when_it_closed(store: Store, made: Assessment) -> None:
    plan = store.save_plan(made.id, small_plan())
    begun = begin(store, made)
    assert (begun.opened_with, begun.closed_on) == (plan, None)
    store.save_action(made.id, plan.actions[0].model_copy(update={"lead": "Team lead"}))
    closed = store.close_plan_meeting(made.id, begun, today=DAY)
    assert closed.opened_with == plan
    assert closed.closed_with == store.plan(made.id) != plan
    assert store.plan_meetings(made.id) == (closed,)


def test_a_second_meeting_is_not_begun_while_one_is_under_way(store: Store, made: Assessment) -> None:
    first = begin(store, made)
    with pytest.raises(StaleWrite) as stale:
        begin(store, made)
    assert stale.value.theirs == first
    store.close_plan_meeting(made.id, first, today=DAY)
    second = begin(store, made)
    kept = store.plan_meetings(made.id)
    assert under_way(kept) == second
    assert last_closed(kept) == last_closed(kept, second) == kept[0]
    assert last_closed(kept, kept[0]) is None


def test_what_two_write_down_at_once_is_refused_the_second_time_with_both_versions(store: Store, made: Assessment) -> None:
    begun = begin(store, made)
    theirs = store.save_plan_meeting(made.id, begun.model_copy(update={"notes": {"finance": "No money is needed."}}))
    mine = begun.model_copy(update={"decisions": (MeetingDecision(words="Ask the night staff"),)})
    for write in (store.save_plan_meeting, lambda of, one: store.close_plan_meeting(of, one, today=DAY)):
        with pytest.raises(StaleWrite) as stale:
            write(made.id, mine)
        assert stale.value.theirs == theirs


def test_a_meeting_belongs_to_an_assessment_that_is_there(store: Store) -> None:
    with pytest.raises(NotKept, match="not kept here"):
        store.begin_plan_meeting("nothing", PlanMeeting(held_on=DAY, recorded_by="Trauma lead"))
