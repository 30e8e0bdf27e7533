"""Activities and actions of a programme: counted by site, withheld where few have them."""

from typing import Any

import pytest

from roadmap.exchange.site_models import SitePlacement, SiteRelease
from roadmap.exchange.site_release import site_release
from tests.exchange.joined_sites import joined
from tests.exchange.made_sites import FRAMEWORK, LOW, assessment, like, plan, released, site


def with_activities(number: int, *rungs: str, off: bool = False) -> SiteRelease:
    made = [SitePlacement(ladder="climb", version="1", level="service", rungs=(rung,), known=True, off=off) for rung in rungs]
    return like(site(number, {"a": LOW}), placements=tuple(made))


def test_activities_are_counted_by_rung_with_the_sites_that_have_them() -> None:
    found = joined(with_activities(1, "told", "asked", "asked"), *(with_activities(n, "told") for n in range(2, 6)))
    assert [(row.rung, row.sites, row.sites_here, row.activities) for row in found.activities] == [
        ("asked", 5, 1, 2),
        ("told", 5, 5, 5),
    ]


def test_activities_of_four_sites_are_withheld_whatever_their_number() -> None:
    found = joined(site(9, {"a": LOW}), *(with_activities(n, "told", "told") for n in range(4)))
    assert [(row.state, row.rung, row.activities) for row in found.activities] == [("withheld", None, None)]


@pytest.mark.parametrize(
    ("shape", "rungs"),
    [
        ({"rungs": (), "known": True, "off": True}, ["off"]),
        ({"rungs": (), "known": True, "off": False}, ["none"]),
        ({"rungs": ("told", "asked"), "known": False, "off": False}, ["not_known"]),
        ({"rungs": ("told", "asked"), "known": True, "off": False}, ["asked", "told"]),
    ],
)
def test_where_activities_stand_is_told_in_words(shape: dict[str, Any], rungs: list[str]) -> None:
    one = SitePlacement(ladder="climb", version="1", level=None, **shape)
    found = joined(*(like(site(n, {"a": LOW}), placements=(one,)) for n in range(5)))
    assert [(row.rung, row.level) for row in found.activities] == [(rung, "not_said") for rung in rungs]


def with_plan(number: int, *horizons: str, domain: str | None = "trust") -> SiteRelease:
    return site_release(assessment(number), FRAMEWORK, released({"a": LOW}), plan=plan(*horizons, domain=domain))


def test_actions_are_counted_by_domain_horizon_and_decision() -> None:
    found = joined(with_plan(1, "0-6", "0-6", "6-12"), *(with_plan(n, "0-6") for n in range(2, 5)), with_plan(5, "", domain=None))
    assert [(row.domain, row.horizon, row.sites, row.sites_here, row.actions) for row in found.actions] == [
        (None, "not_said", 5, 1, 1),
        ("trust", "0-6", 5, 4, 5),
        ("trust", "6-12", 5, 1, 1),
    ]


def test_actions_of_four_plans_are_withheld() -> None:
    found = joined(site(9, {"a": LOW}), *(with_plan(n, "0-6") for n in range(4)))
    assert [(row.state, row.actions) for row in found.actions] == [("withheld", None)]
