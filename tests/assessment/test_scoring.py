"""Scores, bounds, stages and what holds them, with numbers worked out by hand."""

import pytest

from roadmap.assessment.models import Agreement, DomainResult, ItemResult, Results
from roadmap.assessment.scoring import results

from .cases import by_item, collected, framework, item, people, scored, survey


def domain(found: Results, domain_id: str = "trust") -> DomainResult:
    return next(d for d in found.domains if d.id == domain_id)


def one(found: Results, item_id: str) -> ItemResult:
    return next(i for i in found.items if i.id == item_id)


def test_an_item_says_what_its_table_says() -> None:
    found = one(scored(by_item({"a": ["s1", "s1", "s2", "dont_know", "not_applicable", None]}), framework()), "a")
    assert found.counts == {"s0": 0, "s1": 2, "s2": 1, "s3": 0, "s4": 0}
    assert (found.asked, found.people, found.rated, found.dont_know, found.not_applicable, found.blank) == (6, 6, 3, 1, 1, 1)
    assert found.mean == pytest.approx(4 / 3)
    assert (found.median, found.lower, found.upper, found.min, found.max, found.reached) == (1, 1, 2, 1, 2, 1)
    assert found.domain == "trust"
    assert found.flags == ()


def test_the_mean_is_held_back_where_split_and_the_score_is_not() -> None:
    found = scored(by_item({"a": ["s0", "s0", "s4", "s4"]}), framework())
    assert one(found, "a").mean is None
    assert one(found, "a").flags == ("talk_first", "split")
    assert domain(found).score == 50


def test_an_item_without_a_rating_has_no_figures() -> None:
    found = one(scored(by_item({"a": ["dont_know", "dont_know"]}), framework()), "a")
    assert (found.mean, found.median, found.lower, found.min, found.reached) == (None, None, None, None, None)
    assert found.rated == 0


def test_bounds_by_hand() -> None:
    # a: 3 of 4 with one unknown: 3/2 stages low, 7/2 high. b: no rating: 0 and 4. Per cent of 4 stages.
    found = domain(scored(by_item({"a": ["s3", "dont_know"], "b": [None, "dont_know"]}), framework()))
    assert found.score == 75
    assert found.low == pytest.approx((37.5 + 0) / 2)
    assert found.high == pytest.approx((87.5 + 100) / 2)
    assert (found.items, found.applicable, found.rated, found.people) == (2, 2, 1, 1)
    assert found.dont_know_share == 0.5


def test_with_no_rating_at_all_the_bounds_are_the_whole_scale_and_there_is_no_score() -> None:
    found = domain(scored(by_item({"a": ["dont_know"], "b": [None]}), framework()))
    assert (found.score, found.low, found.high, found.stage, found.holding) == (None, 0, 100, None, ())


def test_weights_count_in_the_score_and_not_in_the_half_rule() -> None:
    of = framework([item("a", weight=3), item("b"), item("c", weight=50)])
    found = domain(scored(by_item({"a": ["s4"], "b": ["s0"], "c": ["dont_know"]}), of))
    assert found.score == 75
    assert found.low == pytest.approx(100 * 3 / 54)
    assert found.high == pytest.approx(100 * 53 / 54)


@pytest.mark.parametrize(("rated", "score"), [(1, None), (2, 50), (3, 50)])
def test_the_half_rule_asks_for_half_of_four_items(rated: int, score: float | None) -> None:
    columns = {i: ["s2" if place < rated else "dont_know"] for place, i in enumerate("abcd")}
    found = domain(scored(by_item(columns), framework()))
    assert found.score == score
    assert found.low is not None


@pytest.mark.parametrize(("rated", "stage"), [(2, None), (3, "s2"), (4, "s2")])
def test_a_stage_asks_for_ratings_of_three_quarters_of_the_items(rated: int, stage: str | None) -> None:
    columns = {i: ["s2" if place < rated else "dont_know"] for place, i in enumerate("abcd")}
    found = domain(scored(by_item(columns), framework()))
    assert found.stage == stage
    assert bool(found.holding) is (stage is not None)


def test_not_applicable_leaves_the_items_and_a_blank_keeps_one_in() -> None:
    columns: dict[str, list[str | None]] = {
        "a": ["s4", "s4"],
        "b": ["not_applicable", "not_applicable"],
        "c": ["not_applicable", None],
    }
    found = domain(scored(by_item(columns), framework()))
    assert (found.items, found.applicable, found.rated) == (3, 2, 1)
    assert found.score == 100
    assert found.low == 50


def test_a_domain_without_an_applicable_item_has_no_figures() -> None:
    found = domain(scored(by_item({"a": ["not_applicable"]}), framework()))
    assert (found.score, found.low, found.high, found.stage, found.holding, found.applicable) == (None, None, None, None, (), 0)


def test_a_domain_that_nobody_was_asked_has_no_items() -> None:
    of = framework(other=[item("x")])
    found = domain(scored(by_item({"a": ["s1"]}), of), "other")
    assert (found.items, found.score, found.low, found.dont_know_share, found.withheld) == (0, None, None, None, False)


def test_the_stage_is_what_three_quarters_reached_and_the_rest_hold_it_least_first() -> None:
    found = domain(scored(by_item({"a": ["s2"], "b": ["s3"], "c": ["s0"], "d": ["s2"]}), framework()))
    assert found.stage == "s2"
    assert found.holding == ("c", "a", "d")


def test_an_item_that_is_not_known_holds_as_the_bottom_in_framework_order() -> None:
    found = domain(scored(by_item({"a": ["s3"], "b": ["s0"], "c": ["dont_know"], "d": ["s3"]}), framework()))
    assert found.stage == "s0"
    assert found.holding == ("b", "c")


