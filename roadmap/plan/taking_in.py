"""Holds a spreadsheet of a plan beside the plan: what was changed there, what was changed in both, what is new.

Three versions meet in each cell: what the plan was when the spreadsheet was saved, what the spreadsheet says, and what the
plan is now. What only the spreadsheet changed is taken; what only the plan changed stays; what both changed is a conflict.
Where nothing tells what the plan was, every difference is a conflict. Nothing is ever removed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from roadmap.content.faults import ContentFaults, Fault
from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.plan.new_rows import new_action, resolved
from roadmap.plan.sheet_cells import CHOICES, FIXED, rows_of
from roadmap.plan.sheet_changes import Problem, changed
from roadmap.plan.sheet_codes import SheetCode, by_row, sheet_fault
from roadmap.plan.sheet_models import Base, Cells, Sheet, SheetRow, Value, mark

#: Cells that go with another where both change: why a date moved, the day of a reading, why something is not for us yet.
GOES_WITH = {"moved_because": "due", "read_on": "last_reading", "because": "decision"}
#: The words of each choice, by the name of its column and the choice's id.
ChoiceWords = Mapping[str, Mapping[str, str]]
#: Whose version of a cell is to stand.
Version = Literal["file", "plan"]


class Difference(NamedTuple):
    """A cell that is to change, or that both changed. `more` holds the cells that go with it."""

    action: PlanAction
    field: str
    plan: Value
    file: Value
    more: Cells


class Comparison(NamedTuple):
    """What bringing a spreadsheet in would do. With faults nothing may be kept.

    `added` are new actions by the number of their row; `missing` are actions that the spreadsheet no longer has, which stay
    as they are; `gone` are rows, unchanged, whose action was taken out of the plan meanwhile.
    """

    changes: tuple[Difference, ...]
    conflicts: tuple[Difference, ...]
    added: Mapping[int, PlanAction]
    missing: tuple[PlanAction, ...]
    gone: tuple[SheetRow, ...]
    faults: tuple[Fault, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the spreadsheet says what the plan says."""
        return not (self.changes or self.conflicts or self.added)


def compare(
    plan: Plan, sheet: Sheet, today: date, new_id: Callable[[], str], choices: Mapping[str, Mapping[str, str]]
) -> Comparison:
    """What taking a spreadsheet in would change; `choices` are for the words of faults."""
    return _Comparing(plan, sheet, today, choices).all(new_id)


def taken(plan: Plan, found: Comparison, chosen: Mapping[tuple[str, str], Version], today: date) -> Plan:
    """The actions that are new or changed, and nothing else: what is not in it stays as it is.

    `chosen` says by action and field which version of a conflict stands; one that is not named stays as in the plan.
    ValueError where the spreadsheet has faults, ContentFaults where versions were chosen that do not go together.
    """
    if found.faults:
        raise ValueError("a spreadsheet with faults is not taken in")
    homes = {one.id: one for one in plan.priorities}
    cells: dict[str, dict[str, Value]] = {}
    for one in (*found.changes, *(one for one in found.conflicts if chosen.get((one.action.id, one.field)) == "file")):
        cells.setdefault(one.action.id, {}).update({one.field: one.file, **one.more})
    kept = {action.id: action for action in plan.actions}
    actions = list(found.added.values())
    faults = list[Fault]()
    for name, wanted in cells.items():
        home = str(wanted.get("priority", kept[name].priority_id))
        made, problems = changed(kept[name], homes[home], wanted, today)
        faults += [sheet_fault(one.code, made.do, **one.told) for one in problems if one.code is not SheetCode.NEEDS_WHY]
        if home != kept[name].priority_id:
            position = max((one.position for one in (*plan.actions_of(home), *actions) if one.priority_id == home), default=0) + 1
            made = made.model_copy(update={"priority_id": home, "position": position})
        actions.append(made)
    if faults:
        raise ContentFaults(faults)
    return Plan(actions=tuple(actions))


