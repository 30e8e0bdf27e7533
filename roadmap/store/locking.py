"""A lock that processes of one machine share through a file, so that one at a time changes the tables."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from roadmap.store.problems import LOCKED, StoreProblem, explain_file

PAUSE_SECONDS = 0.02


@contextmanager
def file_lock(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the lock of this file for the block. StoreProblem where another holds it longer than `wait_seconds`.

    The operating system lets go of it when the process ends, however it ends; the empty file stays.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise explain_file(error, str(path)) from error
    try:
        deadline = time.monotonic() + wait_seconds
        while not _taken(handle):
            if time.monotonic() > deadline:
                raise StoreProblem(LOCKED[0], str(path), LOCKED[1])
            time.sleep(PAUSE_SECONDS)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
