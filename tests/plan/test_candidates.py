"""Candidates and their points, worked out by hand: an example of each reason."""

from dataclasses import replace

import pytest

from roadmap.assessment.scoring import results
from roadmap.plan.candidates import candidates

from .cases import at, counts, evidence, found, framework, item, ladder, needs, on_steps, points

FOUR = framework(trust=[item(name) for name in ("i", "j", "k", "l")], other=[item("m")])
CORE = framework(trust=[item("i", set=["core"]), item("j")])
TOP = dict.fromkeys(("j", "k", "l"), at(4))


# --- distance ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stages", "stands", "wanted", "expected"),
    [(5, 0, 1, 10), (5, 0, 2, 20), (5, 1, 4, 30), (5, 0, 4, 30), (3, 0, 1, 20), (3, 0, 2, 30), (4, 0, 1, 13), (4, 0, 2, 27),
     (6, 1, 4, 24), (7, 0, 1, 7), (7, 0, 2, 13), (7, 0, 5, 30)],
)  # fmt: skip
def test_distance_is_forty_points_for_the_whole_scale_and_at_most_thirty(
    stages: int, stands: int, wanted: int, expected: int
) -> None:
    of = framework(stages, trust=[item("i")])
    given = evidence(of, {"i": at(stands, stages)}, wanted={"trust": f"s{wanted}"})
    assert points(found(given)["i"]) == {"distance": expected}


@pytest.mark.parametrize(("each", "wanted", "expected"), [(5, 1, 1), (10, 1, 3), (6, 1, 2), (30, 3, 23), (25, 2, 13), (13, 2, 7)])
def test_half_a_point_is_rounded_up(each: int, wanted: int, expected: int) -> None:
    """5/4 is 1.25; 10/4, 6/4, 90/4, 50/4 and 26/4 end in a half."""
    of = framework(trust=[item("i")], weights={"distance": {"each": each, "most": 30}})
    given = evidence(of, {"i": at(0)}, wanted={"trust": f"s{wanted}"})
    assert points(found(given)["i"]) == {"distance": expected}


def test_without_a_wish_one_stage_above_the_domain_is_wanted() -> None:
    given = evidence(FOUR, {"i": at(0), "j": at(2), "k": at(2), "l": at(2)})  # three quarters have reached stage 2
    assert {name: points(one) for name, one in found(given).items()} == {
        "i": {"distance": 30}, "j": {"distance": 10}, "k": {"distance": 10}, "l": {"distance": 10},
    }  # fmt: skip
    assert found(given)["j"].reasons[0].words == "stands at Stage 2, should get to Stage 3"


def test_at_the_top_the_top_is_wanted() -> None:
    assert {name: points(one) for name, one in found(evidence(FOUR, {"i": at(2), **TOP})).items()} == {"i": {"distance": 20}}


def test_what_the_group_set_counts_and_not_the_domains_stage() -> None:
    tables = {name: at(2) for name in "ijkl"}
    assert not found(evidence(FOUR, tables, wanted={"trust": "s2"}))
    assert points(found(evidence(FOUR, tables, wanted={"trust": "s4"}))["i"]) == {"distance": 20}


def test_reached_is_agreed_else_the_lower_median() -> None:
    tables = {"i": counts(1, 0, 1, 0, 0), **TOP}  # the lower median is stage 0
    assert points(found(evidence(FOUR, tables, wanted={"trust": "s2"}))["i"]) == {"distance": 20}
    assert points(found(evidence(FOUR, tables, wanted={"trust": "s2"}, agreed={"i": "s1"}))["i"]) == {"distance": 10}


def test_where_the_group_does_not_agree_the_item_counts_as_unrated() -> None:
    given = evidence(FOUR, {"i": at(0), **TOP}, wanted={"trust": "s4"}, agreed={"i": "we_do_not_agree"})
    assert not found(given)


def test_without_a_stage_of_the_domain_and_without_a_wish_there_is_no_distance() -> None:
    unknown = counts(0, 0, 0, 0, 0, blank=3)
    tables = {"i": at(0), "j": at(0), "k": unknown, "l": unknown}
    assert not found(evidence(FOUR, tables))
    assert set(found(evidence(FOUR, tables, wanted={"trust": "s1"}))) == {"i", "j"}


# --- other reasons -----------------------------------------------------------------------------


def test_a_flagged_difference_is_ten_points_once_and_names_who_rated_lower() -> None:
    views = {"leader": {"i": at(4)}, "experience": {"i": at(1)}, "profession": {"i": at(3)}}
    given = evidence(CORE, {"i": at(4), "j": at(4)}, views=views)
    one = found(given)["i"]
    assert points(one) == {"difference": 10}
    assert (one.reasons[0].raised_by, one.reasons[0].words) == ("experience", "worth asking the leaders and the experiences")
    small = {"leader": {"i": at(4, people=10)}, "experience": {"i": at(3, people=10)}}
    assert (
        found(evidence(CORE, {"i": at(4), "j": at(4)}, views=small))["i"].reasons[0].words
        == "the leaders and the experiences differ"
    )


