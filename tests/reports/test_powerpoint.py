"""Slides for the room: 16:9, charts that can be edited, titles of their own, and nothing of a group that is too small."""

from io import BytesIO
from typing import Any

import pptx
import pytest
from pptx.oxml.ns import qn

from roadmap.assessment.models import Audience, CollectionKind
from roadmap.reports.models import Block, Bullets, Heading, Paragraph, Table
from roadmap.reports.powerpoint import to_powerpoint
from roadmap.reports.room_slides import room_slides
from roadmap.reports.save import save
from tests.reports.full import full_parts
from tests.reports.reading import slides_text, squeezed
from tests.reports.samples import sample


@pytest.fixture(scope="module")
def deck() -> Any:
    return pptx.Presentation(BytesIO(to_powerpoint(room_slides(full_parts()))))


def test_slides_are_16_9_and_each_has_a_title_of_its_own(deck: Any) -> None:
    assert round(deck.slide_width / deck.slide_height, 2) == 1.78
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_charts_are_native_with_the_figures_behind_them_and_say_their_finding(deck: Any) -> None:
    charts = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) >= 2
    assert not [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]  # no pictures
    for shape in charts:
        assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr")) > 30
        assert shape.chart.part.chart_workbook.xlsx_part is not None
        assert (shape.chart.value_axis.minimum_scale, shape.chart.value_axis.maximum_scale) == (0, 100)


def test_nothing_lies_beyond_the_edge_of_a_slide(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0


def test_a_group_that_is_too_small_is_nowhere_on_the_slides() -> None:
    parts = full_parts(kind=CollectionKind.OPEN_SURVEY, audience=Audience.ORGANISATION, k=10, people=(14, 4, 16))
    deck = pptx.Presentation(BytesIO(to_powerpoint(room_slides(parts))))
    series = {
        one.name for slide in deck.slides for shape in slide.shapes if shape.has_chart for one in shape.chart.plots[0].series
    }
    assert "experience" not in {name.casefold() for name in series}


def test_the_mark_of_an_example_is_on_every_slide(deck: Any) -> None:
    for slide in deck.slides:
        assert any(shape.has_text_frame and "fictional" in shape.text_frame.text for shape in slide.shapes)


def test_priorities_and_what_the_report_is_not_are_there() -> None:
    text = slides_text(to_powerpoint(room_slides(full_parts())))
    assert squeezed("Not made or endorsed by the National Trauma Transformation Programme") in text
    assert squeezed("Priority 1") in text


def slides_of(*blocks: Block) -> list[list[str]]:
    """The words of each slide after the first, shape by shape."""
    deck = pptx.Presentation(BytesIO(save(sample(*blocks), ".pptx")))
    return [[shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] for slide in list(deck.slides)[1:]]


def test_a_line_beside_a_table_stands_on_its_slide() -> None:
    table = Table(header=("Who",), rows=(("Ailsa",),))
    led = slides_of(Heading(level=1, text="Talk"), Paragraph(runs="Hear the quieter voices first."), table)
    assert [slide[0] for slide in led] == ["Talk"]
    assert "Hear the quieter voices first." in led[0]
    named = table.model_copy(update={"caption": "In numbers"})
    footed = slides_of(Heading(level=1, text="Areas"), named, Paragraph(runs="Everyone is 64 people.", style="quiet"))
    assert [slide[0] for slide in footed] == ["Areas"]
    assert {"In numbers", "Everyone is 64 people."} <= set(footed[0])


def test_lines_of_a_list_have_marks_that_powerpoint_knows() -> None:
    deck = pptx.Presentation(BytesIO(save(sample(Bullets(items=("One", "Two"))), ".pptx")))
    marked = [one for slide in deck.slides for one in slide._element.iter(qn("a:buChar"))]
    assert len(marked) == 2
