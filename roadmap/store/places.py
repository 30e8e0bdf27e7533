"""Where the database lies: its address, and the folders in which a database would be damaged."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import platformdirs
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from roadmap.store.engine import WAIT_SECONDS
from roadmap.store.problems import StoreProblem

VARIABLE = "ROADMAP_DATABASE_URL"
WAIT_VARIABLE = "ROADMAP_DATABASE_WAIT_SECONDS"
FOLDER_NAME = "trauma-informed-self-assessment"
FILE_NAME = "self-assessment.db"

#: How the folders of services that copy files to and fro are called on Windows, macOS and Linux.
SYNCED = (
    ("OneDrive", re.compile(r"onedrive([ -].*)?")),
    ("Dropbox", re.compile(r"dropbox([ -].*)?")),
    ("iCloud Drive", re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs|icloud~.*")),
    ("Google Drive", re.compile(r"google ?drive([ -].*)?|googledrivefs|my drive")),
    ("a cloud service", re.compile(r"cloudstorage")),
)
#: Variables in which OneDrive notes its folders, whatever they are called.
ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
#: File systems whose locks SQLite cannot rely on: https://www.sqlite.org/howtocorrupt.html (section 2.1).
NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afpfs|afs|ncpfs|webdav|davfs\d?|ceph"
    r"|fuse\.(sshfs|rclone|davfs\d?|gvfsd-fuse|google-drive.*|onedriver|s3fs|glusterfs)"
)

SYNCED_ADVICE = (
    "Choose a folder on this computer's own disk in ROADMAP_DATABASE_URL. "
    "To share results with others export an archive; to work together at once use PostgreSQL."
)


def address(url: str | None, environment: Mapping[str, str] = os.environ) -> URL:
    """The address to open: the one given, else ROADMAP_DATABASE_URL, else a file in the user's data folder.

    StoreProblem where it is neither SQLite with a file nor PostgreSQL.
    """
    text = url or environment.get(VARIABLE)
    if not text:
        return URL.create("sqlite", database=str(default_file()))
    if text.startswith("postgres://"):
        text = "postgresql://" + text.removeprefix("postgres://")
    try:
        found = make_url(text)
    except ArgumentError as error:
        raise _unknown(text.split("://", maxsplit=1)[0]) from error
    if found.get_backend_name() not in ("sqlite", "postgresql"):
        raise _unknown(found.get_backend_name())
    if found.get_backend_name() == "sqlite" and found.database in (None, "", ":memory:"):
        raise _unknown("sqlite without a file")
    if found.get_backend_name() == "sqlite" and not str(found.database).startswith("file:"):
        return found.set(database=str(sqlite_file(found)))  # the same file from whichever folder the program runs
    return found


def waiting(seconds: float | None, environment: Mapping[str, str] = os.environ) -> float:
    """How long to wait for other writers: the seconds given, else ROADMAP_DATABASE_WAIT_SECONDS, else 10.

    StoreProblem where the setting is not a number of seconds from 0 to 3600.
    """
    if seconds is not None:
        return seconds
    text = environment.get(WAIT_VARIABLE, "").strip()
    if not text:
        return WAIT_SECONDS
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 3600:
        raise StoreProblem(
            f"The time to wait for the database, '{text}', is not a number of seconds from 0 to 3600.",
            WAIT_VARIABLE,
            "Write a number such as 10, or leave the setting out.",
        )
    return found


def _unknown(kind: str) -> StoreProblem:
    return StoreProblem(
        f"This tool cannot keep its data at an address of the kind '{kind}'.",
        VARIABLE,
        "Write sqlite:///FOLDER/FILE.db or postgresql://USER@SERVER/DATABASE, or leave the setting out.",
    )


def default_file() -> Path:
    """The database of this user on this computer."""
    return Path(platformdirs.user_data_dir(FOLDER_NAME, appauthor=False)) / FILE_NAME


def in_words(url: URL) -> str:
    """The address as it may be shown: a path, or server and database without name and password."""
    if url.get_backend_name() == "sqlite":
        return str(sqlite_file(url))
    return f"PostgreSQL database '{url.database}' on {url.host or url.query.get('host') or 'this computer'}"


def sqlite_file(url: URL) -> Path:
    """The file of an SQLite address, which may also be written as a URI with parameters."""
    path = str(url.database)
    return (
        Path(path.removeprefix("file:").split("?", maxsplit=1)[0] if path.startswith("file:") else path).expanduser().absolute()
    )


def refuse_unsafe_folder(file: Path, environment: Mapping[str, str] = os.environ, mounts: str | None = None) -> None:
    """StoreProblem where the file lies in a folder that is synced or on a network.

    Such folders copy the file while it is written or keep locks badly, and both damage a database.
    `mounts` is the list of mounted file systems as Linux gives it in /proc/mounts; None reads this machine's.
    """
    service = synced_by(file, environment) or synced_by(_resolved(file), environment)
    if service:
        raise StoreProblem(f"This folder is kept in step with {service}, which can damage a database.", str(file), SYNCED_ADVICE)
    if is_on_network(_resolved(file), mounts):
        raise StoreProblem("This folder is on a network drive, where a database can be damaged.", str(file), SYNCED_ADVICE)


def _resolved(file: Path) -> Path:
    try:
        return file.resolve()
    except OSError:
        return file


def synced_by(file: Path, environment: Mapping[str, str]) -> str | None:
    """The name of the service that keeps the file's folder in step, or None."""
    parts = [part.lower() for part in re.split(r"[\\/]", str(file.parent))]
    for service, name in SYNCED:
        if any(name.fullmatch(part) for part in parts):
            return service
    for variable in ONEDRIVE_VARIABLES:
        folder = environment.get(variable)
        if folder and Path(folder) in file.parents:
            return "OneDrive"
    return None


def is_on_network(file: Path, mounts: str | None = None) -> bool:
    """Whether the file is on another machine's disk: a UNC path, a mapped drive, or a network mount."""
    if str(file).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(file.anchor) == 4)  # DRIVE_REMOTE
    return bool(NETWORK.fullmatch(_file_system(file, _mounts() if mounts is None else mounts)))


def _mounts() -> str:
    if sys.platform == "darwin":
        listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        # "//me@server/share on /Volumes/share (smbfs, nodev)" becomes the form of /proc/mounts
        return re.sub(
            r"^(.+?) on (.+) \((\w+).*\)$", lambda m: f"- {m[2].replace(' ', chr(92) + '040')} {m[3]}", listed, flags=re.MULTILINE
        )
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _file_system(file: Path, mounts: str) -> str:
    """The kind of the file system with the longest mount point above the file; a later mount hides an earlier."""
    longest, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if (point == file or point in file.parents) and len(point.parts) >= longest:
            longest, kind = len(point.parts), fields[2]
    return kind
