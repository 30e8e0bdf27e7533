"""Writes placements as the one documented JSON shape of the command `place`."""

from collections.abc import Iterable
from typing import Any

from roadmap.content.ladder_models import Ladder
from roadmap.ladder.models import Placement

Json = dict[str, Any]


def place_json(ladder: Ladder, placements: Iterable[Placement]) -> Json:
    """The object that `place --json` prints: rungs, criteria and options are ids, every list key is there.

    `gap` is a whole number of rungs on steps, else true or false; null where no rung was intended.
    """
    return {"ladder": ladder.id, "order": ladder.order, "placements": [_placement(one) for one in placements]}


def _placement(placement: Placement) -> Json:
    shown = placement.model_dump(mode="json")
    if placement.next is not None:
        # An action keeps its own key `with`; on a ladder it leaves no stage.
        actions = [action.model_dump(mode="json", by_alias=True, exclude={"leaves"}) for action in placement.next.actions]
        shown["next"] = {**shown["next"], "actions": actions}
    return shown
