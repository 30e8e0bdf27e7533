"""The report of an evaluation: the published figures and what is not known, and never a cause or a single form."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pdfua
import pytest

from roadmap.content.loading import find_evaluation, load_words
from roadmap.evaluation.counting import count
from roadmap.evaluation.kept_models import Form, Said, WaveCount
from roadmap.evaluation.shown import shown
from roadmap.reports.evaluation_reports import EvaluationReport, evaluation_report
from roadmap.reports.models import Document, Heading, Table
from roadmap.reports.save import save
from tests.evaluation.courses import counted, course
from tests.evaluation.rebuilding import published, rebuilt

CAUSES = ("improved", "because of", "thanks to", "led to an", "as a result", "effect of", "made people")
THERE = {("pre", ""): 38, ("post", ""): 33}


def as_published() -> list[WaveCount]:
    """The counts of the published evaluation, as closing makes them of its forms."""
    instrument = find_evaluation("power_sharing")
    forms: dict[tuple[str, str], dict[str, str]] = {}
    for row in rebuilt(instrument):
        forms.setdefault((row["wave"], row["respondent"]), {})[row["item"]] = row["answer"]
    kept = [Form(id=name, wave=wave, answers=answers) for (wave, name), answers in forms.items()]
    return [count(wave, ("",), [one for one in kept if one.wave == wave], [], instrument) for wave in ("pre", "post")]


def made(
    counts: list[WaveCount], *sites: str, said: tuple[Said, ...] = (), there: dict[tuple[str, str], int] | None = None
) -> Document:
    about = course(*sites)
    words, report = load_words("evaluation_en").texts, load_words("report_en").texts
    return evaluation_report(
        EvaluationReport(
            course=about,
            found=shown(counts, about.instrument, THERE if there is None else there),
            said=said,
            open_waves=frozenset({"later"}),
            words=load_words("en").texts["evaluation"],
            page=words["courses"],
            paper=words["evaluation_paper"],
            document=report["document"],
            credit="Independent.",
            unchecked=report["about"]["unchecked"],
            made_on="4 May 2026",
            printed_on=date(2026, 7, 1),
        )
    )


def text(document: Document) -> str:
    return document.model_dump_json()


def cell(value: Any) -> str:
    return "".join(run.text for run in value)


def test_it_prints_the_published_figures_with_their_intervals() -> None:
    document = made(as_published())
    tables = [one for one in document.blocks if isinstance(one, Table)][:5]
    rows = [[cell(value) for value in row] for table in tables for row in table.rows]
    assert [row[2] for row in rows] == [f"{one['published_percent']} %" for one in published()]
    assert rows[0] == ["Before", "16 of 28", "57 %", "39 to 73 %", "42 to 68 %"]
    said = text(document)
    for words in (
        "+43 points (95 % interval 22 to 61)",
        "+82 points (95 % interval 59 to 91)",
        "from 38 people who were there (74 %)",
    ):
        assert words in said
    assert "from 33 people who were there (82 %)" in said


def test_it_says_what_it_cannot_say_and_names_no_cause() -> None:
    said = text(made(as_published()))
    assert "cannot say how many people changed" in said
    assert "does not show what brought it about" in said
    assert "is of those who stayed" in said
    assert "Agree and strongly agree are counted together" in said
    assert "Three months later: still open." in said
    assert "Experts by experience have not yet checked these words." in said
    assert not [one for one in CAUSES if one in said.casefold()]


def test_a_time_with_few_forms_has_no_figure_and_no_words() -> None:
    said = (Said(id="a", wave="post", question="intend", said="Phone the centre", shown=True),)
    document = made([counted("pre", {"": (12, 4)}), counted("post", {"": (9, 8)})], said=said, there={})
    found = text(document)
    assert "After: not shown on its own, so that nobody can be picked out." in found
    assert "Only one time can be shown" in found
    assert "Phone the centre" not in found
    assert "8 of 9" not in found


def test_only_words_that_were_let_through_are_printed() -> None:
    said = tuple(
        Said(id=n, wave="post", question="intend", said=words, shown=n == "a") for n, words in (("a", "Phone"), ("b", "Unkind"))
    )
    found = text(made(as_published(), said=said))
    assert "Phone" in found
    assert "Unkind" not in found


def test_a_place_that_can_be_worked_out_is_in_no_table() -> None:
    waves = [counted(wave, {"North": (8, 3), "South": (10, 4), "West": (11, 5)}) for wave in ("pre", "post")]
    document = made(waves, "North", "South", "West", there={})
    headings = [one.text for one in document.blocks if isinstance(one, Heading)]
    assert "West" in headings
    assert not {"North", "South"} & set(headings)
    assert "Only inside the whole: North, South." in text(document)
    assert "8 forms" not in text(document)


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "xlsx"])
def test_every_format_is_written(suffix: str) -> None:
    assert len(save(made(as_published()), suffix)) > 2_000


def test_word_and_the_web_page_carry_the_same_figures() -> None:
    document = made(as_published())
    web = save(document, "html").decode()
    word = docx.Document(io.BytesIO(save(document, "docx")))
    in_word = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    for words in ("16 of 28", "57 %", "42 to 68 %"):
        assert words in web
        assert words in in_word


def test_the_pdf_passes_the_checks_of_tagged_pdf(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(save(made(as_published()), "pdf"))
    assert [one.message for one in pdfua.validate(str(path)).findings] == []
