"""Fits an organisation's PowerPoint template to slides: its master, fonts and colours stay, its own slides go."""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError

from roadmap.reports.templates import TemplateProblem

#: The layout that slides are looked for on, as PowerPoint calls it.
TITLE_ONLY = "Title Only"
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


def missing_layouts(content: bytes) -> tuple[str, ...]:
    """The layout that a template lacks; TemplateProblem where none of its layouts has a place for a title."""
    file = _opened(content)
    title_layout(file)
    return () if any(_is_title_only(layout) for layout in file.slide_layouts) else (TITLE_ONLY,)


def open_template(content: bytes) -> Any:
    """The template without slides."""
    file = _opened(content)
    listed = file.slides._sldIdLst
    for slide in list(listed):
        file.part.drop_rel(slide.rId)
        listed.remove(slide)
    return file


def title_layout(file: Any) -> Any:
    """The layout called 'Title Only', else the one with a title and the fewest other places to fill."""
    layouts = [layout for layout in file.slide_layouts if title_of(layout) is not None]
    if not layouts:
        raise TemplateProblem("no_title")
    return next((one for one in layouts if _is_title_only(one)), min(layouts, key=lambda one: len(one.placeholders)))


def title_of(layout: Any) -> Any:
    """The place for the title on a layout; None where there is none."""
    return next((place for place in layout.placeholders if place.placeholder_format.type in _TITLES), None)


def _is_title_only(layout: Any) -> bool:
    return title_of(layout) is not None and str(layout.name).casefold() == TITLE_ONLY.casefold()


def _opened(content: bytes) -> Any:
    try:
        file = Presentation(BytesIO(content))
        assert file.slide_width
        assert file.slide_height
    except (SyntaxError, PythonPptxError, KeyError, ValueError, AttributeError, AssertionError, TypeError) as error:
        raise TemplateProblem("damaged") from error  # what python-pptx raises on a broken file
    return file
