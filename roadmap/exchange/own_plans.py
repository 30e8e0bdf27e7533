"""Reads a plan that a group has kept in a spreadsheet of its own: finds the headings, offers what each is, and reads the rows."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from roadmap.content.faults import ContentFaults, Fault
from roadmap.content.words_models import Words
from roadmap.exchange.cell_values import ERRORS, day_of, words_of
from roadmap.exchange.plan_files import choice_words
from roadmap.exchange.workbooks import Cell, Joined, Page, bare, is_filled, open_workbook
from roadmap.plan.sheet_cells import CHOICES, DATES
from roadmap.plan.sheet_codes import SheetCode, sheet_fault
from roadmap.plan.sheet_models import LEFT_OUT, PlanColumns, Sheet, SheetRow, Value

HEADER_WITHIN = 15
MOST_ROWS = 1_000
#: What a column of such a plan may hold, and the headings by which it is known; the first that fits best is offered.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "priority": (
        "priority",
        "priorities",
        "priority area",
        "theme",
        "objective",
        "goal",
        "aim",
        "area",
        "driver",
        "workstream",
        "outcome area",
    ),
    "action": ("action", "actions", "activity", "what", "what will we do", "task", "action required", "key action", "step"),
    "lead": ("lead", "lead officer", "responsible", "owner", "who", "by whom", "lead person", "accountable", "action owner"),
    "with_whom": ("with", "with whom", "partners", "support from", "others involved", "who else"),
    "due": ("due", "due date", "by when", "when", "deadline", "target date", "timescale", "completion date", "end date", "date"),
    "first_due": ("original date", "original due date", "first date", "original deadline", "first meant for"),
    "moved_because": ("reason for change", "reason for new date", "why revised", "moved because"),
    "start": ("start", "start date", "from", "begins"),
    "status": ("status", "progress status", "state", "stage", "rag", "rag status"),
    "why_late": ("why late", "reason for delay", "exception report", "why and what will be done"),
    "outcome": ("outcome", "outcomes", "intended outcome", "what difference", "impact", "result"),
    "measure": ("measure", "measures", "measure of success", "success measure", "indicator", "kpi", "how will we know"),
    "baseline": ("baseline",),
    "target": ("target",),
    "first_step": ("first step", "next step", "next steps"),
    "feedback": ("feedback", "how people hear", "communication"),
    "resource": ("resource", "resources", "budget", "cost", "resources needed"),
    "risk": ("risk", "risks", "barriers", "issues"),
    "evidence_of_done": ("evidence", "evidence of completion", "proof"),
    "difference": ("what has changed", "difference made", "impact so far"),
    "already_in": ("already in", "other plan", "in which plan"),
    "already_where": ("where in that plan", "place in other plan"),
}
#: From how alike two headings are taken for the same.
_ALIKE = 0.78
#: What groups call how an action goes.
_STATUSES = {
    "not_started": ("not started", "notstarted", "to do", "todo", "planned", "not begun", "yet to start", "new"),
    "under_way": (
        "under way",
        "underway",
        "in progress",
        "ongoing",
        "on-going",
        "started",
        "on track",
        "open",
        "partially complete",
    ),
    "blocked": ("blocked", "on hold", "stuck", "paused", "delayed"),
    "done": ("done", "complete", "completed", "finished", "closed", "achieved"),
}


class OwnTable(NamedTuple):
    """A sheet with the row of its headings, from 0, and every filled heading by its column, from 0."""

    page: Page
    header: int
    headings: Mapping[int, str]


def own_tables(content: bytes, name: str) -> list[OwnTable]:
    """The sheets of an .xlsx file that could hold a plan, likeliest first; ContentFaults where there is none."""
    found = [
        table for page in open_workbook(content, name, header_within=HEADER_WITHIN, most_rows=MOST_ROWS) for table in _table(page)
    ]
    if not found:
        raise ContentFaults([sheet_fault(SheetCode.NO_ROWS, name)])
    return sorted(found, key=lambda table: -len(suggested(table)))


def suggested(table: OwnTable) -> dict[int, str]:
    """What each column is taken for, by closeness of words; no field twice. A column without a suggestion is not named."""
    scores = sorted(
        (-_alike(heading, known), -_alike(heading, known[:1]), place, field)
        for place, heading in table.headings.items()
        for field, known in HEADINGS.items()
    )
    found: dict[int, str] = {}
    for score, _, place, field in scores:
        if -score >= _ALIKE and place not in found and field not in found.values():
            found[place] = field
    return found


def meant(table: OwnTable, kept: PlanColumns) -> dict[int, str] | None:
    """What the columns mean as it was confirmed for such headings before; None where one of them is new."""
    known = {place: kept.columns.get(bare(heading)) for place, heading in table.headings.items()}
    if any(field is None for field in known.values()):
        return None
    return {place: field for place, field in known.items() if field and field != LEFT_OUT}


def to_keep(table: OwnTable, fields: Mapping[int, str]) -> PlanColumns:
    """What was confirmed, by headings, for the next time."""
    return PlanColumns(columns={bare(heading): fields.get(place, LEFT_OUT) for place, heading in table.headings.items()})


def own_sheet(table: OwnTable, fields: Mapping[int, str], words: Words) -> Sheet:
    """The rows with what each column means. A priority holds for the rows below it until the next one.

    `words` is the file `report_en.yaml`. ContentFaults where cells are joined together; faults of single cells come with it.
    """
    page, places = table.page, {field: place for place, field in fields.items()}
    problems = [*_joined(table, fields)]
    if page.goes_on:
        problems.append(sheet_fault(SheetCode.TOO_MANY_ROWS, page.address(len(page.rows), 0), detail=f"{MOST_ROWS:,}"))
    if problems:
        raise ContentFaults(problems)
    faults: list[Fault] = []
    rows = tuple(_rows(table, places, _by_words(words), faults))
    if not rows:
        raise ContentFaults([sheet_fault(SheetCode.NO_ROWS, page.address(table.header + 1, 0))])
    columns = {field: page.letters(place) for field, place in places.items()}
    return Sheet(page.title, columns, rows, base=None, faults=tuple(faults))


def _table(page: Page) -> Iterator[OwnTable]:
    """The page with the row near its top that looks most like headings; nothing where no row has two."""
    likely: tuple[int, int, OwnTable] | None = None
    for number, row in enumerate(page.rows[:HEADER_WITHIN]):
        headings = {place: " ".join(words_of(cell.value).split()) for place, cell in enumerate(row) if is_filled(cell)}
        if len(headings) < 2 or any(len(heading) > 80 for heading in headings.values()):
            continue
        table = OwnTable(page, number, headings)
        known = len(suggested(table))
        if likely is None or (known, -number) > likely[:2]:
            likely = (known, -number, table)
    if likely and len(page.rows) > likely[2].header + 1:
        yield likely[2]


def _alike(heading: str, known: Sequence[str]) -> float:
    """How alike a heading is to the nearest of some; one that begins or ends with one of them is nearly the same."""
    told = bare(heading)
    best = 0.0
    for one in known:
        wanted = bare(one)
        ratio = SequenceMatcher(None, told, wanted).ratio()
        parts = heading.casefold().split()
        inside = one.split() in (parts[: len(one.split())], parts[-len(one.split()) :])
        best = max(best, ratio, 0.9 if inside and len(parts) <= 4 else 0)
    return best


def _joined(table: OwnTable, fields: Mapping[int, str]) -> Iterator[Fault]:
    """Cells joined together where it matters; a priority that is joined over its rows is what people mean by it."""
    for one in table.page.joined:
        wanted = {fields.get(place) for place in range(one.first_column, one.last_column + 1)} - {None}
        if one.last_row > table.header and wanted and not _is_priority(one, wanted):
            yield sheet_fault(SheetCode.MERGED, f"{table.page.title}!{one.first}", found=f"{one.first}:{one.last}")


def _is_priority(one: Joined, wanted: set[str | None]) -> bool:
    return wanted == {"priority"} and one.first_column == one.last_column


def _by_words(words: Words) -> dict[str, dict[str, str]]:
    """The ids of choices by the words people use for them."""
    found = {field: {told.casefold(): name for name, told in given.items()} for field, given in choice_words(words).items()}
    found["status"] |= {told: name for name, those in _STATUSES.items() for told in those}
    return found


def _rows(
    table: OwnTable, places: Mapping[str, int], by_words: Mapping[str, Mapping[str, str]], faults: list[Fault]
) -> Iterator[SheetRow]:
    priority = ""
    for number, row in enumerate(table.page.rows[table.header + 1 :], start=table.header + 1):
        told = {field: row[place] if place < len(row) else Cell() for field, place in places.items()}
        if not any(is_filled(cell) for cell in told.values()):
            continue
        cells: dict[str, Value] = {}
        for field, cell in told.items():
            address = f"{table.page.title}!{get_column_letter(places[field] + 1)}{number + 1}"
            if cell.no_result or ERRORS.fullmatch(str(cell.value)):
                faults.append(sheet_fault(SheetCode.NO_RESULT, address, found=cell.formula or str(cell.value)))
                continue
            words = words_of(cell.value, cell.number_format)
            try:
                cells[field] = (day_of(cell.value) or "") if field in DATES else words
            except ValueError:
                faults.append(sheet_fault(SheetCode.NO_DATE, address, found=words))
            if field in CHOICES:
                cells[field] = by_words[field].get(words.casefold(), words)
        if "priority" in places:
            priority = str(cells.get("priority") or priority)
            cells["priority"] = priority
        yield SheetRow(number + 1, "", cells)
