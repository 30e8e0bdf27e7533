"""Writes a draft plan as the one documented JSON shape of the command `draft`."""

from collections.abc import Iterable
from typing import Any

from roadmap.plan.models import Draft, Reason

Json = dict[str, Any]
#: Exactly one of these says where a reason comes from.
_SOURCES = ("item", "criterion", "activity")


def draft_json(draft: Draft) -> Json:
    """The object that `draft --json` prints: points are whole numbers without a ceiling, domains and items are ids."""
    return {
        "priorities": [
            {
                **priority.model_dump(mode="json", exclude={"reasons", "actions"}),
                "reasons": _reasons(priority.reasons),
                "actions": [action.model_dump(mode="json", by_alias=True) for action in priority.actions],
            }
            for priority in draft.priorities
        ],
        "considered": [
            {**candidate.model_dump(mode="json", exclude={"reasons"}), "reasons": _reasons(candidate.reasons)}
            for candidate in draft.considered
        ],
    }


def _reasons(reasons: Iterable[Reason]) -> list[Json]:
    """Each reason with the one key that says where it comes from."""
    shown = [reason.model_dump(mode="json") for reason in reasons]
    return [{key: value for key, value in one.items() if key not in _SOURCES or value is not None} for one in shown]
