"""Brings a database to the tables of this program: at start, one process at a time, after a backup."""

import sqlite3
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from roadmap.store.backups import back_up
from roadmap.store.engine import Database
from roadmap.store.locking import file_lock
from roadmap.store.migrations import HEAD, REVISIONS
from roadmap.store.problems import StoreProblem, explain, explain_file

#: Seconds to wait for another process that is changing the tables.
MIGRATION_SECONDS = 60.0
#: The key of the PostgreSQL advisory lock; any number that nobody else uses.
ADVISORY_LOCK = 5_271_830_264
#: Where the steps lie.
SCRIPTS = Path(__file__).parent / "migrations"
#: Where alembic, and nobody else, notes the revision.
READ_REVISION = text("SELECT version_num FROM alembic_version")


def is_current(database: Database) -> bool:
    """Whether the tables are those of this program, by one SELECT. StoreProblem where they are of a newer one."""
    try:
        with database.engine.connect() as connection, connection.begin():
            return _revision(connection, database.where) == HEAD
    except DBAPIError as error:
        if _no_such_table(error):
            return False
        raise explain(error, database.where) from error


def migrate(database: Database, file: Path | None, today: date) -> Path | None:
    """Bring the tables to this program's; return the path of the backup, where one was made.

    `file` is the SQLite file, or None for PostgreSQL, which keeps all or nothing of a migration by
    itself and whose backups are its keeper's. StoreProblem where the database is newer or somebody else's.
    """
    if file is None:
        with database.rebuilding() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{int(MIGRATION_SECONDS)}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
            _upgrade(connection, database.where)
        return None
    with file_lock(file.with_name(file.name + ".lock"), MIGRATION_SECONDS):
        if is_current(database):
            return None
        backup = _backed_up(database, file, today)
        with database.rebuilding() as connection:
            _upgrade(connection, database.where)
        return backup


def _backed_up(database: Database, file: Path, today: date) -> Path | None:
    """A copy of the database, where there is anything in it yet."""
    try:
        with database.reading() as connection:
            filled = bool(inspect(connection).get_table_names())
    except SQLAlchemyError as error:
        raise explain(error, database.where) from error
    try:
        return back_up(file, HEAD, today) if filled else None
    except (OSError, sqlite3.Error) as error:
        raise explain_file(error, str(file.parent)) from error


def _upgrade(connection: Connection, where: str) -> None:
    tables = inspect(connection).get_table_names()
    revision = _revision(connection, where) if "alembic_version" in tables else None
    if revision == HEAD:
        return
    if revision is None and set(tables) - {"alembic_version"}:
        raise StoreProblem(
            "This database already holds something else.",
            where,
            "Name an empty or a new database in ROADMAP_DATABASE_URL, so that nothing is mixed.",
        )
    upgrade_to(connection, "head")


def upgrade_to(connection: Connection, revision: str) -> None:
    """Run the steps up to a revision, in the transaction that is under way."""
    # Imported only here: with nothing to do, opening stays quick.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _revision(connection: Connection, where: str) -> str | None:
    """The revision of the tables, None before the first."""
    revision = connection.execute(READ_REVISION).scalar()
    if revision is not None and revision not in REVISIONS:
        raise StoreProblem(
            "This database was written by a newer version of this tool.",
            where,
            "Install the newer version, or name another database in ROADMAP_DATABASE_URL.",
        )
    return revision


def _no_such_table(error: DBAPIError) -> bool:
    """Whether it failed because nothing was ever kept here (PostgreSQL: undefined_table)."""
    return getattr(error.orig, "sqlstate", None) == "42P01" or "no such table" in str(error.orig)
