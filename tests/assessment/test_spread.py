"""Middle, quartiles, split and talk first, with numbers worked out by hand."""

import pytest

from roadmap.assessment.spread import ends, lower_median, quartiles, split, talk_first

from .cases import counts


@pytest.mark.parametrize(
    ("stages", "median", "lower", "upper"),
    [
        ((0, 0, 1, 0, 0), 2, 2, 2),  # one rater is everything
        ((1, 0, 0, 0, 1), 0, 0, 4),  # of two, half is not more than half
        ((1, 0, 1, 0, 1), 2, 0, 4),  # three: the first from each end
        ((1, 1, 1, 1, 0), 1, 0, 3),  # four: the first from each end
        ((1, 1, 1, 1, 1), 2, 1, 3),  # five: the second from each end
        ((2, 2, 2, 1, 1), 1, 0, 3),  # eight, 0 0 1 1 2 2 3 4: the second from each end
        ((0, 0, 0, 0, 9), 4, 4, 4),
    ],
)
def test_median_and_quartiles(stages: tuple[int, ...], median: int, lower: int, upper: int) -> None:
    assert lower_median(counts(*stages)) == median
    assert quartiles(counts(*stages)) == (lower, upper)


def test_the_lower_median_is_the_highest_stage_that_more_than_half_reached() -> None:
    for stages in [(3, 0, 3, 0, 0), (2, 0, 3, 0, 0), (0, 1, 1, 1, 1), (1, 2, 3, 4, 5), (5, 0, 0, 0, 4)]:
        more_than_half = [s for s in range(5) if 2 * sum(stages[s:]) > sum(stages)]
        assert lower_median(counts(*stages)) == max(more_than_half)


def test_without_raters_nothing_is_said() -> None:
    nobody = counts(0, 0, 0, 0, 0, dont_know=7)
    assert (lower_median(nobody), quartiles(nobody), ends(nobody)) == (None, None, None)
    assert not split(nobody)
    assert not talk_first(nobody)


@pytest.mark.parametrize(
    ("stages", "is_split"),
    [
        ((1, 0, 1, 0, 1), False),  # three raters are too few
        ((1, 0, 2, 1, 0), True),  # exactly a quarter on each side of the middle
        ((1, 0, 3, 1, 0), False),  # a fifth is less
        ((0, 2, 0, 2, 0), True),
        ((0, 0, 4, 4, 0), False),  # the middle is in neither half
        ((0, 3, 5, 0, 0), False),
        ((2, 2, 0), False),
        ((2, 0, 2), True),
        ((0, 2, 2, 0), True),  # four stages have no middle
    ],
)
def test_split_needs_a_quarter_in_each_half(stages: tuple[int, ...], is_split: bool) -> None:
    assert split(counts(*stages)) is is_split
    if is_split:
        assert talk_first(counts(*stages))


@pytest.mark.parametrize(
    ("stages", "is_wide"),
    [
        ((1, 0, 0, 1, 0), True),  # two people three stages of four apart
        ((1, 0, 1, 0, 0), False),
        ((0, 1, 4, 0, 1), True),  # six raters, range three stages
        ((0, 1, 5, 0, 1), False),  # seven are no handful
        ((3, 0, 0, 1, 0), True),
        ((0, 2, 5, 0, 1), False),
    ],
)
def test_talk_first_where_few_raters_range_widely(stages: tuple[int, ...], is_wide: bool) -> None:
    assert talk_first(counts(*stages)) is is_wide


def test_talk_first_where_quartiles_are_three_quarters_of_the_scale_apart() -> None:
    # Eight on four stages, 0 0 and 3 3 at the ends: any such spread is also split, so both flags stand.
    wide = counts(2, 2, 2, 2)
    assert quartiles(wide) == (0, 3)
    assert talk_first(wide)
    # Seven stages, 0 and 4 of 6: two thirds of the scale, not three quarters, and nobody far enough below.
    assert not talk_first(counts(0, 2, 0, 5, 0, 1, 0))
