"""Writes a document as tagged PDF, PDF/UA-1, with its fonts inside."""

from datetime import UTC, datetime, time
from typing import Any

from roadmap.reports.models import Block, Document, Figure, Note, PageBreak, Table
from roadmap.reports.typesetter import in_print

#: A row or note with more letters than this may run on to the next page; a shorter one stays together.
_STAYS_TOGETHER = 1000


def to_pdf(document: Document) -> bytes:
    """The document as one PDF file; the same document gives the same bytes."""
    data = document.model_dump(mode="json", exclude={"blocks", "plan"})
    data["sections"] = _sections(document)
    return in_print("document.typ", data, document.labels.not_printable, format="pdf", pdf_standards="ua-1",
                    timestamp=datetime.combine(document.written_on, time(12), UTC))[0]  # fmt: skip


def _sections(document: Document) -> list[dict[str, Any]]:
    """The blocks between page breaks, and which way their pages lie."""
    sections: list[dict[str, Any]] = [{"landscape": False, "blocks": []}]
    for block in document.blocks:
        if isinstance(block, PageBreak):
            sections.append({"landscape": block.landscape, "blocks": []})
        else:
            sections[-1]["blocks"].append(_block(block))
    return sections


def _block(block: Block) -> dict[str, Any]:
    data = block.model_dump(mode="json")
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Figure):
        data["numbers"] = _table(block.numbers)
    if isinstance(block, Note):
        data["tall"] = sum(len(run.text) for runs in block.paragraphs for run in runs) > _STAYS_TOGETHER
    return data


def _table(table: Table) -> dict[str, Any]:
    data = table.model_dump(mode="json", exclude={"rows"})
    data["widths"] = list(table.widths) or [1.0] * len(table.header)
    data["rows"] = [
        {
            "runs": [[run.model_dump() for run in cell] for cell in row],
            "tall": any(sum(len(run.text) for run in cell) > _STAYS_TOGETHER for cell in row),
        }
        for row in table.rows
    ]
    return data
