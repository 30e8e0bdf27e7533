"""Laws of drafting that hold for any ratings, activities and wishes."""

import random
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.assessment.models import Table
from roadmap.plan.candidates import Evidence
from roadmap.plan.drafting import draft
from roadmap.plan.editing import again, first_plan
from roadmap.plan.models import Draft, PlanInputs

from .cases import evidence, framework, item, numbered, on_steps

OF = framework(
    ready=[item("r1"), item("r2"), item("r3", factor="can")],
    **{
        name: [item(f"{name}{n}", f"{name}{n}x: s0 s1", f"{name}{n}y: s2 s3", set=["core"]) for n in (1, 2, 3)]
        for name in ("p", "q", "u", "v", "w")
    },
)
DOMAINS = [domain.id for domain in OF.domains]
TABLES = st.lists(st.integers(0, 4), min_size=5, max_size=5).flatmap(
    lambda stages: st.builds(Table, stages=st.just(tuple(stages)), dont_know=st.integers(0, 3), not_applicable=st.integers(0, 1))
)


DOMAIN, NAME = st.sampled_from(DOMAINS), st.sampled_from(list(OF.items))
OUTCOME = st.sampled_from(["s0", "s2", "s4", "not_applicable", "we_do_not_agree"])
#: Any ratings of Everyone and two perspectives, agreements, activities (what is met, what was intended, domain) and inputs.
ANYTHING = st.fixed_dictionaries(
    {
        "tables": st.dictionaries(NAME, TABLES, min_size=3, max_size=12),
        "leader": st.dictionaries(NAME, TABLES, max_size=4),
        "experience": st.dictionaries(NAME, TABLES, max_size=4),
        "agreed": st.dictionaries(NAME, OUTCOME, max_size=3),
        "placed": st.lists(
            st.tuples(st.sampled_from(["", "a", "ab", "b"]), st.sampled_from(["on_b", "on_d"]), DOMAIN), max_size=3
        ),
        "wanted": st.dictionaries(DOMAIN, st.sampled_from(["s1", "s2", "s4"])),
        "importance": st.dictionaries(DOMAIN, st.sampled_from(["high", "medium", "low"])),
        "ranking": st.lists(DOMAIN, unique=True).map(tuple),
    }
)


def built(told: dict[str, Any]) -> Evidence:
    """The evidence that was told."""
    rest = {key: told[key] for key in ("agreed", "wanted", "importance", "ranking")}
    placed = [on_steps(f"act{n}", met, intended, domain) for n, (met, intended, domain) in enumerate(told["placed"])]
    return evidence(OF, told["tables"], views={view: told[view] for view in ("leader", "experience")}, placed=placed, **rest)


def shuffled(given: Evidence, seed: int) -> Evidence:
    """The same evidence with everything whose order means nothing in another order."""
    chance = random.Random(seed)

    def mixed(many: Any) -> Any:
        pairs = list(many.items()) if isinstance(many, dict) else list(many)
        chance.shuffle(pairs)
        return dict(pairs) if isinstance(many, dict) else tuple(pairs)

    release, results, inputs = given.release, given.results, given.inputs
    return replace(
        given,
        release=release.model_copy(
            update={"tables": {k: mixed(v) for k, v in release.tables.items()}, "sets": mixed(release.sets)}
        ),
        results=results.model_copy(
            update={"items": mixed(results.items), "domains": mixed(results.domains), "differences": mixed(results.differences)}
        ),
        placed=mixed(given.placed),
        inputs=PlanInputs(wanted=mixed(inputs.wanted), importance=mixed(inputs.importance), ranking=inputs.ranking),
    )


@settings(max_examples=40, deadline=None)
@given(ANYTHING, st.integers())
def test_the_same_input_gives_the_same_draft_byte_for_byte_in_any_order(told: dict[str, Any], seed: int) -> None:
    given_evidence = built(told)
    once = draft(given_evidence).model_dump_json(by_alias=True)
    assert draft(given_evidence).model_dump_json(by_alias=True) == once
    assert draft(shuffled(given_evidence, seed)).model_dump_json(by_alias=True) == once


def _other_than_readiness(made: Draft) -> list[int]:
    return [priority.points for priority in made.priorities if priority.domain != "ready"]


@settings(max_examples=40, deadline=None)
@given(ANYTHING)
def test_every_draft_keeps_its_promises(told: dict[str, Any]) -> None:
    made = draft(built(told))
    domains = [priority.domain for priority in made.priorities]
    with_candidates = {one.domain for one in made.considered}
    assert min(3, len(with_candidates)) <= len(domains) <= 5
    assert len(set(domains)) == len(domains)
    assert [priority.number for priority in made.priorities] == list(range(1, len(domains) + 1))
    for one in made.considered:
        assert one.points == sum(reason.points for reason in one.reasons)
        assert one.points > 0 or one.domain == "ready"
        assert {reason.kind for reason in one.reasons} - {"experience", "importance"} or one.points == 0
    for priority in made.priorities:
        points = sorted((one.points for one in made.considered if one.domain == priority.domain), reverse=True)
        assert priority.points == sum(points[:3])
        names = [action.id for action in priority.actions]
        assert len(names) <= 5
        assert len(set(names)) == len(names)
        assert names.count(f"{priority.domain}.talk_first") <= 1
    own = _other_than_readiness(made)
    assert own == sorted(own, reverse=True)
    assert all(2 * priority.points >= max(own, default=0) for priority in made.priorities[3:])


@settings(max_examples=40, deadline=None)
@given(ANYTHING)
def test_readiness_under_the_cut_comes_first_with_two_actions(told: dict[str, Any]) -> None:
    given_evidence = built(told)
    readiness = given_evidence.results.readiness
    assert readiness is not None
    made = draft(given_evidence)
    if any(factor.score is not None and factor.score < 62.5 for factor in readiness.factors.values()):
        first = made.priorities[0]
        assert first.domain == "ready"
        # Each item has one action for every stage but the top.
        able = [
            one
            for one in given_evidence.results.items
            if one.domain == "ready" and one.rated and one.agreed is None and one.reached is not None and one.reached < 4
        ]
        assert len(first.actions) >= min(2, len(able))


@settings(max_examples=40, deadline=None)
@given(ANYTHING, ANYTHING)
def test_a_second_draft_loses_nothing_and_offers_each_action_once(first: dict[str, Any], second: dict[str, Any]) -> None:
    ids = numbered()
    plan, made = first_plan(draft(built(first)), ids.__next__), draft(built(second))
    after = again(plan, made, ids.__next__)
    assert {action.id for action in plan.actions} <= {action.id for action in after.actions}
    origins = [action.origin for action in after.actions]
    assert len(set(origins)) == len(origins)
    offered = {action.id for priority in made.priorities for action in priority.actions}
    assert {action.origin for action in after.actions if not action.vanished} == offered
    for priority in after.priorities:
        assert [a.position for a in after.actions_of(priority.id)] == list(range(1, len(after.actions_of(priority.id)) + 1))
    assert sorted(priority.position for priority in after.priorities) == list(range(1, len(after.priorities) + 1))
