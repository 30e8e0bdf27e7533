"""Writes a document as an Excel workbook: a sheet for each section, and the plan as rows to work in.

Whatever a person typed is written as text: a value that begins with = + - or @ is never a formula.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from roadmap.reports.models import (
    BOX,
    PRINTED,
    Block,
    Boxes,
    Bullets,
    Contents,
    Document,
    Fields,
    Figure,
    Heading,
    Note,
    Numbered,
    Paragraph,
    PlanRow,
    PlanSheet,
    Rich,
    Table,
)

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: Excel cuts a sheet's name here, and does not take these characters in it.
_LONGEST_NAME, _NOT_IN_A_NAME = 31, str.maketrans("", "", "[]:*?/\\")
#: Excel refuses more in a cell.
_LONGEST_TEXT = 32_767
#: Widths of columns in characters: the one with names and sentences, and those beside it.
_FIRST, _OTHERS = 80, 32
_DATES = ("first_due", "due", "feedback_due", "feedback_given_on")
_WIDE = (
    "action", "first_step", "with_whom", "outcome", "feedback", "preparation", "support", "pay", "measure", "why_late",
    "came_from",
)  # fmt: skip


def to_excel(document: Document) -> bytes:
    """The document as an .xlsx file; the same document gives the same bytes."""
    saved = BytesIO()
    book = xlsxwriter.Workbook(saved, _OPTIONS)
    book.set_properties(
        {
            "title": document.title,
            "subject": document.subject,
            "author": document.organisation,
            "created": datetime.combine(document.written_on, time(12)),
        }
    )
    looks = _Looks(book)
    names = _Names()
    if document.plan:
        names.take(document.plan.title)
    for number, (title, blocks) in enumerate(_sections(document)):
        opening = (document.title, document.subtitle) if number == 0 else ()
        _write_section(book.add_worksheet(names.take(title or document.title)), (*opening, title), blocks, looks, document)
    if document.plan:
        _write_plan(book.add_worksheet(names.first), document.plan, looks, document)
    book.close()
    return saved.getvalue()


class _Looks:
    """The few formats of the workbook, in the colours of the reports."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "Arial", "font_size": 11, "valign": "top", "text_wrap": True}
        self.text = book.add_format(font)
        self.bold = book.add_format(font | {"bold": True})
        self.quiet = book.add_format(font | {"font_color": "#56605C"})
        self.title = book.add_format(font | {"bold": True, "font_size": 16})
        self.banner = book.add_format({"font_name": "Arial", "bold": True, "font_size": 16})
        self.beside = book.add_format({"font_name": "Arial", "font_size": 11, "font_color": "#56605C"})
        self.heading = book.add_format(font | {"bold": True, "font_size": 13})
        self.header = book.add_format(font | {"bold": True, "bottom": 1, "bg_color": "#F1EFE8"})
        self.date = book.add_format(font | {"num_format": "d mmm yyyy", "align": "left"})
        self.attention = book.add_format({"bold": True, "font_color": "#7A3A22", "bg_color": "#F6E9E2"})


class _Names:
    """Names of sheets: short enough, without what Excel refuses, none twice."""

    def __init__(self) -> None:
        self._taken: list[str] = []

    def take(self, wanted: str) -> str:
        plain = wanted.translate(_NOT_IN_A_NAME).strip("' ")[:_LONGEST_NAME] or "Sheet"
        name, n = plain, 1
        while name.casefold() in (one.casefold() for one in self._taken):
            n += 1
            name = f"{plain[: _LONGEST_NAME - 3]} {n}"
        self._taken.append(name)
        return name

    @property
    def first(self) -> str:
        """The name that was taken first."""
        return self._taken[0]


def _sections(document: Document) -> Iterator[tuple[str, list[Block]]]:
    """The blocks under each heading of the first level; what comes before the first has no title."""
    title, found = "", list[Block]()
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            if title or found:
                yield title, found
            title, found = block.text, []
        else:
            found.append(block)
    yield title, found


def _plain(runs: Rich) -> str:
    return "".join(run.text for run in runs)


def _write_section(sheet: Any, titles: Sequence[str], blocks: Sequence[Block], looks: _Looks, document: Document) -> None:
    _set_up(sheet, landscape=True)
    tables = [block for block in blocks if isinstance(block, Table)] + [b.numbers for b in blocks if isinstance(b, Figure)]
    columns = max((len(table.header) for table in tables), default=1)
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, max(1, columns - 1), _OTHERS)
    page = _Page(sheet, looks, [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 1])
    for title in filter(None, titles):
        page.line(title, looks.title)
    if document.mark:
        page.line(document.mark, looks.bold)
    for block in blocks:
        page.put(block)


def _set_up(sheet: Any, *, landscape: bool) -> None:
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


