"""Changes one action by the cells of its row, and says what stands in the way: the same rules as on the screen."""

from datetime import date
from typing import Any, NamedTuple, cast, get_args

from roadmap.plan import following
from roadmap.plan.following_models import Promise, PromiseKind, Reading, Status
from roadmap.plan.models import PlanAction, PlanPriority
from roadmap.plan.sheet_cells import ALREADY, CHOICES, FOLLOWED, MAY_BE_EMPTY, PROMISES, WORDS, decision_of, promise_of
from roadmap.plan.sheet_codes import SheetCode
from roadmap.plan.sheet_models import Cells, Value

#: More than anybody types, as on the screen.
LONGEST = 10_000


class Problem(NamedTuple):
    """What stands in the way of one cell; `told` fills the message."""

    field: str
    code: SheetCode
    told: dict[str, Any] = {}


class Changed(NamedTuple):
    """An action after its cells were taken over, and what stood in the way; with problems it is not to be kept."""

    action: PlanAction
    problems: tuple[Problem, ...]


def changed(action: PlanAction, priority: PlanPriority, cells: Cells, today: date) -> Changed:
    """The action with these cells in place of its own; cells that are not named stay. Its priority is another's business."""
    problems = [*_unfit(cells)]
    if problems:
        return Changed(action, tuple(problems))
    before = action
    action = _with_promises(_with_words(action, cells), cells)
    for step in (_with_date, _with_status, _with_reading):
        action, found = step(action, cells, today)
        problems += found
    action, found = _with_decision(action, priority, cells)
    problems += found
    if following.needs_why(action, today) and not following.needs_why(before, today):
        problems.append(Problem("why_late", SheetCode.NEEDS_WHY))
    return Changed(action, tuple(problems))


def _unfit(cells: Cells) -> list[Problem]:
    """Cells that could not be kept whatever the others say."""
    found = []
    for name, value in cells.items():
        if isinstance(value, str) and len(value) > LONGEST:
            found.append(Problem(name, SheetCode.TOO_LONG, {"found": len(value), "allowed": [f"{LONGEST:,}"]}))
        elif name in CHOICES and value not in CHOICES[name] and (value or name not in MAY_BE_EMPTY):
            found.append(Problem(name, SheetCode.NO_CHOICE, {"found": str(value)}))
    if cells.get("action") == "":
        found.append(Problem("action", SheetCode.EMPTY, {"detail": "say what will be done"}))
    return found


def _with_words(action: PlanAction, cells: Cells) -> PlanAction:
    words: dict[str, object] = {field: cells[name] for name, field in WORDS.items() if name in cells}
    kept: dict[str, object] = {name: cells[name] for name in FOLLOWED if name in cells}
    kept |= {name: cells[name] or None for name in ("feedback_due", "feedback_given_on", "confidence") if name in cells}
    followed = action.followed.model_copy(update=kept)
    already = action.already_in.model_copy(update={field: cells[name] for name, field in ALREADY.items() if name in cells})
    plain_ones: dict[str, object] = {"followed": followed, "already_in": already, "edited": action.edited or bool(words)}
    if "start" in cells:
        plain_ones["start"] = _day(cells["start"])
    return action.model_copy(update={**words, **plain_ones})


def _with_promises(action: PlanAction, cells: Cells) -> PlanAction:
    """Pay, preparation and support with their days; a line that was not there is made from the action's own words."""
    for kind in get_args(PromiseKind):
        days = {field: _day(cells[name]) for name, (of, field) in PROMISES.items() if of == kind and name in cells}
        if not days:
            continue
        line = promise_of(action, kind) or Promise(kind=kind, words=getattr(action, kind))
        lines = action.followed.promises if line in action.followed.promises else (*action.followed.promises, line)
        place, made = lines.index(line), line.model_copy(update=days)
        followed = action.followed.model_copy(update={"promises": (*lines[:place], made, *lines[place + 1 :])})
        action = action.model_copy(update={"followed": followed})
    return action


def _with_date(action: PlanAction, cells: Cells, today: date) -> tuple[PlanAction, list[Problem]]:
    """A date that was given moves with a reason of its own, and never away."""
    because = str(cells.get("moved_because", ""))
    if "due" not in cells or _day(cells["due"]) == action.due:
        return action, [Problem("moved_because", SheetCode.NOTHING_MOVED)] if "moved_because" in cells else []
    due = _day(cells["due"])
    if due is None:
        return action, [Problem("due", SheetCode.DATE_STAYS)]
    moved = action.due is not None or action.followed.first_due is not None
    if moved and not because:
        return action, [Problem("moved_because", SheetCode.MOVE_NEEDS_REASON)]
    if because and not moved:
        return action, [Problem("moved_because", SheetCode.NOTHING_MOVED)]
    return following.with_due(action, due, today, because), []


def _with_status(action: PlanAction, cells: Cells, today: date) -> tuple[PlanAction, list[Problem]]:
    """How it goes, and why, and what will be done; what was said before stays under it."""
    if "status" in cells:
        action = following.with_status(action, cast(Status, cells["status"]), today)
    if "why_late" not in cells:
        return action, []
    if not cells["why_late"]:
        return action, [Problem("why_late", SheetCode.KEPT)]
    return following.explained(action, str(cells["why_late"]), today), []


def _with_reading(action: PlanAction, cells: Cells, today: date) -> tuple[PlanAction, list[Problem]]:
    """A new reading of the measure, of the day that the row names, else of today; earlier ones stay."""
    if "last_reading" not in cells and "read_on" not in cells:
        return action, []
    readings = action.followed.readings
    value = cells.get("last_reading", readings[-1].value if readings else "")
    if not value:
        told = SheetCode.KEPT if readings else SheetCode.EMPTY
        return action, [Problem("last_reading", told, {"detail": "say what was read on that day"})]
    on = _day(cells["read_on"]) if "read_on" in cells else today
    if on is None and "last_reading" not in cells:
        return action, [Problem("read_on", SheetCode.KEPT)]
    made = Reading(on=on or today, value=str(value))
    followed = action.followed.model_copy(update={"readings": (*readings, made)})
    return action.model_copy(update={"followed": followed}), []


def _with_decision(action: PlanAction, priority: PlanPriority, cells: Cells) -> tuple[PlanAction, list[Problem]]:
    """'Not for us yet' needs its reason, and only that does; under a priority turned down nothing is taken on."""
    if "decision" not in cells and "because" not in cells:
        return action, []
    wanted = cells.get("decision", decision_of(action, priority))
    because = str(cells.get("because", action.because))
    if wanted != "rejected":
        if priority.decision == "rejected":
            return action, [Problem("decision", SheetCode.PRIORITY_NOT_YET)]
        if cells.get("because"):
            return action, [Problem("because", SheetCode.BECAUSE_OF_NOTHING)]
        because = ""
    elif not because:
        return action, [Problem("because", SheetCode.NEEDS_BECAUSE)]
    decision = wanted if "decision" in cells else action.decision
    return action.model_copy(update={"decision": decision, "because": because}), []


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
