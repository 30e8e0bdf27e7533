"""What can go wrong with what is kept, said in plain words: what happened, where, and what to do."""

import errno
import sqlite3
from typing import Any

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class StoreProblem(Exception):  # noqa: N818 - the name the pages speak of
    """Something that kept the store from doing what was asked.

    `what` says what happened, `where` names the place, `what_to_do` says how to go on. Each can be
    shown to a user as it is. Whatever was stored before is still there unchanged.
    """

    def __init__(self, what: str, where: str, what_to_do: str) -> None:
        super().__init__(what, where, what_to_do)
        self.what = what
        self.where = where
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return f"{self.what} Where: {self.where}. Nothing that was stored before has been changed. {self.what_to_do}"


class NotKept(StoreProblem):
    """What was asked for is not, or no longer, in the store."""


class StaleWrite(Exception):  # noqa: N818 - not a fault: two people worked at once
    """Somebody else changed the same thing first; nothing was written.

    `mine` is what was to be written, `theirs` what is stored now, or None where it was removed.
    """

    def __init__(self, mine: Any, theirs: Any) -> None:
        super().__init__(mine, theirs)
        self.mine = mine
        self.theirs = theirs

    def __str__(self) -> str:
        if self.theirs is None:
            return "Somebody removed this while you were changing it. Your version was not saved."
        return "Somebody changed this while you were changing it. Your version was not saved; compare the two and save again."


def not_kept(thing: str, where: str) -> NotKept:
    """The problem of a thing ("assessment", "respondent") that is not in the store."""
    return NotKept(f"This {thing} is not kept here, or not any more.", where, "Go back to the start page and choose again.")


READ_ONLY = (
    "The database can be read but not written to.",
    "Check that you may write to the file and its folder and that the disk is not set to read-only, then try again.",
)
FULL = (
    "The disk, or the space set aside for the database, is full.",
    "Make room, then try again. What you entered last was not saved.",
)
LOCKED = (
    "Another program is using the database and did not let go of it in time.",
    "Close other windows of this tool and programs that have the file open (a backup, a virus scanner), then try again.",
)
CORRUPT = (
    "The file is damaged, or is not a database of this tool.",
    "Do not write to it. Keep a copy of it, then put back a backup: the folder 'backups' beside it, or an archive you exported.",
)
CANNOT_OPEN = (
    "The database cannot be opened.",
    "Check that the folder exists and that you may write to it, or name another place in ROADMAP_DATABASE_URL.",
)
DISK_FAULT = (
    "The disk reported a fault.",
    "Check the disk and its connection, then try again. What you entered last was not saved.",
)
NO_CONNECTION = (
    "The database server cannot be reached, or does not let this tool in.",
    "Check the network and that the server is running, then try again. What you entered last was not saved.",
)
NOT_ALLOWED = (
    "The database server does not let this tool in, or does not let it do this.",
    "Ask whoever looks after the server to check the name, the password and the rights in ROADMAP_DATABASE_URL.",
)
NO_SUCH_DATABASE = (
    "The server has no database of this name.",
    "Ask whoever looks after the server to make it, or correct ROADMAP_DATABASE_URL.",
)
UNEXPECTED = (
    "The database refused what this tool asked of it.",
    "Try again. If it happens again, export an archive and tell us what you did.",
)

#: SQLite's primary result codes: https://www.sqlite.org/rescode.html
SQLITE_CODES = {
    3: NOT_ALLOWED,
    5: LOCKED,
    6: LOCKED,
    8: READ_ONLY,
    10: DISK_FAULT,
    11: CORRUPT,
    13: FULL,
    14: CANNOT_OPEN,
    23: NOT_ALLOWED,
    26: CORRUPT,
}
#: SQLITE_IOERR_SHMSIZE: the file beside the database that connections share cannot be made as long as it has to be.
NO_ROOM_BESIDE = 4874
FILE_FAULTS = {errno.EACCES: READ_ONLY, errno.EPERM: READ_ONLY, errno.EROFS: READ_ONLY, errno.ENOSPC: FULL, errno.EIO: DISK_FAULT}
#: PostgreSQL's states, longest prefix first: https://www.postgresql.org/docs/current/errcodes-appendix.html
POSTGRESQL_STATES = {
    "25006": READ_ONLY,
    "53100": FULL,
    "53300": LOCKED,
    "55P03": LOCKED,
    "40P01": LOCKED,
    "57014": LOCKED,
    "42501": NOT_ALLOWED,
    "3D000": NO_SUCH_DATABASE,
    "XX001": CORRUPT,
    "XX002": CORRUPT,
    "28": NOT_ALLOWED,
    "08": NO_CONNECTION,
    "57P": NO_CONNECTION,
    "58": DISK_FAULT,
}


#: What a server says in English while it refuses a connection; in another language it is "cannot be reached".
WHILE_CONNECTING = {
    'database "': NO_SUCH_DATABASE,
    "password": NOT_ALLOWED,
    'role "': NOT_ALLOWED,
    "pg_hba.conf": NOT_ALLOWED,
    "too many": LOCKED,
}


def explain_file(error: OSError | sqlite3.Error, where: str) -> StoreProblem:
    """The problem behind a fault of a file or folder, in words."""
    code = error.errno if isinstance(error, OSError) else None
    what, what_to_do = FILE_FAULTS.get(code or 0, CANNOT_OPEN) if isinstance(error, OSError) else _words(error)
    return StoreProblem(what, where, what_to_do)


def explain(error: SQLAlchemyError, where: str) -> StoreProblem:
    """The problem behind a database error, in words; `where` names the database without its password."""
    if isinstance(error, PoolTimeout):
        return StoreProblem(LOCKED[0], where, LOCKED[1])
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(error, IntegrityError) and _names_something_missing(cause):
        return not_kept("assessment or person", where)
    what, what_to_do = _words(cause)
    return StoreProblem(what, where, what_to_do)


def _names_something_missing(cause: BaseException | None) -> bool:
    """Whether a row was to point at another that is not there (SQLITE_CONSTRAINT_FOREIGNKEY, foreign_key_violation)."""
    return getattr(cause, "sqlite_errorcode", None) == 787 or getattr(cause, "sqlstate", None) == "23503"


def _words(cause: BaseException | None) -> tuple[str, str]:
    if cause is None:
        return UNEXPECTED
    code = getattr(cause, "sqlite_errorcode", None)
    if isinstance(code, int):
        return FULL if code == NO_ROOM_BESIDE else SQLITE_CODES.get(code & 0xFF, UNEXPECTED)
    if hasattr(cause, "sqlstate"):
        state: str | None = cause.sqlstate
        if state is None:  # psycopg gives no state where it never got, or lost, a connection
            return next((words for said, words in WHILE_CONNECTING.items() if said in str(cause)), NO_CONNECTION)
        return next((words for prefix, words in POSTGRESQL_STATES.items() if state.startswith(prefix)), UNEXPECTED)
    return UNEXPECTED
