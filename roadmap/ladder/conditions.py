"""Whether a condition is met by answers that may leave several options possible."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from roadmap.content.ladder_models import UNKNOWN, Condition, Ladder

Answers = Mapping[str, str | tuple[str, ...]]


class Met(StrEnum):
    """What can be said of a condition."""

    YES = "met"
    NO = "not_met"
    UNKNOWN = "unknown"


def possible_options(criterion: str, answers: Answers, ladder: Ladder) -> tuple[str, ...]:
    """The options still possible for a criterion, in its own order; never empty.

    Don't know and no answer leave all of them; so does an answer that names none of this criterion's options.
    """
    every = ladder.criterion[criterion].option_ids
    answer = answers.get(criterion, UNKNOWN)
    given = (answer,) if isinstance(answer, str) else tuple(answer)
    return every if UNKNOWN in given else tuple(option for option in every if option in given) or every


def simple_parts(condition: Condition) -> Iterator[Condition]:
    """The conditions on one criterion that a condition is made of, in its own order."""
    if not condition.any:
        yield condition
    for part in condition.any:
        yield from simple_parts(part)


def criteria_of(condition: Condition) -> tuple[str, ...]:
    """The criteria a condition names, in its own order, each once."""
    return once(part.criterion for part in simple_parts(condition) if part.criterion is not None)


def met(condition: Condition, answers: Answers, ladder: Ladder) -> Met:
    """Met when every completion of the answers meets it, not met when none does, else unknown.

    Criteria are answered apart from each other. So where each of the criteria of an `any` can miss its
    options, all can miss together: one criterion must be sure to meet, over all parts that name it.
    """
    accepted: dict[str, set[str]] = {}
    for part in simple_parts(condition):
        if part.criterion is not None:
            accepted.setdefault(part.criterion, set()).update(part.options)
    possible = {name: set(possible_options(name, answers, ladder)) for name in accepted}
    if any(possible[name] <= accepted[name] for name in accepted):
        return Met.YES
    return Met.UNKNOWN if any(possible[name] & accepted[name] for name in accepted) else Met.NO


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the order of its first appearance."""
    return tuple(dict.fromkeys(names))
