"""Where an activity stands and why: an example of each sentence of the rules."""

from typing import Any

from roadmap.ladder.models import Override
from roadmap.ladder.placement import place, ways_to_intended

from .cases import DEFAULT, activity, any_of, ladder, needs, placed, where

RUNGS = {
    "bottom": [],
    "first": [needs("a", "yes", action="act_a")],
    "second": [needs("b", "some", "yes", action="act_b")],
    "third": [needs("b", "yes", action="act_b"), needs("c", "yes", action="act_c")],
}
STEPS = ladder("steps", RUNGS)
SPECTRUM = ladder("spectrum", RUNGS)
STOPPED = ladder("spectrum", RUNGS, stops=[needs("d", "yes", action="act_d")])
KINDS = ladder("kinds", {name: RUNGS[name] for name in ("first", "second", "third")}, stops=[needs("d", "yes")])


# --- where it stands ---------------------------------------------------------------------------


def test_on_steps_a_rung_holds_only_with_every_rung_below() -> None:
    assert where(STEPS, {"a": "yes", "b": "some", "c": "no"}) == ("second", "second")
    assert where(STEPS, {"a": "no", "b": "yes", "c": "yes"}) == ("bottom", "bottom")


def test_on_a_spectrum_the_furthest_rung_that_holds_alone_counts() -> None:
    assert where(SPECTRUM, {"a": "no", "b": "yes", "c": "yes"}) == ("third", "third")
    assert where(SPECTRUM, {"a": "no", "b": "some", "c": "yes"}) == ("second", "second")


def test_a_rung_needs_all_of_its_list() -> None:
    assert where(STEPS, {"a": "yes", "b": "yes", "c": "some"}) == ("second", "second")
    assert where(STEPS, {"a": "yes", "b": "yes", "c": "yes"}) == ("third", "third")


def test_an_unknown_answer_gives_a_range_on_steps() -> None:
    assert where(STEPS, {"a": "yes", "c": "yes"}) == ("first", "third")
    assert where(STEPS, {"b": "yes", "c": "no"}) == ("bottom", "second")


def test_an_unknown_answer_gives_a_range_on_a_spectrum() -> None:
    assert where(SPECTRUM, {"a": "yes", "b": ("no", "some"), "c": "yes"}) == ("first", "second")


def test_several_possible_options_give_a_range_only_where_they_differ() -> None:
    assert where(STEPS, {"a": "yes", "b": ("some", "yes"), "c": "no"}) == ("second", "second")


def test_where_nothing_holds_there_is_no_rung() -> None:
    bare = ladder("steps", {"first": [needs("a", "yes", action="act_a")], "second": [needs("b", "yes")]})
    found = placed(bare, {"a": "no", "b": "yes"}, intended="second")
    assert (found.low, found.high, found.gap) == (None, None, 2)
    assert found.next is not None
    assert (found.next.rung, found.next.blocked_by) == ("first", ("a",))


def test_every_kind_that_holds_is_named_and_those_not_ruled_out_are_possible() -> None:
    found = placed(KINDS, {"a": "yes", "b": "some", "c": "no", "d": "yes"})
    assert (found.holds, found.possible) == (("first", "second"), ("first", "second"))
    found = placed(KINDS, {"a": "no", "b": ("some", "yes"), "d": "yes"})
    assert (found.holds, found.possible) == (("second",), ("second", "third"))
    assert (found.low, found.high, found.next) == (None, None, None)


# --- off the ladder ----------------------------------------------------------------------------


def test_a_stop_that_is_not_met_puts_it_off_the_ladder_in_the_ladders_words() -> None:
    found = placed(STOPPED, {"a": "yes", "b": "yes", "c": "yes", "d": "no"})
    assert (found.off, found.low, found.high) == ("not on it: d", None, None)
    assert found.because == found.ask == ()


def test_off_the_ladder_the_action_that_would_change_it_is_named() -> None:
    found = placed(STOPPED, {"a": "yes", "d": "no"}, claimed="first")
    assert found.next is not None
    assert (found.next.rung, found.next.blocked_by) == ("bottom", ("d",))
    assert [action.id for action in found.next.actions] == ["act_d"]
    assert found.missing_below == ("d",)
    assert found.flags == ("more_promised",)


def test_an_open_stop_leaves_the_low_end_open_and_is_asked_first() -> None:
    found = placed(STOPPED, {"a": "yes", "b": ("no", "some"), "c": "no"})
    assert (found.off, found.low, found.high) == (None, None, "second")
    assert found.ask == ("d", "b")


def test_a_stop_that_is_met_is_part_of_why() -> None:
    found = placed(STOPPED, {"a": "yes", "b": "no", "c": "no", "d": "yes"})
    assert (found.low, found.because) == ("first", ("d", "a"))


