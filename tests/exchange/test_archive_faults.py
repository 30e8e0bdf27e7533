"""Archives that are wrong: each fault is said in words, and nothing of the archive is taken over."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from roadmap.content.models import Framework
from roadmap.exchange import sealing, zipping
from roadmap.exchange.archives import KEEPER, SHAREABLE, read_archive, write_archive
from roadmap.exchange.models import ArchiveParts, ArchiveProblem
from tests.examples import small_parts, with_answers

PASSPHRASE = "four plain words – ärlig"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys quickly: how long it takes is no part of these tests."""
    monkeypatch.setattr(sealing, "COST", {"n": 2**4, "r": 8, "p": 1})


@pytest.fixture
def parts(framework: Framework) -> ArchiveParts:
    """Everything an archive can hold but answers."""
    return small_parts(framework)


@pytest.fixture
def whole(parts: ArchiveParts) -> ArchiveParts:
    """The same with answers."""
    return with_answers(parts)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The zip with its files changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("passphrase", ["wrong", "four plain words - ärlig"])
def test_a_wrong_passphrase_is_said_to_be_wrong(whole: ArchiveParts, passphrase: str) -> None:
    with pytest.raises(ArchiveProblem, match="The passphrase does not open this file") as problem:
        read_archive(write_archive(whole, PASSPHRASE), passphrase)
    assert "Check capitals" in problem.value.what_to_do


def test_a_missing_passphrase_is_asked_for(whole: ArchiveParts) -> None:
    with pytest.raises(ArchiveProblem, match="holds raw answers and is locked by a passphrase"):
        read_archive(write_archive(whole, PASSPHRASE))


@pytest.mark.parametrize("data", [b"", b"Dear colleague", b"\x89PNG\r\n", b"\x00" * 5000])
def test_another_file_is_not_taken_for_an_archive(data: bytes) -> None:
    with pytest.raises(ArchiveProblem, match="This file is not an archive of this tool"):
        read_archive(data)


def test_another_zip_is_not_taken_for_an_archive(parts: ArchiveParts) -> None:
    for change in (lambda files: files.pop("manifest.json"), lambda files: files.update({"manifest.json": b"[]"})):
        with pytest.raises(ArchiveProblem, match="This file is not an archive of this tool"):
            read_archive(repacked(write_archive(parts), change))


def test_an_archive_of_a_newer_version_is_said_to_be_newer(parts: ArchiveParts, whole: ArchiveParts) -> None:
    def newer(files: dict[str, bytes]) -> None:
        manifest = json.loads(files["manifest.json"])
        files["manifest.json"] = json.dumps(manifest | {"format": 3, "program": "9.1.0"}).encode()
        files["something_new.json"] = b"{}"

    with pytest.raises(ArchiveProblem, match="written by a newer version of this tool") as problem:
        read_archive(repacked(write_archive(parts), newer))
    assert "9.1.0" in problem.value.where
    assert "Install the newer version" in problem.value.what_to_do
    data = write_archive(whole, PASSPHRASE).replace(b'{"format": 2,', b'{"format": 3,', 1)
    with pytest.raises(ArchiveProblem, match="written by a newer version of this tool"):
        read_archive(data, PASSPHRASE)


