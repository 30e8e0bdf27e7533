"""The templates that ship: brought back as they are they lack nothing; what somebody changed in them is what a report shows."""

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from docx.shared import RGBColor

from roadmap.content.loading import load_words
from roadmap.reports.save import save
from roadmap.reports.starting_templates import starting_template
from roadmap.reports.templates import KINDS, Kind, read_template
from roadmap.reports.word_styles import BUILT_IN, PARAGRAPHS, TABLE_STYLE
from tests.reports.reading import slides_text, squeezed, word_text
from tests.reports.samples import sample, texts

WORDS = load_words("report_en")
SAID = WORDS.texts["template"]


def shipped(kind: Kind) -> bytes:
    return starting_template(kind, WORDS, date(2026, 11, 27))


def saved(file: Any) -> bytes:
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def lacking(content: bytes, written: str) -> list[str]:
    """What of the sample document is not in a file that was written from it."""
    return [text for text in texts(sample()) if squeezed(text) not in written and text != sample().organisation]


@pytest.mark.parametrize("kind", KINDS)
def test_brought_back_unchanged_it_lacks_nothing_and_leaves_none_of_its_words(kind: Kind) -> None:
    template = read_template(shipped(kind), kind)
    assert template.missing == ()
    made = save(sample(), f".{kind}", template)
    written = word_text(made) if kind == "docx" else slides_text(made)
    assert squeezed(SAID["keep"]) not in written
    assert squeezed(SAID["subtitle"]) not in written
    if kind == "docx":
        assert lacking(made, written) == []


def test_the_word_template_has_every_style_and_says_where_each_stands() -> None:
    content = shipped("docx")
    names = {style.name for style in docx.Document(BytesIO(content)).styles}
    assert {*PARAGRAPHS, *BUILT_IN, TABLE_STYLE} <= names
    told = word_text(content)
    assert [name for name in (*PARAGRAPHS, TABLE_STYLE) if squeezed(name) not in told] == []
    listed = {name for name in SAID if name.startswith("where_")}
    assert listed == {f"where_{name.lower().replace(' ', '_')}" for name in (*PARAGRAPHS, TABLE_STYLE)}


def test_every_style_takes_its_font_from_normal_as_the_template_says() -> None:
    word = docx.Document(BytesIO(shipped("docx")))
    for name in PARAGRAPHS:
        assert word.styles[name].font.name is None, name
        assert word.styles[name].base_style.name == "Normal", name


def test_header_and_footer_of_the_word_template_name_nobody_and_count_the_pages() -> None:
    section = docx.Document(BytesIO(shipped("docx"))).sections[0]
    assert section.header.paragraphs[0].text.strip() == ""
    assert section.footer.paragraphs[0].text.strip() == "Page 1 of 1"
    made = docx.Document(BytesIO(save(sample(), ".docx", read_template(shipped("docx"), "docx"))))
    assert made.sections[0].footer.paragraphs[0].text.strip() == "Page 1 of 1"


def test_a_colour_and_a_logo_that_were_put_into_the_word_template_are_in_the_report() -> None:
    word = docx.Document(BytesIO(shipped("docx")))
    word.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x00, 0x3C)
    word.styles["Report Table Head"].font.name = "Georgia"
    word.sections[0].header.paragraphs[0].add_run("Rivermouth Council")
    template = read_template(saved(word), "docx")
    assert template.missing == ()
    made = docx.Document(BytesIO(save(sample(), ".docx", template)))
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0x7A, 0x00, 0x3C)
    assert made.styles["Report Table Head"].font.name == "Georgia"
    assert made.sections[0].header.paragraphs[0].text.strip() == "Rivermouth Council"
    headings = [one for one in made.paragraphs if one.style.name == "Heading 1"]
    assert headings
    # Nothing beside the style says how a heading looks, so the change shows.
    assert not [run for one in headings for run in one.runs if run._element.rPr is not None]


def test_colours_and_fonts_that_were_changed_in_the_powerpoint_template_are_in_the_slides() -> None:
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(shipped("pptx"))) as before, zipfile.ZipFile(changed, "w") as after:
        for entry in before.infolist():
            part = before.read(entry)
            if entry.filename.startswith("ppt/theme/theme1"):
                assert b"101B19" in part
                assert b'typeface="Arial"' in part
                part = part.replace(b"101B19", b"7A003C").replace(b'typeface="Arial"', b'typeface="Georgia"')
            after.writestr(entry, part)
    template = read_template(changed.getvalue(), "pptx")
    assert template.missing == ()
    made = save(sample(), ".pptx", template)
    with zipfile.ZipFile(BytesIO(made)) as parts:
        theme = parts.read("ppt/theme/theme1.xml")
    assert b"7A003C" in theme
    assert b"Georgia" in theme
    deck = pptx.Presentation(BytesIO(made))
    assert {slide.slide_layout.name for slide in deck.slides} == {"Title Only"}
    titles = [run for slide in deck.slides for run in slide.shapes.title.text_frame.paragraphs[0].runs]
    assert {(run.font.name, run.font.color.type) for run in titles} == {(None, None)}


def test_slides_without_a_template_look_as_the_template_does() -> None:
    own, template = (pptx.Presentation(BytesIO(one)) for one in (save(sample(), ".pptx"), shipped("pptx")))
    assert (own.slide_width, own.slide_height) == (template.slide_width, template.slide_height)
    assert [layout.name for layout in own.slide_layouts] == [layout.name for layout in template.slide_layouts]
    lines = [[shape for shape in one.slides[0].slide_layout.shapes if not shape.is_placeholder] for one in (own, template)]
    assert [len(found) for found in lines] == [1, 1]


def test_letters_on_the_template_slides_follow_the_theme() -> None:
    deck = pptx.Presentation(BytesIO(shipped("pptx")))
    colours = [one for slide in deck.slides for one in slide._element.iter(qn("a:srgbClr"))]
    assert colours == []
