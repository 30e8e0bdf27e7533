"""A zip of a few JSON files with a manifest that says what it holds and how each file must read."""

import hashlib
import io
import json
import lzma
import struct
import zipfile
import zlib
from typing import Any, NamedTuple

import roadmap
from roadmap.exchange.models import ArchiveProblem

#: The version of the format; a program reads its own and older ones. 2: several collections of answers.
FORMAT = 2
MANIFEST = "manifest.json"
#: Far above what an assessment needs (a few hundred kB), far below what harms a laptop. Sizes in bytes.
MOST_ENTRIES = 40
MOST_BYTES = 100_000_000
MOST_BYTES_UNPACKED = 200_000_000


class Most(NamedTuple):
    """How many entries, and how many bytes packed and unpacked, are read."""

    entries: int
    size: int
    unpacked: int


#: What a backup of everything may hold: a file a table, and every assessment of a place.
MOST_OF_A_BACKUP = Most(entries=200, size=1_000_000_000, unpacked=4_000_000_000)
#: JSON packs 5 to 50 times; only a bomb packs so much more. Small parts may be all alike.
MOST_RATIO = 200
SMALL = 1_000_000
#: Zip entries carry a time; ours is always this one, so that the same parts make the same file.
EARLIEST = (1980, 1, 1, 0, 0, 0)

#: What the zip library raises where bytes are not as they were written.
FAULTS_OF_ZIPS = (
    zlib.error,
    lzma.LZMAError,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
)

FROM_A_COPY = "Export it again, or take another copy of it."


def altered(where: str) -> ArchiveProblem:
    """The problem of an archive that is not as it was written."""
    return ArchiveProblem("This file has been altered or damaged since it was written.", where, FROM_A_COPY)


def cut_short(where: str) -> ArchiveProblem:
    """The problem of an archive whose end is missing."""
    return ArchiveProblem("This file is cut short: its end is missing.", where, FROM_A_COPY)


def not_an_archive() -> ArchiveProblem:
    """The problem of another kind of file."""
    return ArchiveProblem(
        "This file is not an archive of this tool.", "the start of the file", "Choose a file that this tool exported."
    )


def newer(version: object) -> ArchiveProblem:
    """The problem of an archive that a newer program wrote."""
    return ArchiveProblem(
        "This file was written by a newer version of this tool.",
        f"version {version}",
        "Install the newer version, then try again.",
    )


def too_large(where: str) -> ArchiveProblem:
    """The problem of a file that would unpack to more than any assessment holds."""
    return ArchiveProblem(
        "This file unpacks to more than any assessment holds, so it was not opened.",
        where,
        "Choose a file that this tool exported.",
    )


def pack(holds: str, files: dict[str, bytes]) -> bytes:
    """A zip of the files; its manifest begins with `holds`, in words. The same files give the same bytes."""
    manifest = {
        "holds": holds,
        "format": FORMAT,
        "program": roadmap.__version__,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {MANIFEST: json.dumps(manifest, indent=1).encode(), **files}.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content, compress_type=zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack(data: bytes, most: Most | None = None) -> dict[str, bytes]:
    """The files of a zip, by name, each as its manifest says; ArchiveProblem where they are not, or are more than `most`.

    Without `most`, more than one assessment holds is not read.
    """
    most = most or Most(MOST_ENTRIES, MOST_BYTES, MOST_BYTES_UNPACKED)
    if len(data) > most.size:
        raise too_large("the file as a whole")
    if not data.startswith(b"PK"):
        raise not_an_archive()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(archive.infolist(), most)
            return _checked(archive)
    except zipfile.BadZipFile as error:
        # The list of entries stands at the end: a file that begins as a zip and has none is cut short.
        raise (altered("the zip file") if b"PK\x05\x06" in data[-65_557:] else cut_short("the zip file")) from error
    except FAULTS_OF_ZIPS as error:
        raise altered("the zip file") from error


def _checked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    names = [entry.filename for entry in archive.infolist()]
    if MANIFEST not in names:
        raise not_an_archive()
    said = _manifest(_content(archive, MANIFEST))
    if sorted(names) != sorted([MANIFEST, *said]):
        raise altered("the list of files")
    files = {name: _content(archive, name) for name in said}
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != said[name]:
            raise altered(name)
    return files


def _refuse_bombs(found: list[zipfile.ZipInfo], most: Most) -> None:
    if len(found) > most.entries:
        raise too_large(f"{len(found)} files")
    if sum(entry.file_size for entry in found) > most.unpacked:
        raise too_large("all files together")
    for entry in found:
        if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise too_large(entry.filename)


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    """The content of an entry, never more than its listed size: a list may lie."""
    size = archive.getinfo(name).file_size
    with archive.open(name) as entry:
        content = entry.read(size + 1)
    if len(content) != size:
        raise altered(name)
    return content


def _manifest(content: bytes) -> dict[str, str]:
    """The hash of each file, by name."""
    try:
        said: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise altered(MANIFEST) from error
    if not isinstance(said, dict) or "format" not in said:
        raise not_an_archive()
    if not isinstance(said["format"], int):
        raise altered(MANIFEST)
    if said["format"] > FORMAT:
        raise newer(said.get("program"))
    files = said.get("files")
    if not isinstance(files, dict) or not all(isinstance(digest, str) for digest in files.values()):
        raise altered(MANIFEST)
    return files
