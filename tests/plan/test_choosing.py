"""Two lists side by side, and what a group chooses of both."""

from dataclasses import replace

import pytest

from roadmap.plan.candidates import Evidence
from roadmap.plan.choosing import Ranked, choose, how_many, take_off, two_lists, with_chosen
from roadmap.plan.drafting import draft, priority_of
from roadmap.plan.editing import again, first_plan
from roadmap.plan.models import Plan, PlanAction, PlanPriority

from .cases import at, evidence, framework, item, numbered

NAMES = ("trust", "care", "say", "food", "calm")
OF = framework(**{name: [item(f"{name}{n}", f"{name}{n}_x: s0", f"{name}{n}_y: s1 s2 s3") for n in (1, 2)] for name in NAMES})
#: Care and trust stand far below what is wanted, say and food a step, calm at the top.
STANDS = {"trust": 0, "care": 0, "say": 2, "food": 2, "calm": 4}


def given(*ranking: str, **stands: int) -> Evidence:
    tables = {f"{name}{n}": at(stage) for name, stage in (STANDS | stands).items() for n in (1, 2)}
    return evidence(OF, tables, wanted=dict.fromkeys(NAMES, "s3") | {"trust": "s4"}, ranking=ranking)


def plan_of(of: Evidence) -> Plan:
    return first_plan(draft(of), numbered().__next__)


def chosen(plan: Plan, *domains: str, of: Evidence) -> Plan:
    ids = (f"c{n}" for n in range(100))
    for domain in domains:
        plan = choose(plan, priority_of(domain, 1, of), ids.__next__)
    return plan


# --- the lists ---------------------------------------------------------------------------------


def test_what_the_ratings_suggest_leaves_the_ranking_out() -> None:
    without, ranked = two_lists(given()), two_lists(given("food", "calm"))
    assert [one.domain for one in without.suggested] == ["trust", "care", "say"]
    assert ranked.suggested == without.suggested
    assert draft(given("food")).priorities[2].domain == "food"  # the draft itself listens to both


def test_a_suggestion_has_at_most_three_reasons_in_words_and_no_points() -> None:
    many = framework(trust=[item(f"trust{n}") for n in range(1, 6)])
    found = two_lists(evidence(many, {f"trust{n}": at(0) for n in range(1, 6)}, wanted={"trust": "s3"}))
    [only] = found.suggested
    assert only.reasons == tuple(f"About trust{n}: stands at Stage 0, should get to Stage 3." for n in (1, 2, 3))
    assert not any("points" in reason for reason in only.reasons)


def test_what_experts_ranked_says_where_the_ratings_put_it() -> None:
    found = two_lists(given("calm", "food", "trust", "unheard_of"))
    assert found.with_reasons == 4
    assert found.ranked == (
        Ranked("calm", "Calm", 1, None, ()),
        Ranked("food", "Food", 2, 4, tuple(f"About food{n}: stands at Stage 2, should get to Stage 3." for n in (1, 2))),
        Ranked("trust", "Trust", 3, 1, ()),  # its reasons stand in the other list
    )


def test_without_a_ranking_that_list_is_empty() -> None:
    assert two_lists(given()).ranked == ()


# --- choosing ----------------------------------------------------------------------------------


def test_what_is_chosen_stands_in_the_order_of_choosing_with_its_actions_on_offer() -> None:
    of = given("food")
    plan = chosen(Plan(), "food", "trust", of=of)
    assert [(p.position, p.domain, p.decision) for p in plan.priorities] == [(1, "food", "accepted"), (2, "trust", "accepted")]
    assert [a.origin for a in plan.actions_of(plan.priorities[0].id)] == ["food1.food1_y", "food2.food2_y"]
    assert {a.decision for a in plan.actions} == {"offered"}


