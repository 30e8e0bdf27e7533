"""Checks the shape of a file's data against the JSON Schema of its kind, naming every fault at its line.

The schemas are made from the pydantic models (`schemas.py`; a test compares them), so there is one
description of each kind. They are read here by a small interpreter of the few words they use,
because importing pydantic alone takes longer than a whole `check` may.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from roadmap.content.faults import Code, Fault
from roadmap.content.reading import Document, Location

SCHEMAS = Path(__file__).parents[2] / "questions" / "schema"

#: A place in the data as a chain of (what is around it, key or index); cheaper to build than a tuple.
Chain = tuple[Any, str | int] | None
#: (code, place, what was found, what is allowed, a detail of the message)
Finding = tuple[Code, Chain, object, tuple[object, ...], object]
Test = Callable[[Any, Chain, list[Finding]], None]


def shape_faults(kind: str, document: Document) -> list[Fault]:
    """Everything about a document's data that does not fit its kind of file."""
    findings: list[Finding] = []
    tests(kind)(document.data, None, findings)
    return list(_told(findings, document))


@cache
def tests(kind: str) -> Test:
    """The test of one kind of file, made from its schema."""
    schema = json.loads((SCHEMAS / f"{kind}.json").read_bytes())
    return _Maker(schema.get("$defs", {})).make(schema)


def _told(findings: list[Finding], document: Document) -> Iterator[Fault]:
    for code, chain, found, allowed, detail in findings:
        place = _location(chain)
        if code is Code.WRONG_TYPE and detail in ("a text", "an id"):
            written = document.written(place)
            if found is None:
                yield document.fault(Code.EMPTY_TEXT, place)
                continue
            if written is not None:
                yield document.fault(Code.NEEDS_QUOTES, place, found=written)
                continue
        if code is Code.WRONG_TYPE:
            written = document.written(place)
            told = f"'{written}'" if written else _name(found)
            yield document.fault(code, place, detail=detail)._replace(
                found=told, message=code.template.format(found=told, detail=detail)
            )
        else:
            yield document.fault(code, place, found=found, allowed=allowed, detail=detail)


def _location(chain: Chain) -> Location:
    steps: list[str | int] = []
    while chain is not None:
        chain, step = chain
        steps.append(step)
    return tuple(reversed(steps))


def _name(value: object) -> str:
    names = {dict: "a mapping", list: "a list", str: "a text", type(None): "nothing"}
    return names.get(type(value), "a value")


class _Maker:
    """Makes tests from the parts of one schema; a definition is made once, when first met."""

    def __init__(self, definitions: dict[str, Any]) -> None:
        self.definitions = definitions
        self.made: dict[str, Test] = {}

    def make(self, schema: dict[str, Any]) -> Test:
        if "$ref" in schema:
            return self._reference(schema["$ref"].rpartition("/")[2])
        if "anyOf" in schema:
            return self._any_of(schema["anyOf"])
        kinds: dict[str, Callable[[dict[str, Any]], Test]] = {
            "object": self._object, "array": self._array, "string": _text,
            "integer": _number, "number": _number, "boolean": _boolean, "null": _nothing,
        }  # fmt: skip
        return kinds[schema["type"]](schema)

    def _reference(self, name: str) -> Test:
        if name not in self.made:
            made: list[Test] = []
            self.made[name] = lambda value, chain, findings: made[0](value, chain, findings)
            made.append(self.make(self.definitions[name]))
            self.made[name] = made[0]
        return self.made[name]

    def _any_of(self, schemas: list[dict[str, Any]]) -> Test:
        others = [schema for schema in schemas if schema.get("type") != "null"]
        nullable = len(others) < len(schemas)
        by_list = {schema.get("type") == "array": self.make(schema) for schema in others}

        def test(value: Any, chain: Chain, findings: list[Finding]) -> None:
            if value is None and nullable:
                return
            choice = by_list.get(isinstance(value, list)) or next(iter(by_list.values()))
            choice(value, chain, findings)

        return test

    def _object(self, schema: dict[str, Any]) -> Test:
        if "propertyNames" in schema:
            return self._names(schema)
        fields = {name: self.make(part) for name, part in schema.get("properties", {}).items()}
        required, names = tuple(schema.get("required", ())), tuple(fields)

        def test(value: Any, chain: Chain, findings: list[Finding]) -> None:
            if type(value) is not dict:
                findings.append((Code.WRONG_TYPE, chain, value, (), f"a mapping with the keys {', '.join(names[:6])}"))
                return
            for name, part in value.items():
                field = fields.get(name)
                if field is None:
                    findings.append((Code.UNKNOWN_KEY, (chain, name), name, names, ""))
                else:
                    field(part, (chain, name), findings)
            for name in required:
                if name not in value:
                    findings.append((Code.MISSING_KEY, chain, name, (), ""))

        return test

    def _names(self, schema: dict[str, Any]) -> Test:
        """A mapping whose keys are ids, or some of a few words, and whose values are all of one kind."""
        choices = tuple(schema["propertyNames"].get("enum", ()))
        most = schema["propertyNames"].get("maxLength", 0)
        pattern, part = next(iter(schema.get("patternProperties", {"": schema["additionalProperties"]}).items()))
        fits, field = re.compile(pattern).fullmatch, self.make(part)

        def test(value: Any, chain: Chain, findings: list[Finding]) -> None:
            if type(value) is not dict:
                findings.append((Code.WRONG_TYPE, chain, value, (), "a mapping of ids to values"))
                return
            for name, entry in value.items():
                if choices and name not in choices:
                    findings.append((Code.UNKNOWN_KEY, (chain, name), name, choices, ""))
                elif not choices and (len(name) > most or not fits(name)):
                    findings.append((Code.BAD_ID, (chain, name), name, (), ""))
                field(entry, (chain, name), findings)

        return test

    def _array(self, schema: dict[str, Any]) -> Test:
        entry, least, most = self.make(schema["items"]), schema.get("minItems", 0), schema.get("maxItems")

        def test(value: Any, chain: Chain, findings: list[Finding]) -> None:
            if type(value) is not list:
                findings.append((Code.WRONG_TYPE, chain, value, (), "a list"))
                return
            if len(value) < least:
                findings.append((Code.TOO_FEW, chain, len(value), (least,), ""))
            if most is not None and len(value) > most:
                findings.append((Code.TOO_MANY, chain, len(value), (most,), ""))
            for number, part in enumerate(value):
                entry(part, (chain, number), findings)

        return test


