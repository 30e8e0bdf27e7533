"""Readiness: each factor on its own, the cut, and where it is too near to name a side."""

import pytest

from .cases import by_item, framework, item, scored

WILL = [item(f"w{n}", factor="will") for n in range(5)]
CAN = [item("x", factor="can")]


def reading(stages: list[str], *, near: float = 10, can: str = "dont_know") -> tuple[str, ...]:
    """What is read from one person's ratings of the factor `will`."""
    columns = {f"w{n}": [stage] for n, stage in enumerate(stages)} | {"x": [can]}
    found = scored(by_item(columns), framework(readiness=[*WILL, *CAN], near=near)).readiness
    assert found is not None
    return found.reading


def test_each_factor_is_scored_as_a_domain_is_and_the_domain_itself_is_not() -> None:
    columns = {"w0": ["s4", "s3"], "w1": ["dont_know", "s3"], "x": ["s0", "s1"]}
    found = scored(by_item(columns), framework(readiness=[*WILL, *CAN]))
    assert found.readiness is not None
    will, can = found.readiness.factors["will"], found.readiness.factors["can"]
    assert (will.score, will.low, will.high, will.applicable, will.rated, will.people) == (81.25, 62.5, 87.5, 2, 2, 2)
    assert (can.score, can.applicable, can.people) == (12.5, 1, 2)
    ready = found.domains[0]
    assert (ready.kind, ready.items, ready.rated, ready.people) == ("readiness", 3, 3, 2)
    assert (ready.score, ready.stage, ready.agreed_score) == (None, None, None)
    # The bounds over w0, w1 and x: 87.5, 37.5 or 87.5, and 12.5.
    assert (ready.low, ready.high) == (pytest.approx(137.5 / 3), 62.5)
    assert ready.holding == ()


@pytest.mark.parametrize(
    ("stages", "side"),
    [
        (["s3", "s3", "s3", "s3", "s3"], "will_over"),  # 75
        (["s3", "s3", "s3", "s3", "s2"], "will_near"),  # 70
        (["s2", "s2", "s2", "s2", "s2"], "will_under"),  # 50
        (["s2", "s2", "s2", "s2", "s3"], "will_near"),  # 55
    ],
)
def test_a_side_is_named_more_than_ten_points_from_the_cut(stages: list[str], side: str) -> None:
    assert reading(stages) == (side,)


def test_exactly_as_near_as_the_rule_says_is_near() -> None:
    stages = ["s3", "s3", "s3", "s3", "s3"]
    assert reading(stages, near=12.5) == ("will_near",)
    assert reading(stages, near=12.4) == ("will_over",)


def test_bounds_on_both_sides_of_the_cut_are_near() -> None:
    # 100 known, one of five not: 80 to 100 is over; two of five not: 60 to 100 straddles 62.5.
    assert reading(["s4", "s4", "s4", "s4", "dont_know"]) == ("will_over",)
    assert reading(["s4", "s4", "s4", "dont_know", "dont_know"]) == ("will_near",)


def test_a_factor_without_a_score_has_no_reading() -> None:
    assert reading(["s4", "s4", "dont_know", "dont_know", "dont_know"]) == ()
    assert reading(["s3"] * 5, can="s0") == ("will_over", "can_under")


def test_a_framework_without_readiness_has_none() -> None:
    assert scored(by_item({"a": ["s1"]}), framework()).readiness is None
