"""Writes starting points for new content into an empty folder: frameworks, ladders, evaluations and session plans."""

import os
from pathlib import Path
from typing import Any, Literal

import yaml

from roadmap.content.faults import Code, ContentFaults, make_fault
from roadmap.content.models import Framework
from roadmap.content.places import shown
from roadmap.content.shape import SCHEMAS
from roadmap.content.slugs import slug

TEMPLATES = Path(__file__).parent / "templates"
#: What can be begun.
Kind = Literal["framework", "ladder", "evaluation", "workshop"]
#: Stand in the templates for the id, which is made from the folder's name, and the way to the schemas.
_ID, _SCHEMAS = "OWN_ID", "SCHEMA_FOLDER"


def start(kind: Kind, folder: Path) -> tuple[Path, ...]:
    """Writes a commented starting point that passes `check`; the files written. ContentFaults where the folder is not empty."""
    prepare(folder)
    own_id = slug(folder.resolve().name, kind)
    written = []
    for template in sorted((TEMPLATES / kind).glob("*.yaml")):
        text = template.read_text(encoding="utf-8").replace(_ID, own_id).replace(_SCHEMAS, schema_folder(folder))
        written.append(_write(folder / template.name.replace(_ID, own_id), text))
    return tuple(written)


def write_framework(framework: Framework, folder: Path) -> tuple[Path, ...]:
    """Writes a framework as YAML files into an empty folder; the files written. ContentFaults where it is not empty."""
    prepare(folder)
    parts: list[tuple[str, str, Any]] = [
        ("framework", "framework", framework.about),
        ("planning", "planning", framework.planning),
    ]
    parts += [("domain", domain.id, domain) for domain in framework.domains]
    written = []
    for kind, name, part in parts:
        data = part.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        body = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120)
        line = f"# yaml-language-server: $schema={schema_folder(folder)}/{kind}.json\n"
        written.append(_write(folder / f"{name}.yaml", line + body))
    return tuple(written)


def prepare(folder: Path) -> None:
    """Makes an empty folder; ContentFaults where something lies there or it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        filled = any(folder.iterdir())
    except OSError as error:
        raise ContentFaults([make_fault(Code.CANNOT_READ, shown(folder), detail=error.strerror or str(error))]) from error
    if filled:
        raise ContentFaults([make_fault(Code.FOLDER_NOT_EMPTY, shown(folder))])


def schema_folder(folder: Path) -> str:
    """The way from a folder to the schemas, for the first line of its files; editors use it, `check` only its file name."""
    try:
        return Path(os.path.relpath(SCHEMAS, folder.resolve())).as_posix()
    except ValueError:  # on another drive there is no relative way
        return "schema"


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
