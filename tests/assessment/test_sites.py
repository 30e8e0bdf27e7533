"""Sites joined: nothing of fewer than five, whole blocks only, and an audit of everything that follows by subtracting."""

from collections.abc import Iterable, Mapping, Sequence, Set
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.assessment import sites
from roadmap.assessment.models import ItemResult
from roadmap.assessment.sites import Tally, core_hash, core_items, core_results, core_stage, in_lower_two, stands_at
from tests.assessment import cases

STAGES = ("s0", "s1", "s2", "s3", "s4")


# --- what is published of counts ----------------------------------------------------------------


def tally_of(blocks: Sequence[int], low: Sequence[bool] = ()) -> Tally[str, str]:
    """One figure in which a site of each block in the list is counted."""
    found: Tally[str, str] = Tally()
    for number, block in enumerate(blocks):
        found.add("a", block, {"low": bool(low and low[number])})
    return found


@pytest.mark.parametrize(("blocks", "shown"), [([1] * 4, None), ([1] * 5, 5), ([1] * 5 + [2] * 4, 5), ([1] * 5 + [2] * 5, 10)])
def test_a_block_counts_with_five_sites_or_not_at_all(blocks: list[int], shown: int | None) -> None:
    found = tally_of(blocks).shown("a")
    assert (found.sites if found else None) == shown


def test_four_and_four_of_two_blocks_are_not_eight() -> None:
    assert tally_of([1] * 4 + [2] * 4).shown("a") is None


def test_counts_are_summed_over_blocks_shown_only() -> None:
    found = tally_of([1] * 5 + [2], [True, True, False, False, False, True]).shown("a")
    assert found is not None
    assert found.counts == {"low": 2}


def test_a_figure_without_sites_is_not_shown() -> None:
    assert Tally[str, str]().shown("a") is None


def test_figures_are_listed_where_a_site_of_a_block_is_counted() -> None:
    found = tally_of([1])
    found.add("b", 2, {})
    assert (found.keys({1}), found.keys({2}), found.keys({1, 2})) == (["a"], ["b"], ["a", "b"])


# --- the audit ----------------------------------------------------------------------------------


def rank(rows: Iterable[Sequence[int]]) -> int:
    """The rank of a matrix, exactly, by Gauss."""
    left = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left = [[v - row[column] / pivot[column] * p for v, p in zip(row, pivot, strict=True)] for row in left]
        found += 1
    return found


def published(blocks: Sequence[int], known: Sequence[bool]) -> list[list[int]]:
    """Of each programme published as blocks were added, which sites its total is of."""
    totals = []
    for last in sorted(set(blocks)):
        tally: Tally[str, int] = Tally()
        for number, block in enumerate(blocks):
            if block <= last and known[number]:
                tally.add("a", block, {number: 1})
        found = tally.shown("a")
        if found:
            totals.append([found.counts.get(number, 0) for number in range(len(blocks))])
    return totals


def few_exposed(totals: list[list[int]], n: int, most: int = 4) -> list[tuple[int, ...]]:
    """Every set of one to four sites whose total is a linear combination of those published."""
    base = rank(totals)
    return [
        group
        for size in range(1, most + 1)
        for group in combinations(range(n), size)
        if rank([*totals, [int(number in group) for number in range(n)]]) == base
    ]


added = st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=1, max_size=14)


@settings(max_examples=40, deadline=None)
@given(added)
def test_no_few_sites_follow_from_all_programmes_together(crowd: list[tuple[int, bool]]) -> None:
    blocks, known = [block for block, _ in crowd], [is_known for _, is_known in crowd]
    assert few_exposed(published(blocks, known), len(crowd)) == []


def test_the_audit_finds_one_site_that_is_added_alone_when_the_rule_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks, known = [1] * 6 + [2], [True] * 7
    assert few_exposed(published(blocks, known), 7) == []
    monkeypatch.setattr(sites, "LEAST_SITES", 1)
    assert few_exposed(published(blocks, known), 7) == [(6,)]


# --- where a site stands ------------------------------------------------------------------------


def item(**more: object) -> ItemResult:
    return ItemResult.model_validate({"id": "a", "asked": 10, "not_applicable": 0, "reached": 2, **more})


@pytest.mark.parametrize(
    ("found", "stands"),
    [
        (item(), "s2"),
        (item(agreed="s4"), "s4"),
        (item(agreed="not_applicable"), "not_applicable"),
        (item(agreed="we_do_not_agree"), "not_known"),
        (item(reached=None), "not_known"),
        (item(reached=None, not_applicable=10), "not_applicable"),
        (item(reached=None, not_applicable=9), "not_known"),
    ],
)
def test_what_is_agreed_goes_before_the_lower_median(found: ItemResult, stands: str) -> None:
    assert stands_at(found, STAGES) == stands


@pytest.mark.parametrize(("stage", "low"), [("s0", True), ("s1", True), ("s2", False), ("not_known", False)])
def test_the_lower_two_stages_are_the_two_least(stage: str, low: bool) -> None:
    assert in_lower_two(stage, STAGES) is low


# --- the core -----------------------------------------------------------------------------------

FRAMEWORK = cases.framework([cases.item(name, set=["core"]) for name in "abcd"] + [cases.item("e")])


def test_only_items_in_a_shared_set_are_core() -> None:
    assert core_items(FRAMEWORK.domains[0], FRAMEWORK) == list("abcd")


def test_a_changed_word_changes_the_hash_of_the_core_and_another_item_does_not() -> None:
    def made(word: str, beside: str) -> str:
        changed = cases.framework([cases.item("a", set=["core"], text=word), cases.item("e", text=beside)])
        return core_hash(changed.domains[0], changed)

    assert made("One", "x") == made("One", "y")
    assert made("One", "x") != made("Two", "x")


def stage_over_core(columns: Mapping[str, Sequence[str]], core: int = 4) -> str | None:
    found = core_results(cases.shown(cases.by_item(columns), FRAMEWORK), FRAMEWORK)
    return core_stage(found.domains[0], core)


def test_the_stage_over_the_core_leaves_other_items_out() -> None:
    three = {name: ["s3"] for name in "abc"}
    assert stage_over_core({**three, "d": ["s3"], "e": ["s0"]}) == "s3"


def test_a_stage_needs_three_quarters_of_the_core_to_be_shown() -> None:
    shown: Set[str] = {"a", "b", "c"}
    assert stage_over_core({name: ["s3"] for name in shown}) == "s3"
    assert stage_over_core({name: ["s3"] for name in "ab"}) is None
    assert stage_over_core({"e": ["s3"]}, core=0) is None
