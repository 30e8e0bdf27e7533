"""Saves a document in the format that a file's ending names."""

from roadmap.reports.excel import to_excel
from roadmap.reports.html import to_html
from roadmap.reports.models import Document
from roadmap.reports.pdf import to_pdf
from roadmap.reports.powerpoint import to_powerpoint
from roadmap.reports.templates import Template
from roadmap.reports.word import to_word

SUFFIXES = (".docx", ".xlsx", ".pptx", ".pdf", ".html")


def save(document: Document, suffix: str, template: Template | None = None) -> bytes:
    """The document as a file with this ending, with or without its dot; ValueError for another ending.

    `template` is an organisation's own, of the kind that the ending names; TemplateProblem where it is broken.
    """
    match "." + suffix.lower().lstrip("."):
        case ".docx":
            return to_word(document, template)
        case ".xlsx":
            return to_excel(document)
        case ".pptx":
            return to_powerpoint(document, template)
        case ".pdf":
            return to_pdf(document)
        case ".html":
            return to_html(document).encode()
    raise ValueError(f"a report cannot be a '{suffix}' file: choose one of {', '.join(SUFFIXES)}")
