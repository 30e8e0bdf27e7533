"""Writes what a plan was as lines that a spreadsheet can carry, and reads them back."""

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from roadmap.plan.sheet_models import Base, RowBase

#: How a line begins that tells of a priority, and of an action.
PRIORITY, _ACTION = "priority ", "action "


def base_lines(base: Base) -> Iterator[tuple[str, str]]:
    """Two cells a line: whose it is, and what it was; JSON for an action, the name for a priority."""
    for name, words in base.priorities.items():
        yield PRIORITY + name, words
    for name, row in base.actions.items():
        yield _ACTION + name, row.model_dump_json()


def base_from(lines: Iterable[tuple[str, str]]) -> Base | None:
    """What the lines tell; None where a line was changed by hand or there is none of an action."""
    priorities, actions = dict[str, str](), dict[str, RowBase]()
    try:
        for whose, told in lines:
            if whose.startswith(PRIORITY):
                priorities[whose.removeprefix(PRIORITY)] = told
            elif whose.startswith(_ACTION):
                actions[whose.removeprefix(_ACTION)] = RowBase.model_validate_json(told)
    except ValidationError:
        return None
    return Base(priorities=priorities, actions=actions) if actions else None
