"""The small content files that tests share: valid ones, and invalid ones that stand in for a file of a valid set."""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
VALID = HERE / "valid"
INVALID = sorted((HERE / "invalid").glob("*.yaml"))
_STANDS_IN = re.compile(r"^# stands in for: (\S+)$", re.MULTILINE)
_EXPECTS = re.compile(r"^# expects: (\d+): ([A-Z_]+) (.+)$", re.MULTILINE)


class Expected(NamedTuple):
    """What an invalid file says of itself: the file it stands in for, and the fault to be told."""

    stands_in_for: str
    line: int
    code: str
    message: str


def expected(path: Path) -> Expected:
    """What the second and third line of an invalid file say."""
    text = path.read_text(encoding="utf-8")
    stands, told = _STANDS_IN.search(text), _EXPECTS.search(text)
    assert stands, f"{path.name} does not say which file it stands in for"
    assert told, f"{path.name} does not say what it expects"
    return Expected(stands[1], int(told[1]), told[2], told[3])


def put_in_place(path: Path, folder: Path) -> Path:
    """A copy of the valid set around an invalid file, with that file in its place; where it lies now."""
    place = Path(expected(path).stands_in_for)
    shutil.copytree(VALID / place.parts[0], folder / place.parts[0])
    return shutil.copyfile(path, folder / place)


def copy(name: str, folder: Path) -> Path:
    """A copy of one valid set that a test may change."""
    return shutil.copytree(VALID / name, folder / name)
