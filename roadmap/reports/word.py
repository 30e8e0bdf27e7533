"""Writes a document as a Word file: real styles and heading levels, repeated header rows, alt text on each picture."""

from collections.abc import Iterator
from datetime import datetime, time
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Emu, Mm, Pt

from roadmap.reports import word_parts as parts
from roadmap.reports.models import (
    Block,
    Boxes,
    Bullets,
    Contents,
    Document,
    Fields,
    Figure,
    Heading,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Table,
)
from roadmap.reports.templates import Template
from roadmap.reports.typesetter import pictures
from roadmap.reports.word_styles import put_styles
from roadmap.reports.word_template import open_template

_SHORT, _LONG = Mm(210), Mm(297)
_SIDE = Mm(22)
_TAB = "<w:r><w:tab/></w:r>"
_PARAGRAPH_STYLES = {"body": "", "lead": "ReportLead", "quiet": "ReportQuiet"}


def to_word(document: Document, template: Template | None = None) -> bytes:
    """The document as a .docx file, in an organisation's own template where one is given. TemplateProblem where it is broken."""
    writer = _Writer(document, template)
    for block in document.blocks:
        writer.put(block)
    saved = BytesIO()
    writer.word.save(saved)
    return saved.getvalue()


@cache
def _empty(language: str, large: bool) -> bytes:
    """An empty document with every style: making the styles takes longer than most reports."""
    word = docx.Document()
    put_styles(word, language, large=large)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


