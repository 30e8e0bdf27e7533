"""Plans and spreadsheets of them, made by code, for the tests of what comes back."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import count

from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.plan.sheet_cells import CHOICES, base_of, priority_names, rows_of
from roadmap.plan.sheet_models import Base, Sheet, SheetRow, Value
from roadmap.plan.taking_in import Comparison, compare, taken

TODAY = date(2026, 5, 4)
CHOICE_WORDS = {field: {name: name.title() for name in names} for field, names in CHOICES.items()}


def priority(name: str = "p", position: int = 1, title: str = "Time for people", **more: object) -> PlanPriority:
    return PlanPriority.model_validate(
        {"id": name, "position": position, "domain": None, "title": title, "decision": "accepted"} | more
    )


def action(name: str = "a", position: int = 1, home: str = "p", **more: object) -> PlanAction:
    told = {"id": name, "revision": 1, "priority_id": home, "position": position, "do": f"Do {name}", "decision": "accepted"}
    return PlanAction.model_validate(told | more)


def plan(*actions: PlanAction, priorities: tuple[PlanPriority, ...] = (priority(), priority("q", 2, "Pay"))) -> Plan:
    return Plan(priorities=priorities, actions=actions or (action(),))


def sheet_of(
    of: Plan, edits: Mapping[tuple[str, str], Value] | None = None, *new: Mapping[str, Value], base: Base | bool | None = True
) -> Sheet:
    """A plan as a spreadsheet, with some cells changed by action and column, and rows added; row numbers from 5."""
    names, rows = priority_names(of), list[SheetRow]()
    for number, (name, cells) in enumerate(rows_of(of).items(), start=5):
        told = {**cells, "priority": names[str(cells["priority"])]}
        told |= {column: value for (whose, column), value in (edits or {}).items() if whose == name}
        rows.append(SheetRow(number, str(told.pop("id", name)), told))
    for number, added in enumerate(new, start=5 + len(rows)):
        rows.append(SheetRow(number, "", added))
    columns = {field: field for field in (*next(iter(rows_of(of).values())), "id")}
    return Sheet("Plan", columns, tuple(rows), base_of(of) if base is True else base or None)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def held(now: Plan, sheet: Sheet) -> Comparison:
    return compare(now, sheet, TODAY, ids(), CHOICE_WORDS)


def told(found: Comparison) -> list[str]:
    """Faults as a person reads them: the cell and the message."""
    return [f"{fault.path}: {fault.message}" for fault in found.faults]


def after(now: Plan, found: Comparison, **chosen: str) -> Plan:
    """The plan once it is taken in; conflicts are chosen as `action__column="file"`."""
    versions = {tuple(name.split("__")): version for name, version in chosen.items()}
    changed = taken(now, found, versions, TODAY)  # type: ignore[arg-type]  # names as they are written
    kept = {one.id: one for one in now.actions} | {one.id: one for one in changed.actions}
    return now.model_copy(update={"actions": tuple(kept.values())})
