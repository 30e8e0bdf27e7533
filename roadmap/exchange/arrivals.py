"""Makes people with answers of a sheet with a row for each of them, or lists every fault by its cell: all or nothing."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from roadmap.assessment.arrival_models import Arrived, Use
from roadmap.assessment.models import Collected
from roadmap.content.faults import Fault
from roadmap.content.models import NOT_ASKED, Framework, Item
from roadmap.exchange.answer_columns import TIMES, Column, bare
from roadmap.exchange.answer_grids import Grid, arrival_fault, letters
from roadmap.exchange.answer_labels import SKIPPED, labels_of, view_words
from roadmap.exchange.arrival_codes import ArrivalCode

#: Offered for mapping, and told, are so many unknown labels and faults; a wrong column would have thousands.
MOST_LABELS, MOST_FAULTS = 20, 200


@dataclass(frozen=True)
class HowToRead:
    """What is known of a sheet beside its cells.

    `columns` have their final uses; `labels` are those of `SheetColumns`. `views` are invited. `view` and `way`
    hold for everybody where the sheet has no column for them. `ways` is every way by its bare words.
    """

    framework: Framework
    columns: Sequence[Column]
    labels: Mapping[str, Mapping[str, str]]
    views: Sequence[str]
    first_set: str
    ways: Mapping[str, str]
    view: str | None = None
    way: str = ""

    @cached_property
    def items(self) -> dict[int, Item]:
        """The question of each column that is one, by its place."""
        found = {column.place: column.use for column in self.columns if column.use in self.framework.items}
        return {place: self.framework.items[use] for place, use in found.items() if use}

    def place(self, use: Use) -> int | None:
        """The place of the first column of a use; None where there is none."""
        return next((column.place for column in self.columns if column.use == use), None)


@dataclass(frozen=True)
class Arrivals:
    """The people of a sheet; `empty` rows had no answer, `beside` answers were to questions their view is not asked."""

    people: tuple[Arrived, ...]
    empty: int = 0
    beside: int = 0


def arrivals(grid: Grid, how: HowToRead) -> Arrivals | tuple[Fault, ...]:
    """Everybody in a sheet, or all of its faults by cell, row by row."""
    reader = _Reader(grid, how)
    people = tuple(reader.people())
    faults = (*reader.heading_faults(), *sorted(reader.faults, key=_by_place))
    if not faults and not people:
        faults = (arrival_fault(ArrivalCode.NO_PEOPLE, grid.cell(0, 0)),)
    return faults[:MOST_FAULTS] or Arrivals(people, reader.empty, reader.beside)


def unknown_labels(grid: Grid, how: HowToRead) -> dict[str, dict[str, str]]:
    """Labels that are no answer to the question they stand under, as they are written, by scale and bare label."""
    found: dict[str, dict[str, str]] = {}
    for place, item in how.items.items():
        scale, known = how.framework.scale_of(item.id).id, labels_of(how.framework, item, how.labels)
        for words in dict.fromkeys(_at(row, place) for row in grid.rows):
            if words and bare(words) not in known:
                found.setdefault(scale, {}).setdefault(bare(words), words)
                if sum(map(len, found.values())) >= MOST_LABELS:
                    return found
    return found


def arrived_rows(collected: Collected, framework: Framework, first_set: str, way: str) -> Arrivals:
    """The people of a file with a row for each answer; notes are left out, since nobody was promised that they are read."""
    given: dict[str, dict[str, str | None]] = {one.id: {} for one in collected.respondents}
    for row in collected.rows:
        given[row.respondent][row.item] = row.answer
    in_file = {row.item for row in collected.rows}
    seen: Counter[str] = Counter()
    people, empty, beside = [], 0, 0
    forms = {one.id: _Form(framework, first_set, one.id, in_file) for one in framework.perspectives}
    for one in collected.respondents:
        set_id, answers, left_out = forms[one.perspective].answered(given[one.id])
        if not _answered(answers):
            empty += 1
            continue
        beside += left_out
        known_by = _nth(seen, [one.id, one.perspective, sorted((k, v or "") for k, v in given[one.id].items())])
        people.append(Arrived(perspective=one.perspective, set_id=set_id, way=way, answers=answers, known_by=known_by))
    return Arrivals(tuple(people), empty, beside)


class _Reader:
    """Goes through the rows of one sheet once, gathering faults."""

    def __init__(self, grid: Grid, how: HowToRead) -> None:
        self._grid, self._how = grid, how
        self._labels = {place: labels_of(how.framework, item, how.labels) for place, item in how.items.items()}
        self._views = view_words(how.framework, how.views)
        self._names = [one.name for one in how.framework.perspectives if one.id in how.views]
        #: The columns that tell one row from another: what was answered and when, never a name or free text.
        self._telling = [
            (bare(column.heading), column.place)
            for column in how.columns
            if column.use not in (None, Use.LEFT_OUT) or bare(column.heading) in TIMES
        ]
        #: A sheet says the same few labels thousands of times; what they are bare is worked out once, and kept no longer.
        self._bare: dict[str, str] = {SKIPPED: SKIPPED}
        in_file = {item.id for item in how.items.values()}
        self._forms = {view: _Form(how.framework, how.first_set, view, in_file) for view in how.views}
        self._numbers: dict[str, int] = {}
        self._seen: Counter[str] = Counter()
        self.faults: list[Fault] = []
        self.empty = self.beside = 0

    def heading_faults(self) -> Iterator[Fault]:
        """A question that stands twice, and values under no heading."""
        first: dict[str, Column] = {}
        for column in self._how.columns:
            if column.use and column.use != Use.LEFT_OUT:
                other = first.setdefault(column.use, column)
                if other is not column:
                    yield self._fault(ArrivalCode.QUESTION_TWICE, -1, column.place, detail=self._grid.cell(-1, other.place))
        named = {column.place for column in self._how.columns}
        for number, row in enumerate(self._grid.rows):
            beyond = next((place for place in range(len(row)) if place not in named and _at(row, place)), None)
            if beyond is not None:
                yield self._fault(ArrivalCode.NO_HEADING, number, beyond, found=_at(row, beyond))

    def people(self) -> Iterator[Arrived]:
        for number, row in enumerate(self._grid.rows):
            if not row:
                continue
            given = dict(self._answers(number, row))
            if not any(given.values()):
                self.empty += 1
                continue
            view, way, known_by = self._view(number, row), self._way(number, row), self._known_by(number, row)
            if view is None:
                continue
            set_id, answers, beside = self._forms[view].answered(given)
            self.beside += beside
            if _answered(answers):
                yield Arrived(perspective=view, set_id=set_id, way=way, answers=answers, known_by=known_by)
            else:
                self.empty += 1

    def _answers(self, number: int, row: list[object]) -> Iterator[tuple[str, str | None]]:
        for place, item in self._how.items.items():
            words = _at(row, place)
            known = self._bare.get(words)
            if known is None:
                known = self._bare[words] = bare(words)
            answer = self._labels[place].get(known) if words else SKIPPED
            if answer is None:
                allowed = [self._how.framework.stage_name(item, one) for one in self._how.framework.scale_of(item.id).stage_ids]
                self._tell(ArrivalCode.UNKNOWN_ANSWER, number, place, found=words, allowed=allowed)
            yield item.id, answer or (None if answer is not None else words)

    def _view(self, number: int, row: list[object]) -> str | None:
        place = self._how.place(Use.VIEW)
        if place is None:
            return self._how.view
        words = _at(row, place).split(";")[0]
        view = self._views.get(bare(words))
        if view is None:
            code = ArrivalCode.NO_SUCH_VIEW if words else ArrivalCode.EMPTY_VIEW
            self._tell(code, number, place, found=words or None, allowed=self._names)
        return view

    def _way(self, number: int, row: list[object]) -> str:
        place = self._how.place(Use.WAY)
        words = _at(row, place) if place is not None else ""
        if not words:
            return self._how.way
        way = self._how.ways.get(bare(words))
        if way is None:
            self._tell(ArrivalCode.NO_SUCH_WAY, number, place or 0, found=words, allowed=list(self._how.ways))
        return way or self._how.way

    def _known_by(self, number: int, row: list[object]) -> str:
        """What tells this row from others: its form number, else all that was answered and when, and never a name."""
        place = self._how.place(Use.NUMBER)
        if place is None:
            return _nth(self._seen, [(heading, _at(row, at)) for heading, at in self._telling])
        form = _at(row, place)
        if not form:
            self._tell(ArrivalCode.NO_NUMBER, number, place)
        elif (other := self._numbers.setdefault(bare(form), number)) != number:
            earlier = self._grid.header_row + 1 + other
            self._tell(ArrivalCode.NUMBER_TWICE, number, place, found=form, detail=earlier)
        sheet = next(column.heading for column in self._how.columns if column.place == place)
        return json.dumps([sheet, bare(form)])

    def _tell(self, code: ArrivalCode, row: int, column: int, **told: object) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(self._fault(code, row, column, **told))

    def _fault(self, code: ArrivalCode, row: int, column: int, **told: object) -> Fault:
        return arrival_fault(code, f"{letters(column)}{self._grid.header_row + 1 + row}", **told)


class _Form:
    """What a file asked of a view: the largest set of which every question for that view is in the file.

    Where none is whole it is the first set, and what is missing of it was not asked.
    """

    def __init__(self, framework: Framework, first_set: str, view: str, in_file: set[str]) -> None:
        held = {
            one.id: {item.id for item in framework.items.values() if view in item.ask and framework.in_set(item, one.id)}
            for one in framework.about.sets
        }
        whole = [set_id for set_id, items in held.items() if items and items <= in_file]
        self._set_id = max(whole, key=lambda one: (len(held[one]), one == first_set), default=first_set)
        self._not_asked = dict.fromkeys(held[self._set_id] - in_file, NOT_ASKED)
        self._for_view = {item.id for item in framework.items.values() if view in item.ask}

    def answered(self, given: Mapping[str, str | None]) -> tuple[str, dict[str, str | None], int]:
        """The set somebody was asked, their answers, and how many answers were to questions their view is not asked."""
        answers: dict[str, str | None] = {item: answer for item, answer in given.items() if answer and item in self._for_view}
        beside = sum(1 for answer in given.values() if answer) - len(answers)
        return self._set_id, answers | self._not_asked, beside


def _answered(answers: Mapping[str, str | None]) -> bool:
    return any(answer and answer != NOT_ASKED for answer in answers.values())


def _by_place(fault: Fault) -> tuple[int, int, str]:
    """Row by row, from left to right."""
    column = fault.path.rstrip("0123456789")
    return int(fault.path.removeprefix(column)), len(column), column


def _nth(seen: "Counter[str]", said: object) -> str:
    """What a row says, and the how-manieth in the sheet that says the same."""
    words = json.dumps(said, ensure_ascii=False)
    seen[words] += 1
    return f"{words} {seen[words]}"


def _at(row: list[object], place: int) -> str:
    value = row[place] if place < len(row) else None
    return "" if value is None else " ".join(str(value).split())
