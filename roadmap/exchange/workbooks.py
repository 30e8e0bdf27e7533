"""Opens a workbook that somebody brings: bounded rows of cells, what is a formula without its result, which cells are joined."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from roadmap.content.faults import Code, ContentFaults, make_fault
from roadmap.exchange.spreadsheet_safety import MOST_BYTES, unsafe

MOST_COLUMNS = 100
MOST_PAGES = 20
_JOINED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


class Cell(NamedTuple):
    """What a cell holds, how its numbers are shown, and its formula where it has one; `no_result` where that has none."""

    value: object = None
    number_format: str = "General"
    formula: str = ""
    no_result: bool = False


class Joined(NamedTuple):
    """Cells that were joined into one: their corners as people write them, and the last row and the columns, from 0."""

    first: str
    last: str
    last_row: int
    first_column: int
    last_column: int


class Page(NamedTuple):
    """One sheet. `goes_on` says that there are more rows than were read."""

    title: str
    rows: list[tuple[Cell, ...]]
    joined: tuple[Joined, ...]
    goes_on: bool

    def letters(self, place: int) -> str:
        """The letters of a column, counted from 0."""
        return get_column_letter(place + 1)

    def address(self, row: int, place: int) -> str:
        """A cell's address as people write it, from a row and a column counted from 0."""
        return f"{self.title}!{self.letters(place)}{row + 1}"


def open_workbook(content: bytes, name: str, *, header_within: int, most_rows: int) -> list[Page]:
    """The sheets of an .xlsx file, hidden ones too, in order. ContentFaults where it is none, has macros or a password, is
    damaged, or unpacks to far too much.

    Of each sheet so many rows are read as may stand above and below its headings, and no more than `MOST_COLUMNS` columns.
    """
    problem = unsafe(content, name)
    if problem and problem.code is Code.TOO_MUCH:
        detail = (
            f"far too large for a plan (over {MOST_BYTES:,} bytes, or unpacking to far more): look whether it is the right file"
        )
        problem = make_fault(Code.TOO_MUCH, name, detail=detail)
    if problem:
        raise ContentFaults([problem])
    try:
        return list(_pages(content, header_within + most_rows))
    except (BadZipFile, OSError, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, EOFError) as error:
        # openpyxl raises whatever its parts raise on a broken file; a broken XML file is a SyntaxError
        told = make_fault(Code.NOT_SPREADSHEET, name, detail="it is damaged; open it, look whether all is there, save it again")
        raise ContentFaults([told]) from error


def _pages(content: bytes, most: int) -> Iterator[Page]:
    results = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        with ZipFile(BytesIO(content)) as parts:
            sheets: list[Any] = results.worksheets[:MOST_PAGES]
            for sheet in sheets:
                part = parts.read(sheet._worksheet_path)
                rows = _rows(sheet, most)
                if _FORMULA.search(part):
                    rows = _with_formulas(rows, formulas[sheet.title], most)
                yield Page(sheet.title, rows[:most], tuple(_joined(part)), len(rows) > most)
    finally:
        results.close()
        formulas.close()


def _rows(sheet: Any, most: int) -> list[tuple[Cell, ...]]:
    """The rows of a sheet, one more (empty) than asked for where there are more, without empty ones at the end."""
    sheet.reset_dimensions()  # a sheet may claim any size; it has only the rows that stand in it
    found: list[tuple[Cell, ...]] = []
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        if len(found) < most:
            found.append(tuple(Cell() if cell.value is None else Cell(cell.value, cell.number_format) for cell in row))
        elif any(cell.value is not None for cell in row):
            return [*found, ()]
    while found and not any(is_filled(cell) for cell in found[-1]):
        found.pop()
    return found


def _with_formulas(rows: list[tuple[Cell, ...]], sheet: Any, most: int) -> list[tuple[Cell, ...]]:
    """The rows with each formula beside its result; a program that does not calculate writes none."""
    sheet.reset_dimensions()
    found = []
    for row, written in zip(rows, sheet.iter_rows(max_row=most, max_col=MOST_COLUMNS), strict=False):
        cells = list(row)
        for place, cell in enumerate(written[: len(cells)]):
            if cell.value is not None and cell.data_type == "f":
                cells[place] = cells[place]._replace(formula=str(cell.value), no_result=cells[place].value is None)
        found.append(tuple(cells))
    return found


def _joined(part: bytes) -> Iterator[Joined]:
    for found in _JOINED.finditer(part):
        first, last = found[1].decode("ascii").split(":")
        left, _, right, bottom = (int(edge or 0) - 1 for edge in range_boundaries(f"{first}:{last}"))
        yield Joined(first, last, bottom, left, right)


def is_filled(cell: Cell) -> bool:
    """Whether a cell says something."""
    return bool(cell.formula) or (cell.value is not None and bool(str(cell.value).strip()))


def bare(heading: str) -> str:
    """A heading without case, spaces and marks."""
    return re.sub(r"[\W_]+", "", heading).casefold()
