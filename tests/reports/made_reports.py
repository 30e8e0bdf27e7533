"""Reports of made-up assessments, and how tests read them."""

from collections.abc import Callable
from functools import cache
from typing import Any

from roadmap.assessment.models import Audience, CollectionKind
from roadmap.reports.assessment_report import ReportParts, assessment_report
from roadmap.reports.models import Document, Figure, Heading
from tests.reports.full import full_parts
from tests.reports.reading import excel_text, html_text, pdf_text, slides_text, word_text
from tests.reports.samples import texts

READERS: dict[str, Callable[[bytes], str]] = {
    ".docx": word_text,
    ".xlsx": excel_text,
    ".pptx": slides_text,
    ".pdf": pdf_text,
    ".html": lambda file: html_text(file.decode()),
}
WITHHELD = "not shown on its own, so that nobody can be picked out"


def changed(parts: ReportParts, **changes: Any) -> ReportParts:
    """The same parts with some of them changed."""
    return ReportParts(**{**parts.__dict__, **changes})


def survey(people: tuple[int, int, int] = (14, 6, 22)) -> ReportParts:
    """An open survey with a threshold of ten."""
    return full_parts(CollectionKind.OPEN_SURVEY, Audience.ORGANISATION, 10, people)


def written(document: Document) -> str:
    """Every text of a document, a line each."""
    alts = [block.alt for block in document.blocks if isinstance(block, Figure)]
    return "\n".join([*texts(document), *alts])


@cache
def room() -> str:
    return written(assessment_report(full_parts()))


def section(document: Document, title: str) -> str:
    """The texts under one heading of the first or second level, up to the next of its level."""
    found, level = [], 0
    for block in document.blocks:
        if isinstance(block, Heading) and level and block.level <= level:
            break
        if isinstance(block, Heading) and block.text == title:
            level = block.level
        if level:
            found += texts(block)
    assert found, f"there is no section '{title}'"
    return "\n".join(found)
