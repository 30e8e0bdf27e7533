"""Differences in view, what to talk about, lowest and strongest items."""

import pytest

from roadmap.assessment.models import Agreement, Collected, CollectionKind, Difference
from roadmap.assessment.scoring import results
from roadmap.assessment.views import differences, lowest_of, shown_differences, strengths, talk_list

from .cases import by_item, collected, framework, item, people, scored, shown, survey

Given = list[str | None]
CORE = framework([item("a", set=["core"]), item("b")])


def two_views(leader: Given, experience: Given, **more: object) -> Collected:
    """What leaders and experts by experience answered to the shared item a."""
    group = people("leader", len(leader)) + people("experience", len(experience))
    answers = {person.id: {"a": answer} for person, answer in zip(group, [*leader, *experience], strict=True)}
    return collected(group, answers, **more)  # type: ignore[arg-type]


def test_a_difference_is_one_mean_minus_the_other_in_per_cent_of_range() -> None:
    found = differences(shown(two_views(["s4", "s3"], ["s1", "s2", "dont_know"]), CORE), CORE)
    assert found == (Difference(item="a", a="leader", b="experience", gap=50, flagged=True, few=True),)


@pytest.mark.parametrize(
    ("leader", "experience", "flagged"),
    [(["s2"], ["s1"], True), (["s1"], ["s2"], True), (["s2", "s2", "s1"], ["s1", "s1", "s1"], False), (["s2"], ["s2"], False)],
)
def test_a_difference_is_flagged_at_a_quarter_of_the_range(leader: Given, experience: Given, flagged: bool) -> None:
    (found,) = differences(shown(two_views(leader, experience), CORE), CORE)
    assert found.flagged is flagged


def test_nine_ratings_on_either_side_are_few() -> None:
    assert differences(shown(two_views(["s1"] * 10, ["s1"] * 9), CORE), CORE)[0].few
    assert not differences(shown(two_views(["s1"] * 10, ["s1"] * 10), CORE), CORE)[0].few


def test_where_one_side_is_split_the_figure_is_held_back_and_the_question_stands() -> None:
    (found,) = differences(shown(two_views(["s0", "s0", "s4", "s4"], ["s2"]), CORE), CORE)
    assert (found.gap, found.flagged) == (None, True)


def test_only_items_with_one_wording_for_all_are_subtracted_and_only_ratings() -> None:
    group = people("leader", 1) + people("experience", 1)
    own = collected(group, {p.id: {"b": "s0" if p.perspective == "leader" else "s4"} for p in group})
    assert differences(shown(own, CORE), CORE) == ()
    assert differences(shown(two_views(["s1"], ["dont_know"]), CORE), CORE) == ()


def test_a_groups_answer_is_not_subtracted() -> None:
    assert differences(shown(two_views(["s0"], ["s4"], kind=CollectionKind.GROUP), CORE), CORE) == ()


def test_a_withheld_perspective_has_no_difference() -> None:
    given = two_views(["s0", "s1", "s2"], ["s3", "s4", "s2"])
    assert len(differences(survey(given, CORE, 3), CORE)) == 1
    assert differences(survey(given, CORE, 4), CORE) == ()


def test_pairs_come_in_framework_order() -> None:
    group = people("profession", 1) + people("experience", 1) + people("leader", 1)
    found = differences(shown(collected(group, {p.id: {"a": "s1"} for p in group}), CORE), CORE)
    assert [(d.a, d.b) for d in found] == [("leader", "experience"), ("leader", "profession"), ("experience", "profession")]


def test_at_most_five_flagged_differences_a_domain_widest_first_and_those_without_a_figure_last() -> None:
    of = framework([item(f"i{n}") for n in range(8)], other=[item("x")])
    gaps: list[float | None] = [25, None, -60, 30, 10, 70, -25, 40]
    found = [Difference(item=f"i{n}", a="leader", b="experience", gap=g, flagged=g != 10) for n, g in enumerate(gaps)]
    found.append(Difference(item="x", a="leader", b="experience", gap=100, flagged=True))
    assert [d.item for d in shown_differences(found, of)] == ["i5", "i2", "i7", "i3", "i0", "x"]
    assert [d.item for d in shown_differences(found[:3], of)] == ["i2", "i0", "i1"]


def test_talk_first_widest_first_and_at_most_eight() -> None:
    columns: dict[str, list[str | None]] = {f"i{n}": ["s0", "s3"] for n in range(9)}
    columns["i7"] = ["s0", "s4"]
    columns["calm"] = ["s2", "s3"]
    of = framework([item("calm"), *(item(f"i{n}") for n in range(9))])
    assert [i.id for i in talk_list(scored(by_item(columns), of))] == ["i7", "i0", "i1", "i2", "i3", "i4", "i5", "i6"]


def test_where_quartiles_are_as_far_apart_the_wider_range_comes_first() -> None:
    narrow, wide = ["s1", "s1", "s2", "s3", "s3"], ["s0", "s1", "s2", "s3", "s4"]
    found = talk_list(scored(by_item({"a": narrow, "b": wide}), framework()))
    assert [i.id for i in found] == ["b", "a"]


def test_the_three_items_a_perspective_rated_lowest() -> None:
    given = by_item({"a": ["s3"], "b": ["s1"], "c": ["s1"], "d": ["s0"]}, perspective="experience")
    lowest = lowest_of(scored(given, framework()), "experience")
    assert lowest is not None
    assert [i.id for i in lowest] == ["d", "b", "c"]


def test_lowest_counts_the_mean_also_where_it_is_held_back_and_leaves_out_what_nobody_rated() -> None:
    given = by_item({"a": ["s0", "s0", "s4", "s4"], "b": ["s1"] * 4, "c": ["dont_know"] * 4}, perspective="experience")
    lowest = lowest_of(scored(given, framework()), "experience")
    assert lowest is not None
    assert [i.id for i in lowest] == ["b", "a"]


def test_lowest_is_not_known_of_a_withheld_perspective_and_empty_of_an_absent_one() -> None:
    given = two_views(["s0", "s1", "s2"], ["s3"])
    assert lowest_of(results(survey(given, CORE, 3), CORE), "experience") is None
    assert lowest_of(scored(two_views(["s0"], []), CORE), "experience") == ()


def test_strengths_stand_in_the_upper_half_are_not_split_and_are_progress() -> None:
    of = framework([item(i) for i in "abcde"], [item("w", factor="will")])
    columns = {
        "a": ["s3", "s3", "s3", "s4"],
        "b": ["s2", "s2", "s2", "s2"],
        "c": ["s4", "s4", "s4", "s3"],
        "d": ["s0", "s4", "s4", "s4"],
        "e": ["s3", "s3", "s4", "s4"],
        "w": ["s4", "s4", "s4", "s4"],
    }
    assert [i.id for i in strengths(scored(by_item(columns), of), 6)] == ["c", "e", "a"]
    assert [i.id for i in strengths(scored(by_item({**columns, "b": ["s3"] * 4}), of))] == ["c", "e", "a"]
    agreed = [Agreement(item="b", outcome="s4"), Agreement(item="c", outcome="we_do_not_agree")]
    assert [i.id for i in strengths(scored(by_item(columns), of, agreed), 2)] == ["b", "e"]
