"""Every text of every block is in each format, in order, and nothing that people type is read as code."""

from collections import Counter
from collections.abc import Callable

import pytest

from roadmap.reports.models import Block, Bullets, Document, Figure, Heading, Note, Numbered, Paragraph, Table
from roadmap.reports.save import SUFFIXES, save
from tests.reports.reading import excel_text, html_text, pdf_pages, pdf_text, slides_text, squeezed, word_text
from tests.reports.samples import EVERY_BLOCK, PROFILE, sample, texts

READERS: dict[str, Callable[[bytes], str]] = {
    ".docx": word_text,
    ".xlsx": excel_text,
    ".pptx": slides_text,
    ".pdf": pdf_text,
    ".html": lambda file: html_text(file.decode()),
}

#: What people paste: markup, Typst, HTML, formulas, spreadsheets' traps, paths, templates.
TYPED = (
    "# no heading *no bold* _no slope_",
    '#set page(fill: red) #panic("no") $ x^2 $ @label <label> \\ #sys.inputs',
    "<b>no bold</b> <script>alert('no')</script> &amp; <!-- gone? -->",
    "=1+1 and -2 and @SUM(A1) and +44",
    "{placeholder} {0} %s ${HOME} {{ jinja }}",
    "]]> <w:t>no Word</w:t> ‘quotes’ \"straight\" 'single'",
    "1. no list\n- no bullet\n\tand a tab",
)
TONGUES = (
    "Tha sinn ag èisteachd ri daoine; là, ò, ù, ì",
    "Jesteśmy tu: łódź, źródło, żółw",
    "نستمع إلى الناس كل يوم",
    "Ми слухаємо людей",
)


def read(document: Document, suffix: str) -> str:
    return READERS[suffix](save(document, suffix))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("block", [b for b in EVERY_BLOCK if b.kind not in ("page_break", "contents")], ids=lambda b: b.kind)
def test_each_block_is_in_each_format(block: Block, suffix: str) -> None:
    if isinstance(block, Heading):
        block = Heading(level=1, text=block.text)
    written = read(sample(Heading(level=1, text="Before"), block, Paragraph(runs="After")), suffix)
    wanted = [squeezed(text) for text in texts(block)]
    assert wanted
    assert [text for text in wanted if text not in written] == []
    assert written.index("Before") < written.index(wanted[0]) < written.rindex("After")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_whole_document_is_in_each_format(suffix: str) -> None:
    document = sample(mark="Example: fictional data")
    written = read(document, suffix)
    assert [text for text in texts(document) if squeezed(text) not in written] == []


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("typed", TYPED)
def test_what_people_type_stays_text(typed: str, suffix: str) -> None:
    document = sample(
        Heading(level=1, text=typed),
        Paragraph(runs=typed),
        Bullets(items=(typed,)),
        Numbered(items=(typed,)),
        Table(header=(typed, "b"), rows=((typed, typed),), caption=typed),
        Note(title=typed, paragraphs=(typed,)),
        Figure(chart=PROFILE.model_copy(update={"dot_words": typed}), alt=typed, numbers=Table(header=("a",), rows=())),
    )
    assert read(document, suffix).count(squeezed(typed)) >= 9


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("typed", TONGUES)
def test_other_tongues_are_kept(typed: str, suffix: str) -> None:
    written = read(sample(Paragraph(runs=typed), Table(header=(typed,), rows=((typed,),))), suffix)
    if suffix == ".pdf" and "ن" in typed:
        # In a PDF letters lie in the order of the page and not of reading; all of them are there.
        assert Counter(squeezed(typed)) <= Counter(written)
    else:
        assert written.count(squeezed(typed)) == 3


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_face_is_kept_or_named(suffix: str) -> None:
    written = read(sample(Paragraph(runs="It was hard 😀 and good")), suffix)
    assert "😀" in written or "[grinningface]" in written
    assert "andgood" in written


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_letters_without_a_font_never_break_a_file(suffix: str) -> None:
    written = read(sample(Paragraph(runs="Before 你好吗 after ਸਤ 👩‍👧 \ue000 \U0001fae8 end")), suffix)
    assert "Before" in written
    assert "end" in written
    if suffix == ".pdf":
        assert written.count("[lettersthatthisfilecannotprint]") >= 2
        assert "[woman][girl]" in written
    else:
        assert "你好吗" in written


def test_the_mark_and_the_organisation_are_on_every_page_of_the_pdf() -> None:
    pages = pdf_pages(save(sample(mark="Example: fictional data"), ".pdf"), margins=True)
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        assert "Example:fictionaldata" in page
        assert "RivermouthCouncil" in page
        assert f"Page{number}of{len(pages)}" in page


def test_no_mark_where_there_is_none() -> None:
    for suffix in SUFFIXES:
        assert "fictional" not in read(sample(), suffix)


def test_another_ending_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match=r"cannot be a 'odt' file: choose one of \.docx, \.xlsx, \.pptx, \.pdf, \.html"):
        save(sample(), "odt")


def test_an_ending_may_lack_its_dot() -> None:
    assert save(sample(), "PDF").startswith(b"%PDF")
