"""Which domains become priorities of a draft, in which order, and why."""

from pathlib import Path

import pytest

from roadmap.content.loading import load_framework
from roadmap.plan.drafting import draft
from roadmap.plan.models import Draft

from .cases import actions, at, counts, evidence, framework, item, on_steps, only, priorities

SIX = framework(**{f"d{n}": [item(f"i{n}{letter}") for letter in "abcd"] for n in range(1, 7)})


def stepping(*steps: int) -> list[tuple[str, int]]:
    """Priorities where one item of domain 1, 2 and so on stands at the bottom, and so many stages above it are wanted."""
    tables = {name: at(4) for name in SIX.items} | {f"i{n}a": at(0) for n in range(1, len(steps) + 1)}
    return priorities(evidence(SIX, tables, wanted={f"d{n}": f"s{step}" for n, step in enumerate(steps, start=1)}))


def test_a_priority_is_a_domain_and_has_the_points_of_its_three_highest_candidates() -> None:
    tables = {"i1a": at(3), "i1b": at(2), "i1c": at(1), "i1d": at(0), "i2a": at(0)}
    given = evidence(SIX, tables, wanted={"d1": "s4", "d2": "s1"})
    assert priorities(given) == [("d1", 30 + 30 + 20), ("d2", 10)]
    first = draft(given).priorities[0]
    assert [reason.item for reason in first.reasons] == ["i1c", "i1d", "i1b"]
    assert (first.number, first.title) == (1, "D1")
    assert len(draft(given).considered) == 5


def test_three_are_taken_however_few_points_the_third_has() -> None:
    assert stepping(3, 1, 1, 1) == [("d1", 30), ("d2", 10), ("d3", 10)]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [((2, 2, 2, 1), 4), ((2, 2, 2, 1, 1), 5), ((2, 2, 2, 1, 1, 1), 5), ((3, 2, 2, 1, 1), 3), ((3, 2, 2, 2, 1), 4), ((1, 1), 2)],
)
def test_a_fourth_and_a_fifth_only_with_half_the_points_of_the_highest(steps: tuple[int, ...], expected: int) -> None:
    assert len(stepping(*steps)) == expected


def test_of_equal_points_ranked_domains_come_first_then_framework_order() -> None:
    tables = {name: at(0 if name.endswith("a") else 4) for name in SIX.items}
    wanted = {f"d{n}": "s1" for n in range(1, 7)}
    ranking = ("x1", "x2", "x3", "x4", "x5", "d6", "d5")  # too low for points
    assert [name for name, _ in priorities(evidence(SIX, tables, wanted=wanted, ranking=ranking))] == [
        "d5",
        "d6",
        "d1",
        "d2",
        "d3",
    ]


def test_why_gives_the_largest_reason_of_each_leading_candidate() -> None:
    tables = {"i1a": counts(1, 0, 0, 0, 3), "i1b": at(1)}
    priority = only(draft(evidence(SIX, tables, wanted={"d1": "s2"})))
    assert priority.why == "About i1a: split. About i1b: stands at Stage 1, should get to Stage 2."


def test_a_tie_of_reasons_goes_by_their_order() -> None:
    tables = {"i1a": counts(2, 0, 0, 0, 2)}
    assert only(draft(evidence(SIX, tables, wanted={"d1": "s1"}))).why == "About i1a: stands at Stage 0, should get to Stage 1."


def test_an_activity_brings_its_domain_and_its_ladders_actions() -> None:
    priority = only(draft(evidence(SIX, {}, placed=[on_steps("garden", "a", "on_c", "d4")])))
    assert (priority.domain, priority.points, priority.why) == ("d4", 20, "Garden: Garden was meant to be at plain on_c.")
    assert actions(priority) == ["garden.act_b"]
    assert priority.actions[0].from_ == {"activity": "garden", "criterion": "b", "raised_by": None, "words": "Garden · Was it b?"}


# --- readiness ---------------------------------------------------------------------------------

READY = framework(ready=[item("r1"), item("r2"), item("r3"), item("r4", factor="can")], care=[item("c1")], help=[item("h1")])


def readiness(*stages: int, **more: object) -> list[tuple[str, int]]:
    return [(p.domain, p.points) for p in ready(*stages, **more).priorities]


def ready(*stages: int, **more: object) -> Draft:
    """The readiness items at these stages, the last of another factor; the other domains want 30 and 20 points."""
    tables = {f"r{n}": at(stage) for n, stage in enumerate(stages, start=1)} | {"c1": at(0), "h1": at(0)}
    return draft(evidence(READY, tables, **({"wanted": {"care": "s3", "help": "s2"}} | more)))  # type: ignore[arg-type]


