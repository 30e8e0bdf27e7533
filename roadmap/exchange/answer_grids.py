"""Reads a sheet with a row for each person, CSV or XLSX, as a grid of cells; faults are told by cell."""

import io
import re
import zlib
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, cast
from zipfile import BadZipFile, ZipFile

from roadmap.content.faults import Code, ContentFaults, Fault, make_fault
from roadmap.exchange.answer_files import MOST_BYTES, csv_cells
from roadmap.exchange.arrival_codes import ArrivalCode

#: As many as are brought in at once, and columns of the longest form with what a tool adds.
MOST_PEOPLE = 2_000
MOST_HEADINGS = 250
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"')


class Grid(NamedTuple):
    """The headings of a sheet and the rows below them, with the number of the row that holds the headings, from 1."""

    headings: list[object]
    rows: list[list[object]]
    header_row: int

    def cell(self, row: int, column: int) -> str:
        """The address of a cell as people write it, such as C7; row and column from 0, below the headings."""
        return f"{letters(column)}{self.header_row + 1 + row}"


def letters(column: int) -> str:
    """The name of a column, counted from 0: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def arrival_fault(code: ArrivalCode, cell: str, **told: Any) -> Fault:
    """A fault of this catalogue, of the same shape as those of content."""
    return make_fault(cast(Code, code), cell, **told)


def read_grid(content: bytes, name: str, is_header: Callable[[list[object]], bool]) -> Grid:
    """The sheet that a file holds; of a workbook the first whose first filled row is such a header, else the first.

    ContentFaults where it cannot be read, has macros, merged cells or formulas without a result, or is far too large.
    """
    if len(content) > MOST_BYTES:
        raise ContentFaults([make_fault(Code.TOO_LARGE, name, detail=f"{MOST_BYTES:,}")])
    rows: Iterable[list[object]]
    content = _unpacked(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        from roadmap.exchange.answer_sheets import sheet_rows  # openpyxl is slow to import

        read = sheet_rows(content, name, is_header=is_header, widest=MOST_HEADINGS + 1, most_rows=MOST_PEOPLE + 20)
        _refuse_merged(content, read.part)
        rows = read.rows
    else:
        rows = csv_cells(content, name)
    return _grid(rows, name)


def _unpacked(content: bytes) -> bytes:
    """The CSV file in a zip that holds nothing else, as Google Forms gives it; anything else as it is."""
    if not content.startswith(b"PK\x03\x04"):
        return content
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            entries = parts.infolist()
            if len(entries) == 1 and entries[0].filename.casefold().endswith(".csv") and entries[0].file_size <= MOST_BYTES:
                return parts.read(entries[0])
    except (BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, zlib.error):
        pass  # what is wrong with it is told where a workbook is looked for
    return content


def _grid(rows: Iterable[list[object]], name: str) -> Grid:
    numbered = enumerate(rows, 1)
    headings, header_row = next(((row, number) for number, row in numbered if _filled(row)), ([], 0))
    if not header_row:
        raise ContentFaults([make_fault(Code.EMPTY_FILE, name)])
    if len(headings) > MOST_HEADINGS:
        raise ContentFaults([arrival_fault(ArrivalCode.TOO_MANY_HEADINGS, f"A{header_row}", detail=f"{MOST_HEADINGS:,}")])
    below: list[list[object]] = []
    for number, row in numbered:
        if len(below) >= MOST_PEOPLE and _filled(row):
            raise ContentFaults([arrival_fault(ArrivalCode.TOO_MANY_PEOPLE, f"A{number}", detail=f"{MOST_PEOPLE:,}")])
        below.append(row if _filled(row) else [])
    while below and not below[-1]:
        below.pop()
    return Grid(headings, below, header_row)


def _filled(row: list[object]) -> bool:
    return any(value is not None and str(value).strip() for value in row)


def _refuse_merged(content: bytes, part: str) -> None:
    with ZipFile(io.BytesIO(content)) as parts:
        merged = _MERGED.findall(parts.read(part)) if part in parts.namelist() else []
    if merged:
        raise ContentFaults([arrival_fault(ArrivalCode.MERGED_CELLS, cells.decode()) for cells in merged[:50]])
