"""Makes forms of an evaluation of a sheet with a row for each form, or lists every fault by its cell: all or nothing."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, cast

from roadmap.content.faults import Code, Fault, make_fault
from roadmap.evaluation.asked import asked_in
from roadmap.evaluation.kept_models import Course, Form, Said
from roadmap.exchange.answer_columns import TIMES, bare
from roadmap.exchange.answer_grids import Grid, arrival_fault
from roadmap.exchange.arrival_codes import ArrivalCode
from roadmap.exchange.form_codes import FormCode

NUMBER, SITE = "form number", "site"
#: So alike a heading is to a statement whose words it changes.
ALIKE = 0.75
MOST_FAULTS = 200
_IN_BRACKETS = re.compile(r"^(.*?)\s*\[([^\]]*)\]\s*$", re.DOTALL)


@dataclass(frozen=True)
class HowToRead:
    """For which time and site the forms of a sheet are, and whether people were asked about their work."""

    course: Course
    wave: str
    site: str = ""
    about_work: bool = False
    longest: int = 500

    @cached_property
    def columns(self) -> dict[str, tuple[str, str]]:
        """What can stand above a column, by its id: its wording and, of an outcome, the version of it."""
        asked, instrument = asked_in(self.course.instrument, self.wave), self.course.instrument
        found = {name: (text, "") for name, text in (asked.rated | asked.written).items()}
        found |= {one.id: (one.text, one.version) for one in asked.outcomes}
        return found | ({one.id: (one.text, "") for one in instrument.background} if self.about_work else {})

    @cached_property
    def labels(self) -> dict[str, str]:
        """The answers of the scale by their bare words and ids."""
        instrument = self.course.instrument
        return {bare(one): one for one in instrument.answers} | {bare(one.text): one.id for one in instrument.scale}

    @cached_property
    def rated(self) -> frozenset[str]:
        """The statements that are answered on the scale."""
        return frozenset(asked_in(self.course.instrument, self.wave).rated)

    @cached_property
    def options(self) -> dict[str, dict[str, str]]:
        """Of each question about people's work its options by their bare words."""
        return {one.id: {bare(option): option for option in one.options} for one in self.course.instrument.background}


@dataclass(frozen=True)
class FormsRead:
    """The forms of a sheet with what was written on them; `empty` rows had no answer, columns `beside` are not read."""

    forms: tuple[tuple[Form, tuple[Said, ...]], ...]
    empty: int = 0
    beside: tuple[str, ...] = ()


@dataclass
class _Sheet:
    grid: Grid
    how: HowToRead
    uses: dict[int, str] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, int] = field(default_factory=dict)


def is_form_sheet(row: Sequence[object], how: HowToRead) -> bool:
    """Whether a row holds the headings of a sheet of forms: one of the statements at least."""
    wordings = {bare(text) for text, _ in how.columns.values()}
    return any(_known(str(value or ""), how) or bare(str(value or "")) in wordings for value in row)


def form_arrivals(grid: Grid, how: HowToRead) -> FormsRead | tuple[Fault, ...]:
    """Every form in a sheet, or all of its faults by cell, row by row."""
    sheet = _Sheet(grid, how)
    _headings(sheet)
    if not any(use in how.columns for use in sheet.uses.values()) and not sheet.faults:
        return (arrival_fault(ArrivalCode.NO_HEADINGS, f"A{grid.header_row}"),)
    forms = [form for number, row in enumerate(grid.rows) if row and (form := _form(sheet, number, row))]
    if not forms and not sheet.faults:
        return (arrival_fault(ArrivalCode.NO_PEOPLE, grid.cell(0, 0)),)
    if sheet.faults:
        return tuple(sorted(sheet.faults, key=_by_place))[:MOST_FAULTS]
    return FormsRead(tuple(forms), len(grid.rows) - len(forms), tuple(sheet.beside))


# --- headings -----------------------------------------------------------------------------------