class _Comparing:
    """One spreadsheet beside one plan; faults gather while rows are read."""

    def __init__(self, plan: Plan, sheet: Sheet, today: date, choices: ChoiceWords) -> None:
        self.plan, self.sheet, self.today, self.choices = plan, sheet, today, choices
        self.base = sheet.base or Base()
        self.actions = {action.id: action for action in plan.actions}
        self.homes = {priority.id: priority for priority in plan.priorities}
        self.now = rows_of(plan)
        self.faults: list[Fault] = [*sheet.faults]

    def all(self, new_id: Callable[[], str]) -> Comparison:
        """Every row, in order."""
        rows = list(self._once())
        known = {row.id for row in rows if row.id in self.actions}
        if rows and not known and all(row.id for row in rows):
            self._tell(rows[0], "id", SheetCode.OTHER_PLAN)
            return Comparison((), (), {}, (), (), by_row(self.faults))
        changes, conflicts, gone = list[Difference](), list[Difference](), list[SheetRow]()
        added: dict[int, PlanAction] = {}
        for row in rows:
            if row.id in self.actions:
                mine, both = self._one(row)
                changes += mine
                conflicts += both
            elif row.id and self._is_gone(row):
                gone.append(row)
            elif not row.id:
                self._add(row, added, new_id)
        missing = tuple(action for action in self.plan.actions if action.id not in known)
        known_then = [action for action in missing if self.sheet.base is None or action.id in self.base.actions]
        return Comparison(tuple(changes), tuple(conflicts), added, tuple(known_then), tuple(gone), by_row(self.faults))

    def _tell(self, row: SheetRow, field: str, code: SheetCode, **told: object) -> None:
        self.faults.append(sheet_fault(code, self.sheet.cell(row.number, field), **told))

    def _once(self) -> Iterator[SheetRow]:
        """The rows whose id stands in no earlier one."""
        seen: dict[str, int] = {}
        for row in self.sheet.rows:
            if row.id and row.id in seen:
                self._tell(row, "id", SheetCode.ID_TWICE, detail=seen[row.id])
            else:
                yield row
            seen.setdefault(row.id, row.number)

    # --- rows that the plan has ------------------------------------------------------------

    def _one(self, row: SheetRow) -> tuple[list[Difference], list[Difference]]:
        """What a row changes, and what both changed."""
        action = self.actions[row.id]
        cells = self._with_home(row)
        edited = {name: value for name, value in cells.items() if self._edited(row.id, name, value)}
        for name in FIXED:
            if name in edited and (self.sheet.base or name == "first_due"):
                detail = "the first date of an action" if name == "first_due" else "where an action comes from"
                self._tell(row, name, SheetCode.FIXED, detail=detail)
            edited.pop(name, None)
        if self._is_home(edited.get("priority", action.priority_id), row):
            self._check(row, action, edited)
        differences = [
            Difference(action, name, self.now[row.id][name], value, _beside(name, edited))
            for name, value in edited.items()
            if GOES_WITH.get(name) not in edited and name != "moved_because"
        ]
        both = [one for one in differences if self._edited_here(row.id, one)]
        return [one for one in differences if one not in both], both

    def _edited(self, action: str, name: str, value: Value) -> bool:
        """Whether the spreadsheet changed a cell, as far as can be told, to what the plan does not say anyway."""
        return value != self.now[action].get(name, value) and self._mark(action, name) != mark(value)

    def _edited_here(self, action: str, one: Difference) -> bool:
        """Whether the plan changed a cell since, or what goes with it."""
        names = (one.field, *(name for name in one.more if GOES_WITH.get(name) == one.field))
        return any(self._mark(action, name) != mark(self.now[action][name]) for name in names)

    def _mark(self, action: str, name: str) -> str | None:
        """The mark of what a cell was; None where nothing tells."""
        row = self.base.actions.get(action)
        return row.marks.get(name) if row else None

    def _check(self, row: SheetRow, action: PlanAction, edited: Cells) -> None:
        """Tell what stands in the way of a row's changes."""
        if not edited:
            return
        if "due" not in edited and self._moved_alike(row, action):
            edited = {name: value for name, value in edited.items() if name != "moved_because"}
        home = self.homes[str(edited.get("priority", action.priority_id))]
        self._tell_all(row, changed(action, home, edited, self.today).problems)

    def _moved_alike(self, row: SheetRow, action: PlanAction) -> bool:
        """Whether a date was moved to the same day in both: then the plan's reason stands."""
        due = row.cells.get("due")
        return due is not None and due == self.now[action.id]["due"] and mark(due) != self._mark(action.id, "due")

    def _tell_all(self, row: SheetRow, problems: Iterable[Problem]) -> None:
        for one in problems:
            told = dict(one.told)
            if one.code is SheetCode.NO_CHOICE:
                told["allowed"] = [self.choices.get(one.field, {}).get(name, name) for name in CHOICES[one.field]]
            self._tell(row, one.field, one.code, **told)

    def _is_gone(self, row: SheetRow) -> bool:
        """Whether an unchanged row belongs to an action that was taken out of the plan; else its fault is told."""
        marks = self.base.actions[row.id].marks if row.id in self.base.actions else None
        if marks is None:
            self._tell(row, "id", SheetCode.UNKNOWN_ROW, found=row.id)
            return False
        cells = self._with_home(row)
        if any(marks.get(name) != mark(value) for name, value in cells.items() if name not in ("priority", *FIXED)):
            self._tell(row, "id", SheetCode.GONE)
            return False
        return True

    # --- priorities, and rows that are new --------------------------------------------------

    def _with_home(self, row: SheetRow) -> dict[str, Value]:
        """The row's cells with its priority by its id, where that can be told."""
        cells = dict(row.cells)
        if "priority" in cells:
            cells["priority"] = resolved(self.plan, str(cells["priority"]), self.base.priorities) or cells["priority"]
        return cells

    def _is_home(self, name: Value, row: SheetRow) -> bool:
        if name in self.homes:
            return True
        titles = [priority.title for priority in self.plan.priorities]
        self._tell(row, "priority", SheetCode.NO_PRIORITY, found=str(name), allowed=titles)
        return False

    def _add(self, row: SheetRow, added: dict[int, PlanAction], new_id: Callable[[], str]) -> None:
        """A row without an id becomes a new action of the priority that it names."""
        cells = self._with_home(row)
        if not self._is_home(cells.get("priority", ""), row):
            return
        home: PlanPriority = self.homes[str(cells["priority"])]
        there = [*self.plan.actions_of(home.id), *(one for one in added.values() if one.priority_id == home.id)]
        made = new_action(new_id(), home, cells, max((one.position for one in there), default=0) + 1, self.today)
        words = made.action.do.casefold()
        twin = next((one for one in there if words and one.do.casefold() == words), None)
        if twin:
            number = next((number for number, one in added.items() if one is twin), None)
            self._tell(row, "action", SheetCode.ALREADY_THERE, detail=f"row {number}" if number else "an action of the plan")
        self._tell_all(row, made.problems)
        added[row.number] = made.action


def _beside(name: str, edited: Cells) -> dict[str, Value]:
    """The cells that go with one and were changed as well."""
    return {other: edited[other] for other, of in GOES_WITH.items() if of == name and other in edited}
