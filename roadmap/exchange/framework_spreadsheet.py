"""Reads a spreadsheet of activities into a framework, telling every fault by its cell; and writes an empty one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter
from openpyxl.utils import get_column_letter

from roadmap.content.faults import Code, ContentFaults, Fault, make_fault
from roadmap.content.from_rows import DEFAULT_STAGES, Row, framework_from_rows
from roadmap.content.models import Framework
from roadmap.content.slugs import slug
from roadmap.content.starting import write_framework
from roadmap.exchange.spreadsheet_safety import unsafe

#: Headings that mean the driver and the activity, without case, spaces and marks.
DRIVER = ("driver", "drivers", "driverforchange", "domain", "area", "theme", "topic", "section", "category")
ACTIVITY = ("activity", "activities", "item", "statement", "question", "practice", "whatshouldbeinplace")
#: Headings of columns that are not read.
NOT_READ = ("notes", "note", "comment", "comments", "number", "no", "nr", "id", "ref", "reference", "page", "source", "seealso")
HEADER_WITHIN = 10
MOST_ACTIVITIES = 400
MOST_COLUMNS = 30
LONGEST = {"driver": 100, "activity": 300, "stage": 60, "descriptor": 300}

Cells = Sequence[tuple[Any, ...]]


class Columns(NamedTuple):
    """Where a sheet keeps what, columns and rows counted from 0; stage names least first."""

    sheet: str
    header: int
    driver: int
    activity: int
    stages: tuple[tuple[int, str], ...]

    def cell(self, row: int, column: int) -> str:
        """A cell's address as people write it, such as Sheet1!B7."""
        return f"{self.sheet}!{get_column_letter(column + 1)}{row + 1}"


def framework_from_spreadsheet(content: bytes, name: str, title: str) -> Framework:
    """The framework that an .xlsx file describes; ContentFaults with all faults by cell. `name` is the file's name."""
    problem = unsafe(content, name)
    if problem:
        raise ContentFaults([problem])
    columns, cells = _sheet(content, name)
    stages = [stage for _, stage in columns.stages]
    faults = [*_header_faults(columns, cells), *_row_faults(columns, cells)]
    if faults:
        raise ContentFaults(faults)
    rows = [_row(columns, cells[number]) for number in _filled(columns, cells)]
    return framework_from_rows(rows, title, f"Made from the spreadsheet {name}.", stages or DEFAULT_STAGES)


def new_framework_from(spreadsheet: Path, folder: Path) -> Framework:
    """Reads a spreadsheet and writes its framework as YAML files into an empty folder, which gives the id; the framework."""
    try:
        content = spreadsheet.read_bytes()
    except OSError as error:
        raise ContentFaults([make_fault(Code.CANNOT_READ, str(spreadsheet), detail=error.strerror or str(error))]) from error
    made = framework_from_spreadsheet(content, spreadsheet.name, title=folder.resolve().name.replace("_", " ").capitalize())
    framework = made.model_copy(update={"about": made.about.model_copy(update={"id": slug(folder.resolve().name, "framework")})})
    write_framework(framework, folder)
    return framework


