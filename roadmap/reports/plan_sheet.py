"""The plan as data, from which a spreadsheet is made that a group can sort, filter and edit."""

from collections.abc import Callable

from roadmap.plan import following
from roadmap.plan.following import SOON, State
from roadmap.plan.models import PlanAction
from roadmap.plan.sheet_base import base_lines
from roadmap.plan.sheet_cells import CHOICES, DATES, base_of, decision_of, in_order, priority_names, rows_of
from roadmap.plan.sheet_models import Cells
from roadmap.reports.models import PlanRow, PlanSheet
from roadmap.reports.telling import Teller


def plan_sheet(tell: Teller) -> PlanSheet | None:
    """Every action of the plan, in order, those that are not for the group yet last; None where there is no plan."""
    plan = tell.parts.plan
    if plan is None or not plan.priorities:
        return None
    names, cells = priority_names(plan), rows_of(plan)
    rows = [
        (decision_of(action, priority) == "rejected", _row(tell, names[priority.id], action, cells[action.id]))
        for priority in in_order(plan)
        for action in plan.actions_of(priority.id)
    ]
    filled = {"rows": tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])), "base": tuple(base_lines(base_of(plan)))}
    return empty_plan_sheet(tell.raw).model_copy(update=filled)


def empty_plan_sheet(say: Callable[[str], str]) -> PlanSheet:
    """The sheet of a plan that has no actions yet; `say` gives the texts of the file `report_en.yaml`."""
    return PlanSheet(
        title=say("sheet.title"),
        how=say("sheet.how"),
        columns={name: say(f"sheet.{name}") for name in PlanRow.model_fields},
        choices={field: tuple(say(f"sheet.{field}_{one}") for one in ids) for field, ids in CHOICES.items()},
        states={state.value: say(f"plan.state_{state.value}") for state in State},
        statuses={name: say(f"sheet.status_{name}") for name in CHOICES["status"]},
        soon_days=SOON.days,
        rows=(),
        base_title=say("sheet.base_title"),
        base_about=say("sheet.base_about"),
    )


def _row(tell: Teller, name: str, action: PlanAction, cells: Cells) -> PlanRow:
    """The cells of an action with its choices in words; what is empty stays so."""
    found = following.state(action, tell.parts.printed_on)
    words = {field: _in_words(tell, field, str(cells[field])) for field in CHOICES}
    dates = {field: cells[field] or None for field in DATES}
    told = {"id": action.id, "priority": name, "state": tell.raw(f"plan.state_{found.value}") if found else ""}
    return PlanRow.model_validate({**cells, **words, **dates, **told})


def _in_words(tell: Teller, field: str, chosen: str) -> str:
    """A choice as people read it; one that is none of those that may be chosen, as it is."""
    return tell.raw(f"sheet.{field}_{chosen}") if chosen in CHOICES[field] else chosen
