"""A database that is read-only, full, locked, damaged or newer: said in words, and nothing stored is touched."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.store import Store, StoreProblem
from roadmap.store.problems import explain
from tests.examples import small_plan

NOBODY = 65534


def filled(url: str, framework: Framework, **more: float) -> tuple[Store, Assessment]:
    store = Store.open(url, **more)
    made = store.create_assessment(
        "A", "B", "C", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    return store, made


def said(problem: pytest.ExceptionInfo[StoreProblem], what: str, where: str, what_to_do: str) -> None:
    assert what in problem.value.what
    assert where in problem.value.where
    assert what_to_do in problem.value.what_to_do
    assert "Nothing that was stored before has been changed." in str(problem.value)


@contextmanager
def without_root() -> Iterator[None]:
    """Do without the rights of root, to whom permissions mean nothing, for the block."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder that everybody may read and nobody but root may write to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_file_is_said_to_be_read_only(read_only_folder: Path, framework: Framework) -> None:
    file = read_only_folder / "kept.db"
    store, _ = filled(f"sqlite:///{file}", framework)
    store.close()
    before = file.read_bytes()
    file.chmod(0o444)
    read_only_folder.chmod(0o555)
    with without_root(), pytest.raises(StoreProblem) as problem:
        Store.open(f"sqlite:///{file}")
    said(
        problem, "The database can be read but not written to.", "kept.db", "Check that you may write to the file and its folder"
    )
    assert file.read_bytes() == before


def test_a_read_only_folder_for_a_new_database_is_said_to_be_so(read_only_folder: Path) -> None:
    read_only_folder.chmod(0o555)
    for name in ("new.db", "folder/new.db"):
        with without_root(), pytest.raises(StoreProblem) as problem:
            Store.open(f"sqlite:///{read_only_folder / name}")
        said(
            problem,
            "The database can be read but not written to.",
            str(read_only_folder),
            "Check that you may write to the file and its folder",
        )
    assert list(read_only_folder.iterdir()) == []


def test_a_file_opened_for_reading_only_is_refused_at_once(sqlite_url: str) -> None:
    file = sqlite_url.removeprefix("sqlite:///")
    with pytest.raises(StoreProblem) as problem:
        Store.open(f"sqlite:///file:{file}?mode=ro&uri=true")
    said(problem, "The database can be read but not written to.", file, "Check that you may write to the file and its folder")


@pytest.mark.postgresql
def test_a_server_that_only_reads_is_said_to_do_so(postgresql_url: str, framework: Framework) -> None:
    store, _ = filled(postgresql_url, framework)
    with store._database.saving() as connection:
        name = connection.execute(text("SELECT current_database()")).scalar_one()
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    store.close()
    with pytest.raises(StoreProblem) as problem:
        Store.open(postgresql_url)
    said(problem, "The database can be read but not written to.", f"PostgreSQL database '{name}'", "then try again")


