"""Makes actions, and priorities where they are new, from the rows of a plan that a group has kept elsewhere."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from roadmap.content.faults import Fault
from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.plan.new_rows import new_action, resolved, without_number
from roadmap.plan.sheet_cells import CHOICES
from roadmap.plan.sheet_codes import SheetCode, by_row, sheet_fault
from roadmap.plan.sheet_models import Sheet, SheetRow

#: As long as a priority's title may be on the screen.
_LONGEST_TITLE = 200


class Brought(NamedTuple):
    """What such a plan adds: its new priorities and actions. With faults nothing may be kept."""

    added: Plan
    faults: tuple[Fault, ...]


def brought(
    plan: Plan,
    sheet: Sheet,
    given: str,
    today: date,
    new_id: Callable[[], str],
    choices: Mapping[str, Mapping[str, str]],
) -> Brought:
    """Every row as a new action that is taken on, under the priority it names, or `given` where none of them names one.

    A priority that the plan does not have by that name is new. What the plan has stays as it is; a row that it has already,
    by the same words under the same priority, is a fault, so that nothing comes in twice.
    """
    return _Bringing(plan, sheet, given, today, choices).all(new_id)


class _Bringing:
    def __init__(self, plan: Plan, sheet: Sheet, given: str, today: date, choices: Mapping[str, Mapping[str, str]]) -> None:
        self.plan, self.sheet, self.given, self.today, self.choices = plan, sheet, given, today, choices
        self.priorities: list[PlanPriority] = []
        self.actions: list[PlanAction] = []
        self.rows: dict[str, int] = {}
        self.faults: list[Fault] = [*sheet.faults]

    def all(self, new_id: Callable[[], str]) -> Brought:
        for row in self.sheet.rows:
            home = self._home(row, new_id)
            if home:
                self._add(row, home, new_id())
        return Brought(Plan(priorities=tuple(self.priorities), actions=tuple(self.actions)), by_row(self.faults))

    def _tell(self, row: SheetRow, field: str, code: SheetCode, **told: object) -> None:
        self.faults.append(sheet_fault(code, self.sheet.cell(row.number, field), **told))

    def _home(self, row: SheetRow, new_id: Callable[[], str]) -> PlanPriority | None:
        """The priority of a row: one of the plan, one that an earlier row brought, or a new one."""
        told = str(row.cells.get("priority") or self.given)
        title = without_number(told)
        if not title:
            self._tell(row, "priority", SheetCode.EMPTY, detail="name the priority that the action belongs to")
            return None
        if len(title) > _LONGEST_TITLE:
            self._tell(row, "priority", SheetCode.TOO_LONG, found=len(title), allowed=[_LONGEST_TITLE])
            return None
        whole = Plan(priorities=(*self.plan.priorities, *self.priorities))
        known = resolved(whole, told, {})
        if known is None:
            last = max((one.position for one in whole.priorities), default=0)
            made = PlanPriority(id=new_id(), position=last + 1, domain=None, title=title, decision="accepted")
            self.priorities.append(made)
            return made
        return next(one for one in whole.priorities if one.id == known)

    def _add(self, row: SheetRow, home: PlanPriority, name: str) -> None:
        there = [*self.plan.actions_of(home.id), *(one for one in self.actions if one.priority_id == home.id)]
        position = max((one.position for one in there), default=0) + 1
        made = new_action(name, home, row.cells, position, self.today)
        words = made.action.do.casefold()
        twin = next((one for one in there if words and one.do.casefold() == words), None)
        if twin:
            number = self.rows.get(twin.id)
            self._tell(row, "action", SheetCode.ALREADY_THERE, detail=f"row {number}" if number else "an action of the plan")
        for one in made.problems:
            told = dict(one.told)
            if one.code is SheetCode.NO_CHOICE:
                told["allowed"] = [self.choices.get(one.field, {}).get(choice, choice) for choice in CHOICES[one.field]]
            self._tell(row, one.field, one.code, **told)
        self.actions.append(made.action)
        self.rows[made.action.id] = row.number
