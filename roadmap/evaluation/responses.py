"""Checks the rows of a file of evaluation responses and makes them responses, or lists every fault.

Reading CSV, XLSX or JSON is not done here: a row comes as a mapping from column to value.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.content.faults import Code, Fault, make_fault
from roadmap.evaluation.models import Response
from roadmap.evaluation.response_codes import ResponseCode

NEEDED = ("wave", "respondent", "item", "answer")
COLUMNS = (*NEEDED, "version", "site")

Row = tuple[int, Mapping[str, str]]


def parse(
    rows: Iterable[Mapping[str, object]],
    instrument: EvaluationFile,
    *,
    header: Sequence[str] | None = None,
    path: str = "responses",
    first_row: int = 2,
) -> tuple[Response, ...] | tuple[Fault, ...]:
    """The responses of a file, or all of its faults by row.

    An empty answer is a statement left out. Rows without any value are passed over, but counted. The `line` of a
    fault is its row; 0 where it belongs to none.
    """
    values = [(n, {str(name).strip(): _text(value) for name, value in row.items()}) for n, row in enumerate(rows, first_row)]
    filled = [(n, row) for n, row in values if any(row.values())]
    names = [name.strip() for name in header] if header is not None else list(dict.fromkeys(n for _, row in values for n in row))
    if not names:
        return (_fault(ResponseCode.NO_RESPONSES, path),)
    faults = list(_columns(names, path, first_row - 1 if header is not None else 0))
    if not set(NEEDED) <= set(names):
        return tuple(faults)
    if not filled:
        faults.append(_fault(ResponseCode.NO_RESPONSES, path))
    responses = []
    first: dict[tuple[str, str, str], int] = {}
    places: dict[tuple[str, str], tuple[str, int]] = {}
    for n, row in filled:
        problems = list(_row(row, instrument, path, n)) or [*_again(row, first, path, n), *_elsewhere(row, places, path, n)]
        faults += problems
        if not problems and row["answer"]:
            responses.append(Response(**{name: row[name] for name in NEEDED}, site=row.get("site", "")))
    faults += _reworded(filled, instrument, path)
    return tuple(sorted(faults, key=lambda fault: fault.line)) or tuple(responses)


def attendance_faults(responses: Iterable[Response], attended: Mapping[str, int], path: str) -> tuple[Fault, ...]:
    """A fault for each wave from which more forms came than people were there."""
    forms = {(one.wave, one.respondent) for one in responses}
    counted = {wave: sum(one == wave for one, _ in forms) for wave in attended}
    return tuple(
        _fault(ResponseCode.MORE_THAN_ATTENDED, path, found=counted[wave], detail=f"'{wave}', and {were} were there")
        for wave, were in attended.items()
        if counted[wave] > were
    )


def parse_attendance(texts: Iterable[str], instrument: EvaluationFile) -> tuple[dict[str, int], tuple[Fault, ...]]:
    """How many were there, from texts such as `pre=38`; and the faults."""
    found: dict[str, int] = {}
    faults = []
    for text in texts:
        wave, _, number = text.partition("=")
        if wave in instrument.wave_ids and number.isascii() and number.isdigit() and wave not in found and len(number) < 7:
            found[wave] = int(number)
        else:
            faults.append(_fault(ResponseCode.BAD_ATTENDANCE, "--attended", found=text, allowed=instrument.wave_ids))
    return found, tuple(faults)


def _columns(names: Sequence[str], path: str, row: int) -> Iterable[Fault]:
    for name in NEEDED:
        if name not in names:
            yield _fault(ResponseCode.MISSING_COLUMN, path, row, found=name, allowed=COLUMNS)
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            yield _fault(ResponseCode.UNKNOWN_COLUMN, path, row, found=name, allowed=COLUMNS)
        if names.count(name) > 1:
            yield _fault(ResponseCode.REPEATED_COLUMN, path, row, found=name)


def _row(row: Mapping[str, str], instrument: EvaluationFile, path: str, n: int) -> Iterable[Fault]:
    """What is wrong with one row by itself."""
    for name in NEEDED[:3]:
        if not row.get(name):
            yield _fault(ResponseCode.EMPTY_VALUE, path, n, found=name)
    wave, item, answer = (row.get(name, "") for name in ("wave", "item", "answer"))
    if wave and wave not in instrument.wave_ids:
        yield _fault(ResponseCode.NO_SUCH_WAVE, path, n, found=wave, allowed=instrument.wave_ids)
    asked = _asked(instrument)
    if item and item not in asked:
        yield _fault(ResponseCode.NO_SUCH_ITEM, path, n, found=item, allowed=tuple(asked))
    elif item and wave in instrument.wave_ids and wave not in asked[item]:
        yield _fault(ResponseCode.NOT_IN_THIS_WAVE, path, n, found=item, allowed=asked[item])
    if item in _rated(instrument) and answer and answer not in instrument.answers:
        yield _fault(ResponseCode.NO_SUCH_ANSWER, path, n, found=answer, allowed=tuple(instrument.answers))


def _again(row: Mapping[str, str], first: dict[tuple[str, str, str], int], path: str, n: int) -> Iterable[Fault]:
    key = row["wave"], row["respondent"], row["item"]
    earlier = first.setdefault(key, n)
    if earlier != n:
        yield _fault(ResponseCode.TWO_ANSWERS, path, n, found=row["respondent"], detail=earlier)


def _elsewhere(row: Mapping[str, str], places: dict[tuple[str, str], tuple[str, int]], path: str, n: int) -> Iterable[Fault]:
    """A fault where a form stands at two places."""
    site, earlier = places.setdefault((row["wave"], row["respondent"]), (row.get("site", ""), n))
    if site != row.get("site", ""):
        yield _fault(ResponseCode.TWO_SITES, path, n, found=row["respondent"], detail=earlier)


def _reworded(rows: Iterable[Row], instrument: EvaluationFile, path: str) -> Iterable[Fault]:
    """A fault at the first row of each outcome that was asked in a second wording."""
    wordings: dict[str, dict[str, int]] = {outcome.id: {} for outcome in instrument.outcomes}
    for n, row in rows:
        item, version = row.get("item", ""), row.get("version", "")
        if item in wordings and version:
            wordings[item].setdefault(version, n)
    for item, versions in wordings.items():
        if len(versions) > 1:
            told = ", ".join(f"version {version} in row {n}" for version, n in versions.items())
            yield _fault(ResponseCode.REWORDED, path, sorted(versions.values())[1], found=item, detail=told)


def _asked(instrument: EvaluationFile) -> dict[str, tuple[str, ...]]:
    """Everything that can be answered, with the waves in which it is asked."""
    asked = {outcome.id: instrument.wave_ids for outcome in instrument.outcomes}
    asked |= {reaction.id: (instrument.reactions_wave,) for reaction in instrument.reactions}
    asked |= {question.id: question.waves for question in instrument.open_questions}
    return asked | {question.id: instrument.wave_ids for question in instrument.background}


def _rated(instrument: EvaluationFile) -> set[str]:
    return {outcome.id for outcome in instrument.outcomes} | {reaction.id for reaction in instrument.reactions}


def _fault(
    code: ResponseCode, path: str, row: int = 0, *, found: object = None, allowed: Sequence[str] = (), detail: object = ""
) -> Fault:
    # These faults have a catalogue of their own, of the same shape as that of content.
    return make_fault(cast(Code, code), path, row, found=found, allowed=allowed, detail=detail)


def _text(value: object) -> str:
    """A cell as text; a whole number that a spreadsheet keeps as 7.0 is 7."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