def test_no_kind_holds_off_the_ladder() -> None:
    found = placed(KINDS, {"a": "yes", "b": "yes", "c": "yes", "d": "no"})
    assert (found.off, found.holds, found.possible) == ("not on it: d", (), ())
    found = placed(KINDS, {"a": "yes", "b": "no", "c": "no"})
    assert (found.off, found.holds, found.possible, found.ask) == (None, (), ("first",), ("d",))


def test_a_ladder_with_a_rung_for_it_names_no_stop() -> None:
    found = placed(DEFAULT, {"voluntary": "no", "passed": "asked", "shaped": "design", "carried_out": "yes", "reviewed": "yes"})
    assert (found.off, found.low, found.high) == (None, "coercion", "coercion")
    assert found.next is not None
    assert [action.id for action in found.next.actions] == ["let_people_say_no"]


# --- why, what next, what to ask ---------------------------------------------------------------


def test_because_is_the_met_conditions_up_to_low_each_criterion_once() -> None:
    assert placed(STEPS, {"a": "yes", "b": "yes", "c": "yes"}).because == ("a", "b", "c")
    assert placed(STEPS, {"a": "yes", "b": "yes", "c": "no"}).because == ("a", "b")
    assert placed(SPECTRUM, {"a": "yes", "b": "some", "c": "no"}).because == ("b",)


def test_next_is_the_rung_above_high_with_its_unmet_conditions_and_their_actions() -> None:
    found = placed(STEPS, {"a": "yes", "b": "some", "c": "dont_know"}).next
    assert found is not None
    assert (found.rung, found.blocked_by) == ("third", ("b",))
    assert [action.id for action in found.actions] == ["act_b"]
    assert placed(STEPS, {"a": "yes", "b": "yes", "c": "dont_know"}).next is None


def test_ask_is_the_unknown_conditions_above_low_up_to_high_lowest_first() -> None:
    assert placed(STEPS, {}).ask == ("a", "b", "c")
    assert placed(STEPS, {"a": "yes", "c": "no"}).ask == ("b",)
    assert placed(STEPS, {"b": "no"}).ask == ("a",)
    assert placed(STEPS, {"a": "no"}).ask == ()


def test_of_an_any_only_the_parts_that_matter_are_named() -> None:
    either = ladder("steps", {"bottom": [], "top": [any_of(needs("a", "yes"), needs("b", "yes"), action="act_any")]})
    assert placed(either, {"a": "no", "b": "yes"}).because == ("b",)
    assert placed(either, {"a": "no"}).ask == ("b",)
    blocked = placed(either, {"a": "no", "b": "no"}).next
    assert blocked is not None
    assert blocked.blocked_by == ("a", "b")
    assert [action.id for action in blocked.actions] == ["act_any"]


def test_an_any_that_is_met_by_different_parts_names_its_criterion() -> None:
    either = ladder("steps", {"bottom": [], "top": [any_of(needs("a", "yes"), needs("a", "some"))]})
    assert placed(either, {"a": ("some", "yes")}).because == ("a",)


def test_an_action_that_meets_several_conditions_is_named_once() -> None:
    both = ladder("steps", {"bottom": [], "top": [needs("a", "yes", action="act_any"), needs("b", "yes", action="act_any")]})
    assert ways(both, {"a": "no", "b": "no"}, "top") == [(("a",), "act_any")]


def test_an_any_without_an_action_of_its_own_offers_those_of_its_parts() -> None:
    parts = any_of(needs("a", "yes", action="act_a"), needs("b", "yes", action="act_b"))
    found = placed(ladder("steps", {"bottom": [], "top": [parts]}), {"a": "no", "b": "no"}).next
    assert found is not None
    assert [action.id for action in found.actions] == ["act_a", "act_b"]


# --- claims, intentions, overrides -------------------------------------------------------------


def test_missing_below_is_what_is_unmet_up_to_the_claimed_rung() -> None:
    answers = {"a": "no", "b": "some", "c": "no"}
    assert placed(STEPS, answers, claimed="third").missing_below == ("a", "b", "c")
    assert placed(STEPS, answers, claimed="second").missing_below == ("a",)
    assert placed(SPECTRUM, answers, claimed="third").missing_below == ("b", "c")
    assert placed(STEPS, answers).missing_below == ()


def test_more_was_promised_when_the_claim_lies_above_high() -> None:
    answers = {"a": "yes", "c": "no"}
    assert placed(STEPS, answers, claimed="second").flags == ()
    assert placed(STEPS, answers, claimed="third").flags == ("more_promised",)
    assert placed(KINDS, {"a": "no", "d": "yes"}, claimed="first").flags == ("more_promised",)
    assert placed(KINDS, {"d": "yes"}, claimed="first").flags == ()


def test_more_was_promised_when_a_warning_is_surely_met_and_the_rung_stays() -> None:
    warning = ladder("steps", RUNGS, warns=[("d", "no")])
    assert placed(warning, {"a": "yes", "b": "no", "d": "no"}).flags == ("more_promised",)
    assert placed(warning, {"a": "yes", "b": "no", "d": ("no", "some")}).flags == ()
    assert where(warning, {"a": "yes", "b": "no", "d": "no"}) == where(warning, {"a": "yes", "b": "no", "d": "yes"})


