"""The rows of a table on a slide, written as PowerPoint's own language at once: cell by cell takes many times as long."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

_NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


class CellLook(NamedTuple):
    """How the text of a table is set: size in points, language, ink as six hex digits, and a font where it is not the theme's."""

    size: int
    language: str
    ink: str
    font: str | None


class Cell(NamedTuple):
    """One cell of a table."""

    text: str
    bold: bool
    ground: str  # six hex digits


def put_rows(table: Any, rows: Sequence[Sequence[Cell]], height: int, look: CellLook) -> None:
    """Puts rows in the place of those a table has; `table` is its element, `height` that of a row in EMU."""
    for row in list(table.tr_lst):
        table.remove(row)
    for row in rows:
        cells = "".join(_cell(cell, look) for cell in row)
        table.append(parse_xml(f'<a:tr {_NAMESPACE} h="{height}">{cells}</a:tr>'))


def _cell(cell: Cell, look: CellLook) -> str:
    face = f"<a:latin typeface={quoteattr(look.font)}/>" if look.font else ""
    properties = f'lang={quoteattr(look.language)} sz="{100 * look.size}" b="{int(cell.bold)}"'
    inside = f'<a:solidFill><a:srgbClr val="{look.ink}"/></a:solidFill>{face}'
    runs = "<a:br/>".join(
        f"<a:r><a:rPr {properties}>{inside}</a:rPr><a:t>{escape(line)}</a:t></a:r>" for line in cell.text.split("\n")
    )
    paragraph = f'<a:p><a:pPr algn="l"><a:spcAft><a:spcPts val="400"/></a:spcAft></a:pPr>{runs}</a:p>'
    ground = f'<a:tcPr><a:solidFill><a:srgbClr val="{cell.ground}"/></a:solidFill></a:tcPr>'
    return f'<a:tc><a:txBody><a:bodyPr wrap="square"/><a:lstStyle/>{paragraph}</a:txBody>{ground}</a:tc>'
