"""Markup, script and formulas in every text that people type are text in each format: nothing runs, links or calculates."""

import csv
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pikepdf
import pytest

from roadmap.exchange.own_answers import OwnAnswers, OwnRow, own_answers_file
from roadmap.reports.assessment_report import assessment_report
from roadmap.reports.save import SUFFIXES, save
from tests.reports.made_reports import READERS
from tests.reports.reading import squeezed
from tests.reports.test_report_holds_everything import marked
from tests.typed import ODD

FORMULA = f"=HYPERLINK(1) {ODD}"
#: Without the face at its end, which a PDF has in words.
FLAT = ODD.rpartition(" ")[0]


def of_a_zip(file: bytes) -> list[str]:
    """Addresses that parts of an office file lead to, and tags that run."""
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        parts = {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}
    links = [name for name, text in parts.items() if name.endswith(".rels") and "odd.example" in text]
    return links + [name for name, text in parts.items() if "<img src=odd" in text]


def of_a_workbook(file: bytes) -> list[str]:
    """The same, and cells with what was typed that are formulas or links."""
    sheets = openpyxl.load_workbook(io.BytesIO(file)).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if "odd.example" in str(cell.value)]
    assert cells
    return of_a_zip(file) + [cell.coordinate for cell in cells if cell.data_type != "s" or cell.hyperlink]


def of_a_pdf(file: bytes) -> list[str]:
    """Addresses that a PDF leads to."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A and "odd" in str(note.A.URI)]


def of_a_page(file: bytes) -> list[str]:
    """Tags and addresses of a web page."""
    return [found for found in ("<img src=odd", 'href="http://odd', "<b>odd", "<strong>odd") if found in file.decode()]


DOES: dict[str, Callable[[bytes], list[str]]] = {
    ".docx": of_a_zip, ".xlsx": of_a_workbook, ".pptx": of_a_zip, ".pdf": of_a_pdf, ".html": of_a_page,
}  # fmt: skip


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_markup_in_every_text_of_a_report_stays_text(suffix: str) -> None:
    parts, marks = marked(f" {FLAT}")
    file = save(assessment_report(parts), suffix)
    text = READERS[suffix](file)
    assert [mark for mark in marks if squeezed(mark) not in text] == []
    assert DOES[suffix](file) == []


def test_markup_in_somebodys_own_answers_stays_text() -> None:
    own = OwnAnswers(
        organisation=FORMULA, service=ODD, round=ODD, view=ODD, rows=(OwnRow(topic="", question="", answer="", note=FORMULA),)
    )
    (_, (*_, note)) = csv.reader(io.StringIO(own_answers_file(own, ".csv").decode("utf-8-sig")))
    assert note == f"'{FORMULA}", "an apostrophe keeps a spreadsheet from calculating it"
    assert of_a_workbook(own_answers_file(own, ".xlsx")) == []
