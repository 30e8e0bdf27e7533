"""Writes the tables of the authors' guide from models and catalogue: `python -m roadmap.content.field_tables`."""

import json
from pathlib import Path
from typing import Any

from roadmap.content.faults import Code, Kind
from roadmap.content.schemas import MODELS, schema_text

GUIDE = Path(__file__).parents[2] / "docs" / "authoring"
_MADE = "<!-- Made by `python -m roadmap.content.field_tables`; change the models or the catalogue instead. -->\n"
_KINDS = {
    Kind.FILE: "The file cannot be read as YAML.",
    Kind.SHAPE: "It is YAML, but not of this kind of file.",
    Kind.MEANING: "Names and rules do not fit each other. Content with such a fault is not used.",
    Kind.WORDING: "It works, but breaks a limit or a promise. `check` tells it; the content can be used meanwhile.",
    Kind.SPREADSHEET: "A spreadsheet that was to become a framework, or a folder that was to be started.",
}


def fields_page() -> str:
    """Every field of every kind of file, a table each."""
    parts = ["# Every field of every file\n", _MADE]
    for kind in MODELS:
        schema = json.loads(schema_text(kind))
        parts.append(f"## {kind}\n\n{schema['description']}\n\n{_table(schema)}")
        for name, definition in schema.get("$defs", {}).items():
            if "properties" in definition:
                parts.append(f"### {name.rstrip('_')} (in {kind})\n\n{definition.get('description', '')}\n\n{_table(definition)}")
    return "\n".join(parts)


def faults_page() -> str:
    """Every code with its meaning and message, by how far a file got."""
    parts = ["# Every fault and what it means\n", _MADE]
    parts.append("Faults are printed `path:line: CODE message`, those of a spreadsheet `Sheet!Cell: CODE message`.\n")
    for kind in Kind:
        rows = [f"| `{code}` | {code.meaning} | {_escaped(code.template)} |" for code in Code if code.kind is kind]
        parts.append(
            "\n".join([f"## {kind.capitalize()}\n\n{_KINDS[kind]}\n", "| code | meaning | message |", "|---|---|---|", *rows, ""])
        )
    return "\n".join(parts)


def write_pages(folder: Path = GUIDE) -> None:
    """Writes both pages into the guide's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fields.md").write_text(fields_page(), encoding="utf-8", newline="\n")
    (folder / "faults.md").write_text(faults_page(), encoding="utf-8", newline="\n")


def _table(schema: dict[str, Any]) -> str:
    required = schema.get("required", [])
    rows = [
        f"| `{name}` | {_type(part)} | {'yes' if name in required else ''} | {_escaped(part.get('description', ''))} |"
        for name, part in schema["properties"].items()
    ]
    return "\n".join(["| field | what it holds | needed | meaning |", "|---|---|---|---|", *rows, ""])


def _type(part: dict[str, Any]) -> str:
    """What a field holds, in words."""
    if "$ref" in part:
        return str(part["$ref"]).rpartition("/")[2].rstrip("_")
    if "anyOf" in part:
        return " or ".join(_type(one) for one in part["anyOf"] if one.get("type") != "null")
    if part.get("enum"):
        return "one of " + ", ".join(f"`{one}`" for one in part["enum"])
    if part["type"] == "array":
        return f"list of {_type(part['items'])}{_count(part)}"
    if part["type"] == "object":
        values = next(iter(part.get("patternProperties", {}).values()), part.get("additionalProperties"))
        return f"id: {_type(values)}, for each" if isinstance(values, dict) else "mapping"
    if part["type"] == "string":
        return (
            "id"
            if "pattern" in part
            else "text" + (f" of at most {part['maxLength']} characters" if part.get("maxLength", 4000) < 4000 else "")
        )
    return {"integer": "whole number", "number": "number", "boolean": "true or false"}[part["type"]] + _bounds(part)


def _count(part: dict[str, Any]) -> str:
    words = [f"at least {part['minItems']}"] if part.get("minItems") else []
    words += [f"at most {part['maxItems']}"] if "maxItems" in part else []
    return f" ({', '.join(words)})" if words else ""


def _bounds(part: dict[str, Any]) -> str:
    names = {"minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most"}
    words = [f"{words} {part[name]:g}" for name, words in names.items() if name in part]
    return f" ({', '.join(words)})" if words else ""


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    write_pages()
