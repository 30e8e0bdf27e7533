"""Prepares text for PDF: every letter must have a glyph in the fonts that go along, or PDF/UA refuses the file."""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
#: Without a shape of their own: marks of direction, places to break, soft hyphen. Typst prints them as nothing.
_SHAPELESS = frozenset("\u200b\u00ad\u2060\u2066\u2067\u2068\u2069\u200e\u200f\n\t ")
_JOINERS = frozenset("\u200c\u200d")
#: Scripts whose letters and marks are shaped by one of our fonts: a mark is printed after a letter of its own script.
_LATIN_TO_CYRILLIC = (range(0x0041, 0x0530), range(0x1E00, 0x2000))
_ARABIC = (range(0x0620, 0x0700), range(0x0750, 0x0780))
#: Latin letters and the marks of punctuation beside them, each of which has a glyph: text of these alone stays as it is.
USUAL = re.compile("[\\t\\n -~£·À-ÖØ-öø-ſ–—‘’“”•…€]*")
#: A word longer than this has places put in where its line may break.
_LONG = 28
_LONG_WORD = re.compile(f"[^ ]{{{_LONG + 1},}}")


@cache
def _starts_and_ends() -> tuple[list[int], list[int]]:
    ranges = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))
    return [first for first, _ in ranges], [last for _, last in ranges]


def has_glyph(character: str) -> bool:
    """Whether the fonts can print a character."""
    if character in _SHAPELESS:
        return True
    starts, ends = _starts_and_ends()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


def printer(not_printable: str, *, strict: bool = False) -> Callable[[str], str]:
    """A function that gives text as the PDF can print it.

    A pictograph without a glyph is named in square brackets, so that no face or heart is lost; other letters without
    one become, together, the words `not_printable`. A word too long for a column may break. `strict` keeps letters
    from Latin to Cyrillic and plain Arabic only, for the rare text whose letters and marks no font can join.
    """

    def printed(text: str) -> str:
        return _LONG_WORD.sub(_broken, text if USUAL.fullmatch(text) else _replaced(text, f"[{not_printable}]", strict))

    return printed


def _replaced(text: str, instead: str, strict: bool) -> str:
    parts: list[str] = []
    for character in text:
        last = parts[-1][-1] if parts else ""
        category = unicodedata.category(character)
        if category[0] == "M" or character in _JOINERS:
            if not strict and _joins(last, character):
                parts.append(character)
        elif (_plain(character) if strict else has_glyph(character)) or character in _SHAPELESS:
            parts.append(character)
        elif category in ("So", "Sk"):
            parts.append(f"[{unicodedata.name(character, 'sign').lower()}]")
        elif category != "Cf" and (not parts or parts[-1] != instead):
            parts.append(instead)
    return "".join(parts)


def _joins(last: str, mark: str) -> bool:
    """Whether a mark or joiner is printed after a character: a letter or mark of the same script."""
    if not last or unicodedata.category(last)[0] not in "LM":
        return False
    if mark in _JOINERS:
        return _within(last, _ARABIC)
    if mark < "\u0370":
        return _within(last, _LATIN_TO_CYRILLIC) and has_glyph(mark)
    return _within(last, _ARABIC) and "\u064b" <= mark <= "\u0655" and has_glyph(mark)


def _within(character: str, ranges: tuple[range, ...]) -> bool:
    return any(ord(character) in one for one in ranges)


def _plain(character: str) -> bool:
    """Letters that are printed by themselves, and the marks of punctuation beside them."""
    letters = _within(character, (*_LATIN_TO_CYRILLIC, range(0x0620, 0x064B)))
    punctuation = character.isascii() or unicodedata.category(character)[0] in "PN"
    return has_glyph(character) and (letters or punctuation)


def _broken(word: re.Match[str]) -> str:
    """The word with a place to break after every so many letters."""
    return "\u200b".join(word[0][i : i + _LONG] for i in range(0, len(word[0]), _LONG))
