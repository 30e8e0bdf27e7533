"""What changed in a plan between two days, action by action and field by field, grouped by priority.

Only what a group has taken on is compared, or has turned down since: a draft that offers something else is no change
of theirs. The order of priorities and actions is no change either.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from roadmap.assessment.models import Frozen
from roadmap.plan.following_models import Followed, Promise
from roadmap.plan.models import Plan, PlanAction, PlanPriority

Value = str | date | None
#: The words of an action that are compared as they stand, in the order in which they are told.
WORDS = (
    "do", "first_step", "lead", "with_", "outcome", "measure", "feedback", "preparation", "support", "pay",
    "resource", "risk", "evidence_of_done", "effort", "horizon", "start",
)  # fmt: skip
#: What is followed and compared as it stands.
FOLLOWED = ("confidence", "confidence_because", "baseline", "target", "difference", "feedback_due", "feedback_given_on")


class FieldChange(Frozen):
    """One field before and after. `what` names one of several (a promise); `because` is the reason that was given."""

    field: str
    before: Value = None
    after: Value = None
    what: str = ""
    because: str = ""


class ActionChange(Frozen):
    """What became of one action. `into` is the action that it became one with."""

    id: str
    do: str
    kind: Literal["taken_on", "set_aside", "merged", "gone", "changed"]
    because: str = ""
    into: str | None = None
    lead: str = ""
    due: date | None = None
    fields: tuple[FieldChange, ...] = ()


class PriorityChange(Frozen):
    """What became of one priority and of its actions."""

    id: str
    title: str
    kind: Literal["taken_on", "set_aside", "gone", "changed"]
    because: str = ""
    fields: tuple[FieldChange, ...] = ()
    actions: tuple[ActionChange, ...] = Field(default=(), description="in the order of the plan; those that went come last")


def changes(before: Plan, now: Plan) -> tuple[PriorityChange, ...]:
    """Everything that changed, in the order of the plan as it is now; nothing where nothing did."""
    then = {one.id: one for one in before.priorities}
    here = {one.id: one for one in now.priorities}
    order = sorted(now.priorities, key=lambda one: one.position)
    order += [one for one in sorted(before.priorities, key=lambda one: one.position) if one.id not in here]
    found = (_priority(then.get(one.id), here.get(one.id), before, now) for one in order)
    return tuple(one for one in found if one is not None)


def _priority(then: PlanPriority | None, here: PlanPriority | None, before: Plan, now: Plan) -> PriorityChange | None:
    shown = here or then
    assert shown is not None  # one of the two named it
    actions = tuple(_actions(shown.id, before, now))
    kind, because = _became(then, here)
    fields: tuple[FieldChange, ...] = ()
    if kind is None and then and here and here.decision == "accepted":
        fields = tuple(_compared(then, here, ("title", "why", "outcome")))
    if kind is None and not fields and not actions:
        return None
    return PriorityChange(id=shown.id, title=shown.title, kind=kind or "changed", because=because, fields=fields, actions=actions)


def _actions(priority: str, before: Plan, now: Plan) -> Iterator[ActionChange]:
    """The actions that stand under a priority now, then those that stood there and are nowhere any more."""
    then = {one.id: one for one in before.actions}
    here = {one.id for one in now.actions}
    for action in now.actions_of(priority):
        found = _action(then.get(action.id), action)
        if found:
            yield found
    for action in before.actions_of(priority):
        if action.id not in here and action.decision == "accepted":
            into = now.action(action.id)
            kind: Literal["merged", "gone"] = "merged" if into else "gone"
            yield ActionChange(id=action.id, do=action.do, kind=kind, into=into.id if into else None)


def _became(
    then: PlanPriority | PlanAction | None, here: PlanPriority | PlanAction | None
) -> tuple[Literal["taken_on", "set_aside", "gone"] | None, str]:
    """Whether something was taken on, turned down or taken away, with the reason; None where its standing is the same."""
    was = then.decision if then else "offered"
    if here is None:
        return ("gone" if was == "accepted" else None), ""
    if here.decision == was or here.decision == "offered":
        return ("set_aside" if was == "accepted" and here.decision == "offered" else None), ""
    return ("taken_on", "") if here.decision == "accepted" else ("set_aside", here.because)


def _action(then: PlanAction | None, here: PlanAction) -> ActionChange | None:
    kind, because = _became(then, here)
    if kind == "taken_on":
        return ActionChange(id=here.id, do=here.do, kind=kind, lead=here.lead, due=here.due)
    if kind is not None:
        return ActionChange(id=here.id, do=here.do, kind=kind, because=because)
    if then is None or here.decision != "accepted":
        return None
    fields = (*_followed(then, here), *_compared(then, here, WORDS), *_elsewhere(then, here))
    return ActionChange(id=here.id, do=here.do, kind="changed", fields=fields) if fields else None


def _compared(then: Frozen, here: Frozen, names: Sequence[str]) -> Iterator[FieldChange]:
    for name in names:
        was, is_now = getattr(then, name), getattr(here, name)
        if was != is_now:
            yield FieldChange(field=name, before=was or None, after=is_now or None)


def _elsewhere(then: PlanAction, here: PlanAction) -> Iterator[FieldChange]:
    """Where it stands in another plan, the plan and the place in it as one line."""
    was, is_now = (", ".join(part for part in (at.plan, at.place) if part) for at in (then.already_in, here.already_in))
    if was != is_now:
        yield FieldChange(field="already_in", before=was or None, after=is_now or None)


def _followed(then: PlanAction, here: PlanAction) -> Iterator[FieldChange]:
    """How it goes: what a meeting asks first stands first."""
    was, kept = then.followed, here.followed
    if was.status != kept.status:
        yield FieldChange(field="status", before=was.status, after=kept.status)
    if then.due != here.due:
        reasons = [move.because for move in kept.moves[len(was.moves) :]]
        yield FieldChange(field="due", before=then.due, after=here.due, because="; ".join(reasons))
    for explanation in kept.explanations[len(was.explanations) :]:
        yield FieldChange(field="explanation", after=explanation.words)
    yield from _compared(was, kept, FOLLOWED)
    for reading in kept.readings[len(was.readings) :]:
        yield FieldChange(field="reading", after=reading.value)
    yield from _promises(was, kept)


def _promises(was: Followed, kept: Followed) -> Iterator[FieldChange]:
    """Promises to people: made, given another date, kept, or taken away. They are known by their kind and words."""
    before, now = _by_words(was.promises), _by_words(kept.promises)
    for key, one in now.items():
        old = before.get(key)
        if old is None or old.due != one.due:
            yield FieldChange(field=f"promised_{one.kind}", before=old.due if old else None, after=one.due, what=one.words)
        if one.done_on and (old is None or old.done_on != one.done_on):
            yield FieldChange(field=f"kept_{one.kind}", after=one.done_on, what=one.words)
    for key, one in before.items():
        if key not in now:
            yield FieldChange(field=f"dropped_{one.kind}", before=one.due, what=one.words)


def _by_words(promises: Sequence[Promise]) -> dict[tuple[str, str], Promise]:
    return {(one.kind, one.words): one for one in promises}
