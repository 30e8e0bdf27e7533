"""The plan as a group keeps it: first and later drafts, order, what is chosen, and the experts' list."""

from typing import Any

import pytest

from roadmap.content.models import Framework
from roadmap.plan.drafting import draft
from roadmap.plan.editing import NotTaken, again, chosen, chosen_actions, experts_list_note, first_plan, move, move_past
from roadmap.plan.models import Draft, Plan, PlanAction, PlanPriority

from .cases import at, evidence, framework, item, numbered

OF = framework(**{name: [item(f"{name}1", f"{name}_x: s0", f"{name}_y: s0 s1")] for name in ("trust", "care", "say", "food")})


def drafted(of: Framework = OF, **stands: int) -> Draft:
    """A draft where these domains' items stand at a stage and the fourth is wanted."""
    wanted = dict.fromkeys(stands, "s3")
    return draft(evidence(of, {f"{name}1": at(stage) for name, stage in stands.items()}, wanted=wanted))


def plan_of(made: Draft) -> Plan:
    return first_plan(made, numbered().__next__)


def later(plan: Plan, made: Draft) -> Plan:
    ids = (f"later{n}" for n in range(1, 100))
    return again(plan, made, ids.__next__)


def changed(plan: Plan, name: str, **to: Any) -> Plan:
    """The plan with one priority or action changed."""
    return plan.model_copy(
        update={
            "priorities": tuple(p.model_copy(update=to) if p.id == name else p for p in plan.priorities),
            "actions": tuple(a.model_copy(update=to) if a.id == name else a for a in plan.actions),
        }
    )


def by_origin(plan: Plan) -> dict[str | None, PlanAction]:
    return {action.origin: action for action in plan.actions}


def by_domain(plan: Plan) -> dict[str | None, PlanPriority]:
    return {priority.domain: priority for priority in plan.priorities}


# --- the first plan ----------------------------------------------------------------------------


def test_a_first_plan_offers_every_priority_and_action_in_order() -> None:
    made = drafted(trust=0, care=0)
    plan = plan_of(made)
    assert [(p.position, p.domain, p.title, p.decision) for p in plan.priorities] == [
        (1, "trust", "Trust", "offered"), (2, "care", "Care", "offered"),
    ]  # fmt: skip
    assert [(a.position, a.origin, a.decision, a.edited) for a in plan.actions_of(plan.priorities[0].id)] == [
        (1, "trust1.trust_x", "offered", False), (2, "trust1.trust_y", "offered", False),
    ]  # fmt: skip
    assert len({one.id for one in (*plan.priorities, *plan.actions)}) == 6


def test_a_planned_action_keeps_the_words_of_the_draft_and_where_it_came_from() -> None:
    action = plan_of(drafted(trust=1)).actions[0]
    assert action.came_from == "About trust1 · Stage 1"
    assert (action.do, action.first_step, action.with_, action.lead, action.effort, action.horizon, action.pay) == (
        "Do trust_y", "Set a date", "Everybody", "The lead", "small", "0-6", "",
    )  # fmt: skip


def test_a_priority_keeps_why_and_is_given_what_people_would_notice() -> None:
    made = drafted(trust=0)
    [priority] = plan_of(made).priorities
    assert (priority.why, priority.outcome) == (made.priorities[0].why, "People were asked")


# --- a second draft ----------------------------------------------------------------------------


def test_the_same_draft_again_changes_nothing() -> None:
    plan = plan_of(drafted(trust=0, care=0))
    assert later(plan, drafted(trust=0, care=0)) == plan


def test_edits_decisions_and_order_stay() -> None:
    plan = plan_of(drafted(trust=0, care=0))
    x, y = (by_origin(plan)[name].id for name in ("trust1.trust_x", "trust1.trust_y"))
    plan = changed(plan, x, do="Our own words", edited=True, decision="accepted")
    plan = changed(plan, y, decision="rejected", because="Not now")
    plan = move(move(plan, "priority", by_domain(plan)["care"].id, -1), "action", y, -1)
    assert later(plan, drafted(trust=0, care=0)) == plan


