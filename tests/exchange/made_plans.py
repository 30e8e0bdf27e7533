"""Workbooks of a plan as they go out, and hands that edit them, for the tests of what comes back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from io import BytesIO
from itertools import count
from typing import Any

import openpyxl

from roadmap.content.loading import load_words
from roadmap.exchange.plan_files import choice_words, read_plan
from roadmap.plan.models import Plan
from roadmap.plan.sheet_models import Sheet
from roadmap.plan.taking_in import Comparison, compare
from roadmap.reports.assessment_report import plan_report
from roadmap.reports.excel import to_excel
from roadmap.reports.models import PlanRow
from tests.reports.full import full_parts

TODAY = date(2026, 5, 4)
WORDS = load_words("report_en")
HEADINGS = {field: WORDS.texts["sheet"][field] for field in PlanRow.model_fields}
TITLE = WORDS.texts["sheet"]["title"]
#: The row of the headings, and of the first action.
HEAD, FIRST = 4, 5


@cache
def whole_plan() -> Plan:
    """The plan of a full assessment."""
    made = full_parts().plan
    assert made is not None
    return made


def written(plan: Plan) -> bytes:
    """The plan's own download."""
    return to_excel(plan_report(replace(full_parts(), plan=plan)))


def book_of(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def bytes_of(book: Any) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def column(field: str) -> int:
    return list(HEADINGS).index(field) + 1


def calculated(book: Any) -> Any:
    """As a spreadsheet program saves it: with the result of the formula beside it. openpyxl keeps none, so it is written."""
    sheet = book[TITLE]
    for row in range(FIRST, sheet.max_row + 1):
        sheet.cell(row, column("state")).value = None
    return book


def edited(content: bytes, change: Callable[[Any], object]) -> bytes:
    """The workbook after somebody changed its sheet with the plan."""
    book = calculated(book_of(content))
    change(book[TITLE])
    return bytes_of(book)


def with_cells(content: bytes, cells: Mapping[tuple[int, str], object]) -> bytes:
    """The workbook with other values in cells, by the row and the field."""

    def change(sheet: Any) -> None:
        for (row, field), value in cells.items():
            cell = sheet.cell(row, column(field))
            cell.value = datetime(value.year, value.month, value.day) if isinstance(value, date) else value
            if isinstance(value, str):
                cell.data_type = "s"  # or openpyxl takes = for a formula

    return edited(content, change)


def read(content: bytes) -> Sheet:
    return read_plan(content, "plan.xlsx", WORDS)


def held(plan: Plan, content: bytes) -> Comparison:
    numbers = count(1)
    return compare(plan, read(content), TODAY, lambda: f"new{next(numbers)}", choice_words(WORDS))
