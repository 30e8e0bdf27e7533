"""Rules of the support lines, the glossary and the words of codes, beyond their shape."""

import re
from collections.abc import Iterator

from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")


def support_faults(sheet: Sheet) -> list[Fault]:
    """Everything wrong with a file of support lines; how old they are is another question (`old_support`)."""
    return [*sheet.faults, *(_support(sheet) if sheet.sound else ())]


def _support(sheet: Sheet) -> Iterator[Fault]:
    if checked_on(sheet) is None:
        yield sheet.fault(Code.BAD_DATE, "checked_on", found=sheet.data["checked_on"])
    seen: set[str] = set()
    for number, line in enumerate(sheet.data["lines"]):
        if line["id"] in seen:
            yield sheet.fault(Code.DUPLICATE_ID, "lines", number, "id", found=line["id"], detail="support line")
        seen.add(line["id"])
        for count, hours in enumerate(line["open_times"]):
            place = ("lines", number, "open_times", count)
            for key in ("opens", "closes"):
                if not _TIME.fullmatch(hours[key]):
                    yield sheet.fault_at(Code.BAD_TIME, (*place, key), found=hours[key])
            for day in hours["days"]:
                if not 0 <= day <= 6:
                    yield sheet.fault_at(Code.BAD_TIME, (*place, "days"), found=day)


def checked_on(sheet: Sheet) -> int | None:
    """The day on which the lines were checked, as an ordinal; None where it is no date."""
    from datetime import date

    try:
        return date.fromisoformat(sheet.data["checked_on"].strip()).toordinal()
    except ValueError:
        return None


def old_support(sheet: Sheet, today: int) -> Iterator[Fault]:
    """A warning where the lines were checked longer ago than they are valid. `today` is an ordinal day."""
    checked = checked_on(sheet)
    if checked is not None and today - checked > sheet.data.get("valid_days", 180):
        yield sheet.fault(Code.OLD_SUPPORT, "checked_on", found=sheet.data["checked_on"], detail=today - checked)


def glossary_faults(sheet: Sheet) -> list[Fault]:
    """Everything wrong with a glossary: a term that stands twice."""
    faults = list(sheet.faults)
    seen: set[str] = set()
    for number, entry in enumerate(sheet.data["entries"] if sheet.sound else ()):
        term = entry["term"].casefold()
        if term in seen:
            faults.append(sheet.fault(Code.DUPLICATE_ID, "entries", number, "term", found=entry["term"], detail="term"))
        seen.add(term)
    return faults


def code_word_faults(sheet: Sheet) -> list[Fault]:
    """Everything wrong with the words of codes: one that stands twice would be drawn more often than the others."""
    faults = list(sheet.faults)
    seen: set[str] = set()
    for number, word in enumerate(sheet.data["words"] if sheet.sound else ()):
        if word in seen:
            faults.append(sheet.fault(Code.REPEATED, "words", number, found=word))
        seen.add(word)
    return faults