class _Writer:
    """Puts one block after the other at the end of a Word document."""

    def __init__(self, document: Document, template: Template | None) -> None:
        self.document, self.in_template = document, template is not None
        opened = (
            open_template(template.content) if template else docx.Document(BytesIO(_empty(document.language, document.large)))
        )
        self.word: Any = opened
        self._properties()
        self._section(self.word.sections[0], landscape=False)
        charts = [block.chart for block in document.blocks if isinstance(block, Figure)]
        self.pictures: Iterator[bytes] = iter(pictures(charts, "png", document.labels.not_printable))
        self.headings = self.drawings = 0
        self.breaks = False
        self._put(parts.paragraph(parts.words(document.title), "Title"))
        self._put(parts.paragraph(parts.words(document.subtitle), "Subtitle"))

    def put(self, block: Block) -> None:
        """Put one block."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                properties = ("<w:keepNext/>" if block.keep else "") + self._start() + parts.direction(block.runs)
                self._put(parts.paragraph(parts.rich(block.runs), _PARAGRAPH_STYLES[block.style], properties))
            case Bullets():
                for runs in block.items:
                    self._put(parts.paragraph(parts.rich(runs), "ListBullet", parts.direction(runs)))
            case Numbered():
                self._numbered(block)
            case Boxes():
                self._boxes(block)
            case Table():
                self._table(block)
            case Note():
                self._note(block)
            case Fields():
                for label, runs in block.fields:
                    name = parts.words(label, '<w:color w:val="56605C"/>')
                    self._put(parts.paragraph(name + _TAB + parts.rich(runs), "ReportField"))
            case Contents():
                self._contents(block)
            case Figure():
                self._figure(block)
            case PageBreak():
                self._page_break(block)

    # --- the document ----------------------------------------------------------------------

    def _properties(self) -> None:
        about, document = self.word.core_properties, self.document
        about.title, about.subject = f"{document.title}: {document.subtitle}"[:255], document.subject[:255]
        about.author = about.last_modified_by = document.organisation[:255]
        about.language, about.comments, about.keywords = document.language, "", ""
        about.created = about.modified = datetime.combine(document.written_on, time(12))

    def _section(self, section: Any, *, landscape: bool) -> None:
        """Paper, margins, header and footer of a section. A template's own stay as they are; only the mark is put in."""
        if self.in_template:
            self._turn(section, landscape=landscape)
            return
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        section.left_margin = section.right_margin = _SIDE
        section.top_margin, section.bottom_margin = Mm(25), Mm(22)
        section.header_distance = section.footer_distance = Mm(12)
        self.width = section.page_width - 2 * _SIDE
        document = self.document
        mark = parts.words(document.mark, '<w:b/><w:color w:val="101B19"/>') if document.mark else ""
        self._margin(section.header, "Header", parts.words(document.organisation) + _TAB + mark)
        before, _, rest = document.labels.page.partition("{n}")
        between, _, after = rest.partition("{total}")
        page = parts.words(before) + parts.field("PAGE", "1") + parts.words(between)
        page += parts.field("NUMPAGES", "1") + parts.words(after)
        self._margin(section.footer, "Footer", parts.words(document.title) + _TAB + page)

    def _turn(self, section: Any, *, landscape: bool) -> None:
        """The template's paper, turned where it has to be; the mark of an example stands in every header."""
        long, short = max(section.page_width, section.page_height), min(section.page_width, section.page_height)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        self.width = section.page_width - section.left_margin - section.right_margin
        if self.document.mark and not section.header.is_linked_to_previous:
            mark = parts.words(self.document.mark, "<w:b/>")
            for header in (section.header, section.first_page_header, section.even_page_header):
                header._element.append(parse_xml(parts.paragraph(mark, "ReportQuiet", '<w:jc w:val="right"/>')))

    def _margin(self, place: Any, style: str, content: str) -> None:
        """The one line of a header or footer: words at the left, words at the right."""
        place.is_linked_to_previous = False
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{self._twips()}"/></w:tabs>'
        for old in list(place.paragraphs):
            old._element.getparent().remove(old._element)
        place._element.append(parse_xml(parts.paragraph(content, style, tabs)))

    def _twips(self) -> int:
        """The width of the text in twentieths of a point."""
        return int(Emu(self.width).pt * 20)

    # --- blocks ----------------------------------------------------------------------------

    def _put(self, xml: str) -> Any:
        element = parse_xml(xml)
        self.word.element.body.sectPr.addprevious(element)
        return element

    def _start(self) -> str:
        """The property that begins a page, where a page break is waiting."""
        waiting, self.breaks = self.breaks, False
        return "<w:pageBreakBefore/>" if waiting else ""

    def _heading(self, block: Heading) -> None:
        self.headings += 1
        mark = f'<w:bookmarkStart w:id="{self.headings}" w:name="_Toc{self.headings:06}"/>'
        content = f'{mark}{parts.words(block.text)}<w:bookmarkEnd w:id="{self.headings}"/>'
        self._put(parts.paragraph(content, f"Heading{block.level}", self._start()))

    def _numbered(self, block: Numbered) -> None:
        """A list that counts from one, whatever lists came before."""
        numbering = self.word.part.numbering_part.element
        pattern = self.word.styles["List Number"].element.pPr.numPr.numId.val
        kind = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == pattern)
        own = numbering.add_num(kind)
        own.add_lvlOverride(ilvl=0).add_startOverride(1)
        count = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{own.numId}"/></w:numPr>'
        for runs in block.items:
            self._put(parts.paragraph(parts.rich(runs), "ListNumber", count + parts.direction(runs)))

    def _boxes(self, block: Boxes) -> None:
        """Boxes that can be ticked with a pen and in Word; a line for each choice, and one for what stands apart."""
        lines = [(parts.box() + _TAB + parts.rich(runs), "ReportBox", parts.direction(runs)) for runs in block.choices]
        if block.apart or block.code:
            # Unbreakable spaces keep the words of a choice on one line with their box; the code stands at the right edge.
            apart = [parts.box() + parts.words("\u00a0" + words.replace(" ", "\u00a0")) for words in block.apart]
            code = _TAB + parts.words(block.code, '<w:color w:val="56605C"/><w:sz w:val="15"/>') if block.code else ""
            edge = f'<w:tabs><w:tab w:val="right" w:pos="{self._twips()}"/></w:tabs>'
            lines.append((parts.words(" \u2003").join(apart) + code, "ReportBoxesApart", edge))
        for content, style, direction in lines[:-1]:
            self._put(parts.paragraph(content, style, "<w:keepNext/>" + direction))
        self._put(parts.paragraph(*lines[-1]))

    def _table(self, block: Table) -> None:
        if block.caption:
            self._put(parts.paragraph(parts.words(block.caption), "Caption", self._start()))
        self._put(parts.table(block, self._twips()))
        # Word joins two tables that touch, so a line of its own follows each.
        self._put(parts.paragraph("", "ReportAfter"))

    def _note(self, block: Note) -> None:
        lines = ([parts.words(block.title, "<w:b/>")] if block.title else []) + [parts.rich(runs) for runs in block.paragraphs]
        for i, line in enumerate(lines):
            last = i == len(lines) - 1
            keep = "<w:keepLines/>" if last else "<w:keepNext/><w:keepLines/>"
            keep += self._start()
            self._put(parts.paragraph(line, "ReportNote", f'{keep}<w:spacing w:after="{0 if last else 100}"/>'))
        self._put(parts.paragraph("", "ReportAfter"))

    def _contents(self, block: Contents) -> None:
        """A table of contents that Word can bring up to date, filled with links to begin with."""
        self._put(parts.paragraph(parts.words(block.title), "ReportContentsTitle"))
        headings = [one for one in self.document.blocks if isinstance(one, Heading)]
        links = [(i, one.text) for i, one in enumerate(headings, start=1) if one.level == 1]
        begin, end = parts.field_ends('TOC \\o "1-1" \\h \\z \\u')
        for place, (i, text) in enumerate(links):
            link = f'<w:hyperlink w:anchor="_Toc{i:06}" w:history="1">{parts.words(text)}</w:hyperlink>'
            line = (begin if place == 0 else "") + link + (end if place == len(links) - 1 else "")
            self._put(parts.paragraph(line, "ReportContents"))

    def _figure(self, block: Figure) -> None:
        self.drawings += 1
        inline = self.word.part.new_pic_inline(BytesIO(next(self.pictures)), Emu(min(self.width, Mm(166))))
        inline.docPr.set("descr", block.alt)
        inline.docPr.set("name", f"Chart {self.drawings}")
        inline.docPr.set("id", str(1000 + self.drawings))
        holder = self._put(parts.paragraph("<w:r/>", "ReportPicture", self._start()))
        holder.r_lst[0].add_drawing(inline)
        self._table(block.numbers)

    def _page_break(self, block: PageBreak) -> None:
        landscape = self.word.sections[-1].orientation == WD_ORIENT.LANDSCAPE
        if block.landscape == landscape:
            self.breaks = True
            return
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        ending = self.word.paragraphs[-1]
        ending.style = self.word.styles["Report Section End"]
        ending.paragraph_format.line_spacing = Pt(1)
        self._section(section, landscape=block.landscape)
