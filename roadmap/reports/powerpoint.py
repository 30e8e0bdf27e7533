"""Writes a document as PowerPoint slides, 16:9: few words a slide, charts that can be edited, and their numbers after them."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.util import Emu, Inches, Pt

from roadmap.reports.models import (
    BOX,
    Boxes,
    Bullets,
    Contents,
    Document,
    Fields,
    Figure,
    Heading,
    Note,
    Numbered,
    Paragraph,
    ProfileChart,
    Rich,
    Table,
    ViewsChart,
)
from roadmap.reports.powerpoint_house import FONT, HEIGHT, LEFT, PINE, TOP, WIDTH, house_pattern
from roadmap.reports.powerpoint_parts import Cell, Look, put_paragraph, put_rows
from roadmap.reports.powerpoint_template import open_template, title_layout, title_of
from roadmap.reports.templates import Template

#: Where text begins on our own slides; a template brings its own.
_BELOW = Inches(1.85)
_INK, _QUIET, _LINEN = RGBColor(0x10, 0x1B, 0x19), RGBColor(0x56, 0x60, 0x5C), RGBColor(0xF1, 0xEF, 0xE8)
_WHITE = "FFFFFF"
_ROW = Inches(0.5)
#: The groups of a chart of views, in framework order; the rest take ink.
_GROUPS = (RGBColor(0x17, 0x39, 0x5C), RGBColor(0xA0, 0x52, 0x97), RGBColor(0xBC, 0x84, 0x0E))
#: As much as can be read from the back of a room.
_LETTERS, _LINES, _ROWS, _BARS, _LEAD, _FOOT = 480, 6, 8, 9, 220, 110
#: Titles with more letters than this are set smaller than a template has them.
_LONG_TITLES = ((56, Pt(22)), (28, Pt(28)))


class _Line(NamedTuple):
    """One line of text on a slide."""

    text: str
    bullet: bool = False
    quiet: bool = False


#: What stands below a heading: charts and tables each alone, text gathered between them.
_Piece = Figure | Table | list[_Line]


def to_powerpoint(document: Document, template: Template | None = None) -> bytes:
    """The document as a .pptx file, in an organisation's own template where one is given. TemplateProblem where it is broken."""
    deck = _Deck(document, template)
    for title, pieces in _sections(document):
        _write_section(deck, title, pieces)
    saved = BytesIO()
    deck.file.save(saved)
    return saved.getvalue()


def _write_section(deck: "_Deck", title: str, pieces: Sequence[_Piece]) -> None:
    """The slides of one section. A line beside a chart or a table is read on the same slide, before or after it."""
    if not pieces:
        deck.text(title, [_Line("")])
    lead, foot = list[_Line](), list[_Line]()
    for piece, following in zip_longest(pieces, pieces[1:]):
        if isinstance(piece, list):
            if piece is foot:
                continue
            if _leads(piece, following):
                lead = piece
            else:
                deck.text(title, piece)
            continue
        foot = following if isinstance(following, list) and _is_foot(following) else []
        if isinstance(piece, Figure):
            deck.figure(title, piece, lead, foot)
        else:
            deck.table(title, piece, foot, lead[0].text if lead else "")
        lead = []


def _leads(lines: list[_Line], following: _Piece | None) -> bool:
    """Whether so few words stand before a chart, or a table without a name, that both are read on one slide."""
    if len(lines) != 1:
        return False
    if isinstance(following, Table):
        return not following.caption and len(lines[0].text) <= _FOOT
    drawn = isinstance(following, Figure) and isinstance(following.chart, ProfileChart | ViewsChart)
    return drawn and len(lines[0].text) <= _LEAD


def _is_foot(lines: list[_Line]) -> bool:
    """Whether words after a table are one quiet line, that can stand at its foot."""
    return len(lines) == 1 and lines[0].quiet and len(lines[0].text) <= _FOOT


def _sections(document: Document) -> Iterator[tuple[str, list[_Piece]]]:
    """What stands under each heading of the first two levels: charts and tables each alone, text gathered between them."""
    first, title, headed, within = "", document.title, False, False
    found: list[_Piece] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level < 3:
            if found or (headed and not (block.level == 2 and not within)):
                yield title, found  # a heading with others below it has no slide of its own: its words stand before theirs
            found, headed, within = [], True, block.level == 2
            first = block.text if block.level == 1 else first
            title = block.text if block.level == 1 or not first else f"{first}: {block.text}"
            continue
        if isinstance(block, Figure | Table):
            found.append(block)
            continue
        lines = list(_lines(block))
        if lines and found and isinstance(found[-1], list):
            found[-1].extend(lines)
        elif lines:
            found.append(lines)
    if found or headed:
        yield title, found


