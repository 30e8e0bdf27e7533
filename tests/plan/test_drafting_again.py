"""Drafting again loses nothing, whatever a group did: edits, decisions, merging, links, promises, an order of its own."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.plan.choosing import choose, with_chosen
from roadmap.plan.drafting import draft, priority_of
from roadmap.plan.editing import again, first_plan, move
from roadmap.plan.following_models import Followed, Promise
from roadmap.plan.merging import merged, parted
from roadmap.plan.models import AlreadyIn, Plan

from .cases import numbered
from .test_laws import ANYTHING, DOMAINS, built

TODAY = date(2026, 11, 27)
WORD = st.sampled_from(["Ours", "Meet monthly", "Ask the school"])
#: What a group can do to one thing of its plan. `n` and `m` pick which, round and round.
DEEDS = st.tuples(
    st.sampled_from(["edit", "accept", "reject", "link", "promise", "merge", "part", "move", "choose", "own", "draft"]),
    st.integers(0, 40),
    st.integers(0, 40),
    WORD,
)


def after(plan: Plan, deed: tuple[str, int, int, str], made: Any, new_id: Any) -> Plan:
    """The plan after one deed; nothing changes where there is nothing to do it to."""
    what, n, m, word = deed
    if what == "draft":
        return again(plan, with_chosen(draft(made), plan, made), new_id)
    if what == "choose":
        return choose(plan, priority_of(DOMAINS[n % len(DOMAINS)], 1, made), new_id)
    if not plan.actions:
        return plan
    one, other = plan.actions[n % len(plan.actions)], plan.actions[m % len(plan.actions)]
    if what == "move":
        return move(plan, "action", one.id, m - 20)
    if what == "merge" and one.id != other.id:
        return replaced(plan, merged(one, other, {"do": "this"}, TODAY).kept, gone=other.id)
    if what == "part" and one.merged_from:
        return replaced(plan, *parted(plan, one.id).actions)
    if what == "own":
        return plan.model_copy(
            update={"actions": (*plan.actions, one.model_copy(update={"id": new_id(), "origin": None, "merged_from": ()}))}
        )
    changes: dict[str, dict[str, object]] = {
        "edit": {"do": word, "edited": True},
        "accept": {"decision": "accepted"},
        "reject": {"decision": "rejected", "because": word},
        "link": {"already_in": AlreadyIn(plan=word)},
        "promise": {"followed": Followed(promises=(Promise(kind="pay", words=word),))},
    }
    return replaced(plan, one.model_copy(update=changes.get(what, {})))


def replaced(plan: Plan, *actions: Any, gone: str = "") -> Plan:
    """The plan with these actions in place of those with their ids."""
    new = {one.id: one for one in actions}
    kept = [new.pop(one.id, one) for one in plan.actions if one.id != gone]
    return plan.model_copy(update={"actions": (*kept, *new.values())})


@settings(max_examples=60, deadline=None)
@given(ANYTHING, ANYTHING, st.lists(DEEDS, max_size=12))
def test_another_draft_changes_no_word_decision_link_promise_or_place(
    first: dict[str, Any], second: dict[str, Any], deeds: list[tuple[str, int, int, str]]
) -> None:
    new_id = numbered().__next__
    before, later = built(first), built(second)
    plan = first_plan(draft(before), new_id)
    for deed in deeds:
        plan = after(plan, deed, before, new_id)
    found = again(plan, with_chosen(draft(later), plan, later), new_id)

    def unmarked(one: Any) -> Any:
        return one.model_copy(update={"vanished": False})

    assert [unmarked(one) for one in found.actions[: len(plan.actions)]] == [unmarked(one) for one in plan.actions]
    assert [unmarked(one) for one in found.priorities[: len(plan.priorities)]] == [unmarked(one) for one in plan.priorities]
    for added in found.actions[len(plan.actions) :]:
        assert (added.decision, added.edited) == ("offered", False)
    origins = [name for one in found.actions for name in one.origins]
    assert len(origins) == len(set(origins))  # nothing that became one with something is offered a second time
    assert again(found, with_chosen(draft(later), found, later), new_id) == found