def test_new_candidates_are_offered_at_the_end() -> None:
    plan = plan_of(drafted(trust=1, care=0))
    plan = later(plan, drafted(say=0, trust=0, care=0))
    assert [(p.position, p.domain) for p in sorted(plan.priorities, key=lambda p: p.position)] == [
        (1, "care"), (2, "trust"), (3, "say"),
    ]  # fmt: skip
    trust = plan.actions_of(by_domain(plan)["trust"].id)
    assert [(a.position, a.origin) for a in trust] == [(1, "trust1.trust_y"), (2, "trust1.trust_x")]
    assert [a.origin for a in plan.actions_of(by_domain(plan)["say"].id)] == ["say1.say_x", "say1.say_y"]


@pytest.mark.parametrize(
    "touched",
    [{}, {"edited": True, "do": "Our words"}, {"decision": "accepted"}, {"decision": "rejected", "because": "No"}],
)
def test_vanished_ones_are_marked_and_never_removed(touched: dict[str, Any]) -> None:
    plan = plan_of(drafted(trust=0, care=0))
    x = by_origin(plan)["trust1.trust_x"]
    plan = later(changed(plan, x.id, **touched), drafted(trust=1, care=0))
    assert by_origin(plan)["trust1.trust_x"] == x.model_copy(update={**touched, "vanished": True})
    assert [a.origin for a in plan.actions if a.vanished] == ["trust1.trust_x"]
    assert not any(p.vanished for p in plan.priorities)


def test_a_priority_that_vanished_is_marked_with_its_actions_and_unmarked_when_it_is_back() -> None:
    first = plan_of(drafted(trust=0, care=0))
    without = later(first, drafted(care=0))
    assert [p.domain for p in without.priorities if p.vanished] == ["trust"]
    assert [a.origin for a in without.actions if a.vanished] == ["trust1.trust_x", "trust1.trust_y"]
    assert later(without, drafted(trust=0, care=0)) == first


def test_what_the_group_added_is_left_alone() -> None:
    plan = plan_of(drafted(trust=0))
    own = PlanPriority(id="own", position=2, domain=None, title="Something of ours")
    other = PlanPriority(id="other", position=3, domain="care", title="Care, as we see it")
    actions = [PlanAction(id=f"a{n}", priority_id=home, position=9, do="Meet") for n, home in enumerate(("own", "other", "n1"))]
    plan = Plan(priorities=(*plan.priorities, own, other), actions=(*plan.actions, *actions))
    assert later(plan, drafted(trust=0)) == plan
    gone = later(plan, drafted(say=0))
    assert {p.id for p in gone.priorities if p.vanished} == {"n1"}
    assert not any(a.vanished for a in gone.actions if a.origin is None)


def test_an_action_moved_to_another_priority_stays_there() -> None:
    plan = plan_of(drafted(trust=0, care=0))
    x, care = by_origin(plan)["trust1.trust_x"], by_domain(plan)["care"].id
    plan = changed(plan, x.id, priority_id=care, position=3)
    assert later(plan, drafted(trust=0, care=0)) == plan


# --- order -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moved", "by", "order"),
    [
        ("n1", 1, "n4 n1 n7"),
        ("n7", -2, "n7 n1 n4"),
        ("n4", -9, "n4 n1 n7"),
        ("n4", -2, "n4 n1 n7"),
        ("n1", 99, "n4 n7 n1"),
        ("n4", 0, "n1 n4 n7"),
    ],
)
def test_a_moved_priority_closes_up_the_others(moved: str, by: int, order: str) -> None:
    plan = move(plan_of(drafted(trust=0, care=0, say=0)), "priority", moved, by)
    assert [(p.id, p.position) for p in plan.priorities] == [(name, n) for n, name in enumerate(order.split(), start=1)]


def test_gaps_are_closed_when_something_is_moved() -> None:
    plan = changed(changed(plan_of(drafted(trust=0, care=0, say=0)), "n1", position=4), "n4", position=9)
    assert [(p.id, p.position) for p in move(plan, "priority", "n7", 0).priorities] == [("n7", 1), ("n1", 2), ("n4", 3)]


def test_an_action_moves_within_its_priority_only() -> None:
    plan = plan_of(drafted(trust=0, care=0))
    trust, care = plan.priorities
    first, second = plan.actions_of(trust.id)
    after = move(plan, "action", first.id, 5)
    assert [(a.id, a.position) for a in after.actions_of(trust.id)] == [(second.id, 1), (first.id, 2)]
    assert after.actions_of(care.id) == plan.actions_of(care.id)
    assert len(after.actions) == 4