def test_a_full_disk_loses_only_what_was_not_saved(sqlite_url: str, framework: Framework) -> None:
    store, made = filled(sqlite_url, framework)
    person = store.own_respondent(made.id, "leader", "all")
    store.save_note(person.id, "breaks", "kept")
    store._database.engine.dispose()  # so that every connection from here on has no page to spare

    @event.listens_for(store._database.engine, "connect")
    def no_room(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=1").close()

    with pytest.raises(StoreProblem) as problem:
        store.save_note(person.id, "breaks", "x" * 1_000_000)
    said(
        problem, "The disk, or the space set aside for the database, is full.", "self-assessment.db", "Make room, then try again."
    )
    with pytest.raises(StoreProblem, match="is full"):
        store.save_plan(made.id, small_plan().model_copy(update={"priorities": _endless_priorities()}))
    assert store.answers_of(person.id)["breaks"].note == "kept"
    assert store.plan(made.id).priorities == ()
    store.close()


def test_a_disk_too_full_for_the_file_beside_the_database_is_said_to_be_full() -> None:
    beside = sqlite3.OperationalError("disk I/O error")
    beside.sqlite_errorcode = 4874  # SQLITE_IOERR_SHMSIZE, as a disk without a byte to spare gave it
    said_full = explain(OperationalError("SELECT 1", None, beside), "here").what
    assert said_full == "The disk, or the space set aside for the database, is full."
    beside.sqlite_errorcode = 266  # SQLITE_IOERR_READ
    assert explain(OperationalError("SELECT 1", None, beside), "here").what == "The disk reported a fault."


def _endless_priorities() -> tuple[object, ...]:
    one = small_plan().priorities[0]
    return tuple(one.model_copy(update={"id": f"p{number}", "why": "x" * 50_000}) for number in (1, 2, 3))


def test_a_locked_database_is_said_to_be_locked(sqlite_url: str, framework: Framework) -> None:
    store, made = filled(sqlite_url, framework, wait_seconds=0.2)
    person = store.own_respondent(made.id, "leader", "all")
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        other.execute("BEGIN EXCLUSIVE")
        for write in (lambda: store.save_answer(person.id, "breaks", "end"), lambda: store.save_check(made.id, "money", "yes")):
            with pytest.raises(StoreProblem) as problem:
                write()
            said(problem, "Another program is using the database", "self-assessment.db", "Close other windows of this tool")
        with pytest.raises(StoreProblem, match="Another program is using the database"):
            Store.open(sqlite_url, wait_seconds=0.2)
        assert store.assessments() == [made]
    store.save_answer(person.id, "breaks", "end")
    assert store.answers_of(person.id)["breaks"].answer == "end"
    store.close()


@pytest.mark.postgresql
def test_a_locked_row_of_a_server_is_said_to_be_locked(postgresql_url: str, framework: Framework) -> None:
    store, made = filled(postgresql_url, framework, wait_seconds=0.2)
    other = Store.open(postgresql_url)
    with other._database.writing() as connection:
        connection.execute(text("SELECT * FROM assessment FOR UPDATE"))
        with pytest.raises(StoreProblem) as problem:
            store.save_check(made.id, "money", "yes")
    said(problem, "Another program is using the database", "PostgreSQL database", "then try again")
    other.close()
    store.close()


@pytest.mark.postgresql
def test_a_server_or_database_that_is_not_there_is_said_so(postgresql_url: str) -> None:
    name = postgresql_url.split("/")[3].split("?", maxsplit=1)[0]
    with pytest.raises(StoreProblem, match="The server has no database of this name"):
        Store.open(postgresql_url.replace(name, "no_such_database"))
    with pytest.raises(StoreProblem) as problem:
        Store.open("postgresql://someone:secret-word@127.0.0.1:1/nothing", wait_seconds=2)
    said(
        problem,
        "The database server cannot be reached, or does not let this tool in.",
        "PostgreSQL database 'nothing' on 127.0.0.1",
        "Check the network",
    )
    assert "secret-word" not in str(problem.value)


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_bytes(b"Dear colleague, " * 1000)
    with pytest.raises(StoreProblem) as problem:
        Store.open(f"sqlite:///{file}")
    said(problem, "The file is damaged, or is not a database of this tool.", "letter.db", "put back a backup")
    assert file.read_bytes() == b"Dear colleague, " * 1000


def test_a_damaged_database_is_said_to_be_damaged(sqlite_url: str, framework: Framework) -> None:
    store, made = filled(sqlite_url, framework)
    person = store.own_respondent(made.id, "leader", "all")
    store.close()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    tables_end = file.stat().st_size // 4096
    store = Store.open(sqlite_url)
    for number in range(300):
        store.save_note(person.id, f"item_{number}", "x" * 500)
    store.close()
    whole = bytearray(file.read_bytes())
    for page in range(tables_end, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    file.write_bytes(whole)
    damaged = Store.open(sqlite_url)
    with pytest.raises(StoreProblem) as problem:
        damaged.answers_of(person.id)
    said(problem, "The file is damaged", "self-assessment.db", "put back a backup")
    damaged.close()


def test_a_newer_database_is_refused(database_url: str) -> None:
    store = Store.open(database_url)
    with store._database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreProblem) as problem:
        Store.open(database_url)
    said(problem, "This database was written by a newer version of this tool.", "", "Install the newer version")


def test_a_database_of_something_else_is_not_mixed(empty_url: str) -> None:
    store = Store.open(empty_url)
    with store._database.writing() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    store.close()
    with pytest.raises(StoreProblem, match="This database already holds something else"):
        Store.open(empty_url)
