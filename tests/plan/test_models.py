"""What is kept of a plan: old text is still read, and what became one with something is found there."""

from datetime import date

from roadmap.plan.models import AlreadyIn, Merged, Plan, PlanAction

#: As it was written before there were resources, risks, links and merging.
OLD = '{"id": "a", "priority_id": "p", "position": 1, "origin": "breaks.plan", "do": "Plan breaks", "due": "2027-01-31"}'


def action(name: str, *merged: PlanAction, origin: str | None = None) -> PlanAction:
    own = PlanAction(id=name, priority_id="p", position=1, do=f"Do {name}", origin=origin)
    found = tuple(Merged(on=date(2026, 11, 27), before=own, other=other) for other in merged)
    return own.model_copy(update={"merged_from": found})


def test_an_action_written_before_is_read_with_nothing_in_what_is_new() -> None:
    old = PlanAction.model_validate_json(OLD)
    assert (old.resource, old.risk, old.evidence_of_done, old.start, old.merged_from) == ("", "", "", None, ())
    assert not old.already_in.named
    assert AlreadyIn(plan="Children's services plan").named


def test_an_action_that_became_one_with_another_is_read_as_it_was_written() -> None:
    both = action("a", action("b", action("c", origin="c.c"), origin="b.b"), origin="a.a")
    assert PlanAction.model_validate_json(both.model_dump_json()) == both
    assert both.origins == {"a.a", "b.b", "c.c"}
    assert action("own").origins == frozenset()


def test_an_action_is_found_by_its_id_also_where_it_went_into_another() -> None:
    both, other = action("a", action("b", action("c"))), action("d")
    plan = Plan(actions=(other, both))
    assert [plan.action(name) for name in "abcd"] == [both, both, both, other]
    assert plan.action("nobody") is None


def test_under_other_ids_all_that_became_one_with_it_goes_along() -> None:
    both = action("a", action("b", action("c")))
    assert both.ids == {"a", "b", "c"}
    moved = both.renamed({"a": "x", "c": "z", "p": "q"})
    assert moved.ids == {"x", "b", "z"}
    assert {one.priority_id for one in (moved, moved.merged_from[0].before, moved.merged_from[0].other)} == {"q"}
    assert moved.renamed({"x": "a", "z": "c", "q": "p"}) == both
