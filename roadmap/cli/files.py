"""Writes files that commands make: whole or not at all, and never over another file unless asked to."""

import os
import secrets
from pathlib import Path

from roadmap.cli.output import Failure
from roadmap.content.places import shown


def refuse_existing(path: Path, replace: bool) -> None:
    """Failure where something lies at a path already; called before any work is done for it."""
    if path.exists() and not path.is_file():  # a folder, or a device such as /dev/null, which must never be replaced
        raise Failure("NO_FILE", f"{shown(path)} is no file that can be written over: name another.", shown(path))
    if not replace and (path.exists() or path.is_symlink()):
        message = f"{shown(path)} is there already. Choose another name, or add --replace to write over it."
        raise Failure("FILE_EXISTS", message, shown(path))
    if not path.parent.is_dir():
        raise Failure("NO_FOLDER", f"There is no folder {shown(path.parent)}. Make it first, or choose another.", shown(path))


def write(path: Path, content: bytes, replace: bool, *, private: bool = False) -> None:
    """Writes a file beside its place and then moves it there. A private one only its owner may read."""
    refuse_existing(path, replace)
    path = path.resolve()  # where a link leads: the link itself stays
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600 if private else 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.replace(path)
    except OSError as error:
        reason = (error.strerror or "no reason is given").lower()
        raise Failure("CANNOT_WRITE", f"{shown(path)} cannot be written: {reason}.", shown(path)) from error
    finally:
        beside.unlink(missing_ok=True)
