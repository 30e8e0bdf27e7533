"""A fault as data: where it is, what was found, what is allowed and what was probably meant."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from roadmap.content.codes import Code, Kind

__all__ = ["LOOK", "Code", "ContentFaults", "Fault", "Kind", "make_fault"]

_LONGEST_FOUND = 60
#: What to do about a file that cannot be read.
LOOK = "Look whether the name and the folder are right, and whether you may open it"


class Fault(NamedTuple):
    """One fault, printed `path:line: CODE message`.

    `line` counts from 1 and is 0 where the fault belongs to no line; of a spreadsheet `path` is the cell,
    such as `Sheet1!B7`, and `line` is 0. `found` and `nearest` may be None.
    A named tuple and no pydantic model, so that `check` starts without importing pydantic.
    """

    path: str
    line: int
    code: Code
    message: str
    found: str | None = None
    allowed: tuple[str, ...] = ()
    nearest: str | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}" if self.line else f"{self.path}: {self.code} {self.message}"

    def as_json(self) -> dict[str, Any]:
        """The fault in the shape that `--json` prints."""
        return {
            "path": self.path, "line": self.line, "code": str(self.code), "message": self.message,
            "found": self.found, "allowed": list(self.allowed), "nearest": self.nearest,
        }  # fmt: skip


class ContentFaults(Exception):  # noqa: N818 (several faults, named as such)
    """Content that cannot be used; its text is all faults, a line each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def make_fault(
    code: Code,
    path: str,
    line: int = 0,
    *,
    found: object = None,
    allowed: Iterable[object] = (),
    detail: object = "",
) -> Fault:
    """A fault with its message made from the code's template, and the nearest allowed word where there is one."""
    choices = tuple(map(str, allowed))
    told = None if found is None else str(found)
    near = _nearest(found, choices) if isinstance(found, str) else None
    message = code.template.format(
        found=f"'{_short(told or '')}'" if isinstance(found, str) else _short(told or ""),
        found_plain=_short(told or ""),
        allowed=", ".join(choices) or "none",
        detail=detail,
    )
    return Fault(path, line, code, message + (f". Did you mean '{near}'?" if near else ""), told, choices, near)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_FOUND else words[: _LONGEST_FOUND - 1] + "…"


def _nearest(found: str, allowed: Sequence[str]) -> str | None:
    if not found or not allowed or found in allowed or len(found) > 200:
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(found.casefold(), allowed, n=1, cutoff=0.6)), None)
