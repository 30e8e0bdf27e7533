"""Reads back what the writers wrote, each format by another program's eyes."""

import re
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pikepdf
import pptx


def squeezed(text: str) -> str:
    """Text without spaces, joiners and break marks, so that where a line breaks does not matter."""
    return re.sub(r"[\s\u200b\u00ad\u200d\ufe0f]+", "", text)


def word_text(file: bytes) -> str:
    """Everything written in a Word file's body, headers and footers."""
    word = docx.Document(BytesIO(file))
    parts: list[Any] = [word.element.body]
    for section in word.sections:
        parts += [section.header._element, section.footer._element]
    texts = [node.text or "" for part in parts for node in part.iter() if node.tag.endswith("}t")]
    return squeezed("".join(texts))


def excel_text(file: bytes) -> str:
    """Everything written in a workbook's cells, sheet by sheet and row by row."""
    book = openpyxl.load_workbook(BytesIO(file))
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    return squeezed("".join(str(value) for value in cells if value is not None))


def slides_text(file: bytes) -> str:
    """Everything written on slides, with what charts hold and their alternative texts."""
    found: list[str] = []
    for slide in pptx.Presentation(BytesIO(file)).slides:
        for shape in slide.shapes:
            found.append(shape._element.xpath(".//p:cNvPr")[0].get("descr") or "")
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            elif shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
            elif shape.has_chart:
                plot = shape.chart.plots[0]
                found += [*map(str, plot.categories), *(series.name for series in plot.series)]
    return squeezed("".join(found))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.hidden = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = False

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.texts.append(data)


def html_page(file: str) -> _Page:
    """The page as a browser's parser reads it."""
    page = _Page()
    page.feed(file)
    return page


def html_text(file: str) -> str:
    """Everything written on the page."""
    return squeezed("".join(html_page(file).texts))


def pdf_pages(file: bytes, *, margins: bool = False) -> list[str]:
    """What is written on each page of a PDF, letter by letter, through each font's own table of characters.

    Without `margins`, headers, footers and repeated table headers are left out, as a screen reader leaves them out.
    """
    with pikepdf.open(BytesIO(file)) as pdf:
        return [squeezed(_page_text(page, margins)) for page in pdf.pages]


def pdf_text(file: bytes) -> str:
    """Everything written in the PDF that is read out."""
    return "".join(pdf_pages(file))


def _page_text(page: pikepdf.Page, margins: bool) -> str:
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    current: dict[int, str] = {}
    texts: list[str] = []
    silent: list[bool] = []
    stream: list[Any] = list(pikepdf.parse_content_stream(page))
    for operands, operator in stream:
        name = str(operator)
        if name in ("BDC", "BMC"):
            # A stretch may bring its own text, where one shape stands for several letters or the other way round.
            has_properties = len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)
            own = operands[1].get("/ActualText") if has_properties else None
            artifact = str(operands[0]) == "/Artifact" and not margins
            if own is not None and not artifact and not any(silent):
                texts.append(str(own))
            silent.append(artifact or own is not None)
        elif name == "EMC":
            silent.pop()
        elif name == "Tf":
            current = fonts[str(operands[0])]
        elif name in ("Tj", "TJ") and not any(silent):
            for piece in operands[0] if name == "TJ" else operands:
                if isinstance(piece, pikepdf.String):
                    codes = bytes(piece)
                    texts += [current.get(int.from_bytes(codes[i : i + 2], "big"), "") for i in range(0, len(codes), 2)]
    return "".join(texts)


def _characters(font: Any) -> dict[int, str]:
    """What each two-byte code of a font stands for, from its ToUnicode table."""
    table = bytes(font["/ToUnicode"].read_bytes()).decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = bytes.fromhex(letters).decode("utf-16-be")
            for i in range(int(first, 16), int(last, 16) + 1):
                found[i] = start[:-1] + chr(ord(start[-1]) + i - int(first, 16))
    return found
