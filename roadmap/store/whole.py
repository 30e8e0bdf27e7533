"""The whole database as plain values, for a backup, and a backup put in its place: all of it or nothing.

Whatever a backup holds, what was erased here stays erased, and a link that was revoked here stays revoked. Events are
only ever added: those written since the backup was made stay.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from sqlalchemy import URL, Column, Connection, MetaData, Table, TypeDecorator, delete, insert, select, text, update

from roadmap.store.backups import back_up
from roadmap.store.base import Part
from roadmap.store.engine import Database, connect
from roadmap.store.erasing import hash_of
from roadmap.store.events import Event, add_event
from roadmap.store.migrating import upgrade_to
from roadmap.store.migrations import HEAD, REVISIONS
from roadmap.store.problems import StoreProblem, explain_file
from roadmap.store.quoting import take_words_back
from roadmap.store.tables import (
    assessment,
    collection,
    erased,
    event,
    link,
    metadata,
    respondent,
    respondent_note,
    visit,
)

#: Rows written by one statement.
AT_ONCE = 1_000
#: Never emptied: what is erased stays erased, and events are only added.
STAY = (erased, event)


class Rows(Protocol):
    """The rows of one table, each with a value for every column."""

    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[Sequence[Any]]: ...


class Kept(Protocol):
    """A whole database: the revision of its tables, and the rows of each."""

    @property
    def revision(self) -> str: ...
    @property
    def tables(self) -> Mapping[str, Rows]: ...


@dataclass(frozen=True)
class TableRows:
    """The rows of one table as values that JSON can hold: dates as text, bytes in hex."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Everything:
    """All that is kept, at one moment."""

    revision: str
    tables: dict[str, TableRows]


class Whole(Part):
    """Reads all that is kept, and puts a backup in its place."""

    def everything(self) -> Everything:
        """Every row of every table, at one moment, in a steady order."""
        with self._database.reading() as connection:
            return Everything(HEAD, {table.name: _read(connection, table) for table in metadata.sorted_tables})

    def put_back(self, kept: Kept, today: date) -> Path | None:
        """Put a backup in the place of all that is kept; returns the path of a copy of what was here before.

        There is a copy on SQLite alone, where there was any assessment: beside the database, for 30 days. A server's copies
        are its keeper's.
        Answers erased here since the backup was made are erased in it too. StoreProblem where the backup is of
        a newer version or holds what these tables cannot; then nothing here is changed.
        """
        if kept.revision not in REVISIONS:
            raise StoreProblem(
                "This backup was written by a newer version of this tool.",
                f"tables of version {kept.revision}",
                "Install the newer version, then try again.",
            )
        ready = kept if kept.revision == HEAD else brought_up_to_date(kept)
        refuse_other_tables(ready, metadata.tables)
        copy = self._copied(today)
        with self._database.writing() as connection:
            revoked = _revoked(connection)
            for table in reversed(metadata.sorted_tables):
                if table not in STAY:
                    connection.execute(delete(table))
            for table in metadata.sorted_tables:
                _write(connection, table, ready.tables[table.name], self._database if table in STAY else None)
            _erase_again(connection)
            _revoke_again(connection, revoked)
            for assessment_id in connection.execute(select(assessment.c.id)).scalars().all():
                add_event(connection, Event(assessment_id=assessment_id, on_day=today, what="backup_restored"))
        if self._database.is_sqlite:
            with self._database.saving() as connection:  # the write-ahead log still holds the pages as they were
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return copy

    def _copied(self, today: date) -> Path | None:
        """A copy of an SQLite database that holds anything, as it is before a backup takes its place."""
        with self._database.reading() as connection:
            filled = connection.execute(select(assessment.c.id).limit(1)).first()
        if not filled or not self._database.is_sqlite:
            return None
        try:
            return back_up(Path(self._database.where), "restore", today)
        except (OSError, sqlite3.Error) as error:
            raise explain_file(error, self._database.where) from error


