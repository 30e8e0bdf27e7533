"""One database, SQLite or PostgreSQL: its connections, its three ways to work, and its errors in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError

from roadmap.store.problems import UNEXPECTED, StoreProblem, explain

#: Seconds to wait for another writer before saying that the database is locked.
WAIT_SECONDS = 10.0


class Database:
    """An open database. Safe to use from any number of threads: each piece of work takes a connection of its own."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where
        self.is_sqlite = engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which several reads see the same moment."""
        way = {"begin": "BEGIN"} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._connected(way) as connection:
            yield connection

    @contextmanager
    def saving(self) -> Iterator[Connection]:
        """A connection for exactly one statement that writes; it is committed when the block ends."""
        with self._connected({"begin": None}) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection for several steps, of which all are kept or none.

        SQLite takes the write lock at once: a transaction that reads first and writes later fails as
        soon as another writes between, however long it would wait.
        """
        with self._connected({"begin": "BEGIN IMMEDIATE"}) as connection:
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """As `writing`, for steps that change tables.

        SQLite changes a table by copying it, dropping it and renaming the copy. While foreign keys are
        watched, the drop would delete every row that points at the table, so they are not watched until the
        end and then all checked (https://www.sqlite.org/lang_altertable.html, section 7). The switch has no
        effect within a transaction and stands before it.
        """
        if not self.is_sqlite:
            with self.writing() as connection:
                yield connection
            return
        with self._explained(), self.engine.connect() as plain:
            connection = plain.execution_options(begin=None)
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.commit()
            try:
                with connection.execution_options(begin="BEGIN IMMEDIATE").begin():
                    yield connection
                    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                    if lost:
                        raise StoreProblem(UNEXPECTED[0], f"{self.where}, table {lost[0]}", UNEXPECTED[1])
            finally:
                connection.invalidate()

    @contextmanager
    def _connected(self, way: dict[str, Any]) -> Iterator[Connection]:
        with self._explained(), self.engine.connect().execution_options(**way) as connection, connection.begin():
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Errors of the block as problems in words."""
        try:
            yield
        except SQLAlchemyError as error:
            raise explain(error, self.where) from error

    def insert(self, table: Table) -> Any:
        """An INSERT that knows ON CONFLICT, of this database's kind."""
        if self.is_sqlite:
            return sqlite.insert(table)
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def connect(url: URL, where: str, wait_seconds: float = WAIT_SECONDS) -> Database:
    """A database of this address; nothing is opened yet. StoreProblem where its driver is not installed."""
    try:
        engine = _sqlite(url, wait_seconds) if url.get_backend_name() == "sqlite" else _postgresql(url, wait_seconds)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreProblem(
            "The part of this tool that speaks to PostgreSQL is not installed.",
            where,
            "Install it with: pip install 'psycopg[binary]'",
        ) from error
    return Database(engine, where)


def _sqlite(url: URL, wait_seconds: float) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,  # or an error in the log would hold answers and notes
        connect_args={"timeout": wait_seconds, "check_same_thread": False},
        pool_size=8,
        max_overflow=56,
        pool_timeout=wait_seconds + 5,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # The driver would begin transactions by itself, and only deferred ones.
        connection.isolation_level = None
        # FULL: in WAL mode the default may lose the last commits when the power goes.
        # secure_delete: what is erased is overwritten with zeros and not only unlinked.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        statement = connection.get_execution_options().get("begin", "BEGIN IMMEDIATE")
        if statement:
            connection.exec_driver_sql(statement)

    return engine


def _postgresql(url: URL, wait_seconds: float) -> Engine:
    milliseconds = int(wait_seconds * 1000)
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        connect_args={"options": f"-c lock_timeout={milliseconds} -c timezone=UTC", "connect_timeout": max(2, int(wait_seconds))},
        pool_size=8,
        max_overflow=24,
        pool_timeout=wait_seconds + 5,
        pool_pre_ping=True,
    )
