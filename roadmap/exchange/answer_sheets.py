"""Reads the cells of a spreadsheet with answers, .xlsx only; numbers and dates become what a person would have typed."""

import datetime
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

import openpyxl

from roadmap.assessment.answers_file import NEEDED
from roadmap.content.faults import Code, ContentFaults, make_fault
from roadmap.exchange.spreadsheet_safety import MOST_BYTES, unsafe

#: More columns than any table of answers has; what lies beyond is told as too many, and never read.
_WIDEST = 60
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")


class Sheet(NamedTuple):
    """A sheet: its name, the part of the file it lies in, and its rows."""

    title: str
    part: str
    rows: list[list[object]]


def names_columns(row: list[object]) -> bool:
    """Whether a row names the columns that a file of answers needs."""
    return set(NEEDED) <= {str(name).strip() for name in row}


def sheet_rows(
    content: bytes,
    path: str,
    *,
    is_header: Callable[[list[object]], bool] = names_columns,
    widest: int = _WIDEST,
    most_rows: int | None = None,
) -> Sheet:
    """The sheet with answers: the first whose first filled row is such a header, else the first.

    Columns beyond `widest` and rows beyond `most_rows` are not read.

    ContentFaults where the file is no such spreadsheet, has macros or a password, or unpacks to too much,
    and for every cell whose formula has an error or no result.
    """
    problem = unsafe(content, path)
    if problem and problem.code is Code.TOO_MUCH:
        detail = f"too large for a spreadsheet of answers (over {MOST_BYTES:,} bytes, or unpacking to far more): save it as CSV"
        problem = make_fault(Code.TOO_MUCH, path, detail=detail)
    if problem:
        raise ContentFaults([problem])
    try:
        sheet = _chosen(content, is_header, widest, most_rows)
        without_result = _formulas(content, sheet, widest)
    except (BadZipFile, OSError, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, EOFError) as error:
        # openpyxl raises whatever its parts raise on a broken file; a broken XML file is a SyntaxError
        told = make_fault(Code.NOT_SPREADSHEET, path, detail="it is damaged; open it, look whether all is there, save it again")
        raise ContentFaults([told]) from error
    broken = [(number, str(value)) for number, row in enumerate(sheet.rows, 1) for value in row if value in _ERRORS]
    faults = [make_fault(Code.CELL_ERROR, path, number, found=found) for number, found in sorted(broken + without_result)]
    if faults:
        raise ContentFaults(faults)
    return sheet


def _chosen(content: bytes, is_header: Callable[[list[object]], bool], widest: int, most_rows: int | None) -> Sheet:
    """The sheet with answers."""
    first: Sheet | None = None
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            rows = list(_cells(sheet, widest, most_rows))
            found = Sheet(sheet.title, str(getattr(sheet, "_worksheet_path", "")).lstrip("/"), rows)
            names = next((row for row in rows if any(value is not None for value in row)), [])
            if is_header(names):
                return found
            first = first or found
    finally:
        book.close()
    return first or Sheet("", "", [])


def _formulas(content: bytes, read: Sheet, widest: int) -> list[tuple[int, str]]:
    """Formulas whose result the file does not hold, as of a file written by a program that does not calculate."""
    with ZipFile(BytesIO(content)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        if not any(_FORMULA.search(parts.read(name)) for name in sheets):
            return []  # reading every cell a second time takes long
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    found = []
    try:
        sheet: Any = book[read.title] if read.title else book.worksheets[0]
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_row=len(read.rows), max_col=widest, values_only=True), 1):
            for column, value in enumerate(row):
                if isinstance(value, str) and value.startswith("=") and _empty(read.rows, number - 1, column):
                    found.append((number, value))
    finally:
        book.close()
    return found


def _empty(rows: list[list[object]], row: int, column: int) -> bool:
    return column >= len(rows[row]) or rows[row][column] is None


def _cells(sheet: Any, widest: int, most_rows: int | None) -> Iterator[list[object]]:
    sheet.reset_dimensions()  # a sheet may claim any size; it has only the rows that stand in it
    for row in sheet.iter_rows(max_row=most_rows, max_col=widest, values_only=True):
        cells = [_typed(value) for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        yield cells


def _typed(value: object) -> object:
    """A cell as a person would have typed it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        at_midnight = value.time() == datetime.time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
