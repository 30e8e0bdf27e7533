"""Limits: nobody gets more tries than allowed in any stretch of time, and after the wait that was told a try is allowed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.access import limits
from roadmap.access.limits import NO_WAIT, Limit, wait

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
THREE_A_MINUTE = Limit(most=3, within=timedelta(minutes=1))
TEN_AN_HOUR = Limit(most=10, within=timedelta(hours=1))


def ago(*seconds: float) -> list[datetime]:
    return [NOW - timedelta(seconds=second) for second in seconds]


def test_tries_below_the_limit_wait_for_nothing() -> None:
    assert wait([], NOW, [THREE_A_MINUTE]) == NO_WAIT
    assert wait(ago(1, 2), NOW, [THREE_A_MINUTE]) == NO_WAIT
    assert wait(ago(1, 2, 3), NOW, []) == NO_WAIT


def test_the_wait_is_until_the_oldest_try_that_fills_the_limit_is_old_enough() -> None:
    assert wait(ago(50, 10, 20), NOW, [THREE_A_MINUTE]) == timedelta(seconds=10)
    assert wait(ago(60, 10, 20), NOW, [THREE_A_MINUTE]) == NO_WAIT


def test_the_longest_wait_of_several_limits_counts() -> None:
    tries = ago(*range(100, 1100, 100))
    assert wait(tries, NOW, [THREE_A_MINUTE]) == NO_WAIT
    assert wait(tries, NOW, [THREE_A_MINUTE, TEN_AN_HOUR]) == timedelta(seconds=2600)


def test_a_clock_put_back_lets_nobody_in_and_shuts_nobody_out_for_longer_than_the_limit() -> None:
    assert wait(ago(-9000, -9000, -9000), NOW, [THREE_A_MINUTE]) == timedelta(minutes=1)


def test_a_limit_that_allows_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one try"):
        wait([], NOW, [Limit(most=0, within=timedelta(minutes=1))])


waits = st.lists(st.floats(0, 5000), max_size=40)
some_limits = st.lists(
    st.builds(Limit, most=st.integers(1, 6), within=st.integers(1, 900).map(lambda s: timedelta(seconds=s))),
    min_size=1,
    max_size=3,
)


@given(waits, some_limits)
def test_after_the_wait_that_was_told_a_try_is_allowed(seconds: list[float], allowed: list[Limit]) -> None:
    later = NOW + wait(ago(*seconds), NOW, allowed)
    assert wait(ago(*seconds), later, allowed) == NO_WAIT


@given(waits, some_limits)
def test_whoever_is_held_to_the_limits_never_makes_more_tries_in_any_stretch(gaps: list[float], allowed: list[Limit]) -> None:
    moment, made = NOW, list[datetime]()
    for gap in gaps:
        moment += timedelta(seconds=gap / 20)
        if wait(made, moment, allowed) == NO_WAIT:
            made.append(moment)
    for limit in allowed:
        for start in made:
            assert sum(start <= one < start + limit.within for one in made) <= limit.most


@given(waits, st.floats(0, 5000), some_limits)
def test_one_more_failed_try_never_shortens_the_wait(seconds: list[float], more: float, allowed: list[Limit]) -> None:
    assert wait(ago(*seconds, more), NOW, allowed) >= wait(ago(*seconds), NOW, allowed)


@pytest.mark.parametrize("name", ["RETURN_CODE", "RETURN_CODES_OF_A_LINK", "WORKSHOP_CODE", "WHOLE_SERVER"])
def test_the_limits_in_use_grow_looser_and_longer(name: str) -> None:
    short, long = getattr(limits, name)
    assert short.within < long.within
    assert short.most < long.most
    assert long.within / long.most > short.within / short.most
