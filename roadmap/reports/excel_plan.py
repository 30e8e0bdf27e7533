"""Writes the plan as rows to work in: lists to choose from, real dates, a state that follows, and what the plan was."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from roadmap.plan.sheet_base import PRIORITY
from roadmap.reports.excel_looks import LONGEST_TEXT, Looks, height, set_up
from roadmap.reports.models import PRINTED, Document, PlanRow, PlanSheet

_DATES = tuple(name for name, field in PlanRow.model_fields.items() if field.annotation == date | None)
_WIDE = (
    "action", "first_step", "with_whom", "outcome", "feedback", "preparation", "support", "pay", "measure", "why_late",
    "evidence_of_done", "resource", "risk", "difference", "because", "came_from",
)  # fmt: skip
#: Empty rows below the plan in which dates and choices are offered as well.
_SPARE = 200


def write_plan(sheet: Any, plan: PlanSheet, looks: Looks, document: Document, base: str, empty: int = 0) -> None:
    """The plan, a row an action: choices as lists, dates as dates, the state as a formula of status and date.

    `base` is the name of the sheet that holds what the plan was; `empty` is how many rows below have a state that follows
    as soon as they are filled in.
    """
    set_up(sheet, landscape=True)
    fields = list(PlanRow.model_fields)
    sheet.write_string(0, 0, f"{document.title}: {plan.title}", looks.banner)
    sheet.write_string(1, 0, plan.how, looks.beside)
    if document.mark:
        sheet.write_string(2, 0, document.mark, looks.banner)
    head, last = 3, 3 + max(1, len(plan.rows))
    for place, name in enumerate(fields):
        sheet.set_column(place, place, _width(name), looks.date if name in _DATES else looks.typed)
        sheet.write_string(head, place, plan.columns[name], looks.header)
    sheet.set_row(head, height((plan.columns[name], _width(name)) for name in fields))
    for number, row in enumerate(plan.rows, start=head + 1):
        for place, name in enumerate(fields):
            _cell(sheet, number, place, name, row, looks)
        sheet.set_row(number, height((str(getattr(row, name)), _width(name)) for name in fields))
        _state(sheet, number, fields, plan, row.state, looks)
    for number in range(head + 1 + len(plan.rows), head + 1 + len(plan.rows) + empty):
        _state(sheet, number, fields, plan, "", looks)
    last = max(last, head + len(plan.rows) + empty)
    _offer(sheet, plan, head + 1, last + _SPARE, base)
    column = fields.index("state")
    for name in ("overdue", "blocked"):
        rule = {"type": "cell", "criteria": "==", "value": f'"{plan.states[name]}"', "format": looks.attention}
        sheet.conditional_format(head + 1, column, last, column, rule)
    sheet.freeze_panes(head + 1, 2)
    sheet.autofilter(head, 0, last, len(fields) - 1)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, last, PRINTED - 1)


def _offer(sheet: Any, plan: PlanSheet, first: int, last: int, base: str) -> None:
    """Lists to choose from, and dates that are dates, for the rows there are and some more."""
    names = [place for place, (whose, _) in enumerate(plan.base, start=2) if whose.startswith(PRIORITY)]
    lists: dict[str, object] = {name: list(choices) for name, choices in plan.choices.items()}
    if names:
        quoted = base.replace("'", "''")
        lists["priority"] = f"='{quoted}'!$B${names[0]}:$B${names[-1]}"
    dates = {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1), "ignore_blank": True}
    rules = {name: {"validate": "list", "source": source} for name, source in lists.items()} | dict.fromkeys(_DATES, dates)
    for place, name in enumerate(PlanRow.model_fields):
        if name in rules:
            sheet.data_validation(first, place, last, place, rules[name])


def _width(name: str) -> int:
    return 42 if name in _WIDE else 30 if name == "priority" else 16


def _cell(sheet: Any, row: int, place: int, name: str, action: PlanRow, looks: Looks) -> None:
    value = getattr(action, name)
    if name in _DATES:
        if value is None:
            sheet.write_blank(row, place, None, looks.date)
        else:
            sheet.write_datetime(row, place, datetime.combine(value, time()), looks.date)
    else:
        sheet.write_string(row, place, str(value)[:LONGEST_TEXT], looks.typed)


def write_base(sheet: Any, plan: PlanSheet, looks: Looks) -> None:
    """What the plan was, on a sheet that is not shown: by it a spreadsheet that comes back tells what was changed in it."""
    sheet.hide()
    sheet.write_string(0, 0, plan.base_about, looks.beside)
    for number, (whose, was) in enumerate(plan.base, start=1):
        sheet.write_string(number, 0, whose)
        sheet.write_string(number, 1, was)


def _state(sheet: Any, row: int, fields: Sequence[str], plan: PlanSheet, now: str, looks: Looks) -> None:
    """Derived, never typed: the formula says what the rules say, on the day the workbook is opened."""
    status, due, there = (f"{xl_col_to_name(fields.index(name))}{row + 1}" for name in ("status", "due", "already_in"))
    words, states = plan.statuses, plan.states
    formula = (
        f'=IF({status}="{words["done"]}","{states["complete"]}",IF({there}<>"","{states["followed_there"]}",'
        f'IF({status}="{words["blocked"]}","{states["blocked"]}",'
        f'IF({due}="","",IF({due}<TODAY(),"{states["overdue"]}",'
        f'IF({due}-TODAY()<={plan.soon_days},"{states["due_soon"]}","{states["on_track"]}"))))))'
    )
    sheet.write_formula(row, fields.index("state"), formula, looks.text, now)
