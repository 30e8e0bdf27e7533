"""What each action of a plan says, cell by cell, as a spreadsheet can hold it: words, dates, and choices by their ids."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

from roadmap.content.plain_text import clean
from roadmap.plan.following_models import Confidence, Promise, PromiseKind, Status
from roadmap.plan.models import Decision, Plan, PlanAction, PlanPriority
from roadmap.plan.sheet_models import LONGEST_TEXT, Base, Cells, RowBase, Value, mark

#: Words of an action, by the name of their column: the name of the action's own field.
WORDS: Mapping[str, str] = {
    "action": "do",
    "first_step": "first_step",
    "lead": "lead",
    "with_whom": "with_",
    "outcome": "outcome",
    "measure": "measure",
    "feedback": "feedback",
    "preparation": "preparation",
    "support": "support",
    "pay": "pay",
    "effort": "effort",
    "horizon": "horizon",
    "resource": "resource",
    "risk": "risk",
    "evidence_of_done": "evidence_of_done",
}
#: Words that are kept while an action is followed.
FOLLOWED = ("baseline", "target", "difference")
#: Where an action stands already, by the name of its column.
ALREADY: Mapping[str, str] = {"already_in": "plan", "already_where": "place", "already_link": "link"}
#: Pay, preparation and support as lines of their own: by when, and since when they are there.
PROMISES: Mapping[str, tuple[PromiseKind, str]] = {
    f"{kind}_{when}": (kind, field) for kind in get_args(PromiseKind) for when, field in (("by", "due"), ("on", "done_on"))
}
#: Columns in which one of a few ids is chosen; the last two may be empty.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "decision": get_args(Decision),
    "status": get_args(Status),
    "confidence": get_args(Confidence),
    "effort": ("small", "medium", "large"),
}
MAY_BE_EMPTY = ("confidence", "effort")
DATES = ("start", "first_due", "due", "feedback_due", "feedback_given_on", "read_on", *PROMISES)
#: Told and never typed: the day first meant is kept for ever, and where an action comes from is a matter of record.
FIXED = ("first_due", "came_from")


def plain(text: str) -> str:
    """Words as a cell holds them, whichever program saved it."""
    return clean(text).strip()[:LONGEST_TEXT]


def decision_of(action: PlanAction, priority: PlanPriority) -> Decision:
    """What was decided of an action; where its priority is not for the group yet, the action is not either."""
    return "rejected" if priority.decision == "rejected" else action.decision


def in_order(plan: Plan) -> list[PlanPriority]:
    """The priorities as they are numbered from 1 in a spreadsheet: those that are not for the group yet come last."""
    return sorted(plan.priorities, key=lambda one: (one.decision == "rejected", one.position))


def priority_names(plan: Plan) -> dict[str, str]:
    """How each priority is named in a spreadsheet, by its id; no two have one name."""
    return {one.id: plain(f"{number} {one.title}") for number, one in enumerate(in_order(plan), start=1)}


def cells_of(action: PlanAction, priority: PlanPriority) -> dict[str, Value]:
    """What every cell of an action's row says, by the name of its column."""
    kept = action.followed
    last = kept.readings[-1] if kept.readings else None
    decision = decision_of(action, priority)
    found: dict[str, str | date | None] = {name: plain(getattr(action, field)) for name, field in WORDS.items()}
    found |= {name: plain(getattr(kept, name)) for name in FOLLOWED}
    found |= {name: plain(getattr(action.already_in, field)) for name, field in ALREADY.items()}
    found |= {name: _promised(action, kind, field) for name, (kind, field) in PROMISES.items()}
    found |= {
        "priority": priority.id,
        "decision": decision,
        "because": plain(action.because) if decision == "rejected" else "",
        "status": kept.status,
        "confidence": kept.confidence,
        "start": action.start,
        "first_due": kept.first_due or action.due,
        "due": action.due,
        "moved_because": plain(kept.moves[-1].because) if kept.moves else "",
        "why_late": plain(kept.explanations[-1].words) if kept.explanations else "",
        "last_reading": plain(last.value) if last else "",
        "read_on": last.on if last else None,
        "feedback_due": kept.feedback_due,
        "feedback_given_on": kept.feedback_given_on,
        "came_from": plain(action.came_from),
    }
    return {name: "" if value is None else value for name, value in found.items()}


def promise_of(action: PlanAction, kind: PromiseKind) -> Promise | None:
    """The line of pay, preparation or support that a row tells: the first that is still to come, else the last."""
    lines = [one for one in action.followed.promises if one.kind == kind]
    return next((one for one in lines if one.done_on is None), lines[-1] if lines else None)


def _promised(action: PlanAction, kind: PromiseKind, field: str) -> date | None:
    line = promise_of(action, kind)
    return getattr(line, field) if line else None


def rows_of(plan: Plan) -> dict[str, dict[str, Value]]:
    """The cells of every action, by its id."""
    return {action.id: cells_of(action, one) for one in plan.priorities for action in plan.actions_of(one.id)}


def base_of(plan: Plan) -> Base:
    """What a plan is now, for a spreadsheet to carry: by it is told later what was changed there and what here."""
    revisions = {action.id: action.revision for action in plan.actions}
    return Base(
        priorities=priority_names(plan),
        actions={name: RowBase(revision=revisions[name], marks=_marks(cells)) for name, cells in rows_of(plan).items()},
    )


def _marks(cells: Cells) -> dict[str, str]:
    return {name: mark(value) for name, value in cells.items()}
