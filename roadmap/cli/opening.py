"""Opens what commands work on: archives with their passphrase, and the store."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from roadmap.cli.output import Failure
from roadmap.content.faults import Code, ContentFaults, make_fault
from roadmap.content.places import shown
from roadmap.exchange.archives import needs_passphrase, read_archive
from roadmap.exchange.backup_files import Backup, is_backup, read_backup
from roadmap.exchange.models import ArchiveParts
from roadmap.exchange.zipping import MOST_BYTES, MOST_OF_A_BACKUP

if TYPE_CHECKING:
    from roadmap.store import Store

VARIABLE = "ROADMAP_PASSPHRASE"
#: As on the page that saves with answers.
SHORTEST = 12


def open_archive(path: Path) -> ArchiveParts:
    """What an archive holds. ArchiveProblem where it is none, is damaged or newer; asks for the passphrase where it has one."""
    data = _content(path, MOST_BYTES)
    return read_archive(data, _passphrase("Passphrase of this archive") if needs_passphrase(data) else None)


def open_backup(path: Path) -> Backup:
    """What a backup holds. ArchiveProblem where it is none, is damaged or newer; asks for its passphrase."""
    data = _content(path, MOST_OF_A_BACKUP.size)
    return read_backup(data, _passphrase("Passphrase of this backup") if is_backup(data) else None)


def _content(path: Path, most: int) -> bytes:
    """The content of a file, and one byte more than may be read where it has that; ContentFaults where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise ContentFaults([make_fault(Code.CANNOT_READ, shown(path), detail=error.strerror or str(error))]) from error


def new_passphrase(of: str = "this archive") -> str:
    """A passphrase to lock an archive or a backup with, typed twice. Failure where it is too short."""
    chosen = _passphrase(f"Passphrase for {of}, at least {SHORTEST} characters", twice=True)
    if len(chosen) < SHORTEST:
        message = f"The passphrase is too short: choose at least {SHORTEST} characters, such as four words."
        raise Failure("PASSPHRASE", message, VARIABLE)
    return chosen


def _passphrase(question: str, twice: bool = False) -> str:
    """The passphrase from ROADMAP_PASSPHRASE, else typed without being shown. Never an argument: others could read those."""
    found = os.environ.get(VARIABLE)
    if found:
        return found
    try:
        return str(typer.prompt(question, hide_input=True, confirmation_prompt=twice, err=True))
    except typer.Abort:
        message = f"A passphrase is needed. Type it when asked, or set {VARIABLE} for this one command."
        raise Failure("PASSPHRASE", message, VARIABLE) from None


def typed(question: str) -> str:
    """What is typed in answer to a question, which stands on standard error: only the result goes to standard output.

    typer.Abort, which is told as stopped, where the input has ended.
    """
    sys.stderr.write(f"{question}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise typer.Abort
    return line.strip()


@contextmanager
def opened_store() -> Iterator["Store"]:
    """The store of this user, or the one that ROADMAP_DATABASE_URL names; let go of at the end."""
    from roadmap.store import Store

    store = Store.open()
    try:
        yield store
    finally:
        store.close()
