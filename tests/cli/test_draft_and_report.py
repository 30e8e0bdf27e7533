"""`draft` and `report`: from an archive, with and without answers, in each format, and only what may be shown."""

import io
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest

from roadmap.assessment.models import Audience, CollectionKind, Contacts, Release
from roadmap.content.models import Framework
from roadmap.exchange.archives import read_archive, write_archive
from roadmap.exchange.standing import released
from roadmap.reports import assessment_report
from roadmap.reports.models import Document
from roadmap.reports.telling import ReportParts
from roadmap.store import Store
from tests.cli.conftest import Run
from tests.examples import small_parts

PASSPHRASE = "four plain words here"


def test_the_shape_of_a_draft(run: Run, example: Path) -> None:
    ran = run("draft", example, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert set(ran.json) == {"priorities", "considered"}
    priority = ran.json["priorities"][0]
    assert set(priority) >= {"number", "title", "domain", "why", "points", "reasons", "actions"}
    assert set(priority["actions"][0]) >= {
        "id", "do", "first_step", "outcome", "measure", "lead", "with", "feedback", "effort", "horizon", "from",
    }  # fmt: skip
    assert [one["number"] for one in ran.json["priorities"]] == list(range(1, len(ran.json["priorities"]) + 1))


def test_the_same_archive_gives_the_same_draft(run: Run, example: Path) -> None:
    assert run("draft", example, "--json").out == run("draft", example, "--json").out


def test_the_text_of_a_draft_is_marked_and_says_how_it_was_chosen(run: Run, example: Path) -> None:
    ran = run("draft", example)
    shape = run("draft", example, "--json").json
    assert "Example: fictional data." in ran.out
    ranking = read_archive(example.read_bytes()).plan_inputs.ranking
    on_list = sum(one["domain"] in ranking for one in shape["priorities"])
    assert f"{on_list} of these {len(shape['priorities'])} priorities were on the list of experts by experience." in ran.out
    words = " ".join(ran.out.split())
    for priority in shape["priorities"]:
        assert f"{priority['number']}. {priority['title']}" in ran.out
        for action in priority["actions"]:
            assert f"- {action['do']}." in words
    assert "*" not in ran.out


def test_a_draft_from_answers_is_the_one_the_group_sees(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROADMAP_PASSPHRASE", PASSPHRASE)
    run("demo")
    assert run("export", tmp_path / "keeper.zip", "--with-answers").status == 0
    assert run("export", tmp_path / "shared.zip").status == 0
    drafts = [run("draft", tmp_path / name, "--json").json for name in ("keeper.zip", "shared.zip")]
    assert drafts[0] == drafts[1], "an open survey has one release, for everybody"


def test_activities_on_another_ladder_are_told(run: Run, example: Path) -> None:
    ran = run("draft", example, "--ladder", "arnstein", "--json")
    assert ran.status == 1
    assert {fault["code"] for fault in ran.json["faults"]} == {"UNKNOWN_RUNG"}


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("pptx", b"PK"),
        ("pdf", b"%PDF"),
        ("html", b"<!DOCTYPE html>"),
        ("json", b"{"),
        ("PDF", b"%PDF"),
    ],
)
def test_a_report_in_each_format(run: Run, example: Path, tmp_path: Path, suffix: str, begins: bytes) -> None:
    to = tmp_path / f"report.{suffix}"
    ran = run("report", example, "--to", to, "--json")
    assert ran.status == 0
    assert (ran.json["report"]["file"], ran.json["report"]["format"]) == (to.as_posix(), suffix.lower())
    assert to.read_bytes()[: len(begins)].lower() == begins.lower()
    organisation = read_archive(example.read_bytes()).assessment.organisation.name
    if suffix == "docx":
        assert organisation.encode() in zipfile.ZipFile(io.BytesIO(to.read_bytes())).read("word/document.xml")
    if suffix in ("html", "json"):
        assert organisation in to.read_text(encoding="utf-8")


