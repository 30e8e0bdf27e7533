"""What servers and disks say, in words that a user can act on."""

import errno
import sys

import psycopg.errors
import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from roadmap.store import Store, StoreProblem
from roadmap.store.problems import explain, explain_file


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (psycopg.errors.DiskFull("x"), "is full"),
        (psycopg.errors.ReadOnlySqlTransaction("x"), "can be read but not written to"),
        (psycopg.errors.LockNotAvailable("x"), "Another program is using the database"),
        (psycopg.errors.DeadlockDetected("x"), "Another program is using the database"),
        (psycopg.errors.TooManyConnections("x"), "Another program is using the database"),
        (psycopg.errors.DataCorrupted("x"), "The file is damaged"),
        (psycopg.errors.InsufficientPrivilege("x"), "does not let this tool in, or does not let it do this"),
        (psycopg.errors.InvalidPassword("x"), "does not let this tool in"),
        (psycopg.errors.AdminShutdown("x"), "The database server cannot be reached"),
        (psycopg.errors.IoError("x"), "The disk reported a fault"),
        (psycopg.errors.UndefinedTable("x"), "The database refused what this tool asked of it"),
        (psycopg.OperationalError('FATAL:  password authentication failed for user "x"'), "does not let this tool in"),
        (psycopg.OperationalError("FATAL:  sorry, too many clients already"), "Another program is using the database"),
        (psycopg.OperationalError("connection refused"), "The database server cannot be reached"),
    ],
)
def test_what_a_server_says_is_said_in_words(error: psycopg.Error, words: str) -> None:
    problem = explain(OperationalError("a statement", {}, error), "the server of the council")
    assert words in problem.what
    assert problem.where == "the server of the council"
    assert problem.what_to_do.endswith(".")
    assert "statement" not in str(problem)


def test_no_free_connection_is_said_as_a_lock() -> None:
    assert "Another program is using the database" in explain(PoolTimeout(), "here").what


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EROFS, "can be read but not written to"),
        (errno.ENOSPC, "is full"),
        (errno.EIO, "The disk reported a fault"),
        (errno.ENOTDIR, "cannot be opened"),
    ],
)
def test_what_a_disk_says_is_said_in_words(code: int, words: str) -> None:
    assert words in explain_file(OSError(code, "x"), "here").what


def test_a_driver_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreProblem, match="The part of this tool that speaks to PostgreSQL is not installed") as problem:
        Store.open("postgresql://server/database")
    assert "psycopg[binary]" in problem.value.what_to_do
