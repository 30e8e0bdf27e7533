"""Intervals agree with statsmodels, stay within their range, and refuse what is no share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from roadmap.evaluation.statistics import missing_bounds, newcombe, wilson

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts)
def test_wilson_agrees_with_statsmodels(share: tuple[int, int]) -> None:
    assert wilson(*share) == pytest.approx(proportion_confint(*share, method="wilson"), abs=1e-12)


@given(counts, counts)
def test_newcombe_agrees_with_statsmodels(first: tuple[int, int], second: tuple[int, int]) -> None:
    told = confint_proportions_2indep(second[0], second[1], first[0], first[1], compare="diff", method="newcomb")
    assert newcombe(first, second) == pytest.approx(told, abs=1e-9)


@given(counts)
def test_an_interval_holds_its_share_and_stays_between_none_and_all(share: tuple[int, int]) -> None:
    low, high = wilson(*share)
    assert 0 <= low <= share[0] / share[1] <= high <= 1


@given(counts, counts)
def test_changing_places_changes_the_sign(first: tuple[int, int], second: tuple[int, int]) -> None:
    low, high = newcombe(first, second)
    assert newcombe(second, first) == pytest.approx((-high, -low), abs=1e-12)


@given(counts, st.integers(0, 200))
def test_bounds_hold_every_way_the_silent_could_have_answered(share: tuple[int, int], silent: int) -> None:
    agree, n = share
    low, high = missing_bounds(agree, n, n + silent)
    assert low == pytest.approx(agree / (n + silent))
    assert high == pytest.approx((agree + silent) / (n + silent))


@pytest.mark.parametrize("share", [(1, 0), (-1, 4), (5, 4)])
def test_what_is_no_share_is_refused(share: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(*share)


def test_more_answers_than_people_are_refused() -> None:
    with pytest.raises(ValueError, match="11 answered and 10 were there"):
        missing_bounds(3, 11, 10)
