"""Content files gathered for use: each read and shape-checked once, and put with those it belongs to."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from roadmap.content.faults import Code, Fault, make_fault
from roadmap.content.places import FRAMEWORK, KINDS, PLANNING, kind_of, shown, yaml_files
from roadmap.content.reading import Document, Location, read_bytes, read_document
from roadmap.content.shape import shape_faults


class File(NamedTuple):
    """The bytes of one file, or why they cannot be had."""

    path: Path
    shown: str
    content: bytes
    problem: Fault | None = None


def read_file(path: Path) -> File:
    """One file's bytes; a fault inside, never an exception."""
    told = shown(path)
    content, problem = read_bytes(path, told)
    return File(path, told, content, problem)


def read_folder(folder: Path) -> tuple[File, ...]:
    """Every YAML file that lies in a folder, by name; one unreadable file where there is no such folder."""
    try:
        return tuple(read_file(path) for path in yaml_files(folder))
    except OSError as error:
        problem = make_fault(Code.CANNOT_READ, shown(folder), detail=error.strerror or str(error))
        return (File(folder, shown(folder), b"", problem),)


class Sheet:
    """One file that was read: its kind, its data, and the faults of file and shape found on the way."""

    def __init__(self, file: File, kind: str | None) -> None:
        self.path, self.shown, self.kind = file.path, file.shown, kind
        if file.problem or kind is None:
            problem = file.problem or make_fault(Code.UNKNOWN_KIND, file.shown, 1, allowed=[f"{kind}.json" for kind in KINDS])
            self.document = Document(file.shown, None, None, (problem,))
        else:
            self.document = read_document(file.content, file.shown)
        self.faults: list[Fault] = list(self.document.faults)
        if kind is not None and not self.faults:
            self.faults += shape_faults(kind, self.document)

    @property
    def sound(self) -> bool:
        """Whether its data has the shape of its kind, so that rules may look at it."""
        return not self.faults

    @cached_property
    def data(self) -> dict[str, Any]:
        """The file's data; only of a sound sheet."""
        data = self.document.data
        assert isinstance(data, dict)  # every kind's shape is a mapping
        return data

    def fault(self, code: Code, *location: str | int, **told: Any) -> Fault:
        """A fault at a location in this file."""
        return self.document.fault(code, location, **told)

    def fault_at(self, code: Code, location: Location, **told: Any) -> Fault:
        """The same, with the location as one value."""
        return self.document.fault(code, location, **told)


def read_sheet(file: File, kind: str | None = None) -> Sheet:
    """A file as a sheet; the kind from its schema line or place where it is not given."""
    return Sheet(file, kind or kind_of(file.path, file.content))


class FrameworkSheets(NamedTuple):
    """A framework's folder as read: what could be read of it, sound or not."""

    folder: Path
    about: Sheet | None
    planning: Sheet | None
    domains: tuple[Sheet, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every file of the folder, framework.yaml first."""
        return tuple(sheet for sheet in (self.about, *self.domains, self.planning) if sheet)

    @property
    def sound(self) -> bool:
        """Whether every file has its shape."""
        return self.about is not None and self.planning is not None and all(sheet.sound for sheet in self.sheets)


def framework_sheets(folder: Path, files: Iterable[File]) -> FrameworkSheets:
    """The files of a framework's folder, each in its part."""
    by_name = {file.path.name: file for file in files}
    about, planning = by_name.pop(FRAMEWORK, None), by_name.pop(PLANNING, None)
    return FrameworkSheets(
        folder,
        read_sheet(about, "framework") if about else None,
        read_sheet(planning, "planning") if planning else None,
        tuple(read_sheet(file, "domain") for file in by_name.values()),
    )


def missing_files(unit: FrameworkSheets) -> list[Fault]:
    """A fault for each of the two files that every framework needs."""
    present = {FRAMEWORK: unit.about, PLANNING: unit.planning}
    where = shown(unit.folder)
    return [
        make_fault(Code.CANNOT_READ, f"{where}/{name}", detail="there is no such file")
        for name, sheet in present.items()
        if not sheet
    ]
