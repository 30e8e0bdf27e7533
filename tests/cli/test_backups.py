"""`backup` and `restore`: everything out and back, locked; what is there is not replaced unasked, and no fault changes it."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest import mock

import pytest

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.store import Store
from tests.cli.conftest import Run
from tests.databases import copied_sqlite

PASSPHRASE = "four plain words here"


@pytest.fixture(autouse=True)
def passphrase(own_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase of every backup here."""
    monkeypatch.setenv("ROADMAP_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def kept(own_store: str, framework: Framework) -> Assessment:
    """An assessment with one answer, in the test's own store."""
    store = Store.open(own_store)
    made = store.create_assessment(
        "Northlea Council", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    store.save_answer(store.own_respondent(made.id, "leader", "all").id, "breaks", "middle")
    store.close()
    return made


@pytest.fixture
def file(run: Run, kept: Assessment, tmp_path: Path) -> Path:
    """A backup of it."""
    path = tmp_path / "everything.backup"
    assert run("backup", path).status == 0
    return path


@pytest.fixture
def elsewhere(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Another machine, on which commands run from here on."""
    (tmp_path / "elsewhere").mkdir()
    url = copied_sqlite(sqlite_template, tmp_path / "elsewhere" / "own.db")
    monkeypatch.setenv("ROADMAP_DATABASE_URL", url)
    return url


def everything(url: str) -> object:
    store = Store.open(url)
    try:
        return store.everything()
    finally:
        store.close()


def test_everything_goes_to_another_machine(run: Run, kept: Assessment, file: Path, elsewhere: str) -> None:
    assert file.read_bytes().startswith(b"Trauma-informed self-assessment: BACKUP OF EVERYTHING.")
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    ran = run("restore", file, "--json")
    assert (ran.status, ran.json["restored"]["assessments"], ran.json["restored"]["copy_of_before"]) == (0, 1, None)
    assert "have been erased again" in ran.err
    store = Store.open(elsewhere)
    assert store.assessment(kept.id) == kept
    assert [row.answer for row in store.collected(store.collection_of(kept.id).id).rows] == ["middle"]
    store.close()


def test_a_backup_says_what_it_holds(run: Run, kept: Assessment, tmp_path: Path) -> None:
    ran = run("backup", tmp_path / "b", "--json")
    assert ran.json["backup"]["file"] == (tmp_path / "b").as_posix()
    assert ran.json["backup"]["assessments"] == 1
    assert "It holds answers of single people" in ran.err
    again = run("backup", tmp_path / "b", "--json")
    assert (again.status, again.error["code"]) == (1, "FILE_EXISTS")
    assert "(1 assessment)" in run("backup", tmp_path / "b", "--replace").out


def test_what_is_here_is_replaced_only_when_asked_and_copied_before(run: Run, file: Path, own_store: str) -> None:
    run("demo")
    before = everything(own_store)
    ran = run("restore", file, "--json")
    assert (ran.status, ran.error["code"]) == (1, "KEPT_ALREADY")
    assert "3 assessments are kept here already. Add --replace" in ran.error["message"]
    assert everything(own_store) == before
    replaced = run("restore", file, "--replace", "--json")
    assert replaced.json["restored"]["assessments"] == 1
    copy = Path(replaced.json["restored"]["copy_of_before"])
    assert copy.parent.name == "backups"
    assert copy.is_file()
    assert "for 30 days" in replaced.err


def cut_short(data: bytes) -> bytes:
    return data[: len(data) // 2]


def altered(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def newer(data: bytes) -> bytes:
    return data.replace(b'"format": 2', b'"format": 9', 1)


def rubbish(data: bytes) -> bytes:
    return b"Dear colleague"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (cut_short, "This file is cut short: its end is missing."),
        (altered, "This file has been altered or damaged since it was written."),
        (newer, "This file was written by a newer version of this tool."),
        (rubbish, "This file is not a backup of everything."),
    ],
)
def test_a_backup_that_is_wrong_changes_nothing(
    run: Run, file: Path, own_store: str, spoil: Callable[[bytes], bytes], message: str
) -> None:
    before = everything(own_store)
    file.write_bytes(spoil(file.read_bytes()))
    ran = run("restore", file, "--replace", "--json")
    assert (ran.status, ran.error["code"]) == (1, "ARCHIVE_PROBLEM")
    assert ran.error["message"].startswith(message)
    assert "Where: " in ran.error["message"]
    assert everything(own_store) == before


def test_a_wrong_passphrase_changes_nothing(run: Run, file: Path, own_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(own_store)
    monkeypatch.setenv("ROADMAP_PASSPHRASE", "other plain words here")
    ran = run("restore", file, "--replace", "--json")
    assert (ran.status, ran.error["code"]) == (1, "ARCHIVE_PROBLEM")
    assert "The passphrase does not open this file." in ran.err
    assert everything(own_store) == before
    assert run("restore", file.with_name("none"), "--replace", "--json").json["faults"][0]["code"] == "CANNOT_READ"


def test_a_full_disk_leaves_no_half_backup(run: Run, kept: Assessment, tmp_path: Path) -> None:
    with mock.patch("roadmap.cli.files.os.fdopen", side_effect=OSError(28, "No space left on device")):
        ran = run("backup", tmp_path / "b", "--json")
    assert (ran.status, ran.error["code"]) == (1, "CANNOT_WRITE")
    assert ran.error["message"].endswith("cannot be written: no space left on device.")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((".b", "b."))]
