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

#: A column of a table is set as if it had at least so many letters; a word longer than the second may break, as an address.
_SHORTEST, _LONGEST = 12, 20
#: So many letters of a word weigh as much as one share of the line; found by looking at the papers.
_WORDS_A_SHARE = 3.2


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
    read = tuple(tuple(runs(cell, fill) for cell in row) for row in rows)
    return Table(header=tuple(fill(cell) for cell in header), rows=read, widths=_widths(header, read))


def _widths(header: list[str], rows: tuple[tuple[tuple[Run, ...], ...], ...]) -> tuple[float, ...]:
    """Shares of the line by how much a column has to say: the square root of it, and enough for its longest word."""
    columns = [[name, *("".join(run.text for run in row[place]) for row in rows)] for place, name in enumerate(header)]
    return tuple(max(_letters(cells) ** 0.5, _longest_word(cells) / _WORDS_A_SHARE) for cells in columns)


def _letters(cells: list[str]) -> float:
    """How many letters a cell of a column has on average, a name of a column counted as one that is not short."""
    return max(_SHORTEST, len(cells[0]), sum(len(cell) for cell in cells[1:]) / max(1, len(cells) - 1))


def _longest_word(cells: list[str]) -> int:
    return max(min(len(word), _LONGEST) for cell in cells for word in cell.split() or [""])


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
