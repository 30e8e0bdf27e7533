"""The pattern of our own slides: 16:9, with the house's colours and fonts as a theme that can be changed at once."""

from functools import cache
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP, TITLE_HEIGHT, LINE = Inches(0.7), Inches(0.35), Inches(1.05), Inches(1.5)
PINE = RGBColor(0x17, 0x58, 0x4C)
FONT = "Arial"
#: What PowerPoint calls the colours of a theme, with the roles of ours.
_COLOURS = {
    "dk1": "101B19", "lt1": "FFFFFF", "dk2": "17584C", "lt2": "F1EFE8", "accent1": "17584C", "accent2": "17395C",
    "accent3": "A05297", "accent4": "BC840E", "accent5": "6C998D", "accent6": "9A4A2C", "hlink": "1A5A4E", "folHlink": "A05297",
}  # fmt: skip
#: The layouts that stay; slides are made on the last of them.
_KEPT = ("Title Slide", "Title and Content", "Title Only")


@cache
def house_pattern() -> bytes:
    """A presentation without slides."""
    file: Any = Presentation()
    before = file.slide_width
    file.slide_width, file.slide_height = WIDTH, HEIGHT
    for layout in list(file.slide_layouts):
        if layout.name not in _KEPT:
            file.slide_layouts.remove(layout)
    # The library's own pattern is 4:3: its places are stretched, so that a new slide has them right.
    for pattern in (file.slide_master, *file.slide_layouts):
        for place in pattern.placeholders:
            place.left, place.width = (Emu(int(size * WIDTH / before)) for size in (place.left, place.width))
    _theme(file.slide_master)
    _titles(file.slide_master)
    only = next(layout for layout in file.slide_layouts if layout.name == _KEPT[-1])
    title = next(place for place in only.placeholders if place.placeholder_format.idx == 0)
    title.left, title.top, title.width, title.height = LEFT, TOP, Emu(WIDTH - 2 * LEFT), TITLE_HEIGHT
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    _line(file, only)
    saved = BytesIO()
    file.save(saved)
    return saved.getvalue()


def _theme(master: Any) -> None:
    """Our colours and fonts under the names by which PowerPoint changes them for all slides at once."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme: Any = parse_xml(part.blob)
    for colours in theme.iter(qn("a:clrScheme")):
        colours.set("name", "House")
        for one in colours:
            name = one.tag.rpartition("}")[2]
            for old in list(one):
                one.remove(old)
            one.append(one.makeelement(qn("a:srgbClr"), {"val": _COLOURS[name]}))
    for fonts in theme.iter(qn("a:fontScheme")):
        fonts.set("name", "House")
        for latin in fonts.iter(qn("a:latin")):
            latin.set("typeface", FONT)
    part._blob = serialize_part_xml(theme)


def _titles(master: Any) -> None:
    """Titles at the left, bold, in the ink of the theme."""
    for level in master._element.iter(qn("p:titleStyle")):
        properties = level.find(qn("a:lvl1pPr"))
        properties.set("algn", "l")
        letters = properties.find(qn("a:defRPr"))
        letters.set("sz", "3000")
        letters.set("b", "1")


def _line(file: Any, layout: Any) -> None:
    """The short line below a title, where its letters begin, in the first colour of the theme.

    Shapes are made on slides, so one is borrowed for it.
    """
    slide = file.slides.add_slide(layout)
    line = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, LEFT + Inches(0.1), LINE, Inches(1.1), Inches(0.06))
    line.fill.solid()
    line.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    line.line.fill.background()
    line.shadow.inherit = False
    layout.shapes._spTree.append(line._element)
    listed = file.slides._sldIdLst
    file.part.drop_rel(listed[0].rId)
    listed.remove(listed[0])
