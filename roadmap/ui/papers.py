"""Draws a paper's blocks on a page, and offers it as a file."""

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from roadmap.assessment.collection_models import Collection, own_collection
from roadmap.assessment.models import Assessment
from roadmap.reports.governance import facts_of
from roadmap.reports.models import Block, Bullets, Heading, Numbered, Paragraph, Run, Table
from roadmap.store.erasing import kept_months
from roadmap.ui import here, pieces
from roadmap.ui.visitor import visitor


def words(runs: Iterable[Run]) -> str:
    """Runs as Markdown in which nothing that somebody typed can be a mark. What a paper links to is a link here."""
    left, found = list(runs), []
    while left:
        label, *address = left[:4]
        if [run.text for run in address[::2]] == [" (", ")"] and address[1].text.startswith("https://"):
            found.append(f"[{pieces.plain(label.text)}]({address[1].text})")
            left = left[4:]
        else:
            found.append(_run(label))
            left = left[1:]
    return "".join(found)


def facts(assessment: Assessment | None) -> dict[str, str]:
    """What fills the blanks: from the collection this visitor was asked for, else the one of the assessment."""
    gathered = None
    if assessment:
        asked_for = visitor().collection_id
        gathered = here.store().collection(asked_for) if asked_for else _told_most(here.store().collections(assessment.id))
    return facts_of(assessment, gathered, kept_months())


def _told_most(collections: Sequence[Collection]) -> Collection:
    """The collection a notice is about where nobody came by one.

    That of the lowest age, since another age than usual needs its reason; else one that says where to complain; else the one
    at the keyboard.
    """
    own = own_collection(collections)
    return min(collections, key=lambda one: (one.settings.youngest, not one.settings.complaints.strip(), one.id != own.id))


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Every stretch of text in blocks."""
    for block in blocks:
        match block:
            case Heading(text=text):
                yield text
            case Paragraph(runs=runs):
                yield from (run.text for run in runs)
            case Bullets(items=items) | Numbered(items=items):
                yield from (run.text for item in items for run in item)
            case Table(rows=rows):
                yield from (run.text for row in rows for cell in row for run in cell)


def draw(blocks: Iterable[Block], below: int) -> None:
    """Every block in order, under a heading of the level `below` that the page has drawn (1 is a header)."""
    name = ""
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                name = text
                _heading(level + below, text)
            case Paragraph(runs=runs):
                st.markdown(words(runs))
            case Bullets(items=items):
                st.markdown("\n".join(f"- {words(item)}" for item in items))
            case Numbered(items=items):
                st.markdown("\n".join(f"{n}. {words(item)}" for n, item in enumerate(items, start=1)))
            case Table(header=header, rows=rows):
                _table(header, rows, name)
            case _:
                raise TypeError(f"a paper on a page has no {block.kind}")


def _heading(level: int, text: str) -> None:
    if level < 3:
        (st.header if level == 1 else st.subheader)(pieces.plain(text), anchor=False)
    else:
        st.markdown(f"{'#' * (level + 1)} {pieces.plain(text)}")


def _table(header: Sequence[str], rows: Iterable[Sequence[Iterable[Run]]], name: str) -> None:
    """A table with two columns at most as such; a wider one row by row, since a phone shows no four columns of sentences."""
    if len(header) < 3:
        lines = [dict(zip(header, map(words, row), strict=True)) for row in rows]
        st.table(lines, border="horizontal", hide_index=True, alt=name or ", ".join(header))
        return
    for first, *others in rows:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{words(run.model_copy(update={'bold': False}) for run in first)}**")
            st.markdown(
                "\n".join(f"- {pieces.plain(label)}: {words(cell)}" for label, cell in zip(header[1:], others, strict=True))
            )


def _run(run: Run) -> str:
    if run.text.startswith("https://"):
        return f"<{run.text}>"
    text = pieces.plain(run.text)
    around = text.strip()
    if not around or not (run.bold or run.italic):
        return text
    mark = "**" if run.bold else "*"
    return text.replace(around, f"{mark}{around}{mark}", 1)
