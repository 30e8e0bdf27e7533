"""An organisation's own templates: honoured, whole or not; refused with the reason where they cannot be used."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from roadmap.reports.models import Heading, PageBreak, Paragraph
from roadmap.reports.save import save
from roadmap.reports.templates import MOST_BYTES, Template, TemplateProblem, read_template
from tests.reports.reading import slides_text, squeezed, word_text
from tests.reports.samples import sample, texts

DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"


def saved(file: Any) -> bytes:
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def word_template() -> Any:
    """A council's: its own font, large headings, a header with its name, text that is not to stay."""
    word = docx.Document()
    word.styles["Normal"].font.name, word.styles["Heading 1"].font.size = "Georgia", Pt(31)
    word.sections[0].header.paragraphs[0].text = "Rivermouth Council crest"
    word.sections[0].left_margin = Mm(35)
    word.add_paragraph("Write here")
    return word


def rewritten(content: bytes, change: dict[str, tuple[bytes, bytes]], add: dict[str, bytes] | None = None) -> bytes:
    """The same file with other bytes in some of its parts."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            part = before.read(entry)
            for was, now in [change[entry.filename]] if entry.filename in change else []:
                part = part.replace(was, now)
            after.writestr(entry, part)
        for name, part in (add or {}).items():
            after.writestr(name, part)
    return out.getvalue()


def used(word: Any) -> set[str]:
    """The ids of the styles that a document's text uses."""
    return {one.get(qn("w:val")) for tag in ("w:pStyle", "w:tblStyle") for one in word.element.body.iter(qn(tag))}


def reason(content: bytes, kind: Any) -> str:
    with pytest.raises(TemplateProblem) as problem:
        read_template(content, kind)
    return problem.value.reason


def test_a_word_report_keeps_the_templates_styles_header_and_paper_and_holds_everything() -> None:
    template = read_template(saved(word_template()), "docx")
    assert template.missing == ()
    document = sample()
    made = save(document, ".docx", template)
    word = docx.Document(BytesIO(made))
    assert word.styles["Heading 1"].font.size == Pt(31)
    assert word.styles["Normal"].font.name == "Georgia"
    assert word.sections[0].header.paragraphs[0].text == "Rivermouth Council crest"
    assert {round(section.left_margin.mm) for section in word.sections} == {35}
    written = word_text(made)
    assert "Writehere" not in written
    body = [text for text in texts(document) if squeezed(text) not in written]
    assert [text for text in body if text != document.organisation] == []
    assert used(word) <= {style.style_id for style in word.styles}


def test_missing_styles_are_named_and_added_in_the_templates_own_type() -> None:
    word = word_template()
    for name in ("Heading 2", "List Bullet", "List Number", "Caption"):
        element = word.styles[name].element
        element.getparent().remove(element)
    template = read_template(saved(word), "docx")
    assert template.missing == ("Heading 2", "List Bullet", "List Number", "Caption")
    made = docx.Document(BytesIO(save(sample(), ".docx", template)))
    added = made.styles["Heading 2"]
    assert (added.base_style.name, added.font.name, added.font.color.rgb) == ("Normal", None, None)
    assert used(made) <= {style.style_id for style in made.styles}
    for name in ("List Bullet", "List Number"):
        assert made.styles[name].element.pPr.numPr.numId.val


def test_a_template_without_any_list_or_style_of_its_own_still_makes_a_whole_report() -> None:
    word = docx.Document()
    for style in list(word.styles.element.findall(qn("w:style"))):
        word.styles.element.remove(style)
    template = read_template(saved(word), "docx")
    assert len(template.missing) == 8
    document = sample()
    written = word_text(save(document, ".docx", template))
    assert [text for text in texts(document) if squeezed(text) not in written and text != document.organisation] == []


def test_styles_that_word_named_in_another_language_are_used() -> None:
    content = saved(word_template())
    german = rewritten(content, {"word/styles.xml": (b'w:styleId="Heading1"', b'w:styleId="berschrift1"')})
    template = read_template(german, "docx")
    assert template.missing == ()
    made = docx.Document(BytesIO(save(sample(Heading(level=1, text="Found")), ".docx", template)))
    heading = next(one for one in made.paragraphs if one.text == "Found")
    assert (heading.style.name, heading.style.font.size) == ("Heading 1", Pt(31))


