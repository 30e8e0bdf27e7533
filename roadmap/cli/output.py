"""What commands print: results on standard output, messages on standard error, and every failure in one of two shapes."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from roadmap.content.faults import ContentFaults, Fault

Json = dict[str, Any]
#: Of a file of rubbish nobody reads more; how many more there are is said.
MOST_FAULTS, MOST_LINES = 1_000, 100


class Failure(Exception):  # noqa: N818 (a failure told to people, and no error of the program)
    """Something that kept a command from doing its work: a code, a message in plain words, where, and the exit status."""

    def __init__(self, code: str, message: str, where: str = "", status: int = 1) -> None:
        super().__init__(message)
        self.code, self.message, self.where, self.status = code, message, where, status


def say(lines: str | Iterable[str]) -> None:
    """Prints lines for people, as the result of a command."""
    _write(sys.stdout, lines)


def remark(lines: str | Iterable[str]) -> None:
    """Prints lines for people, beside the result."""
    _write(sys.stderr, lines)


def print_json(shape: Json) -> None:
    """Prints the one JSON object of a command."""
    _write(sys.stdout, json.dumps(shape, ensure_ascii=False, indent=1, allow_nan=False))


def faults_json(faults: Sequence[Fault]) -> Json:
    """Faults in the shape that every command prints; `more` says how many were left out, where some were."""
    shape: Json = {"faults": [fault.as_json() for fault in faults[:MOST_FAULTS]]}
    return shape | ({"more": len(faults) - MOST_FAULTS} if len(faults) > MOST_FAULTS else {})


def fault_lines(faults: Sequence[Fault]) -> list[str]:
    """Faults for people, a line each."""
    lines = [str(fault) for fault in faults[:MOST_LINES]]
    return lines + ([f"… and {len(faults) - MOST_LINES:,} more faults."] if len(faults) > MOST_LINES else [])


def tell(error: Exception, as_json: bool) -> int:
    """Tells what went wrong, with `as_json` also as the one object on standard output; the exit status."""
    if isinstance(error, ContentFaults):
        if as_json:
            print_json(faults_json(error.faults))
        remark(fault_lines(error.faults))
        return 1
    failure = error if isinstance(error, Failure) else _failure(error)
    if as_json:
        print_json({"error": {"code": failure.code, "message": failure.message, "where": failure.where}})
    remark(failure.message)
    return failure.status


def _failure(error: Exception) -> Failure:
    """Any other exception as a failure. Those of store and archives say themselves what happened, where and what to do."""
    what, where, what_to_do = (getattr(error, name, None) for name in ("what", "where", "what_to_do"))
    code = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(error).__name__).upper()
    if what and what_to_do:
        return Failure(code, str(error), str(where))
    if isinstance(error, OSError) and error.strerror:
        file = str(error.filename or "")
        return Failure("FILE", f"{file or 'A file'} cannot be used: {error.strerror.lower()}.", file)
    if isinstance(error, MemoryError):
        return Failure("OUT_OF_MEMORY", "There is not enough memory for this. Close other programs, or use a smaller file.")
    return Failure("UNEXPECTED", f"Something went wrong that this tool has no words for ({code}). Please tell us what you ran.")


def _write(stream: TextIO, lines: str | Iterable[str]) -> None:
    for line in [lines] if isinstance(lines, str) else lines:
        stream.write(line + "\n")
