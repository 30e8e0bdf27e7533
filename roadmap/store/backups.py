"""Copies of an SQLite database, made before its tables change and removed after a month.

They hold raw answers, so they lie beside the database, for the same user only, and do not stay.
"""

import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from roadmap.store.problems import CORRUPT, StoreProblem

KEPT_DAYS = 30
FOLDER = "backups"
NAME = re.compile(r"before-.+-(\d{4}-\d{2}-\d{2})(-\d+)?\.db")


def back_up(file: Path, before: str, today: date) -> Path:
    """Copy the database as it is, others' writes included, and return the copy's path.

    `before` names the revision that comes next. StoreProblem where the database is damaged.
    """
    folder = file.parent / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = _free(folder, f"before-{before}-{today.isoformat()}")
    copy.touch(mode=0o600)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        if target.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise StoreProblem(CORRUPT[0], str(file), CORRUPT[1])
    return copy


def _free(folder: Path, stem: str) -> Path:
    """A path of this name that is not taken."""
    number = 1
    path = folder / f"{stem}.db"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path


def remove_expired(file: Path, today: date) -> list[Path]:
    """Remove copies older than 30 days and return their paths. A file that cannot be removed now is tried again next time."""
    removed = []
    for copy in (file.parent / FOLDER).glob("before-*.db"):
        found = NAME.fullmatch(copy.name)
        if found and date.fromisoformat(found[1]) + timedelta(days=KEPT_DAYS) < today:
            try:
                copy.unlink()
            except OSError:
                continue
            removed.append(copy)
    return removed
