"""What of a meeting leaves the room: no number and no view of a group with fewer than five people there."""

from datetime import date, time

import pytest

from roadmap.assessment.leaving_the_room import attendance_outside, may_leave, to_share
from roadmap.assessment.meeting_models import HowWritten, Meeting, MinorityView, Together
from roadmap.assessment.models import Audience, CollectionKind, Release, ShownSet
from tests.examples import small_release

DAY = date(2026, 3, 2)


def view(perspective: str = "leader", issued_on: date | None = None) -> MinorityView:
    return MinorityView(
        item="breaks", perspective=perspective, words="Not on nights", how=HowWritten.BY_HOLDER, meeting="m", issued_on=issued_on
    )


def meeting(**attendance: int) -> Meeting:
    return Meeting(id="m", held_on=DAY, began=time(10), recorded_by="Sam", attendance=attendance)


def outside(leaders: int | None, kind: CollectionKind = CollectionKind.IN_THE_ROOM) -> Release:
    sets = (ShownSet(id="leader", people=leaders), ShownSet(id="worker", people=None))
    return small_release().model_copy(update={"sets": sets, "kind": kind})


def test_attendance_has_numbers_only_where_each_group_has_five() -> None:
    assert attendance_outside({"leader": 5, "worker": 6}) == {"leader": 5, "worker": 6}
    assert attendance_outside({"leader": 12, "worker": 4}) == {"leader": None, "worker": None}
    assert attendance_outside({"leader": 5, "worker": 0}) == {"leader": 5}


@pytest.mark.parametrize(
    ("answered", "there", "leaves"),
    [(5, {"leader": 5}, True), (5, {}, True), (5, {"leader": 4}, False), (None, {"leader": 9}, False)],
)
def test_a_view_leaves_where_five_of_its_group_answered_and_sat_there(
    answered: int | None, there: dict[str, int], leaves: bool
) -> None:
    assert may_leave(view(), outside(answered), [meeting(**there)]) is leaves


def test_a_view_of_a_group_that_is_not_shown_stays() -> None:
    assert not may_leave(view("worker"), outside(9), [meeting(leader=9, worker=9)])


def test_after_a_survey_the_people_in_the_meeting_count() -> None:
    survey = outside(40, CollectionKind.OPEN_SURVEY)
    assert may_leave(view(), survey, [meeting(leader=5)])
    assert not may_leave(view(), survey, [meeting(leader=4)])
    assert not may_leave(view(), survey, [meeting()])


def test_the_rooms_own_release_is_refused() -> None:
    with pytest.raises(ValueError, match="a release for the organisation"):
        may_leave(view(), small_release(Audience.ROOM), [])


def test_a_shareable_archive_holds_only_what_may_leave() -> None:
    kept = Together(
        held_back=("breaks",),
        meetings=(meeting(leader=5, worker=2), meeting(leader=5)),
        minority_views=(view(), view(issued_on=DAY)),
    )
    shared = to_share(kept)
    assert shared.held_back == ()
    assert [one.attendance for one in shared.meetings] == [{}, {"leader": 5}]
    assert shared.minority_views == (view(issued_on=DAY),)
