"""An evaluation in the shape that `evaluate --json` prints."""

from collections.abc import Mapping
from typing import Any

from roadmap.evaluation.models import Evaluation


def evaluate_json(found: Evaluation, words: Mapping[str, str]) -> dict[str, Any]:
    """The documented object; `words` are the texts of the notes by name."""
    return {
        "waves": {name: wave.model_dump() for name, wave in found.waves.items()},
        "outcomes": [
            {"id": one.id, **{name: share.model_dump() for name, share in one.shares.items()}, "change": one.change.model_dump()}
            for one in found.outcomes
        ],
        "reactions": [
            {"id": one.id, **one.share.model_dump(include={"agree", "respondents", "percent", "low", "high"})}
            for one in found.reactions
        ],
        "notes": [words[f"note_{name}"] for name in found.notes],
    }
