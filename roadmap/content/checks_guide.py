"""Rules of a guide, beyond its shape: no two weeks and no two steps have one name."""

from collections.abc import Iterator

from roadmap.content.checking import twice
from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet


def guide_faults(sheet: Sheet) -> list[Fault]:
    """Everything wrong with a file of a guide."""
    return [*sheet.faults, *(_rules(sheet) if sheet.sound else ())]


def _rules(sheet: Sheet) -> Iterator[Fault]:
    yield from twice(sheet, ("weeks",), sheet.data["weeks"], "week")
    seen: set[str] = set()
    for number, week in enumerate(sheet.data["weeks"]):
        for count, step in enumerate(week["steps"]):
            if step["id"] in seen:
                place = ("weeks", number, "steps", count, "id")
                yield sheet.fault_at(Code.DUPLICATE_ID, place, found=step["id"], detail="step")
            seen.add(step["id"])
