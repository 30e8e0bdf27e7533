"""The templates that organisations start from: every style and layout that reports use, in our look, with how to change them."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import docx

from roadmap.content.words_models import Words
from roadmap.reports.models import (
    Block,
    Boxes,
    Bullets,
    Contents,
    Document,
    Fields,
    Heading,
    Labels,
    Note,
    Numbered,
    Paragraph,
    Run,
    Table,
)
from roadmap.reports.powerpoint import to_powerpoint
from roadmap.reports.powerpoint_house import house_pattern
from roadmap.reports.templates import Kind, Template
from roadmap.reports.word import to_word
from roadmap.reports.word_styles import PARAGRAPHS, TABLE_STYLE


def starting_template(kind: Kind, words: Words, made_on: date) -> bytes:
    """A Word or PowerPoint file to change and to bring back. `words` is `report_en.yaml`.

    What it says is how to change it; a report leaves that out. It names no organisation, so that none is left in by mistake.
    """
    return _word(words, made_on) if kind == "docx" else _slides(words, made_on)


def _word(words: Words, made_on: date) -> bytes:
    said = words.texts["template"]
    word: Any = docx.Document(BytesIO(to_word(_document(words, said["word_title"], _on_pages(said), made_on))))
    # Header and footer stay in every report, so this file's own title goes: the numbers of the pages are left.
    for section in word.sections:
        title = section.footer.paragraphs[0].runs[0]._element
        title.getparent().remove(title)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


def _slides(words: Words, made_on: date) -> bytes:
    said = words.texts["template"]
    document = _document(words, said["slides_title"], _on_slides(said), made_on)
    # Written as into any template: the letters on its slides follow its theme.
    return to_powerpoint(document, Template("pptx", house_pattern()))


def _document(words: Words, title: str, blocks: Iterator[Block], made_on: date) -> Document:
    labels, said = words.texts["document"], words.texts["template"]
    return Document(
        title=title,
        subtitle=said["subtitle"],
        language=words.language,
        subject=said["subject"],
        organisation="",
        written_on=made_on,
        labels=Labels(page=labels["page"], not_printable=labels["not_printable"]),
        blocks=tuple(blocks),
    )


def _on_pages(said: dict[str, str]) -> Iterator[Block]:
    yield Paragraph(runs=said["lead_word"], style="lead")
    yield Heading(level=1, text=said["change"])
    yield Numbered(items=tuple(_runs(said, "word_colours", "word_logo", "word_back")))
    yield Note(title=said["keep"], paragraphs=tuple(_runs(said, "keep_names", "keep_contrast", "keep_charts")))
    yield Heading(level=1, text=said["styles"])
    yield Contents(title=said["contents"])
    yield Heading(level=2, text=said["second"])
    yield Paragraph(runs=said["body"])
    yield Paragraph(runs=said["quiet"], style="quiet")
    yield Heading(level=3, text=said["third"])
    yield Bullets(items=tuple(_runs(said, "bullet", "bullet")))
    yield Numbered(items=tuple(_runs(said, "number", "number")))
    yield Fields(fields=((said["label"], (Run(text=said["value"]),)),))
    yield Boxes(choices=tuple(_runs(said, "box", "box")), apart=(said["box_apart"],))
    yield Note(title=said["note_title"], paragraphs=tuple(_runs(said, "note")))
    yield Table(
        header=(said["name"], said["where"]),
        rows=tuple(
            ((Run(text=name),), (Run(text=said[f"where_{name.lower().replace(' ', '_')}"]),))
            for name in (*PARAGRAPHS, TABLE_STYLE)
        ),
        caption=said["example"],
        widths=(1, 2),
    )


def _on_slides(said: dict[str, str]) -> Iterator[Block]:
    yield Heading(level=1, text=said["how"])
    yield Paragraph(runs=said["lead_slides"])
    yield Heading(level=1, text=said["change"])
    yield Numbered(items=tuple(_runs(said, "slides_colours", "slides_logo", "slides_back")))
    yield Heading(level=1, text=said["keep"])
    yield Bullets(items=tuple(_runs(said, "keep_layout", "keep_contrast", "keep_charts")))


def _runs(said: dict[str, str], *names: str) -> Iterator[tuple[Run, ...]]:
    return ((Run(text=said[name]),) for name in names)
