"""Reads a file of activities, YAML or JSON, as plain data that knows on which line each value stands."""

import json
import re
from pathlib import Path

from roadmap.content.faults import Code, ContentFaults, make_fault
from roadmap.content.places import shown
from roadmap.content.reading import MOST_BYTES, Document, read_bytes, read_document

#: An escape as JSON writes it; a character outside the first 65,536 is written as a pair of them (RFC 8259, section 7).
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)", re.DOTALL)


def read_activities(path: Path) -> Document:
    """The data of a file of activities, not yet checked against a ladder (`roadmap.ladder.checks` does that).

    JSON is read by the reader of YAML, of which it is nearly a part, so that a fault has its line
    there too. ContentFaults with everything that kept the file from being read.
    """
    told = shown(path)
    content, problem = read_bytes(path, told)
    if problem:
        raise ContentFaults([problem])
    if path.suffix.lower() == ".json" and len(content) <= MOST_BYTES:
        content = _json_as_yaml(content, told)
    document = read_document(content, told)
    if document.faults:
        raise ContentFaults(document.faults)
    return document


def _json_as_yaml(content: bytes, told: str) -> bytes:
    """JSON in the form in which it is YAML as well: without tabs between values and pairs of escapes.

    ContentFaults where it is no JSON; what is no text is left for the reader to refuse.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content
    if not text.strip():
        return content
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise ContentFaults([make_fault(Code.NOT_YAML, told, error.lineno, detail=_words(error))]) from error
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in brackets: the reader says which
        return content
    return _ESCAPE.sub(_without_pair, text).replace("\t", " ").encode()


def _words(error: json.JSONDecodeError) -> str:
    """A fault of JSON as its own parser tells it; the catalogue says 'YAML', so this says what it really is."""
    return f"it should be JSON, as the file's name says, but {error.msg[:1].lower()}{error.msg[1:]}"


def _without_pair(match: re.Match[str]) -> str:
    high, low = match[1], match[2]
    if high is None:
        return match[0]
    return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00))
