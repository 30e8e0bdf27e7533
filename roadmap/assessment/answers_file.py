"""Checks the rows of a file of answers and makes them answers of a collection, or lists every fault.

Reading CSV, XLSX or JSON is not done here: a row comes as a mapping from column to value.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import cast

from roadmap.assessment.answer_codes import AnswerCode
from roadmap.assessment.models import AnswerRow, Collected, CollectionKind, Respondent
from roadmap.content.faults import Code, Fault
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, NOT_ASKED, Framework

NEEDED = ("respondent", "perspective", "item", "answer")
COLUMNS = (*NEEDED, "note")
#: Looking for what was meant is slow: of a file of rubbish only the first faults get a suggestion.
MOST_SUGGESTIONS = 200
_LONGEST_SHOWN = 60

#: A row's number in its file, and its values by column, without spaces around them.
Row = tuple[int, dict[str, str]]


def parse_rows(
    rows: Iterable[Mapping[str, object]],
    framework: Framework,
    *,
    header: Sequence[str] | None = None,
    path: str = "answers",
    first_row: int = 2,
    kind: CollectionKind = CollectionKind.OPEN_SURVEY,
) -> Collected | tuple[Fault, ...]:
    """The answers of a file as one collection, or all of its faults by row.

    `header` is the names of the columns as they stand (None: those of the rows, as in JSON);
    `first_row` the number of the first row below it. `note` may be left out. Of several
    perspectives the first before `;` counts. Rows without any value are passed over, but counted.
    The `line` of a fault is its row; 0 where it belongs to none.
    """
    values = [
        (number, {str(name).strip(): _text(value) for name, value in row.items()}) for number, row in enumerate(rows, first_row)
    ]
    filled = [(number, row) for number, row in values if any(row.values())]
    names = (
        [name.strip() for name in header]
        if header is not None
        else list(dict.fromkeys(name for _, row in values for name in row))
    )
    faults = _Faults(path)
    if not names:
        faults.add(AnswerCode.NO_ANSWERS)
        return faults.found()
    _check_columns(names, faults, row=first_row - 1 if header is not None else 0)
    if not set(NEEDED) <= set(names):
        # Without its columns no row can be understood: there is no more to say.
        return faults.found()
    if not filled:
        faults.add(AnswerCode.NO_ANSWERS)
    respondents = _respondents(filled, framework, faults)
    answers = _answers(filled, framework, faults)
    return faults.found() or Collected(kind=kind, respondents=respondents, rows=answers)


class _Faults:
    """Gathers the faults of one file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._faults: list[Fault] = []

    def add(
        self, code: AnswerCode, row: int = 0, found: str | None = None, allowed: Sequence[str] = (), detail: object = ""
    ) -> None:
        """Adds a fault with its message, and with the nearest allowed word where there is one."""
        near = None
        if found and found not in allowed and len(found) <= _LONGEST_SHOWN and len(self._faults) < MOST_SUGGESTIONS:
            near = next(iter(get_close_matches(found.casefold(), allowed, n=1, cutoff=0.6)), None)
        short = found if found is None or len(found) <= _LONGEST_SHOWN else found[: _LONGEST_SHOWN - 1] + "…"
        message = code.template.format(found=f"'{short}'", allowed=", ".join(allowed), detail=detail)
        message += f". Did you mean '{near}'?" if near else ""
        # The faults of answers have a catalogue of their own, of the same shape as that of content.
        self._faults.append(Fault(self._path, row, cast(Code, code), message, found, tuple(allowed), near))

    def found(self) -> tuple[Fault, ...]:
        """All faults, by row."""
        return tuple(sorted(self._faults, key=lambda fault: fault.line))


def _check_columns(names: Sequence[str], faults: _Faults, *, row: int) -> None:
    """Finds columns that are missing, unknown, or there twice."""
    for name in NEEDED:
        if name not in names:
            faults.add(AnswerCode.MISSING_COLUMN, row, name, COLUMNS)
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            faults.add(AnswerCode.UNKNOWN_COLUMN, row, name, COLUMNS)
        if names.count(name) > 1:
            faults.add(AnswerCode.REPEATED_COLUMN, row, name)


def _respondents(rows: Sequence[Row], framework: Framework, faults: _Faults) -> tuple[Respondent, ...]:
    """Everybody in the file with their one perspective, in the order in which they first appear."""
    perspectives = tuple(perspective.id for perspective in framework.perspectives)
    first: dict[str, tuple[int, str]] = {}
    for number, row in rows:
        person, perspective = row.get("respondent", ""), _perspective(row)
        if not person:
            faults.add(AnswerCode.EMPTY_VALUE, number, "respondent")
        if not perspective:
            faults.add(AnswerCode.EMPTY_VALUE, number, "perspective")
        elif perspective not in perspectives:
            faults.add(AnswerCode.NO_SUCH_PERSPECTIVE, number, perspective, perspectives)
        elif person:
            earlier, other = first.setdefault(person, (number, perspective))
            if other != perspective:
                faults.add(AnswerCode.TWO_PERSPECTIVES, number, perspective, detail=earlier)
    return tuple(Respondent(id=person, perspective=perspective) for person, (_, perspective) in first.items())


def _answers(rows: Sequence[Row], framework: Framework, faults: _Faults) -> tuple[AnswerRow, ...]:
    """Every answer in the file; one that is not possible is a fault."""
    items = tuple(framework.items)
    allowed = {item: (*framework.scale_of(item).stage_ids, DONT_KNOW, NOT_APPLICABLE, NOT_ASKED) for item in items}
    first: dict[tuple[str, str], int] = {}
    answers: list[AnswerRow] = []
    for number, row in rows:
        person, item, answer = row.get("respondent", ""), row.get("item", ""), row.get("answer") or None
        if not item:
            faults.add(AnswerCode.EMPTY_VALUE, number, "item")
        elif item not in allowed:
            faults.add(AnswerCode.NOT_IN_FRAMEWORK, number, item, items)
        elif answer is not None and answer not in allowed[item]:
            faults.add(AnswerCode.NO_SUCH_ANSWER, number, answer, allowed[item])
        if person and item:
            earlier = first.setdefault((person, item), number)
            if earlier != number:
                faults.add(AnswerCode.TWO_ANSWERS, number, person, detail=earlier)
        answers.append(AnswerRow(respondent=person, item=item, answer=answer, note=row.get("note", "")))
    return tuple(answers)


def _perspective(row: Mapping[str, str]) -> str:
    """The one perspective of a row: the first of several."""
    return row.get("perspective", "").split(";")[0].strip()


def _text(value: object) -> str:
    """A cell as text; a whole number that a spreadsheet keeps as 7.0 is 7."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
