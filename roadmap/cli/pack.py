"""`pack`: what works with no install, written into a folder."""

from datetime import UTC, datetime
from pathlib import Path

from roadmap.cli.files import refuse_existing, write
from roadmap.cli.output import Failure, print_json, say
from roadmap.content.places import shown


def pack(folder: Path, framework: str, ladder: str, replace: bool, as_json: bool) -> int:
    """Writes every file of the pack. Nothing is written where one of them is there already, unless it may be replaced."""
    # Only once the command runs: the writers take their time to import.
    from roadmap.pack.files import pack_files
    from roadmap.pack.loading import pack_parts

    files = pack_files(pack_parts(datetime.now(UTC).date(), framework, ladder))
    paths = [folder / file.name for file in files]
    folders = dict.fromkeys([folder, *(path.parent for path in paths)])
    for path in paths:
        if path.parent.is_dir():
            refuse_existing(path, replace)
    _make(folders)
    for file, path in zip(files, paths, strict=True):
        write(path, file.make(), replace)
    if as_json:
        print_json({"pack": {"folder": shown(folder), "files": [file.name for file in files]}})
    else:
        say(f"Written: {len(files)} files in {shown(folder)}. Begin with {files[0].name}.")
    return 0


def _make(folders: dict[Path, None]) -> None:
    for path in folders:
        if path.exists() and not path.is_dir():
            raise Failure("NO_FOLDER", f"{shown(path)} is a file and no folder: name another.", shown(path))
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or "no reason is given").lower()
            raise Failure("CANNOT_WRITE", f"{shown(path)} cannot be made: {reason}.", shown(path)) from error
