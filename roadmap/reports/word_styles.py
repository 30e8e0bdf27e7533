"""The styles of a Word report: fonts, sizes and spaces, all in styles, so that an organisation can change them at once."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles import BabelFish
from docx.styles.style import StyleFactory

from roadmap.reports.word_parts import NAMESPACES

INK, QUIET, PINE = RGBColor(0x10, 0x1B, 0x19), RGBColor(0x56, 0x60, 0x5C), RGBColor(0x17, 0x58, 0x4C)
#: On every machine with Word. The tool's own font is not, and Word would put another in its place unseen.
FONT = "Arial"

#: How much larger the styles of large print are, and which stay as they are.
_LARGER = 1.45
_STAY_SMALL = {"Report After", "Report Section End"}
#: Style name: built on, size, bold, colour, space before and after, in points.
PARAGRAPHS: dict[str, tuple[str, float, bool, RGBColor, float, float]] = {
    "Title": ("Normal", 27, True, INK, 0, 2),
    "Subtitle": ("Normal", 14, False, QUIET, 0, 10),
    "Heading 1": ("Normal", 18, True, INK, 20, 6),
    "Heading 2": ("Normal", 13.5, True, INK, 18, 5),
    "Heading 3": ("Normal", 11.5, True, INK, 14, 4),
    "List Bullet": ("Normal", 11, False, INK, 0, 5),
    "List Number": ("Normal", 11, False, INK, 0, 5),
    "Caption": ("Normal", 9.5, False, QUIET, 10, 4),
    "Header": ("Normal", 9, False, QUIET, 0, 0),
    "Footer": ("Normal", 9, False, QUIET, 0, 0),
    "Report Lead": ("Normal", 13, False, INK, 0, 9),
    "Report Quiet": ("Normal", 9.5, False, QUIET, 0, 7),
    "Report Field": ("Normal", 11, False, INK, 0, 3),
    "Report Box": ("Normal", 11, False, INK, 0, 3),
    "Report Boxes Apart": ("Normal", 10, False, INK, 3, 2),
    "Report Note": ("Normal", 10, False, INK, 0, 0),
    "Report Contents Title": ("Normal", 12, True, INK, 6, 4),
    "Report Contents": ("Normal", 10.5, False, INK, 0, 0),
    "Report Table Text": ("Normal", 9.5, False, INK, 3, 3),
    "Report Table Head": ("Normal", 9.5, True, INK, 3, 3),
    "Report Picture": ("Normal", 11, False, INK, 8, 4),
    "Report After": ("Normal", 6, False, INK, 0, 0),
    "Report Section End": ("Normal", 1, False, INK, 0, 0),
}

#: Those of Word's own that a template is expected to have.
BUILT_IN = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Caption")

#: The style of every table.
TABLE_STYLE = "Report Table"
_TABLE = f"""<w:style {NAMESPACES} w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="{TABLE_STYLE}"/>
<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="DDDAD0"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="DDDAD0"/></w:tblBorders>
<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="12" w:space="0" w:color="17584C"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"""

_LINE = 'w:val="single" w:sz="6" w:space="8" w:color="8B908A"'
_SIDES = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "left", "bottom", "right"))
_NOTE_BORDER = f"<w:pBdr {NAMESPACES}>{_SIDES}</w:pBdr>"


def put_styles(word: Any, language: str, *, large: bool = False) -> None:
    """Set the document's styles and language; in large print nothing that is to be read is smaller than 18 points."""
    styles = word.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(defaults):
        if child.tag in (qn("w:lang"), qn("w:rFonts")):
            defaults.remove(child)
    fonts = f'<w:rFonts {NAMESPACES} w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    defaults.insert(0, parse_xml(fonts))
    defaults.append(parse_xml(f'<w:lang {NAMESPACES} w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'))
    normal = styles["Normal"]
    normal.font.size, normal.font.color.rgb = Pt(_size("Normal", 11, large)), INK
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(7), 1.18
    known = {style.name for style in styles}
    for name, (base, size, bold, colour, before, after) in PARAGRAPHS.items():
        _put(styles, known, name, base, _size(name, size, large), bold, colour, before, after)
    _shape(styles, set(PARAGRAPHS), large)
    styles.element.append(parse_xml(_TABLE))


def add_missing(word: Any, names: set[str]) -> None:
    """Adds the styles that an organisation's template lacks, in the type and colour of its own text."""
    styles = word.styles
    known = {style.name for style in styles}
    for name, (base, size, bold, colour, before, after) in PARAGRAPHS.items():
        if name in names:
            _put(
                styles, known, name, base if base in known else None, size, bold, None if colour == INK else colour, before, after
            )
    _shape(styles, names, large=False)
    if not any(style.get(qn("w:styleId")) == "ReportTable" for style in styles.element):
        styles.element.append(parse_xml(_TABLE))


def _shape(styles: Any, names: set[str], large: bool) -> None:
    """What some styles have beside letters and spaces: hanging lines, a border, staying with what follows."""
    hanging = {"Report Field": Pt(210 if large else 130), "Report Box": Pt(round(2.1 * _size("Report Box", 11, large)))}
    for name in hanging.keys() & names:
        lines = styles[name].paragraph_format
        lines.left_indent, lines.first_line_indent = hanging[name], -hanging[name]
        lines.tab_stops.add_tab_stop(hanging[name])
    if "Report Note" in names:
        styles["Report Note"].element.get_or_add_pPr().insert_element_before(
            parse_xml(_NOTE_BORDER), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )
        sides = styles["Report Note"].paragraph_format
        sides.left_indent = sides.right_indent = Pt(9)
    for name in {"Caption", "Report Contents Title", "Report Picture"} & names:
        styles[name].paragraph_format.keep_with_next = True


def _size(name: str, size: float, large: bool) -> float:
    """The size of a style in points; what holds no letters stays small."""
    return max(18, size * _LARGER) if large and name not in _STAY_SMALL else size


def _put(
    styles: Any,
    known: set[str],
    name: str,
    base: str | None,
    size: float,
    bold: bool,
    colour: RGBColor | None,
    before: float,
    after: float,
) -> None:
    style = styles[name] if name in known else _added(styles, name)
    style.base_style = styles[base] if base else None
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:b", "w:i", "w:color", "w:spacing", "w:kern"):
        for child in properties.findall(qn(tag)):
            properties.remove(child)
    for tabs in style.element.findall(f".//{qn('w:tabs')}"):
        tabs.getparent().remove(tabs)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    if colour is not None:
        style.font.color.rgb = colour
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    spacing.line_spacing = 1.08 if size > 13 or size < 11 else 1.18


def _added(styles: Any, name: str) -> Any:
    """A new style. The library looks at every style for each new one, which takes longer than all the rest."""
    element = styles.element.add_style_of_type(BabelFish.ui2internal(name), WD_STYLE_TYPE.PARAGRAPH, name in BUILT_IN)
    element.styleId = name.replace(" ", "")
    return StyleFactory(element)
