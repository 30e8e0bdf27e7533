"""An action's state is derived, its first date stays for ever, and late or stuck asks why."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.plan.following import (
    SOON,
    DateNeedsReason,
    State,
    attention,
    explained,
    feedback_state,
    late_promises,
    needs_why,
    state,
    with_due,
    with_status,
    working_days_after,
)
from roadmap.plan.following_models import Followed, Promise
from roadmap.plan.models import AlreadyIn, PlanAction

TODAY = date(2026, 11, 27)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def action(due: date | None = None, **changed: object) -> PlanAction:
    return PlanAction.model_validate(
        {"id": "a", "priority_id": "p", "position": 1, "do": "Meet", "due": due, "decision": "accepted"} | changed
    )


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (TODAY - timedelta(days=1), State.OVERDUE),
        (TODAY, State.DUE_SOON),
        (TODAY + SOON, State.DUE_SOON),
        (TODAY + SOON + timedelta(days=1), State.ON_TRACK),
        (None, None),
    ],
)
def test_state_by_date(due: date | None, expected: State | None) -> None:
    assert state(action(due), TODAY) is expected


def test_done_is_complete_however_late_and_blocked_stands_out_however_early() -> None:
    late, early = action(TODAY - timedelta(days=400)), action(TODAY + timedelta(days=400))
    assert state(with_status(late, "done", TODAY), TODAY) is State.COMPLETE
    assert state(with_status(early, "blocked", TODAY), TODAY) is State.BLOCKED


def test_what_stands_in_another_plan_is_followed_there_and_never_late_here() -> None:
    late = action(TODAY - timedelta(days=400), already_in=AlreadyIn(plan="Children's services plan", place="action 12"))
    assert state(late, TODAY) is state(with_status(late, "blocked", TODAY), TODAY) is State.FOLLOWED_THERE
    assert not needs_why(late, TODAY)
    assert state(with_status(late, "done", TODAY), TODAY) is State.COMPLETE
    assert state(action(TODAY - timedelta(days=1), already_in=AlreadyIn(plan=" ")), TODAY) is State.OVERDUE
    assert attention([late], TODAY).overdue == ()


def test_the_first_date_needs_no_reason_and_every_other_one_does() -> None:
    first = with_due(action(), date(2027, 1, 4), TODAY)
    assert (first.due, first.followed.first_due, first.followed.moves) == (date(2027, 1, 4), date(2027, 1, 4), ())
    with pytest.raises(DateNeedsReason, match="only with a reason"):
        with_due(first, date(2027, 2, 1), TODAY, "  ")
    with pytest.raises(DateNeedsReason, match="not taken away"):
        with_due(first, None, TODAY, "no longer needed")
    moved = with_due(first, date(2027, 2, 1), TODAY, " The room was flooded ")
    assert moved.followed.moves[0].because == "The room was flooded"


def test_a_date_from_before_dates_were_followed_is_the_first() -> None:
    moved = with_due(action(date(2026, 12, 1)), date(2027, 1, 4), TODAY, "Leave over the holidays")
    assert moved.followed.first_due == date(2026, 12, 1)


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_however_often_a_date_moves_the_original_stays_and_every_reason_is_kept(days: list[date]) -> None:
    followed = action()
    for day in days:
        followed = with_due(followed, day, TODAY, "because")
    changes = sum(before != after for before, after in pairwise(days))
    assert followed.followed.first_due == days[0]
    assert len(followed.followed.moves) == changes
    assert followed.due == days[-1]


def test_late_asks_why_until_somebody_said_and_asks_again_after_the_next_date() -> None:
    late = action(TODAY - timedelta(days=3))
    assert needs_why(late, TODAY)
    said = explained(late, "Two people were off sick. We meet on Monday.", TODAY)
    assert not needs_why(said, TODAY)
    moved = with_due(said, TODAY + timedelta(days=7), TODAY, "People were off sick")
    assert not needs_why(moved, TODAY)
    assert needs_why(moved, TODAY + timedelta(days=8))
    assert explained(late, "  ", TODAY) == late


def test_blocked_asks_why_from_the_day_it_was_so() -> None:
    before = explained(action(TODAY + timedelta(days=90)), "An old word", TODAY - timedelta(days=9))
    blocked = with_status(before, "blocked", TODAY)
    assert needs_why(blocked, TODAY)
    assert not needs_why(explained(blocked, "No room. We ask the school.", TODAY), TODAY)
    assert with_status(blocked, "blocked", TODAY + timedelta(days=5)) == blocked


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # Friday to Monday
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # Saturday to Monday
        (date(2026, 11, 29), 5, date(2026, 12, 4)),
        (date(2026, 11, 27), 20, date(2026, 12, 25)),
        (date(2026, 11, 25), 3, date(2026, 11, 30)),
    ],
)
def test_working_days(day: date, n: int, expected: date) -> None:
    assert working_days_after(day, n) == expected


@given(DAYS, st.integers(1, 300))
def test_between_lie_exactly_so_many_working_days(day: date, n: int) -> None:
    end = working_days_after(day, n)
    between = [day + timedelta(days=i) for i in range(1, (end - day).days + 1)]
    assert sum(one.weekday() < 5 for one in between) == n
    assert end.weekday() < 5


def test_no_days_to_wait_are_refused() -> None:
    with pytest.raises(ValueError, match="0 is no number of days"):
        working_days_after(TODAY, 0)


def test_a_promise_to_people_is_late_until_it_is_kept() -> None:
    pay = Promise(kind="pay", words="£35 an hour, in writing", due=TODAY - timedelta(days=1))
    late = action(followed=Followed(promises=(pay,), feedback_due=TODAY - timedelta(days=1)))
    assert late_promises(late, TODAY) == (pay,)
    assert feedback_state(late, TODAY) is State.OVERDUE
    kept = action(followed=Followed(promises=(pay.model_copy(update={"done_on": TODAY}),), feedback_given_on=TODAY))
    assert late_promises(kept, TODAY) == ()
    assert feedback_state(kept, TODAY) is State.COMPLETE
    assert feedback_state(action(), TODAY) is None


def test_what_a_meeting_sees_first() -> None:
    late = action(TODAY - timedelta(days=1), id="late")
    later = action(TODAY - timedelta(days=9), id="later")
    turned_down = action(TODAY - timedelta(days=9), id="no", decision="rejected")
    silent = action(id="silent", followed=Followed(feedback_due=TODAY - timedelta(days=1)))
    found = attention([late, later, turned_down, silent], TODAY)
    assert [one.id for one in found.overdue] == ["later", "late"]
    assert [one.id for one in found.feedback_late] == ["silent"]
    assert found.blocked == found.due_soon == found.promises_late == ()


def test_a_late_promise_to_people_stands_before_a_late_action_and_the_longest_waiting_first() -> None:
    def promising(name: str, days: int, **more: object) -> PlanAction:
        late = Promise(kind="pay", words="By the hour", due=TODAY - timedelta(days=days))
        return action(TODAY + timedelta(days=99 - days), id=name, followed=Followed(promises=(late,)), **more)

    there = AlreadyIn(plan="Services plan")
    late, kept = action(TODAY - timedelta(days=300), id="late"), action(id="kept")
    found = attention([late, promising("new", 3), kept, promising("old", 30, already_in=there)], TODAY)
    assert found._fields == ("feedback_late", "promises_late", "blocked", "overdue", "due_soon")
    assert [one.id for one in found.promises_late] == ["old", "new"]
    assert [one.id for one in found.overdue] == ["late"]


def test_feedback_that_people_wait_for_longest_comes_first() -> None:
    def waiting(name: str, days: int) -> PlanAction:
        return action(TODAY - timedelta(days=50 - days), id=name, followed=Followed(feedback_due=TODAY - timedelta(days=days)))

    assert [one.id for one in attention([waiting("new", 2), waiting("old", 20)], TODAY).feedback_late] == ["old", "new"]