def test_a_readiness_factor_under_the_cut_makes_readiness_the_first_priority() -> None:
    assert readiness(2, 3, 2, 4) == [("ready", 0), ("care", 30), ("help", 20)]  # 7 of 12 is 58 per cent
    assert readiness(4, 4, 4, 2) == [("ready", 0), ("care", 30), ("help", 20)]


def test_at_or_over_the_cut_readiness_is_no_priority() -> None:
    assert readiness(2, 3, 3, 4) == [("care", 30), ("help", 20)]  # 8 of 12 is 67 per cent
    exact = framework(ready=[item("r1"), item("r2")], care=[item("c1")])  # 5 of 8 is 62.5 per cent
    assert priorities(evidence(exact, {"r1": at(2), "r2": at(3), "c1": at(0)}, wanted={"care": "s3"})) == [("care", 30)]


def test_its_items_under_the_cut_are_candidates_without_points_lowest_mean_first() -> None:
    made = ready(2, 1, 3, 2)
    assert [(one.id, one.points) for one in made.considered] == [("c1", 30), ("h1", 20), ("r2", 0), ("r1", 0), ("r4", 0)]
    assert made.considered[2].reasons == ()
    assert made.priorities[0].why == "About r2: under the cut. About r1: under the cut. About r4: under the cut."
    assert actions(made.priorities[0]) == ["r2.r2_act", "r1.r1_act"]


def test_an_item_that_was_agreed_not_applicable_is_not_among_them() -> None:
    made = ready(2, 1, 3, 2, agreed={"r2": "not_applicable"})
    assert [one.id for one in made.considered] == ["c1", "h1", "r1", "r4"]


def test_a_candidate_of_its_own_comes_with_its_points_and_readiness_stays_first() -> None:
    made = ready(1, 1, 4, 4, wanted={"ready": "s2", "care": "s4", "help": "s4"})
    assert [(p.domain, p.points) for p in made.priorities] == [("ready", 20), ("care", 30), ("help", 30)]
    assert [one.id for one in made.considered] == ["c1", "h1", "r1", "r2"]


def test_readiness_has_at_least_two_actions() -> None:
    one_under = ready(3, 1, 3, 4)  # r2 alone is under the cut
    assert actions(one_under.priorities[0]) == ["r2.r2_act", "r1.r1_act"]
    one_candidate = ready(3, 1, 3, 4, wanted={"ready": "s2"})
    assert actions(one_candidate.priorities[0]) == ["r2.r2_act", "r1.r1_act"]
    assert [reason.item for reason in one_candidate.priorities[0].reasons] == ["r2"]


def test_a_fourth_priority_is_held_against_the_highest_other_than_readiness() -> None:
    of = framework(ready=[item("r1"), item("r2"), item("r3")], **{f"d{n}": [item(f"i{n}")] for n in range(1, 5)})
    tables = {"r1": at(0), "r2": at(0), "r3": at(0), **{f"i{n}": at(0) for n in range(1, 5)}}
    wanted = {"ready": "s3", "d1": "s2", "d2": "s2", "d3": "s1", "d4": "s1"}
    assert priorities(evidence(of, tables, wanted=wanted)) == [("ready", 90), ("d1", 20), ("d2", 20), ("d3", 10), ("d4", 10)]
    assert len(priorities(evidence(of, tables, wanted=wanted | {"d1": "s3"}))) == 3


def test_nothing_to_do_is_an_empty_draft() -> None:
    assert draft(evidence(SIX, dict.fromkeys(SIX.items, at(4)))) == Draft(priorities=(), considered=())


# --- frameworks of another shape ---------------------------------------------------------------


@pytest.mark.parametrize(("name", "stages", "expected"), [("three_stages", 3, [20, 20]), ("seven_stages", 7, [7, 7])])
def test_a_framework_of_another_shape_is_drafted_by_its_own_numbers(name: str, stages: int, expected: list[int]) -> None:
    of = load_framework(Path(__file__).parent.parent / "content" / "valid" / name)
    one_each = {domain.items[0].id: at(0, stages) for domain in of.domains if domain.kind == "progress"}
    made = draft(evidence(of, one_each))
    assert [priority.points for priority in made.priorities][:2] == expected
    assert len(made.priorities) <= of.planning.choose.most
    assert all(len(priority.actions) <= of.planning.choose.most_actions for priority in made.priorities)
    assert all(
        action.from_["stage"] == of.scale_of(action.from_["item"] or "").stage_ids[0]
        for p in made.priorities
        for action in p.actions
    )