@pytest.mark.parametrize(
    ("moved", "past", "order"), [("n1", "n7", "n4 n7 n1"), ("n7", "n1", "n7 n1 n4"), ("n1", "n4", "n4 n1 n7")]
)
def test_a_priority_moves_past_another_and_all_in_between(moved: str, past: str, order: str) -> None:
    plan = move_past(plan_of(drafted(trust=0, care=0, say=0)), "priority", moved, past)
    assert [p.id for p in sorted(plan.priorities, key=lambda p: p.position)] == order.split()


def test_an_action_moves_past_one_of_its_own_priority() -> None:
    plan = plan_of(drafted(trust=0, care=0))
    trust, care = plan.priorities
    first, second = plan.actions_of(trust.id)
    assert move_past(plan, "action", second.id, first.id).actions_of(trust.id)[0].id == second.id
    with pytest.raises(KeyError):
        move_past(plan, "action", first.id, plan.actions_of(care.id)[0].id)


@pytest.mark.parametrize("kind", ["priority", "action"])
def test_what_is_not_there_cannot_be_moved(kind: Any) -> None:
    with pytest.raises(KeyError, match="nobody"):
        move(plan_of(drafted(trust=0)), kind, "nobody", 1)


# --- what is chosen ----------------------------------------------------------------------------


def test_chosen_are_the_accepted_in_order_and_numbered() -> None:
    plan = plan_of(drafted(trust=0, care=0, say=0))
    plan = changed(changed(plan, "n1", decision="accepted"), "n7", decision="accepted")
    assert [(number, p.domain) for number, p in chosen(move(plan, "priority", "n7", -2))] == [(1, "say"), (2, "trust")]


def test_as_long_as_none_is_accepted_those_on_offer_are_chosen() -> None:
    plan = changed(plan_of(drafted(trust=0, care=0, say=0)), "n1", decision="rejected")
    assert [(number, p.domain) for number, p in chosen(plan)] == [(1, "care"), (2, "say")]


def test_chosen_actions_go_by_the_same_rule() -> None:
    plan = plan_of(drafted(trust=0))
    first, second = plan.actions_of("n1")
    assert chosen_actions(plan, "n1") == (first, second)
    assert [a.id for a in chosen_actions(changed(plan, second.id, decision="accepted"), "n1")] == [second.id]
    assert [a.id for a in chosen_actions(changed(plan, second.id, decision="rejected"), "n1")] == [first.id]


# --- the experts' list -------------------------------------------------------------------------


def test_a_draft_tells_how_many_of_its_priorities_the_experts_listed_and_why_the_others_were_not_taken() -> None:
    many = framework(**{name: [item(f"{name}1")] for name in ("trust", "care", "say", "food", "calm")})
    tables = {"trust1": at(0), "care1": at(0), "say1": at(0), "food1": at(3)}
    ranking = ("food", "calm", "say")
    made = draft(evidence(many, tables, wanted=dict.fromkeys(("trust", "care", "say", "food"), "s4") | {"food": "s4"}))
    note = experts_list_note(made, ranking)
    assert (note.priorities, note.on_list, note.not_on_list) == (3, ("Say",), ("Trust", "Care"))
    assert note.not_taken == (NotTaken("food", "fewer_points"), NotTaken("calm", "no_reason"))


def test_a_plan_tells_what_the_group_decided() -> None:
    made = drafted(trust=0, care=0, say=0)
    plan = changed(changed(plan_of(made), "n1", decision="accepted"), "n4", decision="rejected", because="Next year")
    note = experts_list_note(plan, ("care", "trust", "food", "say"))
    assert (note.priorities, note.on_list, note.not_on_list) == (1, ("Trust",), ())
    assert note.not_taken == (
        NotTaken("care", "rejected", "Next year"),
        NotTaken("food", "not_drafted"),
        NotTaken("say", "not_chosen"),
    )
    assert experts_list_note(plan, ("food",), made.considered).not_taken == (NotTaken("food", "no_reason"),)


def test_without_a_list_nothing_was_left_out() -> None:
    note = experts_list_note(drafted(trust=0), ())
    assert (note.priorities, note.on_list, note.not_on_list, note.not_taken) == (1, (), ("Trust",), ())
