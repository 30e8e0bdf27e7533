"""Reasons over the answers that meet conditions: can a rung be reached, and does it add anything?

A *box* gives for each criterion the options still open; a set of boxes stands for all the answers
in any of them. A condition is a list of (criterion, options) of which one must be met. Meeting a
condition splits boxes, not meeting it narrows them; an empty set of boxes means that no answers do it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Box = Mapping[str, frozenset[str]]
#: One of these must be met: (criterion, the options that meet it).
Alternatives = Sequence[tuple[str, frozenset[str]]]


def alternatives(condition: Mapping[str, Any]) -> list[tuple[str, frozenset[str]]]:
    """A condition as written, with 'any' of 'any' laid flat."""
    if condition.get("any"):
        return [one for part in condition["any"] for one in alternatives(part)]
    return [(condition["criterion"], frozenset(condition["options"]))]


def narrowed(box: Box, criterion: str, options: frozenset[str]) -> Box | None:
    """The box with fewer options open for one criterion; None where none are left."""
    left = box[criterion] & options
    return {**box, criterion: left} if left else None


def met(boxes: Iterable[Box], condition: Alternatives) -> list[Box]:
    """The answers among boxes that meet a condition."""
    found = (narrowed(box, criterion, options) for box in boxes for criterion, options in condition)
    return _without_copies(box for box in found if box is not None)


def unmet(boxes: Iterable[Box], condition: Alternatives) -> list[Box]:
    """The answers among boxes that do not meet a condition."""
    left = list(boxes)
    for criterion, options in condition:
        left = [box for box in (narrowed(one, criterion, one[criterion] - options) for one in left) if box is not None]
    return left


def all_met(boxes: Iterable[Box], conditions: Iterable[Alternatives]) -> list[Box]:
    """The answers among boxes that meet every condition."""
    left = list(boxes)
    for condition in conditions:
        left = met(left, condition)
    return left


def not_all_met(boxes: Iterable[Box], conditions: Iterable[Alternatives]) -> list[Box]:
    """The answers among boxes that miss at least one of the conditions."""
    start = list(boxes)
    return _without_copies(box for condition in conditions for box in unmet(start, condition))


def _without_copies(boxes: Iterable[Box]) -> list[Box]:
    kept: dict[frozenset[tuple[str, frozenset[str]]], Box] = {frozenset(box.items()): box for box in boxes}
    return list(kept.values())
