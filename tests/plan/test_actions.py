"""The actions of a priority: which, in which order, and when it is enough."""

from roadmap.content.models import Framework
from roadmap.plan.drafting import draft

from .cases import actions, at, counts, evidence, framework, item, ladder, needs, on_steps, only


def of(*items: dict[str, object]) -> Framework:
    return framework(trust=list(items))


TWO_EACH = of(*(item(name, f"{name}1: s0 s1", f"{name}2: s0 s1", f"{name}3: s2 s3") for name in "abcd"))


def taken(given_of: Framework, tables: dict[str, object], wanted: str = "s2") -> list[str]:
    return actions(only(draft(evidence(given_of, tables, wanted={"trust": wanted}))))  # type: ignore[arg-type]


def test_each_candidate_in_turn_gives_its_next_action_and_five_are_enough() -> None:
    assert taken(TWO_EACH, {"a": at(0), "b": at(0), "c": at(0)}) == ["a.a1", "b.b1", "c.c1", "a.a2", "b.b2"]


def test_only_actions_that_help_to_leave_the_reached_stage_in_file_order() -> None:
    assert taken(TWO_EACH, {"a": at(0), "b": at(2)}, wanted="s4") == ["a.a1", "b.b3", "a.a2"]


def test_two_are_enough_when_no_candidate_above_ten_points_is_left() -> None:
    assert taken(TWO_EACH, {"a": at(1), "b": at(1), "c": at(1)}) == ["a.a1", "b.b1"]
    assert taken(TWO_EACH, {"a": at(0), "b": at(1), "c": at(1)}) == ["a.a1", "b.b1", "c.c1", "a.a2"]


def test_a_candidate_that_has_given_all_it_has_is_not_left() -> None:
    one = of(item("a", "a1: s0"), item("b", "b1: s1"), item("c", "c1: s1"))
    assert taken(one, {"a": at(0), "b": at(1), "c": at(1)}) == ["a.a1", "b.b1"]


def test_one_candidate_may_give_all_actions() -> None:
    assert taken(TWO_EACH, {"a": at(0)}) == ["a.a1", "a.a2"]


def test_talk_comes_before_the_first_candidate_that_calls_for_it_and_only_once() -> None:
    tables = {"a": at(0), "b": counts(1, 0, 0, 0, 3), "c": counts(1, 0, 0, 0, 3)}
    few = of(item("a", "a1: s0", "a2: s0", "a4: s0"), item("b", "b1: s4"), item("c", "c1: s4"))
    assert taken(few, tables) == ["a.a1", "trust.talk_first", "b.b1", "c.c1", "a.a2"]


def test_talk_counts_among_the_five_and_among_the_two() -> None:
    one = of(item("a", "a1: s0"), item("b", "b1: s4"))
    assert taken(one, {"a": at(0), "b": counts(1, 0, 0, 0, 3)}) == ["a.a1", "trust.talk_first"]
    alone = of(item("b", "b1: s4", "b2: s4"))
    assert taken(alone, {"b": counts(1, 0, 0, 0, 3)}) == ["trust.talk_first", "b.b1"]


def test_each_of_difference_split_and_unknown_calls_for_talk() -> None:
    core = of(item("a", set=["core"]))
    views = {"leader": {"a": at(4)}, "experience": {"a": at(1)}}
    assert actions(only(draft(evidence(core, {"a": at(4)}, views=views)))) == ["trust.talk_first"]
    assert taken(core, {"a": counts(0, 0, 0, 0, 1, dont_know=1)}) == ["trust.talk_first"]
    assert taken(core, {"a": counts(1, 0, 0, 0, 3)}) == ["trust.talk_first"]


def test_no_talk_where_another_reason_is_larger_or_as_large_and_earlier() -> None:
    both = of(item("a"))
    assert taken(both, {"a": counts(2, 0, 0, 0, 2)}, wanted="s1") == ["a.a_act"]
    assert taken(both, {"a": counts(3, 0, 0, 0, 2)}, wanted="s4") == ["a.a_act"]
    ranked = evidence(both, {"a": counts(0, 0, 0, 2, 2, dont_know=2)}, wanted={"trust": "s0"}, ranking=("trust",))
    assert actions(only(draft(ranked))) == ["a.a_act"]


def test_a_call_for_talk_above_ten_points_is_heard_after_two_actions() -> None:
    items = of(item("a", "a1: s0"), item("b", "b1: s0"), item("c", "c1: s0", set=["core"]))
    views = {"leader": {"c": counts(0, 0, 0, 0, 4)}, "experience": {"c": counts(2, 0, 0, 0, 2)}}
    tables = {"a": at(0), "b": at(0), "c": counts(2, 0, 0, 0, 6)}
    given = evidence(items, tables, views=views, wanted={"trust": "s3"})
    assert [one.points for one in draft(given).considered] == [30, 30, 20]
    assert actions(only(draft(given))) == ["a.a1", "b.b1", "trust.talk_first"]


def test_an_item_whose_stage_is_not_known_has_the_actions_for_the_bottom() -> None:
    given = evidence(TWO_EACH, {"a": counts(0, 0, 0, 0, 0, dont_know=3)})
    made = only(draft(given)).actions
    assert [action.id for action in made] == ["trust.talk_first", "a.a1"]
    assert made[1].from_ == {"item": "a", "stage": None, "raised_by": None, "words": "About a"}


def test_an_action_says_where_it_came_from() -> None:
    core = of(item("a", set=["core"]))
    views = {"leader": {"a": at(3)}, "experience": {"a": at(1)}}
    made = only(draft(evidence(core, {"a": at(1)}, views=views, wanted={"trust": "s4"}))).actions
    assert made[0].from_ == {
        "item": "a", "stage": "s1", "raised_by": "experience", "words": "About a · Stage 1 · the experiences",
    }  # fmt: skip
    assert (made[0].do, made[0].with_) == ("Do a_act", "Everybody")


def test_on_a_spectrum_an_activity_brings_what_its_intended_level_lacks() -> None:
    on = ladder("spectrum", {"on_a": [needs("a", "yes", action="act_a")], "on_b": [needs("b", "yes", action="act_b")],
                             "on_c": [needs("c", "yes", action="act_c"), needs("d", "yes", action="act_d")]})  # fmt: skip
    made = only(draft(evidence(of(item("x")), {}, placed=[on_steps("garden", "a", "on_c", on=on)])))
    assert actions(made) == ["garden.act_c", "garden.act_d"]
    assert [action.from_["criterion"] for action in made.actions] == ["c", "d"]
