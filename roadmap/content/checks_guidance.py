"""Rules of guidance cards, beyond their shape: their length, and that what they name is there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from roadmap.content.checking import ids, repeated, twice, unknown
from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet

#: How many words the text of a card may have.
FEWEST_WORDS, MOST_WORDS = 80, 160


def guidance_faults(sheet: Sheet) -> list[Fault]:
    """Everything wrong with a file of guidance cards by itself."""
    return [*sheet.faults, *(_rules(sheet) if sheet.sound else ())]


def library_faults(sheets: Sequence[Sheet], frameworks: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """What sound files of one library name elsewhere and is not there, and cards that two of them hold."""
    themes = [sheet.data["id"] for sheet in sheets]
    known = {one["id"]: one["domains"] for one in frameworks}
    seen: set[str] = set()
    for sheet in sheets:
        domains = known.get(sheet.data["framework"])
        for n, card in enumerate(sheet.data["cards"]):
            if card["id"] in seen:
                yield sheet.fault_at(Code.DUPLICATE_ID, ("cards", n, "id"), found=card["id"], detail="card")
            yield from unknown(sheet, Code.UNKNOWN_THEME, ("cards", n, "themes"), card.get("themes", ()), themes)
            if domains is not None:
                yield from _in_framework(sheet, n, card, domains)
        seen |= set(ids(sheet.data["cards"]))


def _in_framework(sheet: Sheet, number: int, card: Mapping[str, Any], domains: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    names = [domain["id"] for domain in domains]
    yield from unknown(sheet, Code.UNKNOWN_DOMAIN, ("cards", number, "domains"), card.get("domains", ()), names)
    items = {item for domain in domains for item in domain["items"]}
    for place, item in enumerate(card.get("items", ())):
        if item not in items:
            where = ("cards", number, "items", place)
            yield sheet.fault_at(Code.UNKNOWN_ITEM, where, found=item, detail=sheet.data["framework"])


def _rules(sheet: Sheet) -> Iterator[Fault]:
    cards = sheet.data["cards"]
    yield from twice(sheet, ("cards",), cards, "card")
    yield from twice(sheet, ("sources",), sheet.data["sources"], "source")
    sources = ids(sheet.data["sources"])
    for n, card in enumerate(cards):
        words = sum(len(paragraph.split()) for paragraph in card["text"])
        if not FEWEST_WORDS <= words <= MOST_WORDS:
            allowed = (FEWEST_WORDS, MOST_WORDS)
            yield sheet.fault_at(Code.CARD_LENGTH, ("cards", n, "text"), found=words, allowed=allowed, detail=card["id"])
        yield from unknown(sheet, Code.UNKNOWN_SOURCE, ("cards", n, "sources"), card["sources"], sources)
        for name in ("words", "domains", "items", "themes", "sources"):
            yield from repeated(sheet, ("cards", n, name), card.get(name, ()))
