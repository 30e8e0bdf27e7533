"""Reads a file of answers, CSV, XLSX or JSON, as rows; what the answers say is checked in `assessment.answers_file`."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from roadmap.assessment.answer_codes import AnswerCode
from roadmap.assessment.answers_file import COLUMNS
from roadmap.content.faults import LOOK, Code, ContentFaults, Fault, make_fault
from roadmap.content.places import shown
from roadmap.exchange.row_codes import RowCode

#: Rows and bytes of the largest file that is read: some 6,500 people with 74 answers each.
MOST_BYTES = 40_000_000
MOST_ROWS = 500_000
MOST_COLUMNS = 50
_LONGEST_CELL = 100_000

Row = dict[str, object]
_EMPTY: Row = {}
_SEPARATORS = (",", ";", "\t")
#: Characters that no table of text holds; a file with one of them is of another kind.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


class AnswerRows(NamedTuple):
    """The rows of a file as they stand. `first_row` is the number of the first of `rows` in its file.

    `header` is the names of the columns, or None for JSON, whose rows name them each.
    """

    path: str
    header: tuple[str, ...] | None
    rows: list[Row]
    first_row: int


def read_answers(path: Path) -> AnswerRows:
    """The rows of a file of answers; its kind shows in its content. ContentFaults where it cannot be read."""
    told = shown(path)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = f"{getattr(error, 'strerror', None) or error}. {LOOK}"
        raise ContentFaults([make_fault(Code.CANNOT_READ, told, detail=reason)]) from error
    if len(content) > MOST_BYTES:
        raise ContentFaults([make_fault(Code.TOO_LARGE, told, detail=f"{MOST_BYTES:,}")])
    return parse_answers(content, told)


def parse_answers(content: bytes, path: str = "answers") -> AnswerRows:
    """The rows that the bytes of a file hold; `path` is what the file is called in faults."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        from roadmap.exchange.answer_sheets import sheet_rows  # openpyxl is slow to import

        return table(path, sheet_rows(content, path).rows)
    text = _text(content, path)
    if not text.strip():
        raise ContentFaults([make_fault(Code.EMPTY_FILE, path)])
    if text.lstrip()[0] in "[{":
        return _json(text, path)
    return table(path, _csv(text, path))


def csv_cells(content: bytes, path: str = "answers") -> Iterator[list[object]]:
    """The rows of a CSV file as cells; ContentFaults where it is no text."""
    return _csv(_text(content, path), path)


def table(path: str, cells: Iterable[list[object]]) -> AnswerRows:
    """Rows of cells as rows by column: the first filled one names the columns, empty ones are kept for counting."""
    numbered = enumerate(cells, 1)
    names, header_row = next(((_names(row), number) for number, row in numbered if _filled(row)), ((), 1))
    if not names:
        raise ContentFaults([make_fault(Code.EMPTY_FILE, path)])
    if len(names) > MOST_COLUMNS:
        raise ContentFaults([row_fault(RowCode.TOO_MANY_COLUMNS, path, header_row, detail=f"{len(names):,}")])
    rows: list[Row] = []
    faults: list[Fault] = []
    filled = 0
    for number, row in numbered:
        if not _filled(row):
            rows.append(_EMPTY)
            continue
        filled += 1
        if filled > MOST_ROWS:
            raise ContentFaults([row_fault(RowCode.TOO_MANY_ROWS, path, number, detail=f"{MOST_ROWS:,}")])
        beyond = next((value for value in row[len(names) :] if _said(value)), None)
        if beyond is not None:
            faults.append(row_fault(RowCode.LONG_ROW, path, number, found=str(beyond)))
        rows.append(dict(zip(names, row, strict=False)))
    while rows and rows[-1] is _EMPTY:
        rows.pop()
    if faults:
        raise ContentFaults(faults)
    return AnswerRows(path, names, rows, header_row + 1)


def row_fault(code: RowCode | AnswerCode, path: str, row: int = 0, **told: Any) -> Fault:
    """A fault of this catalogue, of the same shape as those of content."""
    return make_fault(cast(Code, code), path, row, **told)


