"""`demo`, `export`, `import` and `migrate`: out and in without loss, answers only with a passphrase, nothing written over."""

import io
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from roadmap.assessment.closing import closing_releases
from roadmap.assessment.models import Assessment, Audience, CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.exchange.archives import read_archive
from roadmap.store import Store
from tests.cli.conftest import Run

PASSPHRASE = "four plain words here"


@pytest.fixture
def kept(own_store: str, framework: Framework) -> Assessment:
    """An assessment in the room with one answer, in the test's own store."""
    store = Store.open(own_store)
    made = store.create_assessment(
        "Northlea Council", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    person = store.own_respondent(made.id, "leader", "all")
    store.save_answer(person.id, "breaks", "middle")
    store.save_note(person.id, "breaks", "a note of one person")
    store.close()
    return made


def stored(url: str) -> list[str]:
    """The assessments that are kept, newest first."""
    store = Store.open(url)
    try:
        return [one.round_name for one in store.assessments()]
    finally:
        store.close()


def test_the_example_goes_into_the_store_once(run: Run, own_store: str) -> None:
    ran = run("demo")
    assert ran.status == 0
    assert "It is fictional, and marked so everywhere." in ran.out
    rounds = stored(own_store)
    assert len(rounds) == 2
    first = run("demo", "--json").json["demo"]
    assert stored(own_store) == rounds
    assert "Add --replace to begin it afresh." in run("demo").out
    again = run("demo", "--replace", "--json").json["demo"]
    assert (again["rounds"], again["file"]) == (2, None)
    assert again["assessment"] != first["assessment"]
    assert stored(own_store) == rounds


def test_the_example_as_an_archive_is_the_same_each_time(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for file in files:
        assert run("demo", "--to", file, "--json").json["demo"]["file"] == file.as_posix()
    assert files[0].read_bytes() == files[1].read_bytes()
    parts = read_archive(files[0].read_bytes())
    assert parts.assessment.example
    assert parts.raw is None


def test_what_is_shared_holds_results_and_nobodys_answers(run: Run, kept: Assessment, tmp_path: Path) -> None:
    file = tmp_path / "shared.zip"
    ran = run("export", file, "--json")
    assert ran.json == {
        "exported": {"file": file.as_posix(), "assessment": kept.id, "with_answers": False, "results": True}
    }  # fmt: skip
    parts = read_archive(file.read_bytes())
    assert (parts.raw, [one.audience for one in parts.releases]) == (None, [Audience.ORGANISATION])
    with zipfile.ZipFile(file) as archive:
        assert not any(b"a note of one person" in archive.read(name) for name in archive.namelist())


def test_exporting_again_makes_no_second_release(run: Run, kept: Assessment, own_store: str, tmp_path: Path) -> None:
    store = Store.open(own_store)
    assert run("export", tmp_path / "one.zip").status == 0
    (first,) = store.releases(kept.id)
    store.keep_release(kept.id, first.model_copy(update={"audience": Audience.ROOM}))
    assert run("export", tmp_path / "two.zip").status == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert len(store.releases(kept.id)) == 2
    store.close()


def test_an_open_survey_is_not_released_before_it_closes(run: Run, own_store: str, framework: Framework, tmp_path: Path) -> None:
    store = Store.open(own_store)
    made = store.create_assessment(
        "Northlea", "Housing", "Open", framework, "all", Contacts(), CollectionKind.OPEN_SURVEY, today=date(2026, 3, 1)
    )
    store.save_answer(store.own_respondent(made.id, "leader", "all").id, "breaks", "middle")
    ran = run("export", tmp_path / "open.zip", "--json")
    assert ran.json["exported"]["results"] is False
    assert "the survey is still open" in ran.err
    drafted = run("draft", tmp_path / "open.zip", "--json")
    assert (drafted.status, drafted.error["code"]) == (1, "NO_RESULTS")
    survey = store.collection_of(made.id)
    store.close_collection(
        survey.id, lambda collected, agreed: closing_releases(collected, framework, agreed), today=date(2026, 4, 1)
    )
    store.close()
    assert run("export", tmp_path / "closed.zip", "--json").json["exported"]["results"] is True


def test_with_answers_comes_back_whole_and_locked(
    run: Run, kept: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "keeper.zip"
    ran = run("export", file, "--with-answers", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert ran.status == 0
    assert PASSPHRASE not in ran.out + ran.err
    assert "for the keeper of this machine only" in ran.err
    assert file.read_bytes().startswith(b"Trauma-informed self-assessment: KEEPER'S ARCHIVE.")
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("ROADMAP_PASSPHRASE", PASSPHRASE)
    imported = run("import", file, "--json").json["imported"]
    assert (imported["organisation"], imported["round"], imported["with_answers"]) == ("Northlea Council", "Spring", True)
    assert imported["assessment"] != kept.id, "what is kept already stays as it is"
    monkeypatch.setenv("ROADMAP_PASSPHRASE", "other plain words")
    wrong = run("import", file, "--json")
    assert (wrong.status, wrong.error["code"]) == (1, "ARCHIVE_PROBLEM")
    assert "The passphrase does not open this file." in wrong.err


def test_a_passphrase_is_needed_typed_twice_and_long_enough(run: Run, kept: Assessment, tmp_path: Path) -> None:
    file = tmp_path / "keeper.zip"
    ran = run("export", file, "--with-answers", "--json", typed="")
    assert (ran.status, ran.error["code"], ran.error["where"]) == (1, "PASSPHRASE", "ROADMAP_PASSPHRASE")
    assert "too short: choose at least 12 characters" in run("export", file, "--with-answers", typed="short\nshort\n").err
    assert run("export", file, "--with-answers", typed=f"{PASSPHRASE}\nanother one here\n").status == 1
    assert not file.exists()
    assert run("export", file, "--with-answers", PASSPHRASE).status == 2, "never as an argument"


def test_no_file_is_written_over_unless_asked(run: Run, kept: Assessment, example: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.html"
    there.write_text("kept", encoding="utf-8")
    for command in (["export", there], ["report", example, "--to", there], ["demo", "--to", there]):
        ran = run(*command, "--json")
        assert (ran.status, ran.error["code"]) == (1, "FILE_EXISTS")
        assert "Choose another name, or add --replace to write over it." in ran.error["message"]
        assert there.read_text(encoding="utf-8") == "kept"
        assert run(*command, "--replace").status == 0
        assert there.read_bytes() != b"kept"
        there.write_text("kept", encoding="utf-8")
    for path in (tmp_path, Path(os.devnull)):
        assert run("export", path, "--replace", "--json").error["code"] == "NO_FILE"
    assert run("export", tmp_path / "no" / "x.zip", "--json").error["code"] == "NO_FOLDER"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_newest_that_is_no_example_is_exported(run: Run, kept: Assessment, tmp_path: Path) -> None:
    run("demo")
    assert run("export", tmp_path / "x.zip", "--json").json["exported"]["assessment"] == kept.id
    example = run("demo", "--json").json["demo"]["assessment"]
    other = run("export", tmp_path / "y.zip", "--assessment", example, "--json").json["exported"]
    assert other["assessment"] == example


def test_nothing_to_export_and_an_unknown_id_are_told(run: Run, tmp_path: Path) -> None:
    ran = run("export", tmp_path / "x.zip", "--json")
    assert (ran.status, ran.error["code"]) == (1, "NOTHING_KEPT")
    run("demo")
    ran = run("export", tmp_path / "x.zip", "--assessment", "nope", "--json")
    assert (ran.status, ran.error["code"]) == (1, "NOT_KEPT")
    assert not (tmp_path / "x.zip").exists()


def newer(data: bytes) -> bytes:
    return _remade(data, "manifest.json", lambda text: text.replace(b'"format": 2', b'"format": 99'))


def altered(data: bytes) -> bytes:
    return _remade(data, "plan.json", lambda text: text + b" ")


def cut_short(data: bytes) -> bytes:
    return data[: len(data) // 2]


def rubbish(data: bytes) -> bytes:
    return b"words " * 10


def _remade(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            changed = change(content) if entry.filename == name else content
            assert entry.filename != name or changed != content
            new.writestr(entry, changed)
    return made.getvalue()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (newer, "This file was written by a newer version of this tool."),
        (altered, "This file has been altered or damaged since it was written."),
        (cut_short, "This file is cut short: its end is missing."),
        (rubbish, "This file is not an archive of this tool."),
    ],
)
def test_a_bad_archive_is_told_and_nothing_is_touched(
    run: Run, example: Path, tmp_path: Path, own_store: str, spoil: Callable[[bytes], bytes], message: str
) -> None:
    run("migrate")
    database = Path(own_store.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(database)) as before:
        was = list(before.iterdump())
    bad = tmp_path / "bad.zip"
    bad.write_bytes(spoil(example.read_bytes()))
    for command in (["import", bad], ["draft", bad], ["report", bad, "--to", tmp_path / "report.html"]):
        ran = run(*command, "--json")
        assert (ran.status, ran.error["code"]) == (1, "ARCHIVE_PROBLEM")
        assert message in ran.error["message"]
        assert "Where: " in ran.error["message"]
    with closing(sqlite3.connect(database)) as after:
        assert list(after.iterdump()) == was
    assert not (tmp_path / "report.html").exists()


def test_an_archive_that_is_not_there_is_a_fault(run: Run, tmp_path: Path) -> None:
    ran = run("import", tmp_path / "none.zip", "--json")
    assert (ran.status, ran.json["faults"][0]["code"]) == (1, "CANNOT_READ")


def test_the_database_is_brought_up_to_date(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "new" / "kept.db"
    monkeypatch.setenv("ROADMAP_DATABASE_URL", f"sqlite:///{file}")
    assert run("migrate", "--json").json == {"database": {"where": str(file), "up_to_date": True}}
    assert file.exists()
    assert run("migrate").out == f"The database is up to date: {file}\n"


def read_only(url: str) -> str:
    return f"sqlite:///file:{url.removeprefix('sqlite:///')}?mode=ro&uri=true"


def damaged(url: str) -> str:
    Path(url.removeprefix("sqlite:///")).write_bytes(b"not a database " * 1_000)
    return url


def of_another_kind(url: str) -> str:
    return "mysql://here/there"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (read_only, "The database can be read but not written to."),
        (damaged, "The file is damaged, or is not a database of this tool."),
        (of_another_kind, "This tool cannot keep its data at an address of the kind 'mysql'."),
    ],
)
def test_a_database_that_cannot_be_used_is_told(
    run: Run, own_store: str, example: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[str], str], message: str
) -> None:
    monkeypatch.setenv("ROADMAP_DATABASE_URL", spoil(own_store))
    for command in (["migrate"], ["demo"], ["import", example]):
        ran = run(*command, "--json")
        assert (ran.status, ran.error["code"]) == (1, "STORE_PROBLEM")
        assert ran.error["message"].startswith(message)
        assert "Nothing that was stored before has been changed." in ran.error["message"]


def test_a_database_that_another_program_holds_is_told(
    run: Run, own_store: str, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = Store.open(own_store, wait_seconds=0.1)
    monkeypatch.setattr(Store, "open", lambda: impatient)
    with closing(sqlite3.connect(own_store.removeprefix("sqlite:///"))) as other:
        other.execute("BEGIN IMMEDIATE")
        ran = run("import", example, "--json")
    assert (ran.status, ran.error["code"]) == (1, "STORE_PROBLEM")
    assert ran.error["message"].startswith("Another program is using the database and did not let go of it in time.")
    assert run("import", example).status == 0, "and afterwards it works"


def test_json_is_one_object_for_each_of_them(run: Run, kept: Assessment, tmp_path: Path) -> None:
    for command in (["demo"], ["export", tmp_path / "x.zip"], ["import", tmp_path / "x.zip"], ["migrate"]):
        ran = run(*command, "--json")
        assert isinstance(json.loads(ran.out), dict)
        assert ran.status == 0
