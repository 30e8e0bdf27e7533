"""The backup of everything as one file, locked by a passphrase: a JSON file for each table of the database."""

from datetime import date
from typing import Any

from pydantic import JsonValue, ValidationError

from roadmap.assessment.models import Frozen
from roadmap.exchange import sealing, zipping
from roadmap.exchange.models import ArchiveProblem

BACKUP = (
    "Trauma-informed self-assessment: BACKUP OF EVERYTHING. This file holds raw answers and notes of single people. "
    "It is for the keeper of the machine only: do not pass it on."
)
ABOUT = "about.json"
TABLE = ".rows.json"


class BackupTable(Frozen):
    """The rows of one table; every row has a value for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[JsonValue, ...], ...]


class BackupAbout(Frozen):
    """What a backup says of itself."""

    revision: str
    made_on: date
    assessments: int


class Backup(Frozen):
    """A whole database at one moment: the revision of its tables, and the rows of each by the table's name."""

    about: BackupAbout
    tables: dict[str, BackupTable]

    @property
    def revision(self) -> str:
        """The revision of the tables, as the store knows it."""
        return self.about.revision


def write_backup(revision: str, tables: dict[str, Any], made_on: date, passphrase: str) -> bytes:
    """The backup as a file, encrypted by the passphrase. `tables` have `columns` and `rows`, as the store gives them."""
    about = BackupAbout(revision=revision, made_on=made_on, assessments=len(tables["assessment"].rows))
    files = {ABOUT: about.model_dump_json().encode()}
    for name, held in tables.items():
        files[f"{name}{TABLE}"] = BackupTable(columns=held.columns, rows=held.rows).model_dump_json().encode()
    return sealing.seal(BACKUP, zipping.pack(BACKUP, files), passphrase)


def is_backup(data: bytes) -> bool:
    """Whether a file is a backup of everything, whole or not."""
    return data.startswith(BACKUP.encode())


def read_backup(data: bytes, passphrase: str | None) -> Backup:
    """What a backup holds; all of it or nothing.

    ArchiveProblem where it is no backup, was written by a newer version, is cut short or altered, or where the
    passphrase is missing or wrong.
    """
    if not is_backup(data):
        raise ArchiveProblem(
            "This file is not a backup of everything.",
            "the start of the file",
            "Choose a file that 'backup' wrote. The archive of one assessment is opened with 'import'.",
        )
    files = zipping.unpack(sealing.unseal(BACKUP, data, passphrase), zipping.MOST_OF_A_BACKUP)
    reading = ABOUT
    try:
        about = BackupAbout.model_validate_json(files[ABOUT])
        tables = {}
        for reading in sorted(files.keys() - {ABOUT}):
            tables[reading.removesuffix(TABLE)] = BackupTable.model_validate_json(files[reading])
    except (KeyError, ValidationError) as error:
        raise zipping.altered(reading) from error
    return Backup(about=about, tables=tables)
