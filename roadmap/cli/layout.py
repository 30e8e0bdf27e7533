"""Lays words out for a terminal: tables with columns in line, paragraphs of a readable width, the interface's own words."""

import re
import textwrap
from collections.abc import Collection, Sequence
from functools import cache

from roadmap.content.loading import load_words

WIDTH = 96


@cache
def _texts() -> dict[str, dict[str, str]]:
    return load_words().texts


def words(key: str, **values: object) -> str:
    """The text of the interface under `page.key`, filled, without the marks of bold and italic."""
    page, _, name = key.partition(".")
    text = _texts()[page][name]
    return plain(text.format(**values) if values else text)


def section(page: str) -> dict[str, str]:
    """All texts of a page or piece, by key, as they stand."""
    return dict(_texts()[page])


def plain(text: str) -> str:
    """A text without the marks of bold and italic around its words."""
    return re.sub(r"(?<!\w)(\*\*|\*)(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", text)


def table(header: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """A table, indented by two; columns whose number is in `right` are set against their right edge."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]

    def line(row: Sequence[str]) -> str:
        cells = [cell.rjust(widths[n]) if n in right else cell.ljust(widths[n]) for n, cell in enumerate(row)]
        return "  " + "  ".join(cells).rstrip()

    return [line(header), line(["-" * width for width in widths]), *map(line, rows)]


def wrapped(text: str, indent: int = 0, first: str = "") -> list[str]:
    """A paragraph in lines of a readable width; `first` stands before its first line."""
    space = " " * indent
    return textwrap.wrap(
        text, WIDTH, initial_indent=space + first, subsequent_indent=space + " " * len(first), break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def bullets(texts: Sequence[str], indent: int = 2) -> list[str]:
    """A list, a dash before each."""
    return [line for text in texts for line in wrapped(text, indent, "- ")]


def number(value: float | None) -> str:
    """A figure from 0 to 100 as a whole number, for reading; a dash where there is none."""
    return "–" if value is None else f"{value:.0f}"


def counted(n: int, one: str, many: str) -> str:
    """A number with its noun, such as '1 person' or '3 people'."""
    return f"{n:,} {one if n == 1 else many}"