def blank_spreadsheet() -> bytes:
    """An .xlsx file with the expected headings, an example line, and a second sheet that explains them."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    bold, wrap = (
        book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet = book.add_worksheet("Activities")
    sheet.write_row(0, 0, ("Driver", "Activity", *DEFAULT_STAGES), bold)
    example = (
        "Leadership",
        "Leaders spend time listening to people who use the service (an example: write over it)",
        "Leaders have not yet met people",
        "Leaders have said that they will",
        "Some leaders listen, now and then",
        "Most leaders listen every month",
        "All do, and what came of it is checked",
    )
    sheet.write_row(1, 0, example, wrap)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 6, 28)
    sheet.freeze_panes(1, 2)
    help_sheet = book.add_worksheet("How to fill it in")
    help_sheet.set_column(0, 0, 100)
    lines = (
        "One row for each activity. Driver: the area it belongs to, the same words each time. Activity: what would be in place.",
        "The columns after that are the stages, least first: change, add or remove them (three to seven), or remove them all.",
        "Below a stage you may write what it looks like for that activity. In one row fill all of them or none.",
    )
    for number, line in enumerate(lines):
        help_sheet.write(number, 0, line, wrap)
    book.close()
    return buffer.getvalue()


# --- finding the columns ----------------------------------------------------------------------


def _sheet(content: bytes, name: str) -> tuple[Columns, Cells]:
    """The first sheet with both headings, and its cells; nothing below the last row that could be wanted is read."""
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        read = [(sheet.title, _cells(sheet)) for sheet in book.worksheets]
        book.close()
    except Exception as error:  # openpyxl raises whatever its parts raise on a broken file
        told = make_fault(Code.NOT_SPREADSHEET, name, detail="it is damaged; open it, look whether all is there, save it again")
        raise ContentFaults([told]) from error
    for title, cells in read:
        for number, row in enumerate(cells[:HEADER_WITHIN]):
            columns = _columns(title, number, row)
            if columns:
                return columns, cells
    title, cells = read[0] if read else (name, [])
    headings = {_bare(_text(value)) for row in cells[:HEADER_WITHIN] for value in row}
    missing = [word for word, known in (("driver", DRIVER), ("activity", ACTIVITY)) if headings.isdisjoint(known)]
    wanted = " and ".join(missing) or "driver and activity in one row"
    raise ContentFaults([make_fault(Code.NO_HEADER, f"{title}!A1", found=wanted)])


def _cells(sheet: Any) -> list[tuple[Any, ...]]:
    sheet.reset_dimensions()  # a sheet may claim any size; what is read is bounded here
    return list(sheet.iter_rows(max_row=HEADER_WITHIN + MOST_ACTIVITIES + 1, max_col=MOST_COLUMNS, values_only=True))


def _columns(title: str, number: int, row: tuple[Any, ...]) -> Columns | None:
    headings = [_bare(_text(value)) for value in row]
    driver = next((place for place, word in enumerate(headings) if word in DRIVER), None)
    activity = next((place for place, word in enumerate(headings) if word in ACTIVITY and place != driver), None)
    if driver is None or activity is None:
        return None
    others = ((place, _text(row[place])) for place, word in enumerate(headings) if word and place not in (driver, activity))
    return Columns(title, number, driver, activity, tuple(one for one in others if _bare(one[1]) not in NOT_READ))


def _bare(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading).casefold()


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


# --- faults by cell -----------------------------------------------------------------------------


def _header_faults(columns: Columns, cells: Cells) -> Iterator[Fault]:
    if columns.stages and not 3 <= len(columns.stages) <= 7:
        place = columns.cell(columns.header, columns.stages[0][0])
        yield make_fault(Code.STAGES, place, found=len(columns.stages))
    seen: set[str] = set()
    for column, value in enumerate(cells[columns.header]):
        heading = _text(value)
        if heading and _bare(heading) in seen:
            yield make_fault(Code.HEADER_TWICE, columns.cell(columns.header, column), found=heading)
        seen.add(_bare(heading))
    for column, stage in columns.stages:
        yield from _too_long(columns.cell(columns.header, column), stage, "stage")


def _filled(columns: Columns, cells: Cells) -> list[int]:
    """The rows below the headings in which something is written that is read."""
    wanted = (columns.driver, columns.activity, *(column for column, _ in columns.stages))
    return [
        number
        for number in range(columns.header + 1, len(cells))
        if any(_text(cells[number][column]) for column in wanted if column < len(cells[number]))
    ]


def _row_faults(columns: Columns, cells: Cells) -> Iterator[Fault]:
    rows = _filled(columns, cells)
    if not rows:
        yield make_fault(Code.NO_ACTIVITIES, columns.cell(columns.header + 1, columns.activity))
    if len(rows) > MOST_ACTIVITIES:
        place = columns.cell(rows[MOST_ACTIVITIES], columns.activity)
        yield make_fault(Code.TOO_MUCH, place, detail=f"more than {MOST_ACTIVITIES} activities: keep those that people can rate")
    seen: dict[str, str] = {}
    for number in rows[:MOST_ACTIVITIES]:
        yield from _one_row(columns, number, cells[number], seen)


def _one_row(columns: Columns, number: int, values: tuple[Any, ...], seen: dict[str, str]) -> Iterator[Fault]:
    for column, what in ((columns.driver, "driver"), (columns.activity, "activity")):
        place, text = columns.cell(number, column), _at(values, column)
        if not text:
            yield make_fault(Code.EMPTY_CELL, place, detail=what)
        yield from _words(place, text, what)
    place, activity = columns.cell(number, columns.activity), _at(values, columns.activity).casefold()
    if activity and activity in seen:
        yield make_fault(Code.DUPLICATE_ACTIVITY, place, detail=seen[activity])
    seen.setdefault(activity, place)
    described = [(columns.cell(number, column), stage, _at(values, column)) for column, stage in columns.stages]
    for place, stage, text in described:
        yield from _words(place, text, "descriptor")
        if not text and any(other for _, _, other in described):
            yield make_fault(Code.EMPTY_CELL, place, detail=f"words for “{stage}”, or leave out those of the whole row")


def _words(place: str, text: str, what: str) -> Iterator[Fault]:
    if re.fullmatch(r"#(REF|N/A|NAME\?|VALUE|DIV/0|NUM|NULL|SPILL|CALC)!?", text):
        yield make_fault(Code.CELL_ERROR, place, found=text)
    yield from _too_long(place, text, what)


def _too_long(place: str, text: str, what: str) -> Iterable[Fault]:
    if len(text) > LONGEST[what]:
        yield make_fault(Code.CELL_TOO_LONG, place, found=len(text), allowed=[LONGEST[what]])


def _at(values: tuple[Any, ...], column: int) -> str:
    return _text(values[column]) if column < len(values) else ""


def _row(columns: Columns, values: tuple[Any, ...]) -> Row:
    described = tuple(_at(values, column) for column, _ in columns.stages)
    return Row(_at(values, columns.driver), _at(values, columns.activity), described if any(described) else ())
