"""The clock is worked out again when a block is skipped or runs over; breaks keep their minutes."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from roadmap.workshop.clock import Clock, clock
from tests.workshop.rooms import BEGAN, after, move, workshop


def at(minute: float, *moves: object) -> Clock:
    return clock(workshop(), after([move("begin"), *moves]), BEGAN + timedelta(minutes=minute))  # type: ignore[list-item]


def test_on_time_every_block_has_what_was_planned() -> None:
    now = at(0)
    assert (now.late, now.over, now.planned_end) == (0, 0, BEGAN + timedelta(minutes=180))
    assert [slot.state for slot in now.slots] == ["now", *["next"] * 8]
    assert [(slot.ends - slot.starts).total_seconds() / 60 for slot in now.slots] == [15, 5, 15, 20, 35, 10, 40, 20, 20]


def test_a_skipped_block_gives_its_minutes_back() -> None:
    now = at(0, move("skip", block="young_people"))
    assert now.late == -20
    skipped = next(slot for slot in now.slots if slot.block == "young_people")
    assert (skipped.state, skipped.ends - skipped.starts) == ("skipped", timedelta())


def test_a_block_that_runs_over_shortens_those_to_come_and_never_the_break() -> None:
    now = at(40)
    assert now.late == 25
    fitted = {slot.block: slot.fitted for slot in now.slots if slot.state == "next"}
    assert (fitted["break"], fitted["close"]) == (10, 20)
    assert sum(fitted.values()) == 165 - 25
    assert now.slots[-1].ends == now.planned_end
    assert now.over == 0


def test_where_shortening_is_not_enough_the_clock_says_by_how_much() -> None:
    late = at(15 + 100)
    assert late.over == 100 - (165 - 30) // 2 + 1
    assert all(slot.fitted >= slot.planned // 2 for slot in late.slots if slot.state == "next")


@given(st.integers(0, 300), st.sets(st.sampled_from([block.id for block in workshop().plan.blocks[1:]])))
def test_what_is_shortened_adds_up_to_the_minute(minute: int, skipped: set[str]) -> None:
    now = at(minute, *(move("skip", block=block) for block in sorted(skipped)))
    assert now.slots[-1].ends + timedelta(minutes=0) <= now.ends or now.late <= 0
    if now.late > 0:
        assert now.ends - timedelta(minutes=now.late) == now.planned_end
        assert max(now.slots[-1].ends, *(s.ends for s in now.slots)) == now.planned_end + timedelta(minutes=now.over)
