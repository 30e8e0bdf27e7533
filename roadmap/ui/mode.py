"""Which of the three ways to run was chosen: ROADMAP_MODE, read once at start and never guessed from an address."""

import os
from enum import StrEnum
from functools import cache

SETTING = "ROADMAP_MODE"


class Mode(StrEnum):
    """A way to run."""

    LAPTOP = "laptop"  # one computer, the person at its keyboard
    ROOM = "room"  # the network of a room, links and codes
    SHARED = "shared"  # a server, sign-in


class UnknownModeError(ValueError):
    """The setting holds something else."""


@cache
def mode() -> Mode:
    """The way this process runs; UnknownModeError, with what is allowed, for any other value of the setting."""
    return named(os.environ.get(SETTING))


def named(value: str | None) -> Mode:
    """The mode of this name, in whatever case it was typed; nothing typed is the laptop."""
    typed = (value or "").strip().lower() or Mode.LAPTOP
    try:
        return Mode(typed)
    except ValueError:
        raise UnknownModeError(f"{SETTING} is “{value}”. It can be {', '.join(Mode)}; without it, {Mode.LAPTOP}.") from None
