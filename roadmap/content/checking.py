"""Small pieces that the rules share: words that are repeated or unknown, ids, counting words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet
from roadmap.content.reading import Location


def repeated(sheet: Sheet, location: Location, words: Sequence[str]) -> Iterator[Fault]:
    """A fault for each word that a list names again."""
    for number, word in enumerate(words):
        if word in words[:number]:
            yield sheet.fault_at(Code.REPEATED, (*location, number), found=word)


def unknown(sheet: Sheet, code: Code, location: Location, words: Iterable[str], allowed: Iterable[str]) -> Iterator[Fault]:
    """A fault for each word of a list that is not among those allowed."""
    choices = tuple(allowed)
    for number, word in enumerate(words):
        if word not in choices:
            yield sheet.fault_at(code, (*location, number), found=word, allowed=choices)


def twice(sheet: Sheet, location: Location, entries: Iterable[dict[str, Any]], kind: str) -> Iterator[Fault]:
    """A fault for each entry whose id an earlier entry of the same list has."""
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if entry["id"] in seen:
            yield sheet.fault_at(Code.DUPLICATE_ID, (*location, number, "id"), found=entry["id"], detail=kind)
        seen.add(entry["id"])


def ids(entries: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """The ids of a list of things."""
    return tuple(entry["id"] for entry in entries)