class _Page:
    """Writes blocks below each other into one sheet."""

    def __init__(self, sheet: Any, looks: _Looks, sections: Sequence[str]) -> None:
        self.sheet, self.looks, self.sections, self.row = sheet, looks, sections, 0

    def line(self, text: str, look: Any) -> None:
        """One line of text in the first column."""
        self.sheet.write_string(self.row, 0, text[:_LONGEST_TEXT], look)
        larger = 1.4 if look in (self.looks.title, self.looks.heading) else 1
        self.sheet.set_row(self.row, larger * _height([(text, round(_FIRST / larger))]))
        self.row += 1

    def put(self, block: Block) -> None:
        """One block; what only turns pages is passed over."""
        looks = self.looks
        match block:
            case Heading():
                self.row += 1
                self.line(block.text, looks.heading)
            case Paragraph():
                self.line(_plain(block.runs), looks.quiet if block.style == "quiet" else looks.text)
            case Bullets():
                for runs in block.items:
                    self.line(f"• {_plain(runs)}", looks.text)
            case Numbered():
                for number, runs in enumerate(block.items, start=1):
                    self.line(f"{number}. {_plain(runs)}", looks.text)
            case Boxes():
                for runs in block.choices:
                    self.line(f"{BOX} {_plain(runs)}", looks.text)
                for words in block.apart:
                    self.line(f"{BOX} {words}", looks.text)
                if block.code:
                    self.line(block.code, looks.quiet)
            case Note():
                if block.title:
                    self.line(block.title, looks.bold)
                for runs in block.paragraphs:
                    self.line(_plain(runs), looks.text)
            case Fields():
                for label, runs in block.fields:
                    self.sheet.write_string(self.row, 1, _plain(runs)[:_LONGEST_TEXT], looks.text)
                    self.line(label, looks.quiet)
                    self.sheet.set_row(self.row - 1, _height([(label, _FIRST), (_plain(runs), _OTHERS)]))
            case Contents():
                self.line(block.title, looks.bold)
                for section in self.sections:
                    self.line(section, looks.text)
            case Table():
                self._table(block)
            case Figure():
                self.line(block.alt, looks.text)
                self._table(block.numbers)
            case _:
                pass

    def _table(self, table: Table) -> None:
        if table.caption:
            self.line(table.caption, self.looks.bold)
        for place, name in enumerate(table.header):
            self.sheet.write_string(self.row, place, name, self.looks.header)
        self.sheet.set_row(self.row, _height((name, _OTHERS if place else _FIRST) for place, name in enumerate(table.header)))
        self.row += 1
        for row in table.rows:
            for place, runs in enumerate(row):
                look = self.looks.bold if place == 0 and table.first_is_header else self.looks.text
                self.sheet.write_string(self.row, place, _plain(runs)[:_LONGEST_TEXT], look)
            self.sheet.set_row(self.row, _height((_plain(runs), _OTHERS if place else _FIRST) for place, runs in enumerate(row)))
            self.row += 1
        self.row += 1


def _write_plan(sheet: Any, plan: PlanSheet, looks: _Looks, document: Document) -> None:
    """The plan, a row an action: choices as lists, dates as dates, the state as a formula of status and date."""
    _set_up(sheet, landscape=True)
    fields = list(PlanRow.model_fields)
    sheet.write_string(0, 0, f"{document.title}: {plan.title}", looks.banner)
    sheet.write_string(1, 0, plan.how, looks.beside)
    if document.mark:
        sheet.write_string(2, 0, document.mark, looks.banner)
    head, last = 3, 3 + max(1, len(plan.rows))
    for place, name in enumerate(fields):
        sheet.write_string(head, place, plan.columns[name], looks.header)
        sheet.set_column(place, place, _plan_width(name))
    sheet.set_row(head, _height((plan.columns[name], _plan_width(name)) for name in fields))
    for number, row in enumerate(plan.rows, start=head + 1):
        for place, name in enumerate(fields):
            _cell(sheet, number, place, name, row, looks)
        sheet.set_row(number, _height((str(getattr(row, name)), _plan_width(name)) for name in fields))
        _state(sheet, number, fields, plan, row, looks)
    for name, choices in plan.choices.items():
        place = fields.index(name)
        sheet.data_validation(head + 1, place, last + 200, place, {"validate": "list", "source": list(choices)})
    for name in _DATES:
        place = fields.index(name)
        rule = {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1), "ignore_blank": True}
        sheet.data_validation(head + 1, place, last + 200, place, rule)
    column = fields.index("state")
    for name in ("overdue", "blocked"):
        rule = {"type": "cell", "criteria": "==", "value": f'"{plan.states[name]}"', "format": looks.attention}
        sheet.conditional_format(head + 1, column, last, column, rule)
    sheet.freeze_panes(head + 1, 2)
    sheet.autofilter(head, 0, last, len(fields) - 1)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, last, PRINTED - 1)


def _plan_width(name: str) -> int:
    return 42 if name in _WIDE else 30 if name == "priority" else 16


def _height(cells: Iterable[tuple[str, int]], most: float = 400) -> float:
    """The height in points of a row whose texts are wrapped in columns of these widths, in characters."""
    lines = max(sum(-(-max(1, len(line)) // max(1, width - 2)) for line in text.split("\n")) for text, width in cells)
    return min(most, 15 * lines + 3)


def _cell(sheet: Any, row: int, place: int, name: str, action: PlanRow, looks: _Looks) -> None:
    value = getattr(action, name)
    if name in _DATES:
        if value is None:
            sheet.write_blank(row, place, None, looks.date)
        else:
            sheet.write_datetime(row, place, datetime.combine(value, time()), looks.date)
    else:
        sheet.write_string(row, place, str(value)[:_LONGEST_TEXT], looks.text)


def _state(sheet: Any, row: int, fields: Sequence[str], plan: PlanSheet, action: PlanRow, looks: _Looks) -> None:
    """Derived, never typed: the formula says what the rules say, on the day the workbook is opened."""
    status, due = (f"{xl_col_to_name(fields.index(name))}{row + 1}" for name in ("status", "due"))
    words, states = plan.statuses, plan.states
    formula = (
        f'=IF({status}="{words["done"]}","{states["complete"]}",IF({status}="{words["blocked"]}","{states["blocked"]}",'
        f'IF({due}="","",IF({due}<TODAY(),"{states["overdue"]}",'
        f'IF({due}-TODAY()<={plan.soon_days},"{states["due_soon"]}","{states["on_track"]}")))))'
    )
    sheet.write_formula(row, fields.index("state"), formula, looks.text, action.state)