def _lines(block: object) -> Iterator[_Line]:
    match block:
        case Paragraph():
            yield _Line(_plain(block.runs), quiet=block.style == "quiet")
        case Bullets() | Numbered():
            yield from (_Line(_plain(runs), bullet=True) for runs in block.items)
        case Boxes():
            yield from (_Line(f"{BOX} {_plain(runs)}") for runs in block.choices)
            yield from (_Line(f"{BOX} {words}") for words in block.apart)
            if block.code:
                yield _Line(block.code, quiet=True)
        case Note():
            if block.title:
                yield _Line(block.title)
            yield from (_Line(_plain(runs)) for runs in block.paragraphs)
        case Fields():
            yield from (_Line(f"{label}: {_plain(runs)}") for label, runs in block.fields)
        case Heading():
            yield _Line(block.text)
        case Contents():
            yield _Line(block.title)
        case _:
            pass


def _plain(runs: Rich) -> str:
    return "".join(run.text for run in runs)


def _pages(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines in slides of so many words as a room can read."""
    page: list[_Line] = []
    for line in lines:
        if page and (len(page) == _LINES or sum(len(one.text) for one in page) + len(line.text) > _LETTERS):
            yield page
            page = []
        page.append(line)
    if page:
        yield page


class _Deck:
    """A presentation that grows by one slide after the other; no two have the same title."""

    def __init__(self, document: Document, template: Template | None) -> None:
        self.document, self.own = document, template is None
        self.titles: dict[str, int] = {}
        self.file: Any = open_template(template.content) if template else Presentation(BytesIO(house_pattern()))
        if self.own:
            self.layout = title_layout(self.file)
            self.left, self.top, self.below = Emu(LEFT), Emu(TOP), Emu(_BELOW)
        else:
            self._as_the_template_has_it()
        wide, high = int(self.file.slide_width or WIDTH), int(self.file.slide_height or HEIGHT)
        self.inner, self.height = Emu(wide - 2 * self.left), Emu(high)
        about = self.file.core_properties
        about.title, about.subject = f"{document.title}: {document.subtitle}"[:255], document.subject[:255]
        about.author = about.last_modified_by = document.organisation[:255]
        about.language, about.comments, about.keywords = document.language, "", ""
        about.created = about.modified = datetime.combine(document.written_on, time(12))
        self._cover()

    def _cover(self) -> None:
        """The first slide: what it is about, of whom, and when it was written."""
        slide = self._slide(self.document.title)
        written = self.document.written_on
        if self.own:
            for run in slide.shapes.title.text_frame.paragraphs[0].runs:
                run.font.size = Pt(36)
        self._write(slide, [_Line(self.document.subtitle), _Line(f"{written.day} {written:%B %Y}", quiet=True)], Pt(24))

    def _as_the_template_has_it(self) -> None:
        """Text and charts stand below the template's title and as far from the edge as that."""
        self.layout = title_layout(self.file)
        title = title_of(self.layout)
        wide, high = self.file.slide_width, self.file.slide_height
        self.left = Emu(min(max(title.left, wide // 40), wide // 8))
        self.top = title.top
        self.below = Emu(min(max(title.top + title.height + high // 16, high // 6), high // 3))

    def _slide(self, title: str) -> Any:
        self.titles[title] = self.titles.get(title, 0) + 1
        told = title if self.titles[title] == 1 else f"{title} ({self.titles[title]})"
        slide = self.file.slides.add_slide(self.layout)
        shape = slide.shapes.title
        if self.own:
            self._paragraph(shape.text_frame, told, Pt(30), first=True, bold=True)
        else:
            shape.text_frame.text = told
            longest = next((size for letters, size in _LONG_TITLES if len(told) > letters), None)
            for run in shape.text_frame.paragraphs[0].runs if longest else ():
                run.font.size = longest
            for place in list(slide.placeholders):
                if place._element is not shape._element:
                    place._element.getparent().remove(place._element)  # an empty place would ask for text
        if self.document.mark:
            box = slide.shapes.add_textbox(self.left, self.height - Inches(0.55), self.inner, Inches(0.4))
            self._paragraph(box.text_frame, self.document.mark, Pt(14), first=True, bold=True)
        return slide

    def text(self, title: str, lines: Sequence[_Line]) -> None:
        """Lines of text, on as many slides as they need."""
        for page in _pages(lines):
            self._write(self._slide(title), page, Pt(22))

    def _room(self) -> Any:
        """The height between the title and the mark at the foot."""
        return self.height - self.below - Inches(0.7)

    def _write(self, slide: Any, lines: Sequence[_Line], size: Pt) -> None:
        box = slide.shapes.add_textbox(self.left, self.below, self.inner, self._room())
        frame = box.text_frame
        for number, line in enumerate(lines):
            self._paragraph(frame, line.text, size, first=number == 0, quiet=line.quiet, bullet=line.bullet)

    def _paragraph(
        self, frame: Any, text: str, size: Pt, *, first: bool, bold: bool = False, quiet: bool = False, bullet: bool = False
    ) -> None:
        ink, font = (str(_QUIET if quiet else _INK), FONT) if self.own else (None, None)
        put_paragraph(frame, text, Look(self.document.language, size.pt, ink, font, bold), first=first, bullet=bullet)

    def table(self, title: str, table: Table, foot: Sequence[_Line] = (), lead: str = "") -> None:
        """A table, its header again on each slide; above it its name or what leads to it, and a line at its foot on the last."""
        for start in range(0, max(1, len(table.rows)), _ROWS):
            rows = table.rows[start : start + _ROWS]
            slide = self._slide(title)
            if table.caption or lead:
                above = slide.shapes.add_textbox(self.left, self.below - Inches(0.3), self.inner, Inches(0.4))
                self._paragraph(above.text_frame, table.caption or lead, Pt(16), first=True, quiet=True)
            place = (self.left, self.below + Inches(0.15), self.inner)
            frame = slide.shapes.add_table(1, len(table.header), *place, _ROW * (len(rows) + 1))
            self._alt(frame, table.caption or title)
            shares = table.widths or tuple(1 for _ in table.header)
            for column, share in enumerate(shares):
                frame.table.columns[column].width = Emu(int(self.inner * share / sum(shares)))
            told = [[Cell(name, True, str(_LINEN)) for name in table.header]]
            told += [
                [Cell(_plain(runs), column == 0 and table.first_is_header, _WHITE) for column, runs in enumerate(row)]
                for row in rows
            ]
            # The ink is named in a template too: its own may be white, for a ground of its own.
            look = Look(self.document.language, 14, str(_INK), FONT if self.own else None)
            put_rows(frame._element.graphic.graphicData.tbl, told, _ROW, look)
        for line in foot:
            below = slide.shapes.add_textbox(self.left, self.height - Inches(0.95), self.inner, Inches(0.4))
            self._paragraph(below.text_frame, line.text, Pt(16), first=True, quiet=True)

    def figure(self, title: str, figure: Figure, lead: Sequence[_Line], foot: Sequence[_Line] = ()) -> None:
        """A chart that can be edited, below its lead and with its finding as alternative text, then its numbers as a table."""
        chart = figure.chart
        if isinstance(chart, ProfileChart):
            rows = [(row.name, row.score) for row in chart.rows]
            scores = {chart.dot_words: [score for _, score in rows]}
            self._bars(title, figure.alt, [name for name, _ in rows], scores, [PINE], lead)
        elif isinstance(chart, ViewsChart):
            groups = {
                name: [next((mark.value for mark in row.marks if mark.group == place), None) for row in chart.rows]
                for place, name in enumerate(chart.groups)
            }
            shown = {name: values for name, values in groups.items() if any(value is not None for value in values)}
            colours = [_GROUPS[place] if place < len(_GROUPS) else _INK for place, name in enumerate(groups) if name in shown]
            self._bars(title, figure.alt, [row.name for row in chart.rows], shown, colours, lead)
        self.table(title, figure.numbers, foot)

    def _bars(
        self,
        title: str,
        alt: str,
        names: Sequence[str],
        series: dict[str, list[float | None]],
        colours: Sequence[RGBColor],
        lead: Sequence[_Line],
    ) -> None:
        above = Inches(0.5 if len(lead[0].text) < 80 else 0.9) if lead else 0
        for start in range(0, len(names), _BARS):
            data = CategoryChartData(number_format="0")
            data.categories = list(reversed(names[start : start + _BARS]))
            for name, values in series.items():
                data.add_series(name, list(reversed(values[start : start + _BARS])))
            slide = self._slide(title)
            if lead:
                self._write(slide, lead, Pt(18))
            place = (self.left, self.below + above, self.inner, self._room() - above)
            frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
            self._alt(frame, alt)
            self._dress(frame.chart, colours, legend=len(series) > 1)

    def _dress(self, chart: Any, colours: Sequence[RGBColor], *, legend: bool) -> None:
        chart.font.size = Pt(14)
        if self.own:
            chart.font.name, chart.font.color.rgb = FONT, _INK
        chart.has_title = False
        chart.has_legend = legend
        if legend:
            chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        axis = chart.value_axis
        axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, 100, 25
        axis.major_gridlines.format.line.color.rgb = RGBColor(0xDD, 0xDA, 0xD0)
        plot = chart.plots[0]
        plot.gap_width = 60
        plot.has_data_labels = True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0", False
        for series, colour in zip(plot.series, colours, strict=True):
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = colour

    def _alt(self, frame: Any, text: str) -> None:
        frame._element.nvGraphicFramePr.cNvPr.set("descr", text)