def test_of_differences_as_wide_the_first_in_the_frameworks_order_is_told() -> None:
    views = {"leader": {"i": at(4)}, "experience": {"i": at(0)}, "profession": {"i": at(0)}}
    given = evidence(CORE, {"i": at(4), "j": at(4)}, views=views)
    turned = given.results.model_copy(update={"differences": given.results.differences[::-1]})
    for one in (given, replace(given, results=turned)):
        assert found(one)["i"].reasons[0].words == "worth asking the leaders and the experiences"


def test_a_difference_that_is_not_flagged_is_no_reason() -> None:
    views = {"leader": {"i": counts(0, 0, 0, 1, 3)}, "experience": {"i": counts(0, 0, 0, 4, 0)}}
    assert not found(evidence(CORE, {"i": at(4), "j": at(4)}, views=views))


def test_a_split_is_ten_points() -> None:
    given = evidence(FOUR, {"i": counts(1, 0, 0, 0, 3), **TOP})
    assert points(found(given)["i"]) == {"split": 10}


def test_unknown_is_five_points_from_a_quarter_of_those_asked() -> None:
    def unknown(**table: int) -> dict[str, dict[str, int]]:
        given = evidence(FOUR, {"i": counts(0, 0, 0, 0, 3, **table), **TOP})
        return {name: points(one) for name, one in found(given).items()}

    assert unknown(dont_know=1) == {"i": {"unknown": 5}}
    assert unknown(dont_know=1, blank=1) == {}
    assert unknown(dont_know=1, not_applicable=1) == {}
    assert unknown(blank=3) == {}


def test_unknown_says_how_many() -> None:
    given = evidence(FOUR, {"i": counts(0, 0, 0, 0, 1, dont_know=2), **TOP})
    assert found(given)["i"].reasons[0].words == "2 of 3 could not tell"


def test_one_person_alone_is_not_counted_as_one_of_one() -> None:
    given = evidence(FOUR, {"i": counts(0, 0, 0, 0, 0, dont_know=1), **TOP})
    assert found(given)["i"].reasons[0].words == "the one person asked could not tell"


def test_agreed_at_the_top_without_evidence_is_five_points() -> None:
    given = evidence(FOUR, {"i": at(4), **TOP}, agreed={"i": "s4"}, no_evidence=["i"])
    assert points(found(given)["i"]) == {"no_evidence": 5}


def test_a_top_rating_without_evidence_is_no_reason_until_the_group_agrees_it() -> None:
    given = evidence(FOUR, {"i": at(4), **TOP}, no_evidence=["i"])
    assert "i" not in found(given)


@pytest.mark.parametrize(("met", "expected"), [("", 30), ("a", 30), ("ab", 20), ("abc", 10)])
def test_an_activity_has_ten_points_a_rung_below_intended_and_at_most_thirty(met: str, expected: int) -> None:
    given = evidence(FOUR, {}, placed=[on_steps("garden", met, "on_d")])
    one = found(given)["garden"]
    assert (one.kind, one.domain, points(one)) == ("activity", "trust", {"activity": expected})
    assert one.reasons[0].words == "Garden was meant to be at plain on_d"


def test_an_activity_at_or_above_its_intended_rung_is_no_candidate() -> None:
    assert not found(evidence(FOUR, {}, placed=[on_steps("garden", "ab", "on_b"), on_steps("walk", "abc", "on_b")]))


@pytest.mark.parametrize("domain", [None, "elsewhere"])
def test_an_activity_without_a_domain_of_the_framework_is_no_candidate(domain: str | None) -> None:
    assert not found(evidence(FOUR, {}, placed=[on_steps("garden", "", "on_d", domain)]))


def test_elsewhere_on_a_spectrum_counts_once_where_something_is_missing() -> None:
    spectrum = ladder(
        "spectrum", {"on_a": [needs("a", "yes")], "on_b": [needs("b", "yes", action="act_b")], "on_c": [needs("c", "yes")]}
    )
    short = on_steps("garden", "a", "on_b", on=spectrum)
    further = on_steps("walk", "ac", "on_a", on=spectrum)  # all that was intended is there, and more
    assert {name: points(one) for name, one in found(evidence(FOUR, {}, placed=[short, further])).items()} == {
        "garden": {"activity": 10}
    }


# --- reasons that only add ----------------------------------------------------------------------


