"""Sheets with a row a person, as people and forms write them, for the tests of what is brought in."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl

from roadmap.assessment.arrival_models import SheetColumns
from roadmap.content.faults import Fault
from roadmap.content.loading import find_framework, load_words
from roadmap.content.models import Item
from roadmap.exchange.answer_columns import bare, columns_of, is_sheet_of_people
from roadmap.exchange.answer_grids import Grid, read_grid
from roadmap.exchange.arrivals import Arrivals, HowToRead, arrivals
from roadmap.exchange.typing_sheet import typing_sheet, way_words

FRAMEWORK = find_framework("trauma_informed")
WORDS = load_words("report_en")
VIEWS = tuple(one.id for one in FRAMEWORK.perspectives)
CORE = tuple(item for item in FRAMEWORK.items.values() if FRAMEWORK.in_set(item, "core"))
LABELS = ("No sign of it", "Only talk so far", "Some of the time", "Most of the time", "Always, and it gets checked")
MICROSOFT = ("ID", "Start time", "Completion time", "Email", "Name")
GOOGLE = ("Timestamp", "Email Address")
VIEW = "Which view are you giving today?"


def sheet(items: Sequence[Item] = CORE) -> bytes:
    """The sheet to fill, empty."""
    return typing_sheet(FRAMEWORK, items, VIEWS, WORDS, "K3F9", date(2026, 11, 27))


def filled(rows: Sequence[Sequence[object]], items: Sequence[Item] = CORE) -> bytes:
    """The sheet to fill with these rows typed in."""
    book = openpyxl.load_workbook(BytesIO(sheet(items)))
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            book["Answers"].cell(number, place, value)
    return saved(book)


def saved(book: Any) -> bytes:
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """Rows as forms export them to Excel."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def as_csv(rows: Sequence[Sequence[object]], *, separator: str = ",", end: str = "\r\n", bom: bool = False) -> bytes:
    """Rows as forms export them to CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8")


def microsoft(people: int, label: str = LABELS[2], view: str = "An expert by experience") -> list[list[object]]:
    """What Microsoft Forms exports of so many people, who all answer the same."""
    rows: list[list[object]] = [[*MICROSOFT, VIEW, *(item.text for item in CORE), "Anything else?"]]
    for number in range(1, people + 1):
        own = [number, f"2026-11-20 10:0{number % 10}:00", f"2026-11-20 10:1{number % 10}:00", f"p{number}@x.example", "Pat Q"]
        rows.append([*own, view, *([label] * len(CORE)), "my own story"])
    return rows


def grid_of(content: bytes) -> Grid:
    return read_grid(content, "answers", lambda row: is_sheet_of_people(row, FRAMEWORK))


def how_of(grid: Grid, kept: SheetColumns | None = None, view: str | None = None, **changed: object) -> HowToRead:
    values: dict[str, Any] = {
        "framework": FRAMEWORK,
        "columns": columns_of(grid.headings, FRAMEWORK, kept),
        "labels": kept.labels if kept else {},
        "views": VIEWS,
        "first_set": "core",
        "ways": {bare(words): way for way, words in way_words(WORDS).items()},
        "view": view,
        "way": "other_form",
    }
    return HowToRead(**(values | changed))


def read(content: bytes, **changed: Any) -> Arrivals | tuple[Fault, ...]:
    grid = grid_of(content)
    return arrivals(grid, how_of(grid, **changed))


def brought(content: bytes, **changed: Any) -> Arrivals:
    found = read(content, **changed)
    assert isinstance(found, Arrivals), found
    return found


def told(content: bytes, **changed: Any) -> list[tuple[str, str]]:
    """Cell and code of every fault."""
    found = read(content, **changed)
    assert not isinstance(found, Arrivals)
    return [(fault.path, str(fault.code)) for fault in found]