def _headings(sheet: _Sheet) -> None:
    first: dict[str, int] = {}
    for place, value in enumerate(sheet.grid.headings):
        heading = " ".join(str(value if value is not None else "").split())
        if not heading:
            continue
        use = _use(sheet, place, heading)
        if use is None:
            sheet.beside.append(heading)
            continue
        if use in first:
            detail = sheet.grid.cell(-1, first[use])
            _tell(sheet, arrival_fault(ArrivalCode.QUESTION_TWICE, sheet.grid.cell(-1, place), detail=detail))
        first.setdefault(use, place)
        sheet.uses[place] = use
    named = {place for place, value in enumerate(sheet.grid.headings) if str(value if value is not None else "").strip()}
    for number, row in enumerate(sheet.grid.rows):
        for place in range(len(row)):
            if place not in named and _at(row, place):
                _tell(sheet, arrival_fault(ArrivalCode.NO_HEADING, sheet.grid.cell(number, place), found=_at(row, place)))


def _known(heading: str, how: HowToRead) -> tuple[str, str] | None:
    """What the square brackets at the end of a heading name: the id, and the version of its wording."""
    found = _IN_BRACKETS.match(heading)
    if not found:
        return None
    name, _, version = found.group(2).strip().partition(" ")
    everything = {**how.columns, **dict.fromkeys(_of_other_times(how), ("", ""))}
    return (name, version) if name in everything else None


def _use(sheet: _Sheet, place: int, heading: str) -> str | None:
    """What a column holds; None for one that is not read. A statement in other words is a fault."""
    how, cell = sheet.how, sheet.grid.cell(-1, place)
    if bare(heading).endswith(NUMBER) or "[form number]" in heading.casefold():
        return NUMBER
    if bare(heading) in (SITE, "place") or heading.casefold().endswith("[site]"):
        return SITE
    if known := _known(heading, how):
        name, version = known
        if name not in how.columns:
            _tell(sheet, _fault(FormCode.OTHER_TIME, cell, found=name))
            return None
        pinned = how.columns[name][1]
        if pinned and version and version != pinned:
            _tell(sheet, _fault(FormCode.OTHER_WORDS, cell, found=name))
        return name
    words = bare(heading)
    exact = next((name for name, (text, _) in how.columns.items() if bare(text) == words), None)
    if exact or words in how.columns:
        return exact or words
    if other := next((name for name, text in _of_other_times(how).items() if bare(text) == words), None):
        _tell(sheet, _fault(FormCode.OTHER_TIME, cell, found=other))
        return None
    alike = {
        name: SequenceMatcher(None, words, bare(text)).ratio() for name, (text, _) in how.columns.items() if name in how.rated
    }
    nearest = max(alike, key=lambda name: alike[name])
    if alike[nearest] >= ALIKE:
        _tell(sheet, _fault(FormCode.OTHER_WORDS, cell, found=nearest))
    return None


def _of_other_times(how: HowToRead) -> dict[str, str]:
    """What is asked at other times alone, with its wording."""
    instrument = how.course.instrument
    everything = {one.id: one.text for one in instrument.reactions} | {one.id: one.text for one in instrument.open_questions}
    return {name: text for name, text in everything.items() if name not in how.columns}


# --- rows ---------------------------------------------------------------------------------------


def _form(sheet: _Sheet, number: int, row: list[object]) -> tuple[Form, tuple[Said, ...]] | None:
    how = sheet.how
    given = {use: (place, _at(row, place)) for place, use in sheet.uses.items()}
    filled = {use for use, (_, words) in given.items() if words} - {NUMBER, SITE}
    if not filled:
        return None
    answers, said = {}, []
    for use, (place, words) in given.items():
        if not words or use in (NUMBER, SITE):
            continue
        if use in how.rated:
            answers[use] = _answer(sheet, number, place, words)
        else:
            said.append((use, _option(sheet, number, place, use, words)))
    site = _site(sheet, number, given.get(SITE))
    key = _known_by(sheet, number, row, given.get(NUMBER))
    form = Form(id=_hashed(how, site, "form", key), wave=how.wave, site=site, answers=answers)
    return form, tuple(_said(sheet, use, words) for use, words in said)


