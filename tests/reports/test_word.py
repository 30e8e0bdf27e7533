"""The Word file is made of real styles, and of tables and pictures that everybody can read."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from roadmap.reports.models import Heading, Numbered, PageBreak, Paragraph
from roadmap.reports.word import to_word
from tests.reports.samples import sample


@pytest.fixture(scope="module")
def word() -> Any:
    return docx.Document(BytesIO(to_word(sample(mark="Example: fictional data"))))


def test_headings_are_headings(word: Any) -> None:
    levels = {p.text: p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")}
    assert levels["First heading"] == "Heading 1"
    assert levels["Second heading"] == "Heading 2"
    assert levels["Third heading"] == "Heading 3"
    assert word.paragraphs[0].style.name == "Title"


def test_every_picture_has_its_finding_as_alt_text(word: Any) -> None:
    pictures = list(word.element.body.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in pictures] == [
        "Leadership is mostly in place.",
        "Leaders see it further on.",
        "One of two stands where it was meant to be.",
    ]
    assert len({one.get("id") for one in pictures}) == 3


def test_header_rows_are_repeated_and_no_row_is_torn(word: Any) -> None:
    assert len(word.tables) == 4
    for table in word.tables:
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_it_says_what_it_is(word: Any) -> None:
    about = word.core_properties
    assert about.title == "A sample report: Rivermouth Council, family support"
    assert about.author == "Rivermouth Council"
    assert about.language == "en-GB"
    assert about.comments == ""
    language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"


def test_each_section_has_mark_organisation_and_page_numbers(word: Any) -> None:
    assert [section.orientation for section in word.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    for section in word.sections:
        assert section.header.paragraphs[0].text == "Rivermouth Council\tExample: fictional data"
        fields = [one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_each_numbered_list_counts_from_one() -> None:
    document = sample(Numbered(items=("a", "b")), Paragraph(runs="between"), Numbered(items=("c",)))
    word: Any = docx.Document(BytesIO(to_word(document)))
    lists = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "List Number"]
    assert lists[0] == lists[1] != lists[2]
    starts = {num.numId: [o.startOverride.val for o in num.lvlOverride_lst] for num in word.part.numbering_part.element.num_lst}
    assert starts[lists[0]] == starts[lists[2]] == [1]


def test_the_contents_lead_to_headings_of_the_first_level(word: Any) -> None:
    found = list(word.element.body.iter(qn("w:hyperlink")))
    links = {one.get(qn("w:anchor")): "".join(t.text for t in one.iter(qn("w:t"))) for one in found}
    places = {one.get(qn("w:name")) for one in word.element.body.iter(qn("w:bookmarkStart"))}
    assert list(links.values()) == ["First heading", "On the long side", "Upright again"]
    assert set(links) <= places


def test_arabic_runs_from_right_to_left() -> None:
    word: Any = docx.Document(BytesIO(to_word(sample(Heading(level=1, text="One"), Paragraph(runs="نستمع إلى الناس")))))
    paragraph = word.paragraphs[-1]._p
    assert paragraph.pPr.find(qn("w:bidi")) is not None
    assert paragraph.find(f".//{qn('w:rtl')}") is not None


def test_a_page_break_begins_a_page() -> None:
    document = sample(Heading(level=1, text="One"), PageBreak(), Heading(level=1, text="Two"))
    found = docx.Document(BytesIO(to_word(document)))
    broken = [p.text for p in found.paragraphs if p.paragraph_format.page_break_before]
    assert broken == ["Two"]
