"""Writes a document as an Excel workbook: a sheet for each section, and the plan as rows to work in.

Whatever a person typed is written as text: a value that begins with = + - or @ is never a formula.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from roadmap.reports.excel_looks import LONGEST_TEXT, Looks, height, set_up
from roadmap.reports.excel_plan import write_base, write_plan
from roadmap.reports.models import (
    BOX,
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
    Rich,
    Table,
)

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: Excel cuts a sheet's name here, and does not take these characters in it.
_LONGEST_NAME, _NOT_IN_A_NAME = 31, str.maketrans("", "", "[]:*?/\\")
#: Widths of columns in characters: the one with names and sentences, and those beside it.
_FIRST, _OTHERS = 80, 32


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
    looks = Looks(book)
    names = _Names()
    if document.plan:
        names.take(document.plan.title)
    for number, (title, blocks) in enumerate(_sections(document)):
        opening = (document.title, document.subtitle) if number == 0 else ()
        _write_section(book.add_worksheet(names.take(title or document.title)), (*opening, title), blocks, looks, document)
    if document.plan:
        base = names.take(document.plan.base_title)
        write_plan(book.add_worksheet(names.first), document.plan, looks, document, base)
        write_base(book.add_worksheet(base), document.plan, looks)
    book.close()
    return saved.getvalue()


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


def _write_section(sheet: Any, titles: Sequence[str], blocks: Sequence[Block], looks: Looks, document: Document) -> None:
    set_up(sheet, landscape=True)
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


class _Page:
    """Writes blocks below each other into one sheet."""

    def __init__(self, sheet: Any, looks: Looks, sections: Sequence[str]) -> None:
        self.sheet, self.looks, self.sections, self.row = sheet, looks, sections, 0

    def line(self, text: str, look: Any) -> None:
        """One line of text in the first column."""
        self.sheet.write_string(self.row, 0, text[:LONGEST_TEXT], look)
        larger = 1.4 if look in (self.looks.title, self.looks.heading) else 1
        self.sheet.set_row(self.row, larger * height([(text, round(_FIRST / larger))]))
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
                    self.sheet.write_string(self.row, 1, _plain(runs)[:LONGEST_TEXT], looks.text)
                    self.line(label, looks.quiet)
                    self.sheet.set_row(self.row - 1, height([(label, _FIRST), (_plain(runs), _OTHERS)]))
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
        self.sheet.set_row(self.row, height((name, _OTHERS if place else _FIRST) for place, name in enumerate(table.header)))
        self.row += 1
        for row in table.rows:
            for place, runs in enumerate(row):
                look = self.looks.bold if place == 0 and table.first_is_header else self.looks.text
                self.sheet.write_string(self.row, place, _plain(runs)[:LONGEST_TEXT], look)
            self.sheet.set_row(self.row, height((_plain(runs), _OTHERS if place else _FIRST) for place, runs in enumerate(row)))
            self.row += 1
        self.row += 1