def _answer(sheet: _Sheet, number: int, place: int, words: str) -> str:
    answer = sheet.how.labels.get(bare(words))
    if answer is None:
        allowed = [one.text for one in sheet.how.course.instrument.scale]
        cell = sheet.grid.cell(number, place)
        _tell(sheet, arrival_fault(ArrivalCode.UNKNOWN_ANSWER, cell, found=words, allowed=allowed))
    return answer or ""


def _option(sheet: _Sheet, number: int, place: int, use: str, words: str) -> str:
    """What somebody wrote; of a question about their work, one of its options."""
    options = sheet.how.options.get(use)
    if options is None:
        return words[: sheet.how.longest]
    if bare(words) not in options:
        cell = sheet.grid.cell(number, place)
        _tell(sheet, arrival_fault(ArrivalCode.UNKNOWN_ANSWER, cell, found=words, allowed=list(options.values())))
    return options.get(bare(words), "")


def _site(sheet: _Sheet, number: int, given: tuple[int, str] | None) -> str:
    if given is None or not sheet.how.course.sites:
        return sheet.how.site
    place, words = given
    sites = {bare(one): one for one in sheet.how.course.sites}
    if bare(words) not in sites:
        cell = sheet.grid.cell(number, place)
        _tell(sheet, _fault(FormCode.NO_SUCH_SITE, cell, found=words, allowed=sheet.how.course.sites))
    return sites.get(bare(words), sheet.how.site)


def _known_by(sheet: _Sheet, number: int, row: list[object], given: tuple[int, str] | None) -> str:
    """What tells this row from others: its form number, else all that was ticked and when, and never a name."""
    if given is None:
        headings = [" ".join(str(value or "").split()) for value in sheet.grid.headings]
        telling = [
            (bare(heading), _at(row, place))
            for place, heading in enumerate(headings)
            if sheet.uses.get(place) in sheet.how.rated or bare(heading) in TIMES
        ]
        return _nth(sheet, telling)
    place, words = given
    cell = sheet.grid.cell(number, place)
    if not words:
        _tell(sheet, arrival_fault(ArrivalCode.NO_NUMBER, cell))
    elif (other := sheet.numbers.setdefault(bare(words), number)) != number:
        earlier = sheet.grid.header_row + 1 + other
        _tell(sheet, arrival_fault(ArrivalCode.NUMBER_TWICE, cell, found=words, detail=earlier))
    return json.dumps([str(sheet.grid.headings[place]), bare(words)])


def _said(sheet: _Sheet, use: str, words: str) -> Said:
    """Known by its own words and not by its form, so that nothing leads from one to the other."""
    return Said(id=_hashed(sheet.how, "", use, _nth(sheet, [use, words])), wave=sheet.how.wave, question=use, said=words)


def _nth(sheet: _Sheet, said: object) -> str:
    words = json.dumps(said, ensure_ascii=False)
    sheet.seen[words] += 1
    return f"{words} {sheet.seen[words]}"


def _hashed(how: HowToRead, site: str, what: str, key: str) -> str:
    said = "\n".join((how.course.id, how.wave, site, "sheet", what, key))
    return hashlib.sha256(said.encode()).hexdigest()


def _tell(sheet: _Sheet, fault: Fault) -> None:
    if len(sheet.faults) < 2 * MOST_FAULTS:
        sheet.faults.append(fault)


def _fault(code: FormCode, cell: str, **told: Any) -> Fault:
    return make_fault(cast(Code, code), cell, **told)


def _by_place(fault: Fault) -> tuple[int, int, str]:
    column = fault.path.rstrip("0123456789")
    return int(fault.path.removeprefix(column) or 0), len(column), column


def _at(row: list[object], place: int) -> str:
    value = row[place] if place < len(row) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())