def _names(row: list[object]) -> tuple[str, ...]:
    """The names of the columns, without empty ones at the end."""
    names = ["" if cell is None else str(cell).strip() for cell in row]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _said(value: object) -> bool:
    return value is not None and bool(str(value).strip())


def _filled(row: list[object]) -> bool:
    return any(map(_said, row))


# --- text ------------------------------------------------------------------------------------


def _text(content: bytes, path: str) -> str:
    """The file as text: by its byte-order mark, else UTF-16 where it shows, else UTF-8, else as Excel writes in Windows."""
    encodings = ["utf-8-sig", "cp1252"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif content[1:2] == b"\x00" and content[:1] != b"\x00":
        encodings = ["utf-16-le"]
    elif content[:1] == b"\x00" and content[1:2] != b"\x00":
        encodings = ["utf-16-be"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = _CONTROL.search(text)
        if not strange:
            return text
        line = text.count("\n", 0, strange.start()) + 1
        raise ContentFaults([row_fault(RowCode.NOT_A_TABLE, path, detail=f"line {line} holds characters that no text has")])
    raise ContentFaults([row_fault(RowCode.NOT_A_TABLE, path, detail="it cannot be read as text")])


def _csv(text: str, path: str) -> Iterator[list[object]]:
    """The rows of a CSV file, separated by commas, semicolons or tabs, whichever its header uses."""
    lines = io.StringIO(text, newline="")
    said = re.match(r"sep=(.)\r?\n", text)  # Excel's way to name the separator
    separator = said[1] if said else _separator(text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = 0
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for number, row in enumerate(reader, 1):
            yield [] if said and number == 1 else list(row)
    except csv.Error as error:
        raise ContentFaults([row_fault(RowCode.BROKEN_ROW, path, number + 1, detail=_csv_words(str(error)))]) from error


def _separator(text: str) -> str:
    """The separator by which the first filled line names the most columns; else the one it holds most often."""
    first = next((line for line in io.StringIO(text) if line.strip()), "")[:10_000]

    def known(separator: str) -> tuple[int, int]:
        names = {name.strip().strip('"').strip() for name in first.split(separator)}
        return len(names & set(COLUMNS)), first.count(separator)

    return max(_SEPARATORS, key=known)


def _csv_words(said: str) -> str:
    if "field larger" in said:
        return f"a value has more than {_LONGEST_CELL:,} characters; perhaps a quotation mark is not closed"
    if "unexpected end" in said:
        return "a quotation mark is opened and not closed before the end of the file"
    if "expected after" in said:
        return "a quotation mark stands inside a value; write it twice there"
    return said


# --- JSON ------------------------------------------------------------------------------------


def _json(text: str, path: str) -> AnswerRows:
    """The rows of a JSON file; the number of a row is its place in the list, from 1."""
    twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> Row:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.extend(name for name in found if sum(name == other for other, _ in pairs) > 1)
        return found

    try:
        data = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        detail = f"{error.msg[:1].lower()}{error.msg[1:]}, line {error.lineno}"
        raise ContentFaults([row_fault(RowCode.NOT_JSON, path, detail=detail)]) from error
    except (ValueError, RecursionError) as error:
        detail = "it is nested too deeply, or holds an endless number"
        raise ContentFaults([row_fault(RowCode.NOT_JSON, path, detail=detail)]) from error
    if not isinstance(data, list):
        raise ContentFaults([row_fault(RowCode.NOT_ROWS, path, detail="this is something else")])
    if len(data) > MOST_ROWS:
        raise ContentFaults([row_fault(RowCode.TOO_MANY_ROWS, path, detail=f"{MOST_ROWS:,}")])
    faults = [row_fault(AnswerCode.REPEATED_COLUMN, path, found=name) for name in dict.fromkeys(twice)]
    for number, row in enumerate(data, 1):
        if not isinstance(row, dict):
            faults.append(row_fault(RowCode.NOT_ROWS, path, number, detail="this is no row"))
        elif any(isinstance(value, list | dict | bool) for value in row.values()):
            name = next(name for name, value in row.items() if isinstance(value, list | dict | bool))
            faults.append(row_fault(RowCode.NOT_ROWS, path, number, detail=f"the value of '{name}' is no text"))
    if faults:
        raise ContentFaults(faults)
    return AnswerRows(path, None, data, 1)