def test_the_text_says_what_was_written(run: Run, example: Path, tmp_path: Path) -> None:
    to = tmp_path / "report.html"
    assert run("report", example, "--to", to).out == f"Written: {to.as_posix()}\n"


def test_another_ending_is_wrong_usage(run: Run, example: Path, tmp_path: Path) -> None:
    ran = run("report", example, "--to", tmp_path / "report.odt", "--json")
    assert (ran.status, ran.error["code"]) == (2, "WRONG_USAGE")
    assert ran.error["message"] == "A report ends with .docx, .xlsx, .pptx, .pdf, .html or .json, not with '.odt'."
    assert run("report", example, "--json").status == 2


@pytest.fixture
def keeper(run: Run, framework: Framework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A keeper's archive of an assessment in the room, with one leader's answer."""
    store = Store.open()
    made = store.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    store.save_answer(store.own_respondent(made.id, "leader", "all").id, "breaks", "middle")
    store.close()
    monkeypatch.setenv("ROADMAP_PASSPHRASE", PASSPHRASE)
    assert run("export", tmp_path / "keeper.zip", "--with-answers").status == 0
    return tmp_path / "keeper.zip"


def test_a_report_from_answers_holds_only_what_the_organisation_may_see(
    run: Run, keeper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[Release] = []

    def remembering(parts: ReportParts) -> Document:
        reported.append(parts.release)
        return make(parts)

    make = assessment_report.assessment_report
    monkeypatch.setattr(assessment_report, "assessment_report", remembering)
    assert run("report", keeper, "--to", tmp_path / "report.json").status == 0
    (release,) = reported
    assert release.audience is Audience.ORGANISATION
    assert [name for name, tables in release.tables.items() if tables] == ["everyone"]


def test_a_draft_from_answers_rests_on_what_the_room_sees(keeper: Path, framework: Framework) -> None:
    found = released(read_archive(keeper.read_bytes(), PASSPHRASE), framework, Audience.ROOM)
    assert found is not None
    assert [name for name, tables in found.tables.items() if tables] == ["everyone", "leader"]


def test_an_archive_without_results_is_told(run: Run, framework: Framework, tmp_path: Path) -> None:
    parts = small_parts(framework).model_copy(update={"releases": (), "activities": ()})
    path = tmp_path / "empty.zip"
    path.write_bytes(write_archive(parts))
    for command in (["draft", path], ["report", path, "--to", tmp_path / "report.pdf"]):
        ran = run(*command, "--json")
        assert (ran.status, ran.error["code"]) == (1, "NO_RESULTS")
        assert "export it again" in ran.error["message"]


def test_a_report_in_a_template_says_what_the_template_lacks(run: Run, example: Path, tmp_path: Path) -> None:
    word = docx.Document()
    heading = word.styles["Heading 2"].element
    heading.getparent().remove(heading)
    word.save(str(tmp_path / "ours.docx"))
    ran = run("report", example, "--to", tmp_path / "report.docx", "--template", tmp_path / "ours.docx")
    assert ran.status == 0
    assert "Your template has no style called: Heading 2." in ran.err


def test_a_template_that_cannot_be_used_stops_before_anything_is_written(run: Run, example: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.docx").write_bytes(b"no document")
    to = tmp_path / "report.docx"
    ran = run("report", example, "--to", to, "--template", tmp_path / "ours.docx", "--json")
    assert (ran.status, ran.error["code"]) == (1, "TEMPLATE")
    assert "It cannot be opened." in ran.error["message"]
    assert run("report", example, "--to", to, "--template", tmp_path / "none.docx", "--json").error["code"] == "TEMPLATE"
    other = run("report", example, "--to", tmp_path / "report.pdf", "--template", tmp_path / "ours.docx", "--json")
    assert (other.status, other.error["code"]) == (2, "WRONG_USAGE")
    assert not to.exists()
