"""Writes a document as one accessible HTML file that asks nothing of the network."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

from roadmap.reports.models import Block, Boxes, Document, Fields, Figure, Heading, Note, Numbered, Paragraph, Rich, Run, Table
from roadmap.reports.models import Bullets as BulletList
from roadmap.reports.models import Contents as ContentsList
from roadmap.reports.models import PageBreak as Break
from roadmap.reports.printable import FONTS
from roadmap.reports.typesetter import pictures

_STYLE = Path(__file__).parent / "page.css"
#: What the file may load: nothing but what lies inside it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

#: A table with as many columns as this, and a cell of more letters than this, may be wider than the text.
_MANY, _LONG = 6, 60


def to_html(document: Document) -> str:
    """The document as one page; every text is escaped."""
    charts = [block.chart for block in document.blocks if isinstance(block, Figure)]
    images = iter(pictures(charts, "svg", document.labels.not_printable))
    body = "\n".join(_Writer(document, images).parts())
    mark = f'<p class="mark">{_words(document.mark)}</p>\n' if document.mark else ""
    return f"""<!doctype html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="description" content="{escape(document.subject)}">
<title>{escape(document.title)}: {escape(document.subtitle)}</title>
<style>
{_style()}</style>
</head>
<body>
<header>
{mark}<p class="organisation" dir="auto">{_words(document.organisation)}</p>
<h1 dir="auto">{_words(document.title)}</h1>
<p class="subtitle" dir="auto">{_words(document.subtitle)}</p>
</header>
<main>
{body}
</main>
</body>
</html>
"""


@cache
def _style() -> str:
    faces = ((400, "normal", "Regular"), (600, "normal", "SemiBold"))
    fonts = "".join(
        f'@font-face{{font-family:"Atkinson Hyperlegible Next";font-weight:{weight};font-style:{style};'
        f"src:url(data:font/ttf;base64,{_base64(FONTS / f'AtkinsonHyperlegibleNext-{name}.ttf')})}}\n"
        for weight, style, name in faces
    )
    return fonts + _STYLE.read_text(encoding="utf-8")


def _base64(path: Path) -> str:
    return b64encode(path.read_bytes()).decode()


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _rich(runs: Sequence[Run]) -> str:
    found = []
    for run in runs:
        words = _words(run.text)
        words = f"<strong>{words}</strong>" if run.bold else words
        found.append(f"<em>{words}</em>" if run.italic else words)
    return "".join(found)


class _Writer:
    """Writes blocks in order; counts headings and tables, so that each has an address."""

    def __init__(self, document: Document, images: Iterator[bytes]) -> None:
        self.document, self.images = document, images
        self.headings = self.tables = 0

    def parts(self) -> Iterator[str]:
        for block in self.document.blocks:
            yield self.part(block)

    def part(self, block: Block) -> str:
        match block:
            case Heading():
                self.headings += 1
                tag = f"h{block.level + 1}"
                return f'<{tag} id="part-{self.headings}" dir="auto">{_words(block.text)}</{tag}>'
            case Paragraph():
                return f'<p class="{block.style}" dir="auto">{_rich(block.runs)}</p>'
            case BulletList():
                return _list("ul", block.items)
            case Numbered():
                return _list("ol", block.items)
            case Boxes():
                return _boxes(block)
            case Table():
                return self.table(block)
            case Note():
                return _note(block)
            case Fields():
                rows = "".join(f'<div><dt>{_words(k)}</dt><dd dir="auto">{_rich(v)}</dd></div>' for k, v in block.fields)
                return f"<dl>{rows}</dl>"
            case ContentsList():
                return self.contents(block)
            case Figure():
                image = f"data:image/svg+xml;base64,{b64encode(next(self.images)).decode()}"
                return f'<figure><img src="{image}" alt="{escape(block.alt)}"></figure>\n{self.table(block.numbers)}'
            case Break():
                return '<div class="page"></div>'

    def contents(self, block: ContentsList) -> str:
        headings = [one for one in self.document.blocks if isinstance(one, Heading)]
        links = "".join(
            f'<li><a href="#part-{i}">{_words(one.text)}</a></li>' for i, one in enumerate(headings, start=1) if one.level == 1
        )
        return f'<nav aria-label="{escape(block.title)}"><p class="contents">{_words(block.title)}</p><ol>{links}</ol></nav>'

    def table(self, table: Table) -> str:
        self.tables += 1
        name = f"table-{self.tables}"
        caption = f"<caption>{_words(table.caption)}</caption>" if table.caption else ""
        label = escape(table.caption or ", ".join(table.header))
        shares = [100 * width / sum(table.widths) for width in table.widths]
        columns = "".join(f'<col style="width:{share:.4g}%">' for share in shares)
        head = "".join(f'<th scope="col" dir="auto">{_words(words)}</th>' for words in table.header)
        rows = "\n".join(_row(row, table.first_is_header) for row in table.rows)
        room = "wide many" if _has_much_to_say(table) else "wide"
        return (
            f'<div class="{room}" role="group" tabindex="0" aria-label="{label}"><table id="{name}">{caption}'
            f"<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
        )


def _has_much_to_say(table: Table) -> bool:
    """Whether its columns would be a word wide in the column that is read."""
    longest = max((sum(len(run.text) for run in cell) for row in table.rows for cell in row), default=0)
    return len(table.header) >= _MANY and longest > _LONG


def _row(row: Sequence[Rich], first_is_header: bool) -> str:
    cells = []
    for i, runs in enumerate(row):
        name, scope = ("th", ' scope="row"') if i == 0 and first_is_header else ("td", "")
        cells.append(f'<{name}{scope} dir="auto">{_rich(runs)}</{name}>')
    return f"<tr>{''.join(cells)}</tr>"


def _list(tag: str, items: Sequence[Rich]) -> str:
    lines = "".join(f'<li dir="auto">{_rich(runs)}</li>' for runs in items)
    return f"<{tag}>{lines}</{tag}>"


def _boxes(boxes: Boxes) -> str:
    choices = "".join(f'<li dir="auto">{_rich(runs)}</li>' for runs in boxes.choices)
    apart = "".join(f'<li dir="auto">{_words(words)}</li>' for words in boxes.apart)
    return (
        f'<div class="choose"><ul class="boxes">{choices}</ul>'
        + (f'<ul class="boxes apart">{apart}</ul>' if apart else "")
        + (f'<p class="code">{_words(boxes.code)}</p>' if boxes.code else "")
        + "</div>"
    )


def _note(note: Note) -> str:
    title = f"<p><strong>{_words(note.title)}</strong></p>" if note.title else ""
    body = "".join(f'<p dir="auto">{_rich(runs)}</p>' for runs in note.paragraphs)
    return f'<div class="note" role="note">{title}{body}</div>'
