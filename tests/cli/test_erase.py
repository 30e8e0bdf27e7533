"""`erase`, and `export --code`: one person's answers, everybody's, or all that are due; asked first, and results stay."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from roadmap.access.codes import return_code_hash
from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.store import Store
from tests.cli.conftest import Run

CODE = "amber otter quiet lantern"


@pytest.fixture
def opened(own_store: str) -> Store:
    """The test's own store."""
    return Store.open(own_store)


@pytest.fixture
def kept(opened: Store, framework: Framework) -> Assessment:
    """An assessment with two people, one of whom has a return code and wrote a note."""
    made = opened.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    collection = opened.collection_of(made.id)
    one, two = (opened.add_respondent(collection.id, view, "all") for view in ("leader", "worker"))
    opened.keep_code(one.id, return_code_hash(CODE, opened.code_salt(collection.id)))
    opened.save_answer(one.id, "breaks", "end")
    opened.write_note(one.id, "Thank you for asking", date(2026, 3, 5))
    opened.save_answer(two.id, "breaks", "start")
    return made


def answers(store: Store, assessment: Assessment) -> list[str | None]:
    return [row.answer for row in store.collected(store.collection_of(assessment.id).id).rows]


def test_one_person_goes_by_their_code_with_notes_and_code(run: Run, opened: Store, kept: Assessment) -> None:
    ran = run("erase", "--code", "--json", typed="Amber-Otter quiet lantern\ny\n")
    assert ran.status == 0
    assert json.loads(ran.out) == {"erased": {"what": "person", "assessments": [kept.id]}}
    assert "Found: Northlea, Housing, Spring" in ran.err
    assert answers(opened, kept) == ["start"]
    assert opened.notes(kept.id) == []
    again = run("erase", "--code", "--yes", "--json", typed=f"{CODE}\n")
    assert (again.status, again.error["code"]) == (1, "NO_SUCH_CODE")
    assert "Nothing has been changed." in again.error["message"]


def test_it_is_asked_first_and_no_means_no(run: Run, opened: Store, kept: Assessment) -> None:
    for arguments, typed in ((["--code"], f"{CODE}\nn\n"), (["--answers"], "n\n"), (["--answers"], "")):
        ran = run("erase", *arguments, "--json", typed=typed)
        assert (ran.status, ran.error["code"]) == (1, "STOPPED")
    assert len(answers(opened, kept)) == 2


def test_everybodys_answers_go_and_results_stay(run: Run, opened: Store, kept: Assessment) -> None:
    ran = run("erase", "--answers", "--yes")
    assert ran.out == "Erased: everybody's answers and notes\n"
    assert "Older copies and archives still hold these answers" in ran.err
    assert answers(opened, kept) == []
    (release,) = opened.releases(kept.id)
    table = release.table("breaks")
    assert table is not None
    assert table.stages == (1, 0, 1)


def test_what_is_due_goes_and_nothing_else(run: Run, opened: Store, kept: Assessment, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("erase", "--due", "--json").json == {"erased": {"what": "due", "assessments": []}}
    opened.update_assessment(kept.model_copy(update={"closed_on": date(2020, 1, 1)}))
    monkeypatch.setenv("ROADMAP_ANSWERS_KEPT_MONTHS", "never")
    wrong = run("erase", "--due", "--yes", "--json")
    assert (wrong.status, wrong.error["code"], wrong.error["where"]) == (1, "STORE_PROBLEM", "ROADMAP_ANSWERS_KEPT_MONTHS")
    monkeypatch.delenv("ROADMAP_ANSWERS_KEPT_MONTHS")
    assert run("erase", "--due", "--yes", "--json").json == {"erased": {"what": "due", "assessments": [kept.id]}}
    assert answers(opened, kept) == []


def test_exactly_one_is_to_be_chosen(run: Run) -> None:
    for arguments in ([], ["--code", "--answers"]):
        ran = run("erase", *arguments, "--json")
        assert (ran.status, ran.error["code"]) == (2, "WRONG_USAGE")


def test_one_persons_answers_are_handed_out_by_code(run: Run, kept: Assessment, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    ran = run("export", file, "--code", "--json", typed=f"{CODE}\n")
    assert ran.json["exported"] == {"file": file.as_posix(), "assessment": kept.id, "answers": 2}
    assert "Give it to that person alone" in ran.err
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert rows == [
        ["topic", "question", "answer", "note"],
        ["Care", "About breaks", "End", ""],
        ["", "", "", "Thank you for asking"],
    ]
    assert run("export", file, "--code", "--json", typed=f"{CODE}\n").error["code"] == "FILE_EXISTS"
    assert run("export", tmp_path / "mine.zip", "--code", "--json").error["code"] == "WRONG_USAGE"
    assert run("export", tmp_path / "x.json", "--code", "--json", typed="four other words here\n").error["code"] == "NO_SUCH_CODE"
    assert not (tmp_path / "x.json").exists()
