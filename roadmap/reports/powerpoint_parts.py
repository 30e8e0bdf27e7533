"""The pieces of PowerPoint's own language that the writer puts together: paragraphs, and the rows of a table.

They are written as XML at once, because building them run by run and cell by cell takes many times as long.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

_NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
#: How far the lines of a list stand in from its marks, in EMU, and the mark.
_HANGING, _MARK = 285_750, '<a:buFont typeface="Arial"/><a:buChar char="•"/>'


class Look(NamedTuple):
    """How text is set: its language, its size in points, ink as six hex digits and a font, both None for the theme's own."""

    language: str
    size: float
    ink: str | None = None
    font: str | None = None
    bold: bool = False


class Cell(NamedTuple):
    """One cell of a table."""

    text: str
    bold: bool
    ground: str  # six hex digits


def put_rows(table: Any, rows: Sequence[Sequence[Cell]], height: int, look: Look) -> None:
    """Puts rows in the place of those a table has; `table` is its element, `height` that of a row in EMU."""
    for row in list(table.tr_lst):
        table.remove(row)
    for row in rows:
        cells = "".join(_cell(cell, look) for cell in row)
        table.append(parse_xml(f'<a:tr {_NAMESPACE} h="{height}">{cells}</a:tr>'))


def put_paragraph(frame: Any, text: str, look: Look, *, first: bool, bullet: bool = False) -> None:
    """A paragraph at the end of a text frame, or in the place of its first one; line breaks stay what they are."""
    frame.word_wrap = True
    body = frame._txBody
    if first:
        for old in list(body.p_lst):
            body.remove(old)
    body.append(parse_xml(_paragraph(text, look, 800, _NAMESPACE, bullet=bullet)))


def _paragraph(text: str, look: Look, after: int, namespace: str = "", *, bullet: bool = False) -> str:
    inside = f'<a:solidFill><a:srgbClr val="{look.ink}"/></a:solidFill>' if look.ink else ""
    inside += f"<a:latin typeface={quoteattr(look.font)}/>" if look.font else ""
    properties = f'lang={quoteattr(look.language)} sz="{round(100 * look.size)}" b="{int(look.bold)}"'
    runs = "<a:br/>".join(
        f"<a:r><a:rPr {properties}>{inside}</a:rPr><a:t>{escape(line)}</a:t></a:r>" for line in text.split("\n")
    )
    hanging, mark = (f' marL="{_HANGING}" indent="-{_HANGING}"', _MARK) if bullet else ("", "")
    spaced = f'<a:spcAft><a:spcPts val="{after}"/></a:spcAft>'
    return f'<a:p {namespace}><a:pPr algn="l"{hanging}>{spaced}{mark}</a:pPr>{runs}</a:p>'


def _cell(cell: Cell, look: Look) -> str:
    paragraph = _paragraph(cell.text, look._replace(bold=cell.bold), 400)
    ground = f'<a:tcPr><a:solidFill><a:srgbClr val="{cell.ground}"/></a:solidFill></a:tcPr>'
    return f'<a:tc><a:txBody><a:bodyPr wrap="square"/><a:lstStyle/>{paragraph}</a:txBody>{ground}</a:tc>'