def test_an_archive_that_is_cut_short_is_said_to_be(parts: ArchiveParts, whole: ArchiveParts) -> None:
    data = write_archive(parts)
    for kept in (20, len(data) // 2, len(data) - 30):
        with pytest.raises(ArchiveProblem, match="This file is cut short: its end is missing"):
            read_archive(data[:kept])
    data = write_archive(whole, PASSPHRASE)
    for kept in (len(KEEPER.encode()) + 20, len(data) // 2, len(data) - 1):
        with pytest.raises(ArchiveProblem, match="This file is cut short: its end is missing"):
            read_archive(data[:kept], PASSPHRASE)


@pytest.mark.parametrize("name", ["assessment.json", "framework.json", "plan.json", "releases.json"])
def test_an_altered_part_is_named(parts: ArchiveParts, name: str) -> None:
    data = repacked(write_archive(parts), lambda files: files.update({name: files[name].replace(b"a", b"b", 1)}))
    with pytest.raises(ArchiveProblem, match="altered or damaged since it was written") as problem:
        read_archive(data)
    assert problem.value.where == name
    assert "another copy" in problem.value.what_to_do


def test_a_part_altered_together_with_its_hash_is_refused_too(parts: ArchiveParts, framework: Framework) -> None:
    renamed = parts.framework_text.replace("About breaks", "About brakes")
    assert renamed != parts.framework_text
    with pytest.raises(ArchiveProblem, match="altered or damaged") as problem:
        read_archive(write_archive(parts.model_copy(update={"framework_text": renamed})))
    assert problem.value.where == "framework.json"


def test_a_part_more_or_less_is_an_alteration(parts: ArchiveParts) -> None:
    for change in (lambda files: files.pop("plan.json"), lambda files: files.update({"../../evil.json": b"{}"})):
        with pytest.raises(ArchiveProblem, match="altered or damaged") as problem:
            read_archive(repacked(write_archive(parts), change))
        assert problem.value.where == "the list of files"


def test_every_altered_byte_of_a_keepers_archive_is_noticed(whole: ArchiveParts) -> None:
    data = write_archive(whole, PASSPHRASE)
    for position in range(0, len(data), 97):
        changed = bytearray(data)
        changed[position] ^= 1
        with pytest.raises(ArchiveProblem):
            read_archive(bytes(changed), PASSPHRASE)


def test_every_altered_byte_of_a_shareable_archive_is_noticed_or_harmless(parts: ArchiveParts) -> None:
    data = write_archive(parts)
    for position in range(0, len(data), 61):
        changed = bytearray(data)
        changed[position] ^= 1
        try:
            assert read_archive(bytes(changed)) == parts
        except ArchiveProblem:
            continue


def test_answers_smuggled_into_a_shareable_archive_are_refused(whole: ArchiveParts) -> None:
    with pytest.raises(ArchiveProblem, match="altered or damaged") as problem:
        read_archive(zipping.pack(SHAREABLE, {**_files_of(whole)}))
    assert problem.value.where == "raw_answers.json"


def _files_of(whole: ArchiveParts) -> dict[str, bytes]:
    return zipping.unpack(sealing.unseal(KEEPER, write_archive(whole, PASSPHRASE), PASSPHRASE))


def test_a_zip_bomb_is_not_opened(parts: ArchiveParts, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = repacked(write_archive(parts), lambda files: files.update({"plan.json": b" " * 50_000_000}))
    assert len(bomb) < 100_000
    many = repacked(write_archive(parts), lambda files: files.update({f"f{number}": b"" for number in range(100)}))
    for data, where in ((bomb, "plan.json"), (many, "files")):
        with pytest.raises(ArchiveProblem, match="unpacks to more than any assessment holds") as problem:
            read_archive(data)
        assert where in problem.value.where
    monkeypatch.setattr(zipping, "MOST_BYTES", 1000)
    with pytest.raises(ArchiveProblem, match="unpacks to more than any assessment holds"):
        read_archive(write_archive(parts))


def test_a_header_that_asks_for_too_much_work_is_refused(whole: ArchiveParts) -> None:
    data = write_archive(whole, PASSPHRASE).replace(b'"n": 16,', b'"n": 1073741824,', 1)
    with pytest.raises(ArchiveProblem, match="altered or damaged") as problem:
        read_archive(data, PASSPHRASE)
    assert problem.value.where == "the header"


def test_parts_that_point_at_nothing_are_refused(parts: ArchiveParts) -> None:
    lost = parts.plan.model_copy(update={"priorities": ()})
    with pytest.raises(ArchiveProblem, match="altered or damaged") as problem:
        read_archive(write_archive(parts.model_copy(update={"plan": lost})))
    assert problem.value.where == "the parts together"
