"""Reads one YAML file into plain data, safely, and knows the line of every value.

Only the C parser is used. It composes nested nodes by recursion in C, so that a megabyte of
opening brackets would end the process; where a text could be nested deeply its events, which
need no recursion, are counted first.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from roadmap.content.faults import LOOK, Code, Fault, make_fault

MOST_BYTES = 1_000_000
MOST_NESTED = 40
#: Below this many openings a text cannot be nested so deeply that composing it is a danger.
_OPENINGS_WITHOUT_DANGER = 1_000

Location = tuple[str | int, ...]

#: What a parser's own words do not say: it often tells of a place below the slip.
_LIKELY = (
    "Look here and above for a quote that is not closed, a colon in a text without quotes, or lines that are not indented alike"
)
_TAB = re.compile(r"^ *\t[ \t]*\S", re.MULTILINE)
_DEEP_INDENT = re.compile(r"^ {100}", re.MULTILINE)
_COMPACT_OPENING = re.compile(r"[-?:][ \t]+(?=[-?]\s)")
_MAY_BE_ANCHOR = re.compile(r"(?:^|[\s\[{,?:-])[&*][^\s,\]}]", re.MULTILINE)
_PREFIX = "tag:yaml.org,2002:"
_BOOLEANS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
#: YAML reads an unquoted off as false; as a key it can only be the field of that name.
_FIELDS_LIKE_TRUTH = ("off",)
_PLAIN_TAGS = frozenset(_PREFIX + name for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge"))


class Document(NamedTuple):
    """One file as read: its data, or the faults that kept it from being read."""

    path: str
    data: Any
    root: yaml.Node | None
    faults: tuple[Fault, ...]

    def line(self, location: Location) -> int:
        """The line, from 1, of the value at a location, or of the nearest thing around it that is there."""
        node = self.root
        found = _line(node)
        for step in location:
            if isinstance(node, yaml.MappingNode):
                pair = next(((key, value) for key, value in node.value if key.value == step), None)
                if pair is None:
                    return found
                found, node = _line(pair[0]), pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
                node = node.value[step]
                found = _line(node)
            else:
                return found
        return found

    def written(self, location: Location) -> str | None:
        """The characters of a plain value as written in the file; None where it is no single value."""
        node = self.root
        for step in location:
            if isinstance(node, yaml.MappingNode):
                node = next((value for key, value in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
                node = node.value[step]
            else:
                return None
        return node.value if isinstance(node, yaml.ScalarNode) else None

    def fault(self, code: Code, location: Location, **told: Any) -> Fault:
        """A fault at a location of this file."""
        return make_fault(code, self.path, self.line(location), **told)


def read_bytes(path: Path, shown: str) -> tuple[bytes, Fault | None]:
    """A file's content, never more than one byte over the limit; a fault where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1), None
    except (OSError, ValueError) as error:
        reason = f"{getattr(error, 'strerror', None) or error}. {LOOK}"
        return b"", make_fault(Code.CANNOT_READ, shown, detail=reason)


def read_document(content: bytes, shown: str) -> Document:
    """Plain data from the bytes of a YAML file: never raises, every fault is in the document."""
    faults: list[Fault] = []
    text = _text(content, shown, faults)
    root = None if text is None else _compose(text, shown, faults)
    data = None if root is None else _plain(root, shown, faults)
    return Document(shown, data, root, tuple(faults))


def _text(content: bytes, shown: str, faults: list[Fault]) -> str | None:
    if len(content) > MOST_BYTES:
        faults.append(make_fault(Code.TOO_LARGE, shown, detail=f"{MOST_BYTES:,}"))
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.append(make_fault(Code.NOT_UTF8, shown, content.count(b"\n", 0, error.start) + 1))
        return None
    faults.extend(make_fault(Code.TAB, shown, text.count("\n", 0, match.end()) + 1) for match in _TAB.finditer(text))
    return None if faults else text


def _compose(text: str, shown: str, faults: list[Fault]) -> yaml.Node | None:
    try:
        if _events_must_be_looked_at(text):
            faults.extend(_faults_in_events(text, shown))
            if faults:
                return None
        loader = yaml.CSafeLoader(text)
        root: yaml.Node | None = loader.get_single_node()
    except yaml.YAMLError as error:
        faults.append(_broken(error, text, shown))
        return None
    if root is None:
        faults.append(make_fault(Code.EMPTY_FILE, shown, 1))
    return root