def test_the_mark_of_an_example_stands_in_a_templates_header() -> None:
    template = read_template(saved(word_template()), "docx")
    document = sample(Paragraph(runs="a"), PageBreak(landscape=True), Paragraph(runs="b"), mark="Example: fictional data")
    word = docx.Document(BytesIO(save(document, ".docx", template)))
    assert "Example: fictional data" in [one.text for one in word.sections[0].header.paragraphs]
    assert all("Example: fictional data" in "".join(p.text for p in section.header.paragraphs) for section in word.sections)
    assert [section.page_width > section.page_height for section in word.sections] == [False, True]


def test_a_dotx_is_opened_as_a_document() -> None:
    was = DOCUMENT_TYPE
    dotx = rewritten(saved(word_template()), {"[Content_Types].xml": (was, was.replace(b"document", b"template"))})
    assert word_text(save(sample(), ".docx", read_template(dotx, "docx")))


def test_slides_keep_the_templates_size_and_fonts_and_none_of_its_slides() -> None:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Our strategy"
    template = read_template(saved(deck), "pptx")
    assert template.missing == ()
    made = save(sample(), ".pptx", template)
    opened = pptx.Presentation(BytesIO(made))
    assert (opened.slide_width, opened.slide_height) == (deck.slide_width, deck.slide_height)
    written = slides_text(made)
    assert "Ourstrategy" not in written
    fonts = {run.font.name for slide in opened.slides for run in slide.shapes.title.text_frame.paragraphs[0].runs}
    assert fonts == {None}
    assert all(slide.shapes.title.text_frame.text for slide in opened.slides)
    for slide in opened.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= opened.slide_width


def test_a_potx_is_opened_and_another_layout_is_taken_where_title_only_is_missing() -> None:
    deck = pptx.Presentation()
    for layout in deck.slide_layouts:
        layout.name = f"Rivermouth {layout.name}"
    content = saved(deck)
    was = b"presentationml.presentation.main+xml"
    potx = rewritten(content, {"[Content_Types].xml": (was, was.replace(b"presentation.main", b"template.main"))})
    template = read_template(potx, "pptx")
    assert template.missing == ("Title Only",)
    assert slides_text(save(sample(), ".pptx", template))


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_what_cannot_be_used_is_refused_with_the_reason(kind: Any) -> None:
    word, deck = saved(word_template()), saved(pptx.Presentation())
    mine, other = (word, deck) if kind == "docx" else (deck, word)
    folder = "word" if kind == "docx" else "ppt"
    assert reason(rewritten(mine, {}, {f"{folder}/vbaProject.bin": b"x"}), kind) == "macros"
    assert (
        reason(rewritten(mine, {"[Content_Types].xml": (b"openxmlformats-officedocument", b"ms.macroEnabled")}), kind) == "macros"
    )
    assert reason(b"\xd0\xcf\x11\xe0 old", kind) == "old"
    assert reason(b"no zip at all", kind) == "damaged"
    assert reason(mine[: len(mine) // 2], kind) == "damaged"
    assert reason(b"x" * (MOST_BYTES + 1), kind) == "too_large"
    assert reason(other, kind) == ("word" if kind == "docx" else "powerpoint")


def test_a_template_whose_main_part_is_broken_is_damaged() -> None:
    broken = rewritten(saved(word_template()), {"word/document.xml": (b"<w:body>", b"<w:body")})
    assert reason(broken, "docx") == "damaged"


def test_slides_without_any_place_for_a_title_are_refused() -> None:
    deck = pptx.Presentation()
    for layout in deck.slide_layouts:
        for place in list(layout.placeholders):
            place._element.getparent().remove(place._element)
    assert reason(saved(deck), "pptx") == "no_title"


def test_a_report_without_a_template_is_as_before() -> None:
    assert isinstance(Template("docx", b""), Template)
    assert save(sample(), ".docx")
