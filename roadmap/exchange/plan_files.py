"""Reads a plan that comes back as a spreadsheet: its rows by the headings that were written, and what it was when it was saved.

Only reads: what the cells mean for the plan is `roadmap.plan.taking_in`. Every fault names its cell.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roadmap.content.faults import ContentFaults, Fault
from roadmap.content.words_models import Words
from roadmap.exchange.cell_values import ERRORS, day_of, words_of
from roadmap.exchange.workbooks import Cell, Page, bare, is_filled, open_workbook
from roadmap.plan.models import PlanAction, PlanPriority
from roadmap.plan.sheet_base import base_from
from roadmap.plan.sheet_cells import CHOICES, DATES, cells_of
from roadmap.plan.sheet_codes import SheetCode, sheet_fault
from roadmap.plan.sheet_models import Base, Sheet, SheetRow, Value
from roadmap.plan.taking_in import ChoiceWords

#: Headings stand in one of the first so many rows.
HEADER_WITHIN = 10
#: Far more than any plan.
MOST_ROWS = 2_000
#: Written and never read: it follows from the others.
_DERIVED = ("state",)
_NOBODY = PlanAction(id="", priority_id="", position=0, do="")
#: The columns that may come back.
FIELDS = tuple(cells_of(_NOBODY, PlanPriority(id="", position=0, domain=None, title="")))


class _Headed(NamedTuple):
    """A page of the workbook with the row of its headings, from 0, and the column of each field, from 0."""

    page: Page
    header: int
    places: Mapping[str, int]


def choice_words(words: Words) -> ChoiceWords:
    """The words of each choice, by the name of its column and the choice's id."""
    told = words.texts["sheet"]
    return {field: {name: told[f"{field}_{name}"] for name in names} for field, names in CHOICES.items()}


def read_plan(content: bytes, name: str, words: Words) -> Sheet:
    """The plan that an .xlsx file holds, as it was written by the plan's own download and changed since.

    `words` is the file `report_en.yaml`, `name` the file's name. ContentFaults where the file or its headings cannot be read;
    faults of single cells come with the sheet.
    """
    pages = open_workbook(content, name, header_within=HEADER_WITHIN, most_rows=MOST_ROWS)
    headings = {field: words.texts["sheet"][field] for field in (*FIELDS, *_DERIVED, "id")}
    headed = _headed(pages, headings)
    problems = [*_heading_faults(headed, headings), *_joined(headed), *_goes_on(headed.page)]
    if problems:
        raise ContentFaults(problems)
    faults: list[Fault] = []
    rows = list(_rows(headed, choice_words(words), faults))
    if not rows:
        raise ContentFaults([sheet_fault(SheetCode.NO_ROWS, headed.page.address(headed.header + 1, headed.places["id"]))])
    known = {bare(one) for one in headings.values()}
    told = [words_of(cell.value) for cell in headed.page.rows[headed.header]]
    return Sheet(
        title=headed.page.title,
        columns={field: headed.page.letters(place) for field, place in headed.places.items()},
        rows=tuple(rows),
        base=_base(pages),
        not_read=tuple(one for one in told if one and bare(one) not in known),
        left_out=tuple(field for field in FIELDS if field not in headed.places),
        faults=tuple(faults),
    )


def _headed(pages: Iterable[Page], headings: Mapping[str, str]) -> _Headed:
    """The first page on which the column with the ids is headed."""
    by_words = {bare(words): field for field, words in headings.items()}
    pages = list(pages)
    for page in pages:
        for number, row in enumerate(page.rows[:HEADER_WITHIN]):
            places: dict[str, int] = {}
            for place, cell in enumerate(row):
                field = by_words.get(bare(words_of(cell.value)))
                if field:
                    places.setdefault(field, place)
            if "id" in places:
                return _Headed(page, number, places)
    ours = max(pages, key=lambda page: _known(page, by_words), default=None)
    title = ours.title if ours else ""
    raise ContentFaults([sheet_fault(SheetCode.NO_ID_COLUMN, f"{title}!A1", found=headings["id"])])


def _known(page: Page, by_words: Mapping[str, str]) -> int:
    """How many of our headings a page has in one row."""
    return max(
        (len({bare(words_of(cell.value)) for cell in row} & set(by_words)) for row in page.rows[:HEADER_WITHIN]), default=0
    )


def _heading_faults(headed: _Headed, headings: Mapping[str, str]) -> Iterator[Fault]:
    ours, seen = {bare(words) for words in headings.values()}, set[str]()
    for place, cell in enumerate(headed.page.rows[headed.header]):
        told = bare(words_of(cell.value))
        if told in ours and told in seen:
            yield sheet_fault(SheetCode.HEADING_TWICE, headed.page.address(headed.header, place), found=words_of(cell.value))
        seen.add(told)


def _joined(headed: _Headed) -> Iterator[Fault]:
    """Cells that were joined together at or below the headings."""
    for one in headed.page.joined:
        if one.last_row > headed.header:
            told = f"{one.first}:{one.last}"
            yield sheet_fault(SheetCode.MERGED, f"{headed.page.title}!{one.first}", found=told)


def _goes_on(page: Page) -> Iterator[Fault]:
    if page.goes_on:
        yield sheet_fault(SheetCode.TOO_MANY_ROWS, page.address(len(page.rows), 0), detail=f"{MOST_ROWS:,}")


def _rows(headed: _Headed, choices: ChoiceWords, faults: list[Fault]) -> Iterator[SheetRow]:
    page, places = headed.page, headed.places
    by_words = {field: {words.casefold(): name for name, words in given.items()} for field, given in choices.items()}
    for number, row in enumerate(page.rows[headed.header + 1 :], start=headed.header + 1):
        told = {field: _at(row, place) for field, place in places.items()}
        if not any(is_filled(cell) for field, cell in told.items() if field not in _DERIVED):
            continue
        cells: dict[str, Value] = {}
        for field, cell in told.items():
            if field in _DERIVED:
                continue
            if cell.no_result or ERRORS.fullmatch(str(cell.value)):
                found = cell.formula or str(cell.value)
                faults.append(sheet_fault(SheetCode.NO_RESULT, page.address(number, places[field]), found=found))
                continue
            try:
                cells[field] = _value(field, cell, by_words)
            except ValueError:
                found = words_of(cell.value, cell.number_format)
                faults.append(sheet_fault(SheetCode.NO_DATE, page.address(number, places[field]), found=found))
        name = str(cells.pop("id", ""))
        yield SheetRow(number + 1, name, cells)


def _value(field: str, cell: Cell, by_words: Mapping[str, Mapping[str, str]]) -> Value:
    """What a cell says: a day, the id of a choice, or words. ValueError where it should be a day and is none."""
    if field in DATES:
        return day_of(cell.value) or ""
    told = words_of(cell.value, cell.number_format)
    return by_words[field].get(told.casefold(), told) if field in by_words else told


def _at(row: tuple[Cell, ...], place: int) -> Cell:
    return row[place] if place < len(row) else Cell()


def _base(pages: Iterable[Page]) -> Base | None:
    """What the plan was, from whichever page tells it."""
    for page in pages:
        lines = ((words_of(_at(row, 0).value), words_of(_at(row, 1).value)) for row in page.rows[1:])
        found = base_from(lines)
        if found:
            return found
    return None
