"""Makes new actions from rows that no action of the plan has, and finds the priority that a row names."""

import re
from collections.abc import Mapping
from datetime import date

from roadmap.plan import following
from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.plan.sheet_cells import FIXED, plain, priority_names
from roadmap.plan.sheet_changes import Changed, Problem, changed
from roadmap.plan.sheet_codes import SheetCode
from roadmap.plan.sheet_models import Cells


def resolved(plan: Plan, told: str, names_then: Mapping[str, str]) -> str | None:
    """The id of the priority that a cell names: as it stood in the spreadsheet, as it stands now, or by its title alone.

    None where no priority is named so, or more than one.
    """
    for names in (names_then, priority_names(plan)):
        found = [name for name, words in names.items() if words == told]
        if found:
            return found[0]
    bare = _bare(told)
    found = [priority.id for priority in plan.priorities if bare and _bare(plain(priority.title)) == bare]
    return found[0] if len(found) == 1 else None


def _bare(told: str) -> str:
    """A title without its number, its case and the spaces around it."""
    return without_number(told).casefold()


def without_number(told: str) -> str:
    """A title as people number it in their lists, without that number."""
    return re.sub(r"^(priority\s+)?\d+\s*[.:)-]?\s+", "", told.strip(), flags=re.IGNORECASE)


def new_action(new_id: str, home: PlanPriority, cells: Cells, position: int, today: date) -> Changed:
    """An action of the group's own with what a row says; what is empty is as for any new action, and it is taken on.

    A first date and a later one are kept as a date that was moved. That it is late already, and nobody said why, is no
    reason to leave it out: the plan will ask.
    """
    filled = {name: value for name, value in cells.items() if value and name not in (*FIXED, "priority")}
    made = PlanAction(id=new_id, priority_id=home.id, position=position, do="", decision="accepted")
    if home.decision == "rejected":
        return Changed(made, (Problem("priority", SheetCode.PRIORITY_NOT_YET),))
    if not filled.get("action"):
        return Changed(made, (Problem("action", SheetCode.EMPTY, {"detail": "say what will be done"}),))
    first = cells.get("first_due")
    if isinstance(first, date):
        made = following.with_due(made, first, today)
    found = changed(made, home, filled, today)
    problems = tuple(one for one in found.problems if one.code is not SheetCode.NEEDS_WHY)
    return Changed(found.action.model_copy(update={"edited": False}), problems)
