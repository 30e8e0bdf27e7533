"""The pieces of Word's own language that the writer puts together: runs, paragraphs, tables, fields.

They are written as XML text, because a full assessment has thousands of cells and one parse of a table is many times
quicker than building it cell by cell.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from roadmap.reports.models import BOX, Run, Table

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
#: Letters written from right to left: Hebrew, Arabic and their neighbours.
_FROM_RIGHT = range(0x0590, 0x0900)


def from_right(text: str) -> bool:
    """Whether a text begins with letters that are written from right to left."""
    if text.isascii():
        return False  # most text is
    first = next((c for c in text if c.isalpha()), "")
    return bool(first) and ord(first) in _FROM_RIGHT


def words(text: str, properties: str = "") -> str:
    """A run of text; line breaks and tabs stay what they are."""
    direction = "<w:rtl/>" if from_right(text) else ""
    both = f"<w:rPr>{properties}{direction}</w:rPr>" if properties or direction else ""
    lines = "<w:br/>".join(_line(line) for line in text.split("\n"))
    return f"<w:r>{both}{lines}</w:r>"


def _line(text: str) -> str:
    return "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))


def box() -> str:
    """A box that can be ticked: with a pen on paper, with a click in Word."""
    return (
        f'<w:sdt xmlns:w14="{_W14}"><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
        "</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>"
        '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
        f"<w:t>{BOX}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def rich(runs: Sequence[Run]) -> str:
    """Runs with their bold and italic."""
    return "".join(words(run.text, ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")) for run in runs)


def paragraph(content: str, style: str = "", properties: str = "", *, namespaces: bool = True) -> str:
    """A paragraph in a style, by the style's id."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    both = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p{' ' + NAMESPACES if namespaces else ''}>{both}{content}</w:p>"


def direction(runs: Sequence[Run]) -> str:
    """The paragraph property for text from right to left."""
    return "<w:bidi/>" if from_right("".join(run.text for run in runs)) else ""


def field(instruction: str, shown: str) -> str:
    """A field that Word computes, as a page number, with what is shown until then."""
    begin, end = field_ends(instruction)
    return f"{begin}<w:r><w:t>{escape(shown)}</w:t></w:r>{end}"


def field_ends(instruction: str) -> tuple[str, str]:
    """The beginning and the end of a field; what it shows stands between."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


def table(content: Table, width: int) -> str:
    """A table of a width in twentieths of a point: header row repeated, no row torn over two pages."""
    shares = content.widths or (1.0,) * len(content.header)
    columns = [round(width * share / sum(shares)) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    caption = f"<w:tblCaption w:val={quoteattr(content.caption)}/>" if content.caption else ""
    look = f'<w:tblLook w:val="04A0" w:firstRow="1" w:firstColumn="{int(content.first_is_header)}" w:noHBand="1" w:noVBand="1"/>'
    header = "".join(_cell(words(name), column, "ReportTableHead") for name, column in zip(content.header, columns, strict=True))
    rows = "".join(_row(row, columns) for row in content.rows)
    return (
        f'<w:tbl {NAMESPACES}><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>{rows}</w:tbl>"
    )


def _row(row: Sequence[Sequence[Run]], columns: Sequence[int]) -> str:
    cells = [_cell(rich(runs), width, "ReportTableText", direction(runs)) for runs, width in zip(row, columns, strict=True)]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, style: str, properties: str = "") -> str:
    inside = paragraph(content, style, properties, namespaces=False)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
