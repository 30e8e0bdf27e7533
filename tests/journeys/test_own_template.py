"""Somebody takes our template, gives it their colour and logo, brings it back, and their report and slides are in it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.shared import RGBColor
from playwright.sync_api import FilePayload

from tests.journeys.conftest import begun
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser


def taken(visitor: Visitor, button: str) -> bytes:
    """What a button hands out."""
    with visitor.page.expect_download(timeout=60_000) as waiting:
        visitor.page.get_by_role("button", name=button, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def bring(visitor: Visitor, name: str, file: Any) -> None:
    """Choose a changed file where templates are brought."""
    saved = BytesIO()
    file.save(saved)
    chosen: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": saved.getvalue()}
    visitor.page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(chosen)


def test_our_templates_are_changed_and_brought_back(server: Server, visitor: Visitor) -> None:
    visitor.open(f"results?a={begun(server.database_url).id}")
    visitor.page.get_by_text("In your own template").click()
    word = docx.Document(BytesIO(taken(visitor, "Our Word template")))
    word.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x00, 0x3C)
    word.sections[0].header.paragraphs[0].add_run("Harbour Council")
    bring(visitor, "ours.docx", word)
    visitor.sees("The Word button now uses your template.")
    visitor.settle()
    report = docx.Document(BytesIO(taken(visitor, "Word")))
    assert report.styles["Heading 1"].font.color.rgb == RGBColor(0x7A, 0x00, 0x3C)
    assert "Harbour Council" in report.sections[0].header.paragraphs[0].text
    assert any(one.style.name == "Heading 1" for one in report.paragraphs)

    deck = pptx.Presentation(BytesIO(taken(visitor, "Our slide template")))
    deck.slide_layouts.get_by_name("Title Only").name = "Rivermouth"
    bring(visitor, "ours.pptx", deck)
    visitor.sees("Your template has no layout called: Title Only.")
    visitor.settle()
    slides = pptx.Presentation(BytesIO(taken(visitor, "PowerPoint")))
    assert len(slides.slides) > 1
    assert all(slide.shapes.title.text_frame.text for slide in slides.slides)
