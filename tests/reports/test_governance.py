"""Papers as documents: every mark read, contacts filled in, nothing that was typed becomes a mark."""

import io
from datetime import date
from typing import Any

import docx
import pytest

from roadmap.assessment.collection_models import Collection, CollectionSettings, NotesPromise
from roadmap.assessment.models import Assessment, CollectionKind, Contacts, FrameworkRef, Organisation
from roadmap.content.loading import load_words
from roadmap.content.papers import PAPERS, blanks, filled, load_paper
from roadmap.reports.from_markdown import blocks, runs
from roadmap.reports.governance import facts_of, paper_blocks, paper_document
from roadmap.reports.html import to_html
from roadmap.reports.models import Bullets, Heading, Numbered, Paragraph, Run, Table
from roadmap.reports.save import save

DAY = date(2026, 11, 27)
ROUND = Assessment(
    id="one",
    organisation=Organisation(id="here", name="Harbour **Council**"),
    service="Children | families",
    round_name="First",
    framework=FrameworkRef(id="trauma_informed", version="0.1", hash="0" * 64),
    set_id="start",
    contacts=Contacts(asked_by="Ailsa's team", daytime_support="Wellbeing, 01234 567890", independent="# Advocacy North"),
    created_on=DAY,
)


def document(paper_id: str, assessment: Assessment | None = ROUND) -> Any:
    return paper_document(load_paper(paper_id), assessment, load_words("report_en"), DAY)


def word_text(content: bytes) -> str:
    word = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_the_marks_that_papers_use_become_blocks() -> None:
    text = "## A\n\nOne\ntwo.\n\n- a\n  b\n- c\n\n### B\n1. d\n\n| x | y |\n|---|---|\n| **e** | f |"
    assert blocks(text) == (
        Heading(level=1, text="A"),
        Paragraph(runs="One two."),
        Bullets(items=("a b", "c")),
        Heading(level=2, text="B"),
        Numbered(items=("d",)),
        Table(header=("x", "y"), rows=(((Run(text="e", bold=True),), "f"),), widths=(12**0.5, 12**0.5)),
    )


def test_a_column_that_has_more_to_say_is_wider_and_none_is_squeezed() -> None:
    (table,) = blocks(f"| a | b |\n|---|---|\n| no | {'word ' * 40}|")
    narrow, wide = (share / sum(table.widths) for share in table.widths)
    assert wide > 3 * narrow
    assert narrow > 0.15


@pytest.mark.parametrize("paper_id", PAPERS)
def test_names_of_columns_begin_with_a_capital(paper_id: str) -> None:
    tables = [block for block in document(paper_id, None).blocks if isinstance(block, Table)]
    assert [name for table in tables for name in table.header if name[:1].islower()] == []


def test_a_link_keeps_its_words_and_an_address_on_the_web() -> None:
    assert "".join(run.text for run in runs("See [it](https://example.org/a).")) == "See it (https://example.org/a)."
    assert "".join(run.text for run in runs("See [it](../disclosure.md).")) == "See it."


def test_an_open_blank_is_bold() -> None:
    assert runs("By [To fill in: a day].") == (Run(text="By "), Run(text="[To fill in: a day]", bold=True), Run(text="."))


@pytest.mark.parametrize("paper_id", PAPERS)
def test_every_paper_is_a_document_in_which_no_mark_is_left(paper_id: str) -> None:
    shown = word_text(save(document(paper_id, None), "docx"))
    assert "To fill in" in shown or paper_id == "freedom_of_information"
    assert not any(mark in shown for mark in ("**", "](", "|--", "{:"))


def test_contacts_and_names_stand_where_they_belong_as_they_were_typed() -> None:
    shown = word_text(save(document("privacy"), "docx"))
    for typed in ("Harbour **Council**", "Children | families", "Ailsa's team", "# Advocacy North", "12 months"):
        assert typed in shown
    assert next(block.text for block in document("privacy").blocks if isinstance(block, Heading)) == "Who is responsible"
    assert "Wellbeing, 01234 567890" in word_text(save(document("complaints"), "docx"))


def test_script_in_a_name_is_text() -> None:
    bad = ROUND.model_copy(update={"organisation": Organisation(id="x", name="<script>alert(1)</script>")})
    assert "<script>alert" not in to_html(document("privacy", bad))


def test_an_example_is_marked_and_an_unfilled_paper_says_so() -> None:
    assert document("privacy", ROUND.model_copy(update={"example": True})).mark == "Example: fictional data"
    assert document("privacy", None).subtitle == "To be filled in"


def test_every_named_blank_is_one_that_the_tool_knows() -> None:
    named = set().union(*(blanks(load_paper(paper_id).text) for paper_id in PAPERS))
    assert named <= set(facts_of(ROUND))


def test_a_paper_for_the_screen_holds_the_same_words() -> None:
    paper = load_paper("privacy")
    assert paper_blocks(paper, facts_of(ROUND)) == document("privacy").blocks


def test_what_a_collection_tells_people_goes_before_the_assessment() -> None:
    settings = CollectionSettings(
        contacts=Contacts(independent="Advocacy South"),
        complaints="privacy@harbour.example",
        youngest=14,
        notes=NotesPromise(safeguarding="Duty desk"),
    )
    told = facts_of(ROUND, Collection(id="c", assessment_id="one", kind=CollectionKind.OPEN_SURVEY, settings=settings), 6)
    assert told["independent"] == "Advocacy South"
    assert told["asked_by"] == "Ailsa's team"
    assert (told["complaints"], told["safeguarding"]) == ("privacy@harbour.example", "Duty desk")
    assert (told["youngest"], told["kept"]) == ("14", "6 months")


@pytest.mark.parametrize("paper_id", ["privacy", "privacy_in_short"])
@pytest.mark.parametrize(
    ("youngest", "because", "said"),
    [
        (16, "", "This is the usual age."),
        (14, "Pupils of S3 asked to be asked.", "it is 14 here for this reason: Pupils of S3 asked to be asked."),
        (14, "", "[To fill in: why from this age]"),
    ],
)
def test_another_age_is_printed_with_its_reason(paper_id: str, youngest: int, because: str, said: str) -> None:
    settings = CollectionSettings(youngest=youngest, youngest_because=because)
    gathered = Collection(id="c", assessment_id="one", kind=CollectionKind.OPEN_SURVEY, settings=settings)
    text = filled(load_paper(paper_id).text, facts_of(ROUND, gathered))
    assert said in text
    assert f"{youngest}" in text
