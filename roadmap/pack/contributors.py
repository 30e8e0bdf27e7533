"""An empty sheet for everybody who gave their view: what was heard, what will be done, what cannot be done and why."""

from collections.abc import Iterator

from roadmap.pack.making import PackParts
from roadmap.reports.models import Block, Bullets, Document, Heading, PageBreak, Paragraph, Run, Table

_LINES = 6


def contributors_document(parts: PackParts) -> Document:
    """The sheet, with room for six things that were heard."""
    return parts.document(parts.say("contributors.title"), _blocks(parts))


def _blocks(parts: PackParts) -> Iterator[Block]:
    yield Paragraph(runs=parts.say("contributors.lead"), style="lead")
    columns = ("heard", "doing", "by", "cannot")
    room: tuple[tuple[Run, ...], ...] = ((Run(text="\n\n\n"),),) * len(columns)
    yield Table(
        header=tuple(parts.say(f"contributors.{name}") for name in columns),
        rows=(room,) * _LINES,
        caption=parts.say("contributors.table"),
        widths=(2.2, 2.2, 1.4, 2.2),
        first_is_header=False,
    )
    yield Heading(level=1, text=parts.say("contributors.not_said_title"))
    yield Paragraph(runs=parts.say("contributors.not_said"))
    yield Paragraph(runs=parts.say("contributors.next"))
    yield PageBreak()
    yield Heading(level=1, text=parts.say("contributors.plain_title"))
    yield Bullets(items=tuple((Run(text=parts.say(f"contributors.plain_{n}")),) for n in ("one", "two", "three")))