def test_gap_on_steps_is_rungs_from_high_up_to_the_intended_one() -> None:
    answers = {"a": "yes", "b": "no"}
    gaps = [placed(STEPS, answers, intended=rung).gap for rung in STEPS.rung_ids]
    assert gaps == [0, 0, 1, 2]
    assert [type(gap) for gap in gaps] == [int] * 4
    assert placed(STEPS, answers).gap is None
    assert placed(STEPS, {"a": "yes"}, intended="third").gap == 0


def test_gap_on_a_spectrum_and_among_kinds_is_whether_it_is_elsewhere() -> None:
    answers = {"a": "yes", "b": "some", "c": "no"}
    assert [placed(SPECTRUM, answers, intended=rung).gap for rung in SPECTRUM.rung_ids] == [True, True, False, True]
    assert placed(SPECTRUM, {"a": "yes", "b": "no"}, intended="first").gap is False
    assert placed(KINDS, {"d": "yes"}, intended="first").gap is False
    assert [placed(KINDS, {**answers, "d": "yes"}, intended=rung).gap for rung in KINDS.rung_ids] == [False, False, True]


def test_an_override_keeps_both() -> None:
    told = Override(rung="third", because="We were there")
    found = placed(STEPS, {"a": "yes", "b": "no"}, override=told)
    assert (found.low, found.high, found.override, found.flags) == ("first", "first", told, ("override",))


def test_conditions_are_shown_beside_and_never_move_the_rung() -> None:
    beside = ladder("steps", {"bottom": [], "top": [needs("a", "yes")]}, beside=["b", "c", "d"])
    found = placed(beside, {"a": "yes", "b": "some", "c": ("no", "yes")})
    assert found.conditions == {"b": "some", "c": "dont_know", "d": "dont_know"}
    assert where(beside, {"a": "yes", "b": "no"}) == where(beside, {"a": "yes", "b": "yes"})


def test_rungs_of_another_ladder_are_passed_over() -> None:
    elsewhere: dict[str, Any] = {"claimed": "partnership", "intended": "involve", "override": Override(rung="x", because="y")}
    found = placed(STEPS, {"a": "yes", "b": "no"}, **elsewhere)
    assert (found.claimed, found.intended, found.override, found.gap, found.flags) == (None, None, None, None, ())


# --- the way to the intended rung --------------------------------------------------------------


def ways(on: Any, answers: dict[str, Any], intended: str | None) -> list[tuple[tuple[str, ...], str]]:
    return [(way.criteria, way.action.id) for way in ways_to_intended(activity(answers=answers, intended=intended), on)]


def test_on_steps_the_way_is_to_the_next_rung() -> None:
    assert ways(STEPS, {"a": "no", "b": "no", "c": "no"}, "third") == [(("a",), "act_a")]
    assert ways(STEPS, {"a": "yes", "b": "no", "c": "no"}, "first") == []
    assert ways(STEPS, {"a": "yes", "b": "no"}, None) == []


def test_on_a_spectrum_the_way_is_to_the_intended_rung() -> None:
    assert ways(SPECTRUM, {"a": "no", "b": "some", "c": "no"}, "third") == [(("b",), "act_b"), (("c",), "act_c")]
    assert ways(SPECTRUM, {"a": "no", "b": "some", "c": "no"}, "first") == [(("a",), "act_a")]
    assert ways(STOPPED, {"a": "yes", "d": "no"}, "first") == [(("d",), "act_d")]


# --- the default ladder ------------------------------------------------------------------------


def test_a_voluntary_anonymous_survey_that_changed_something_is_never_below_consultation() -> None:
    survey = {"voluntary": "yes", "passed": "asked", "shaped": "some", "take_back": "neither", "pay": "neither", "feedback": "no"}
    for shaped in ("nothing", "some", "design"):
        found = placed(DEFAULT, {**survey, "shaped": shaped})
        assert DEFAULT.rung_ids.index(found.low or "") >= DEFAULT.rung_ids.index("consultation")


def test_truth_never_moves_the_rung_of_the_default_ladder() -> None:
    answers = {"voluntary": "yes", "passed": "asked", "shaped": "some", "carried_out": "no", "reviewed": "no"}
    for told in ("yes", "partly", "no", "dont_know"):
        found = placed(DEFAULT, {**answers, "truth": told})
        assert (found.low, found.high) == ("engagement", "engagement")
        assert ("more_promised" in found.flags) is (told == "no")


def test_the_quick_form_decides_the_default_ladder() -> None:
    quick = DEFAULT.about.quick
    answers = dict.fromkeys(quick, "yes") | {"passed": "asked", "shaped": "design"}
    assert where(DEFAULT, answers) == ("co_production", "co_production")
    assert place(activity(answers=answers), DEFAULT).ask == ()
