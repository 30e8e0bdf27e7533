"""The PDF is tagged, passes PDF/UA-1's machine checks, and brings its fonts along."""

from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pytest
import typst

from roadmap.reports import printable
from roadmap.reports.models import Figure, Heading, Paragraph, Table
from roadmap.reports.pdf import to_pdf
from roadmap.reports.typesetter import typeset
from tests.reports.reading import pdf_text, squeezed
from tests.reports.samples import PROFILE, sample


def findings(file: bytes, folder: Path) -> list[str]:
    path = folder / "report.pdf"
    path.write_bytes(file)
    return [f"{one.rule_id} {one.message}" for one in pdfua.validate(str(path)).findings]


def tags(file: bytes) -> list[tuple[str, str]]:
    """Every element of the structure tree: its kind and its alt text."""
    found: list[tuple[str, str]] = []
    with pikepdf.open(BytesIO(file)) as pdf:
        waiting = [pdf.Root.StructTreeRoot]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting += list(one)
            elif isinstance(one, pikepdf.Dictionary):
                if "/S" in one:
                    found.append((str(one.S), str(one.get("/Alt", ""))))
                if "/K" in one:
                    waiting.append(one.K)
    return found


def test_the_checker_of_pdf_ua_finds_nothing(tmp_path: Path) -> None:
    assert findings(to_pdf(sample(mark="Example: fictional data")), tmp_path) == []


def test_the_checker_would_find_an_untagged_file(tmp_path: Path) -> None:
    untagged = typst.compile(b"= Heading\nNo tags", pdf_tags=False)
    assert isinstance(untagged, bytes)
    assert findings(untagged, tmp_path) != []


def test_it_says_what_it_is() -> None:
    with pikepdf.open(BytesIO(to_pdf(sample()))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "A sample report: Rivermouth Council, family support"
            assert metadata["pdfuaid:part"] == "1"


def test_every_figure_has_its_finding_as_alt_text() -> None:
    assert sorted(alt for kind, alt in tags(to_pdf(sample())) if kind == "/Figure") == [
        "Leaders see it further on.",
        "Leadership is mostly in place.",
        "One of two stands where it was meant to be.",
    ]


def test_tables_have_header_cells() -> None:
    names = [kind for kind, _ in tags(to_pdf(sample()))]
    assert names.count("/TH") >= 3
    assert names.count("/Table") == 4


def test_every_font_lies_inside() -> None:
    with pikepdf.open(BytesIO(to_pdf(sample()))) as pdf:
        fonts = {
            str(font.BaseFont): {"/FontFile2", "/FontFile3"} & set(font.DescendantFonts[0].FontDescriptor.keys())
            for page in pdf.pages
            for font in page.resources.get("/Font", {}).values()
        }
    assert any("AtkinsonHyperlegibleNext" in name for name in fonts)
    assert all(fonts.values())


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_pdf(sample()) == to_pdf(sample())


def test_all_that_coverage_names_can_be_printed() -> None:
    starts, ends = printable._starts_and_ends()
    characters = [chr(code) for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)]
    assert len(characters) > 8000
    blocks = tuple(Paragraph(runs=" ".join(characters[i : i + 500])) for i in range(0, len(characters), 500))
    assert to_pdf(sample(*blocks)).startswith(b"%PDF")


def test_a_cluster_that_no_font_can_join_does_not_lose_the_document() -> None:
    data = {"charts": [PROFILE.model_copy(update={"dot_words": "\u24dc\u20e3"}).model_dump(mode="json")]}
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        typeset("pictures.typ", data, format="pdf", pdf_standards="ua-1")
    for typed in ("\u24dc\u20e3", "ท\u0e31\u0301", "x\ufe0f\u20e3 and \u1a77", "क\u094d\u0937\u200d"):
        assert "after" in pdf_text(to_pdf(sample(Paragraph(runs=f"{typed} after"))))


def test_what_coverage_does_not_name_would_break_the_file() -> None:
    assert not printable.has_glyph("你")
    data = {"charts": [PROFILE.model_copy(update={"dot_words": "你"}).model_dump(mode="json")]}
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        typeset("pictures.typ", data, format="pdf", pdf_standards="ua-1")


def test_text_that_is_not_looked_at_letter_by_letter_has_a_glyph_for_each() -> None:
    usual = [chr(n) for n in range(0x2E80) if printable.USUAL.fullmatch(chr(n))]
    assert len(usual) > 250
    assert [c for c in usual if not printable.has_glyph(c)] == []
    assert printable.printer("lost")("“Èisteachd” – 5 €") == "“Èisteachd” – 5 €"


def test_a_word_longer_than_its_column_stays_on_the_page() -> None:
    word = "w" * 300
    file = to_pdf(sample(Table(header=("a", "b"), rows=((word, word),))))
    assert pdf_text(file).count(word) == 2


def test_a_row_taller_than_a_page_runs_on() -> None:
    long = " ".join(f"word{i}" for i in range(2500))
    written = pdf_text(to_pdf(sample(Table(header=("a", "b"), rows=((long, "x"),)))))
    assert squeezed("word0 word1") in written
    assert "word2499" in written


def test_a_figure_without_a_finding_is_refused() -> None:
    with pytest.raises(ValueError, match="alt"):
        Figure(chart=PROFILE, alt="", numbers=Table(header=("a",), rows=()))


def test_headings_are_tagged_by_level() -> None:
    document = sample(Heading(level=1, text="One"), Heading(level=2, text="Two"), Heading(level=3, text="Three"))
    assert {"/H1", "/H2", "/H3"} <= {kind for kind, _ in tags(to_pdf(document))}


def test_where_typst_refuses_a_text_the_plainest_letters_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printable, "_joins", lambda last, mark: True)
    written = pdf_text(to_pdf(sample(Paragraph(runs="before \u24dc\u20e3 èisteachd after"))))
    assert squeezed("èisteachd after") in written
