"""Prepares text for PDF: every letter must have a glyph in the fonts that go along, or PDF/UA refuses the file."""

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
#: Without a shape of their own: joiners, marks of direction, soft hyphen, variation selectors. Typst prints them as nothing.
_SHAPELESS = frozenset("\u200b\u200c\u200d\u00ad\u2060\u2066\u2067\u2068\u2069\u200e\u200f\ufe0e\ufe0f\n\t ")
#: A word longer than this has places put in where its line may break.
_LONG = 28


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


def printer(not_printable: str) -> Callable[[str], str]:
    """A function that gives text as the PDF can print it.

    A pictograph without a glyph is named in square brackets, so that no face or heart is lost; other letters without
    one become, together, the words `not_printable`. A word too long for a column may break.
    """

    def printed(text: str) -> str:
        return _breakable(text if text.isascii() else _replaced(text, not_printable))

    return printed


def _replaced(text: str, not_printable: str) -> str:
    parts: list[str] = []
    for character in text:
        if has_glyph(character):
            parts.append(character)
        elif unicodedata.category(character) in ("So", "Sk", "Cn"):
            parts.append(f"[{unicodedata.name(character, not_printable).lower()}]")
        elif unicodedata.category(character) != "Cf" and (not parts or parts[-1] != f"[{not_printable}]"):
            parts.append(f"[{not_printable}]")
    return "".join(parts)


def _breakable(text: str) -> str:
    """The text with a place to break after every so many letters of an over-long word."""
    if len(text) <= _LONG:
        return text
    return " ".join(_broken(word) if len(word) > _LONG else word for word in text.split(" "))


def _broken(word: str) -> str:
    return "\u200b".join(word[i : i + _LONG] for i in range(0, len(word), _LONG))
