"""Runs a command so that whatever goes wrong is told in plain words, and ends with a status: 0, 1 or 2.

This file, `output.py` and `check.py` are what `check` starts with: they import nothing heavy.
"""

import io
import os
import sys
from collections.abc import Callable

from roadmap.cli.output import tell

FINE, FAULTS, WRONG_USAGE = 0, 1, 2
#: What shells give a command that was stopped from the keyboard.
STOPPED = 130


def guarded(work: Callable[[], int | None], as_json: bool) -> int:
    """The exit status of a piece of work. What it raises is told, never shown as a traceback."""
    try:
        status = work() or FINE
        sys.stdout.flush()
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        return _reader_has_gone()
    except Exception as error:  # the last line of defence: whatever it is, people get a sentence
        try:
            status = tell(error, as_json)
            sys.stdout.flush()
        except BrokenPipeError:
            return _reader_has_gone()
    return status


def speak_utf8() -> None:
    """Write UTF-8 wherever output goes: a Windows pipe would else refuse what its code page does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _reader_has_gone() -> int:
    """Whoever read the output (`… | head`) has seen enough: nothing more is written, not even at the end of the process.

    This is what the Python documentation advises ("Note on SIGPIPE", in the module signal).
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAULTS
