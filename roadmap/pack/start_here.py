"""The first file of the pack: three ways to begin, what each file is, what the pack cannot protect, and how it comes back."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap.pack.making import PackParts
from roadmap.reports.models import Block, Bullets, Document, Fields, Heading, Note, Paragraph, Run, Table


class Listed(NamedTuple):
    """A file as the first page tells of it."""

    name: str
    what: str
    who: str


def start_document(parts: PackParts, files: Sequence[Listed]) -> Document:
    """The page to open first."""
    return parts.document(parts.say("start.title"), _blocks(parts, files))


def _blocks(parts: PackParts, files: Sequence[Listed]) -> Iterator[Block]:
    yield Paragraph(runs=parts.say("start.lead"), style="lead")
    yield Heading(level=1, text=parts.say("start.first_title"))
    yield _bullets(parts, "first_alone", "first_group", "first_round")
    yield Heading(level=1, text=parts.say("start.files_title"))
    yield Paragraph(runs=parts.say("start.files_lead"), keep=True)
    yield Table(
        header=tuple(parts.say(f"start.{name}") for name in ("file", "what", "who")),
        rows=tuple(((Run(text=file.name),), (Run(text=file.what),), (Run(text=file.who),)) for file in files),
        widths=(2.6, 3.4, 2.2),
    )
    yield Heading(level=1, text=parts.say("start.careful_title"))
    yield _bullets(parts, "careful_one", "careful_two", "careful_three")
    yield Heading(level=1, text=parts.say("start.back_title"))
    yield _bullets(parts, "back_answers", "back_plan")
    about = parts.framework.about
    said = (about.credit, parts.say("start.scores"), parts.say("start.unchecked"))
    yield Note(title=parts.say("start.about_title"), paragraphs=tuple((Run(text=words),) for words in said))
    written = f"{parts.written_on.day} {parts.written_on:%B %Y}"
    yield Fields(
        fields=(
            (parts.say("document.written_on"), (Run(text=written),)),
            (parts.say("document.version"), (Run(text=f"{about.title} {about.version}"),)),
        )
    )


def _bullets(parts: PackParts, *names: str) -> Bullets:
    return Bullets(items=tuple((Run(text=parts.say(f"start.{name}")),) for name in names))