def brought_up_to_date(kept: Kept) -> Everything:
    """A backup of an older version as this version would keep it: through a database of its own that is then migrated."""
    with TemporaryDirectory() as folder:
        database = connect(URL.create("sqlite", database=str(Path(folder) / "older.db")), "the backup")
        try:
            with database.rebuilding() as connection:
                upgrade_to(connection, kept.revision)
            older = MetaData()
            with database.writing() as connection:
                older.reflect(connection)
                refuse_other_tables(kept, older.tables.keys() - {"alembic_version"})
                for table in older.sorted_tables:
                    if table.name in kept.tables:
                        _write(connection, table, kept.tables[table.name])
            with database.rebuilding() as connection:
                upgrade_to(connection, HEAD)
            with database.reading() as connection:
                return Everything(HEAD, {table.name: _read(connection, table) for table in metadata.sorted_tables})
        finally:
            database.close()


def refuse_other_tables(kept: Kept, names: Iterable[str]) -> None:
    """StoreProblem where a backup has other tables than its version has."""
    other = set(kept.tables) ^ set(names)
    if other:
        raise _does_not_fit(sorted(other)[0])


def _does_not_fit(table: str) -> StoreProblem:
    return StoreProblem(
        "This backup does not hold what a backup of its version holds.",
        f"the table {table}",
        "Take another copy of it, or an older backup.",
    )


def _read(connection: Connection, table: Table) -> TableRows:
    found = connection.execute(select(table).order_by(*table.primary_key.columns))
    return TableRows(tuple(table.columns.keys()), tuple(tuple(_as_json(value) for value in row) for row in found))


def _write(connection: Connection, table: Table, held: Rows, may_be_there: Database | None = None) -> None:
    """Write the rows of a table; with `may_be_there` those whose key is there already stay as they are."""
    if set(held.columns) != set(table.columns.keys()):
        raise _does_not_fit(table.name)
    columns = [table.columns[name] for name in held.columns]
    statement = may_be_there.insert(table).on_conflict_do_nothing() if may_be_there else insert(table)
    for start in range(0, len(held.rows), AT_ONCE):
        rows = held.rows[start : start + AT_ONCE]
        try:
            values = [
                {column.name: _from_json(value, column) for column, value in zip(columns, row, strict=True)} for row in rows
            ]
        except (TypeError, ValueError) as error:
            raise _does_not_fit(table.name) from error
        connection.execute(statement, values)


def _as_json(value: Any) -> Any:
    if isinstance(value, date):  # and times, which are dates too
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def _from_json(value: Any, column: "Column[Any]") -> Any:
    if value is None:
        return None
    own = column.type
    kind = (own.impl_instance if isinstance(own, TypeDecorator) else own).python_type
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    return bytes.fromhex(value) if kind is bytes else value


def _erase_again(connection: Connection) -> None:
    """Erase the people and the notes that were erased here, with all that belongs to them."""
    gone = set(connection.execute(select(erased.c.hash)).scalars())
    for table in (respondent_note, respondent):
        for found in connection.execute(select(table.c.id)).scalars().all():
            if hash_of(found) in gone:
                connection.execute(update(collection).where(collection.c.own_respondent == found).values(own_respondent=None))
                take_words_back(connection, table.c.id == found)
                connection.execute(delete(table).where(table.c.id == found))


def _revoked(connection: Connection) -> dict[str, datetime]:
    """The links that lead nowhere any more, and since when."""
    wanted = select(link.c.hash, link.c.revoked_at).where(link.c.revoked_at.is_not(None))
    return {row.hash: row.revoked_at for row in connection.execute(wanted)}


def _revoke_again(connection: Connection, revoked: Mapping[str, datetime]) -> None:
    """Revoke links that were revoked here, and end the visits of whoever came by one."""
    for hash_, since in revoked.items():
        connection.execute(update(link).where(link.c.hash == hash_, link.c.revoked_at.is_(None)).values(revoked_at=since))
        connection.execute(delete(visit).where(visit.c.link_hash == hash_))