def _events_must_be_looked_at(text: str) -> bool:
    openings = text.count("[") + text.count("{") + sum(1 for _ in _COMPACT_OPENING.finditer(text))
    return openings > _OPENINGS_WITHOUT_DANGER or bool(_DEEP_INDENT.search(text)) or bool(_MAY_BE_ANCHOR.search(text))


def _faults_in_events(text: str, shown: str) -> list[Fault]:
    faults: list[Fault] = []
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            fault = make_fault(Code.ALIAS, shown, _line(event))
            if faults[-1:] != [fault]:  # once a line: an exploding file has hundreds of them
                faults.append(fault)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_NESTED:
                return [*faults, make_fault(Code.TOO_DEEP, shown, _line(event), detail=MOST_NESTED)]
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return faults


def _broken(error: yaml.YAMLError, text: str, shown: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    line = 0 if mark is None else mark.line + 1
    if isinstance(error, yaml.composer.ComposerError) and "single document" in str(error.context):
        return make_fault(Code.SEVERAL_DOCUMENTS, shown, line)
    if mark is None:  # a character that YAML refuses: the parser tells its offset only
        position = getattr(error, "position", 0) or 0
        reason = getattr(error, "reason", None) or str(error)
        return make_fault(Code.NOT_YAML, shown, text.count("\n", 0, position) + 1, detail=reason)
    words = (getattr(error, "problem", None), getattr(error, "context", None))
    return make_fault(Code.NOT_YAML, shown, line, detail=" ".join(str(one) for one in words if one) + f". {_LIKELY}")


def _plain(node: yaml.Node, shown: str, faults: list[Fault], depth: int = 1) -> Any:
    """Data from a node. A scalar that YAML reads as a date stays a value that no field takes."""
    if isinstance(node, yaml.ScalarNode):
        tag = node.tag
        if tag == _PREFIX + "str":
            return node.value
        if tag not in _PLAIN_TAGS:
            faults.append(_tag(node, shown))
            return None
        return _scalar(tag, node.value)
    if depth > MOST_NESTED:
        faults.append(_fault(Code.TOO_DEEP, shown, node, detail=MOST_NESTED))
        return None
    if isinstance(node, yaml.SequenceNode):
        if node.tag != _PREFIX + "seq":
            faults.append(_tag(node, shown))
        return [_plain(child, shown, faults, depth + 1) for child in node.value]
    if node.tag != _PREFIX + "map":
        faults.append(_tag(node, shown))
    return _mapping(node, shown, faults, depth)


def _mapping(node: yaml.Node, shown: str, faults: list[Fault], depth: int) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, child in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else None
        if name is None:
            faults.append(_fault(Code.WRONG_TYPE, shown, key, found="a list or mapping", detail="a key"))
            continue
        if key.tag != _PREFIX + "str" and name not in _FIELDS_LIKE_TRUTH:
            code = Code.NEEDS_QUOTES if key.tag in _PLAIN_TAGS else Code.TAG
            faults.append(_fault(code, shown, key, found=name if code is Code.NEEDS_QUOTES else key.tag))
        elif name in mapping:
            faults.append(_fault(Code.DUPLICATE_KEY, shown, key, found=name))
        mapping[name] = _plain(child, shown, faults, depth + 1)
    return mapping


def _tag(node: yaml.Node, shown: str) -> Fault:
    told = "!!" + node.tag.removeprefix(_PREFIX) if node.tag.startswith(_PREFIX) else node.tag
    return _fault(Code.TAG, shown, node, found=told)


def _fault(code: Code, shown: str, node: yaml.Node, **told: Any) -> Fault:
    return make_fault(code, shown, _line(node), **told)


def _line(node: yaml.Node | yaml.Event | None) -> int:
    """The line on which a node or event begins, from 1; 0 where there is none."""
    mark = node.start_mark if node is not None else None
    return 0 if mark is None else mark.line + 1


def _scalar(tag: str, written: str) -> Any:
    """The value of a scalar that is no text; a date gives an empty tuple, which fits nowhere."""
    kind = tag.removeprefix(_PREFIX)
    if kind == "null":
        return None
    if kind == "bool":
        return _BOOLEANS.get(written.lower())
    try:
        if kind == "int":
            return int(written)
        if kind == "float":
            return float(written)
    except ValueError:  # YAML's other ways to write numbers (0x1F, 1:30, .inf) are nothing that content needs
        return ()
    return ()