def _text(schema: dict[str, Any]) -> Test:
    least, most = schema.get("minLength", 0), schema.get("maxLength", 1_000_000)
    fits = re.compile(schema["pattern"]).fullmatch if "pattern" in schema else None
    choices = tuple(schema.get("enum", ())) or ((schema["const"],) if "const" in schema else ())
    expected = "an id" if fits else "a text"

    def test(value: Any, chain: Chain, findings: list[Finding]) -> None:
        if type(value) is not str:
            findings.append((Code.WRONG_TYPE, chain, value, (), expected))
        elif choices:
            if value not in choices:
                findings.append((Code.NOT_ALLOWED, chain, value, choices, ""))
        elif fits:
            if len(value) > most or not fits(value):
                findings.append((Code.BAD_ID, chain, value, (), ""))
        elif least and not value.strip():
            findings.append((Code.EMPTY_TEXT, chain, None, (), ""))
        elif len(value.strip()) > most:
            findings.append((Code.TEXT_TOO_LONG, chain, None, (most,), len(value.strip())))

    return test


def _number(schema: dict[str, Any]) -> Test:
    types: tuple[type, ...] = (int,) if schema["type"] == "integer" else (int, float)
    expected = "a whole number" if schema["type"] == "integer" else "a number"
    least, above, most = schema.get("minimum"), schema.get("exclusiveMinimum"), schema.get("maximum")
    bounds = [(least, "at least"), (above, "more than"), (most, "at most")]
    told = " and ".join(f"{words} {bound}" for bound, words in bounds if bound is not None)

    def test(value: Any, chain: Chain, findings: list[Finding]) -> None:
        if type(value) not in types:
            findings.append((Code.WRONG_TYPE, chain, value, (), expected))
        elif (
            (least is not None and not value >= least)
            or (above is not None and not value > above)
            or (most is not None and not value <= most)
            or value != value  # not a number
        ):
            findings.append((Code.OUT_OF_RANGE, chain, value, (told,), ""))

    return test


def _boolean(schema: dict[str, Any]) -> Test:
    def test(value: Any, chain: Chain, findings: list[Finding]) -> None:
        if type(value) is not bool:
            findings.append((Code.WRONG_TYPE, chain, value, (), "true or false"))

    return test


def _nothing(schema: dict[str, Any]) -> Test:
    def test(value: Any, chain: Chain, findings: list[Finding]) -> None:
        if value is not None:
            findings.append((Code.WRONG_TYPE, chain, value, (), "nothing"))

    return test