def test_what_was_on_offer_moves_after_those_chosen_before_and_keeps_its_words() -> None:
    of = given()
    plan = plan_of(of)
    say = next(p for p in plan.priorities if p.domain == "say")
    plan = plan.model_copy(
        update={"priorities": tuple(p if p != say else p.model_copy(update={"title": "Ours"}) for p in plan.priorities)}
    )
    plan = chosen(plan, "say", "care", of=of)
    assert [(p.position, p.title, p.decision) for p in plan.priorities] == [
        (1, "Ours", "accepted"), (2, "Care", "accepted"), (3, "Trust", "offered"),
    ]  # fmt: skip
    assert chosen(plan, "care", of=of) == plan


def test_a_domain_for_which_nothing_speaks_but_people_gets_a_conversation_and_actions_of_its_items() -> None:
    of = given("calm")
    offer = priority_of("calm", 1, of)
    assert offer.why == "Calm: ranked 1."
    assert [a.id for a in offer.actions] == ["calm.talk_first", "calm1.calm1_y", "calm2.calm2_y"]
    assert offer.actions[0].from_["words"] == "ranked 1"


def test_a_domain_that_nobody_could_rate_gets_its_actions_too() -> None:
    of = given("calm")
    results = of.results.model_copy(update={"items": tuple(i for i in of.results.items if i.domain != "calm")})
    of = replace(of, results=results, release=of.release.model_copy(update={"tables": {}}))
    assert [a.id for a in priority_of("calm", 1, of).actions] == ["calm.talk_first", "calm1.calm1_x", "calm2.calm2_x"]


@pytest.mark.parametrize(("n", "word"), [(0, "few"), (2, "few"), (3, "enough"), (5, "enough"), (6, "many")])
def test_fewer_than_three_and_more_than_five_are_told(n: int, word: str) -> None:
    own = tuple(PlanPriority(id=f"p{i}", position=i, domain=None, title="x", decision="accepted") for i in range(n))
    offered = PlanPriority(id="o", position=9, domain="trust", title="x")
    assert how_many(Plan(priorities=(*own, offered))) == (n, word)


# --- drafting again, and taking a choice back --------------------------------------------------


def test_the_next_draft_knows_what_the_group_chose_against_the_ratings() -> None:
    of = given("calm")
    plan = chosen(plan_of(of), "calm", "food", of=of)
    made = draft(of)
    assert {p.domain for p in with_chosen(made, plan, of).priorities} - {p.domain for p in made.priorities} == {"calm", "food"}
    assert again(plan, with_chosen(made, plan, of), iter(()).__next__) == plan


def test_what_neither_list_names_any_more_is_marked() -> None:
    plan = chosen(Plan(), "calm", of=given("calm"))
    later = again(plan, with_chosen(draft(given()), plan, given()), (f"l{n}" for n in range(99)).__next__)
    assert [p.domain for p in later.priorities if p.vanished] == ["calm"]


def test_a_choice_taken_back_that_nobody_touched_goes() -> None:
    of = given("calm")
    plan = chosen(Plan(), "trust", "calm", of=of)
    kept, gone = take_off(plan, "calm", priority_of("calm", 1, of))
    assert kept == Plan()
    assert [p.domain for p in gone.priorities] == ["calm"]
    assert len(gone.actions) == 3


@pytest.mark.parametrize("touched", [{"do": "Our words"}, {"decision": "accepted"}, {"decision": "rejected", "because": "No"}])
def test_a_choice_taken_back_in_which_somebody_worked_is_on_offer_again(touched: dict[str, str]) -> None:
    of = given("calm")
    plan = chosen(Plan(), "calm", of=of)
    worked = (plan.actions[0].model_copy(update=touched), *plan.actions[1:])
    kept, gone = take_off(plan.model_copy(update={"actions": worked}), "calm", priority_of("calm", 1, of))
    assert gone == Plan()
    assert [(p.domain, p.decision) for p in kept.priorities] == [("calm", "offered")]
    own = PlanAction(id="own", priority_id=plan.priorities[0].id, position=9, do="Meet")
    assert take_off(plan.model_copy(update={"actions": (*plan.actions, own)}), "calm", priority_of("calm", 1, of)).gone == Plan()