def test_at_the_top_nothing_holds() -> None:
    found = domain(scored(by_item({"a": ["s4"], "b": ["s4"], "c": ["s4"], "d": ["s0"]}), framework()))
    assert (found.stage, found.holding) == ("s4", ())


def test_what_the_group_agreed_replaces_the_median_for_the_stage_and_never_enters_the_score() -> None:
    given = by_item({"a": ["s1"], "b": ["s1"], "c": ["s1"], "d": ["s1"]})
    agreed = [Agreement(item=i, outcome="s3") for i in "abc"]
    found = scored(given, framework(), agreed)
    assert (domain(found).stage, domain(found).score, domain(found).agreed_score) == ("s3", 25, 75)
    assert domain(found).holding == ("d", "a", "b", "c")
    assert (one(found, "a").agreed, one(found, "a").reached, one(found, "d").agreed) == ("s3", 1, None)
    leaders = found.perspectives[0]
    assert leaders.domains is not None
    assert leaders.items is not None
    assert (leaders.domains[0].stage, leaders.domains[0].agreed_score, leaders.items[0].agreed) == ("s1", None, None)


def test_agreed_not_applicable_removes_an_item_and_no_agreement_counts_as_unrated() -> None:
    given = by_item({"a": ["s3"], "b": ["s3"], "c": ["s3"], "d": ["s0"]})
    removed = domain(scored(given, framework(), [Agreement(item="d", outcome="not_applicable")]))
    assert (removed.stage, removed.holding, removed.applicable, removed.score) == ("s3", ("a", "b", "c"), 4, 56.25)
    open_question = domain(scored(given, framework(), [Agreement(item="a", outcome="we_do_not_agree")]))
    assert (open_question.stage, open_question.holding) == ("s0", ("a", "d"))
    two = [Agreement(item=i, outcome="we_do_not_agree") for i in "ab"]
    assert domain(scored(given, framework(), two)).stage is None


@pytest.mark.parametrize(("agreed", "score"), [("a", None), ("ab", 75), ("abc", 75)])
def test_the_agreed_score_is_under_the_half_rule(agreed: str, score: float | None) -> None:
    given = by_item({i: ["s0"] for i in "abcd"})
    assert domain(scored(given, framework(), [Agreement(item=i, outcome="s3") for i in agreed])).agreed_score == score


def test_a_perspective_with_nobody_in_it_is_listed_with_nobody() -> None:
    found = scored(by_item({"a": ["s1"]}), framework())
    assert [(p.id, p.people, p.withheld) for p in found.perspectives] == [
        ("leader", 1, False), ("experience", 0, False), ("profession", 0, False),
    ]  # fmt: skip
    for absent in found.perspectives[1:]:
        assert [(d.id, d.items, d.people, d.low, d.high) for d in absent.domains or ()] == [("trust", 0, 0, None, None)]
        assert absent.items == ()


def test_in_a_release_figures_rest_on_the_released_items_alone() -> None:
    # b is unanimous, so withheld: the score of the domain is that of a, and nobody can work b out.
    given = by_item({"a": ["s0", "s1", "s1", "s2"], "b": ["s4", "s4", "s4", "s4"]})
    of = framework(other=[item("x")])
    release = survey(given, of, 4)
    assert release.withheld == ("b",)
    found = results(release, of)
    assert (domain(found).score, domain(found).items, domain(found).people) == (25, 1, None)
    assert one(found, "b") == ItemResult(id="b", withheld=True)
    assert domain(found, "other") == DomainResult(id="other", withheld=True, holding=None)


def test_under_a_threshold_a_withheld_and_an_empty_perspective_look_alike() -> None:
    group = people("leader", 5) + people("experience", 2)
    answers: dict[str, dict[str, str | None]] = {person.id: {"a": f"s{n % 3}"} for n, person in enumerate(group)}
    found = results(survey(collected(group, answers), framework(), 4), framework())
    assert [p.model_dump(exclude={"id"}) for p in found.perspectives] == [
        {"withheld": True, "people": None, "domains": None, "items": None}
    ] * 3


def test_a_perspective_lists_as_withheld_what_it_is_asked_and_nothing_that_it_is_not() -> None:
    of = framework([item("a"), item("b"), item("c", ask=["leader"])])
    group = people("leader", 5) + people("experience", 5)
    answers: dict[str, dict[str, str | None]] = {p.id: {"a": f"s{n % 3}", "b": f"s{n // 5}"} for n, p in enumerate(group)}
    for n, person in enumerate(people("leader", 5)):
        answers[person.id]["c"] = f"s{n % 3}"
    found = results(survey(collected(group, answers), of, 5), of)
    listed = {p.id: [(i.id, i.withheld) for i in p.items or ()] for p in found.perspectives}
    assert [i.withheld for i in found.items] == [False, False, False]
    assert listed["leader"] == [("a", False), ("b", True), ("c", False)]
    assert listed["experience"] == [("a", False), ("b", True)]


def test_a_perspective_lists_as_withheld_also_what_it_was_asked_outside_the_framework_s_asking() -> None:
    of = framework([item("a"), item("b", ask=["leader"])])
    group = people("leader", 5) + people("experience", 5)
    answers: dict[str, dict[str, str | None]] = {p.id: {"a": f"s{n % 3}", "b": f"s{n // 5}"} for n, p in enumerate(group)}
    found = results(survey(collected(group, answers), of, 5), of)
    assert one(found, "b").rated == 10
    for perspective in found.perspectives[:2]:
        assert [(i.id, i.withheld) for i in perspective.items or ()] == [("a", False), ("b", True)]