def test_ranking_and_importance_are_added_only_to_a_candidate_with_another_reason() -> None:
    tables = {"i": at(2), **TOP}
    given = evidence(FOUR, tables, ranking=("other", "trust"), importance={"trust": "high", "other": "high"})
    assert {name: points(one) for name, one in found(given).items()} == {
        "i": {"distance": 20, "experience": 12, "importance": 10}
    }
    assert [reason.words for reason in found(given)["i"].reasons[1:]] == ["ranked 2", "matters most"]


@pytest.mark.parametrize(("rank", "expected"), [(1, 15), (2, 12), (3, 9), (4, 6), (5, 3), (6, None)])
def test_ranks_one_to_five_have_points(rank: int, expected: int | None) -> None:
    ranking = (*(f"domain{n}" for n in range(1, rank)), "trust")
    given = evidence(FOUR, {"i": at(2), **TOP}, ranking=ranking)
    assert points(found(given)["i"]).get("experience") == expected


@pytest.mark.parametrize(("importance", "expected"), [("high", 10), ("medium", 5), ("low", None)])
def test_importance_has_ten_five_or_no_points(importance: str, expected: int | None) -> None:
    given = evidence(FOUR, {"i": at(2), **TOP}, importance={"trust": importance})
    assert points(found(given)["i"]).get("importance") == expected


def test_an_activity_has_the_points_of_its_domain_too() -> None:
    given = evidence(FOUR, {}, placed=[on_steps("garden", "abc", "on_d")], ranking=("trust",), importance={"trust": "medium"})
    assert points(found(given)["garden"]) == {"activity": 10, "experience": 15, "importance": 5}
    assert {reason.activity for reason in found(given)["garden"].reasons} == {"garden"}


def test_points_are_the_sum_of_the_reasons_without_a_ceiling() -> None:
    views = {"leader": {"i": at(4)}, "experience": {"i": at(0)}}
    tables = {"i": counts(4, 0, 0, 0, 4, dont_know=3), "j": at(4)}
    given = evidence(CORE, tables, views=views, wanted={"trust": "s4"}, ranking=("trust",), importance={"trust": "high"})
    one = found(given)["i"]
    assert points(one) == {"distance": 30, "difference": 10, "split": 10, "unknown": 5, "experience": 15, "importance": 10}
    assert one.points == 80


# --- what is no candidate ----------------------------------------------------------------------


def test_an_item_that_is_not_applicable_or_was_agreed_so_is_no_candidate() -> None:
    tables = {"i": counts(0, 0, 0, 0, 0, not_applicable=3), "j": at(0), "k": at(0), "l": at(0)}
    assert set(found(evidence(FOUR, tables, agreed={"j": "not_applicable"}, wanted={"trust": "s4"}))) == {"k", "l"}


def test_a_split_on_what_was_agreed_not_applicable_is_no_reason() -> None:
    assert not found(evidence(FOUR, {"i": counts(2, 0, 0, 0, 2)}, agreed={"i": "not_applicable"}))


def test_an_item_that_is_withheld_is_no_candidate() -> None:
    given = evidence(FOUR, {"j": at(0)}, wanted={"trust": "s1"})
    withheld = given.release.model_copy(update={"withheld": ("i",)})
    seen = replace(given, release=withheld, results=results(withheld, FOUR))
    assert set(found(seen)) == {"j"}


# --- order -------------------------------------------------------------------------------------


def test_order_is_points_then_ranked_then_framework_order_then_activities_by_id() -> None:
    of = framework(trust=[item("z"), item("y")], other=[item("x")], last=[item("w")])
    tables = {"z": at(0), "y": at(0), "x": at(0), "w": at(1)}
    wanted = dict.fromkeys(("trust", "other", "last"), "s1")
    activities = [on_steps("b", "abc", "on_d", "trust"), on_steps("a", "abc", "on_d", "other")]
    assert list(found(evidence(of, tables, wanted=wanted, placed=activities))) == ["z", "y", "x", "a", "b"]
    behind = ("p1", "p2", "p3", "p4", "p5", "other")  # ranked too low for points
    assert list(found(evidence(of, tables, wanted=wanted, placed=activities, ranking=behind))) == ["x", "a", "z", "y", "b"]
    more = [on_steps("c", "ab", "on_d", "last"), *activities]
    assert next(iter(found(evidence(of, tables, wanted=wanted, placed=more)))) == "c"


def test_an_activity_may_have_the_id_of_an_item() -> None:
    given = evidence(FOUR, {"i": at(0)}, wanted={"trust": "s1"}, placed=[on_steps("i", "abc", "on_d")])
    assert [(one.kind, one.points) for one in candidates(given)] == [("item", 10), ("activity", 10)]
