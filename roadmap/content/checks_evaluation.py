"""Rules of a before-and-after questionnaire, beyond its shape: ids, waves that are named, which answers agree."""

from collections.abc import Iterator
from typing import Any

from roadmap.content.checking import ids, twice, unknown
from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet

_LISTS = {"outcomes": "outcome", "reactions": "reaction", "open_questions": "open question", "background": "question"}


def evaluation_faults(sheet: Sheet) -> list[Fault]:
    """Everything wrong with a file of an evaluation."""
    return [*sheet.faults, *(_rules(sheet) if sheet.sound else ())]


def evaluation_summary(sheet: Sheet) -> dict[str, Any]:
    """An evaluation in the shape that `check --json` prints."""
    return {"id": sheet.data["id"], "outcomes": list(ids(sheet.data["outcomes"]))}


def _rules(sheet: Sheet) -> Iterator[Fault]:
    data = sheet.data
    waves = ids(data["waves"])
    yield from twice(sheet, ("waves",), data["waves"], "wave")
    yield from twice(sheet, ("scale",), data["scale"], "answer")
    seen: dict[str, str] = {}
    for name, kind in _LISTS.items():
        for number, entry in enumerate(data.get(name, ())):
            if entry["id"] in seen:
                yield sheet.fault(Code.DUPLICATE_ID, name, number, "id", found=entry["id"], detail=kind)
            seen[entry["id"]] = kind
    if data["reactions_wave"] not in waves:
        yield sheet.fault(Code.UNKNOWN_WAVE, "reactions_wave", found=data["reactions_wave"], allowed=waves)
    for number, question in enumerate(data.get("open_questions", ())):
        yield from unknown(sheet, Code.UNKNOWN_WAVE, ("open_questions", number, "waves"), question["waves"], waves)
    agreeing = [option.get("agrees", False) for option in data["scale"]]
    if all(agreeing) or not any(agreeing):
        yield sheet.fault(Code.SCALE_ALL_ONE_SIDE, "scale")
