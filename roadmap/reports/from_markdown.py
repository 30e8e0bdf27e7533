"""Reads the little Markdown that papers use into blocks: headings, paragraphs, lists and tables, with bold, italic and links."""

import re
from collections.abc import Callable, Iterator

from roadmap.reports.models import Block, Bullets, Heading, Numbered, Paragraph, Run, Table

Filled = Callable[[str], str]
_HEADING = re.compile(r"(#{2,4}) (.+)")
_BULLET = re.compile(r"- (.+)", re.DOTALL)
_NUMBER = re.compile(r"\d+\. (.+)", re.DOTALL)
_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+)\*|`(?P<code>[^`]+)`|\[(?P<label>[^\]]+)\]\((?P<target>[^)\s]+)\)"
)
_MARKED = re.compile(r"(\[To fill in: [^\]]+\]|https://[^\s)]+)")


def blocks(text: str, fill: Filled = str) -> tuple[Block, ...]:
    """Text as blocks. `fill` is given each stretch of text after its marks are read, so that no value can add a mark."""
    return tuple(_blocks(text, fill))


def runs(text: str, fill: Filled = str) -> tuple[Run, ...]:
    """One stretch of text: a link becomes its words and, where it leads to the web, its address; an open blank is bold."""
    found: list[Run] = []
    at = 0
    for mark in _INLINE.finditer(text):
        found += _plain(text[at : mark.start()], fill)
        found += _marked(mark, fill)
        at = mark.end()
    found += _plain(text[at:], fill)
    return tuple(found)


def _blocks(text: str, fill: Filled) -> Iterator[Block]:
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = part.splitlines()
        heading = _HEADING.fullmatch(lines[0])
        if heading:
            yield Heading(level=len(heading[1]) - 1, text=fill(heading[2]))
            lines = lines[1:]
        if not lines:
            continue
        if lines[0].startswith("|"):
            yield _table(lines, fill)
        elif _BULLET.match(lines[0]):
            yield Bullets(items=tuple(runs(item, fill) for item in _items(lines, _BULLET)))
        elif _NUMBER.match(lines[0]):
            yield Numbered(items=tuple(runs(item, fill) for item in _items(lines, _NUMBER)))
        else:
            yield Paragraph(runs=runs(" ".join(lines), fill))


def _items(lines: list[str], mark: re.Pattern[str]) -> list[str]:
    """The items of a list; a line without a mark carries on the one before."""
    found: list[str] = []
    for line in lines:
        begins = mark.match(line)
        if begins:
            found.append(begins[1])
        else:
            found[-1] += " " + line.strip()
    return found


def _table(lines: list[str], fill: Filled) -> Table:
    header, _, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines)
    return Table(header=tuple(fill(cell) for cell in header), rows=tuple(tuple(runs(cell, fill) for cell in row) for row in rows))


def _marked(mark: re.Match[str], fill: Filled) -> list[Run]:
    if mark["bold"]:
        return [run.model_copy(update={"bold": True}) for run in runs(mark["bold"], fill)]
    if mark["italic"]:
        return [Run(text=fill(mark["italic"]), italic=True)]
    if mark["code"]:
        return [Run(text=mark["code"])]
    to_the_web = mark["target"].startswith("https://")
    return [Run(text=mark["label"]), *([Run(text=" ("), Run(text=mark["target"]), Run(text=")")] if to_the_web else [])]


def _plain(text: str, fill: Filled) -> list[Run]:
    return [Run(text=piece, bold=piece.startswith("[To fill in: ")) for piece in _MARKED.split(fill(text)) if piece]
