"""From nothing to the tables of this program, on both databases; backups before and their end."""

import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, make_url, text

from roadmap.assessment.models import Assessment
from roadmap.store import Store, StoreProblem, migrating
from roadmap.store.backups import back_up, remove_expired
from roadmap.store.engine import connect
from roadmap.store.migrations import HEAD, REVISIONS
from roadmap.store.tables import metadata

ROOT = Path(__file__).parents[2]


def test_the_tables_of_a_new_database_are_those_of_the_program(empty_url: str) -> None:
    store = Store.open(empty_url)
    with store._database.reading() as connection:
        compare = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(compare, metadata) == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]
    store.close()


def test_the_names_of_the_steps_are_those_of_the_files() -> None:
    scripts = ScriptDirectory(str(migrating.SCRIPTS))
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(REVISIONS)
    assert scripts.get_current_head() == HEAD


def test_many_starting_at_once_make_the_tables_once(empty_url: str) -> None:
    failed: list[BaseException] = []

    def start() -> None:
        try:
            Store.open(empty_url).close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    store = Store.open(empty_url)
    assert store.assessments() == []
    store.close()


def test_opening_what_is_up_to_date_imports_neither_alembic_nor_a_driver_for_servers(sqlite_url: str) -> None:
    program = "import sys; from roadmap.store import Store; Store.open(sys.argv[1]).close(); print(*sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", program, sqlite_url],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    ).stdout.split()
    assert "roadmap.store.store" in said
    assert not {"alembic", "psycopg", "streamlit"} & set(said)


STEP = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("assessment", recreate="auto") as batch:
        batch.add_column(sa.Column("colour", sa.String(20), nullable=False, server_default="green"))
        batch.alter_column("service", new_column_name="service_name")
    {then}
"""


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes this program one that has one step more, which does `then` at its end."""

    def become(then: str) -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(migrating.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "r9999_colour.py").write_text(STEP.format(then=then, head=HEAD))
        monkeypatch.setattr(migrating, "SCRIPTS", scripts)
        monkeypatch.setattr(migrating, "HEAD", "9999")
        monkeypatch.setattr(migrating, "REVISIONS", (*REVISIONS, "9999"))

    return become


def columns(store: Store) -> set[str]:
    with store._database.reading() as connection:
        return {str(column["name"]) for column in inspect(connection).get_columns("assessment")}


def test_an_older_database_is_copied_and_brought_up_to_date(
    store: Store, made: Assessment, database_url: str, newer_program: Callable[[str], None]
) -> None:
    person = store.own_respondent(made.id, "leader", "all")
    store.save_answer(person.id, "breaks", "end")
    store.close()
    newer_program("pass")
    database = connect(make_url(database_url), "here")
    file = Path(database_url.removeprefix("sqlite:///")) if database.is_sqlite else None
    copy = migrating.migrate(database, file, date(2026, 5, 4))
    with database.reading() as connection:
        assert connection.execute(text("SELECT colour, service_name FROM assessment")).all() == [("green", "Housing")]
        assert connection.execute(text("SELECT item, answer FROM answer")).all() == [("breaks", "end")]
    assert migrating.is_current(database)
    database.close()
    if file:
        assert copy == file.parent / "backups" / "before-9999-2026-05-04.db"
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT service FROM assessment").fetchall() == [("Housing",)]
            assert connection.execute("SELECT item, answer FROM answer").fetchall() == [("breaks", "end")]


def test_a_step_that_fails_leaves_the_database_as_it_was(
    store: Store, made: Assessment, database_url: str, newer_program: Callable[[str], None]
) -> None:
    before = columns(store)
    newer_program('op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(StoreProblem, match="The database refused what this tool asked of it"):
        Store.open(database_url)
    assert columns(store) == before
    assert store.assessment(made.id) == made


def test_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path}/new.db").close()
    assert not (tmp_path / "backups").exists()


def test_copies_expire_after_thirty_days(sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    old = back_up(file, "0002", date(2026, 1, 1))
    twin = back_up(file, "0002", date(2026, 1, 1))
    new = back_up(file, "0003", date(2026, 1, 20))
    stranger = old.parent / "before-the-flood.db"
    stranger.touch()
    assert remove_expired(file, date(2026, 1, 31)) == []
    assert set(remove_expired(file, date(2026, 2, 1))) == {old, twin}
    assert set(old.parent.iterdir()) == {new, stranger}
