"""A backup as a file: locked, said so on its first line, whole or refused in words."""

import json
from datetime import date

import pytest

from roadmap.content.models import Framework
from roadmap.exchange import sealing, zipping
from roadmap.exchange.archives import read_archive, write_archive
from roadmap.exchange.backup_files import BACKUP, BackupTable, read_backup, write_backup
from roadmap.exchange.models import ArchiveProblem
from tests.examples import small_parts, with_answers

PASSPHRASE = "four plain words"
TABLES = {
    "assessment": BackupTable(columns=("id", "example"), rows=(("a1", False), ("a2", True))),
    "answer": BackupTable(columns=("item", "note", "revision"), rows=(("breaks", "rota – “as typed”", 2), ("breaks", None, 1))),
}


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys quickly: how long it takes is no part of these tests."""
    monkeypatch.setattr(sealing, "COST", {"n": 2**4, "r": 8, "p": 1})


@pytest.fixture
def data() -> bytes:
    """A backup of two tables."""
    return write_backup("0001", TABLES, date(2026, 5, 4), PASSPHRASE)


def test_what_goes_out_comes_in_the_same(data: bytes) -> None:
    backup = read_backup(data, PASSPHRASE)
    assert backup.tables == TABLES
    assert (backup.revision, backup.about.made_on, backup.about.assessments) == ("0001", date(2026, 5, 4), 2)


def test_the_first_line_says_what_it_holds_and_nothing_else_can_be_read(data: bytes) -> None:
    first, _, rest = data.partition(b"\n")
    assert b"raw answers and notes of single people. It is for the keeper of the machine only" in first
    assert b"rota" not in rest
    assert b"breaks" not in rest


@pytest.mark.parametrize("passphrase", ["another one", "", None])
def test_without_its_passphrase_it_is_not_opened(data: bytes, passphrase: str | None) -> None:
    with pytest.raises(ArchiveProblem, match="passphrase"):
        read_backup(data, passphrase)


def test_cut_short_altered_and_newer_are_told_apart(data: bytes) -> None:
    for size in (len(BACKUP) + 5, len(data) // 2, len(data) - 1):
        with pytest.raises(ArchiveProblem, match="is cut short: its end is missing"):
            read_backup(data[:size], PASSPHRASE)
    for position in range(0, len(data), 43):
        changed = bytearray(data)
        changed[position] ^= 1
        with pytest.raises(ArchiveProblem):
            read_backup(bytes(changed), PASSPHRASE)
    lines = data.split(b"\n", 2)
    header = json.dumps(json.loads(lines[1]) | {"format": 99}).encode()
    with pytest.raises(ArchiveProblem, match="written by a newer version"):
        read_backup(b"\n".join([lines[0], header, lines[2]]), PASSPHRASE)


def test_a_part_that_is_no_table_is_named() -> None:
    packed = zipping.pack(BACKUP, {"about.json": b"{}"})
    with pytest.raises(ArchiveProblem, match="altered or damaged") as problem:
        read_backup(sealing.seal(BACKUP, packed, PASSPHRASE), PASSPHRASE)
    assert problem.value.where == "about.json"


def test_archives_and_backups_are_not_mixed_up(data: bytes, framework: Framework) -> None:
    with pytest.raises(ArchiveProblem, match="is a backup of everything") as problem:
        read_archive(data, PASSPHRASE)
    assert "Put it back with 'restore'" in problem.value.what_to_do
    for other in (write_archive(with_answers(small_parts(framework)), PASSPHRASE), b"", b"Dear colleague"):
        with pytest.raises(ArchiveProblem, match="is not a backup of everything") as problem:
            read_backup(other, PASSPHRASE)
        assert "is opened with 'import'" in problem.value.what_to_do
