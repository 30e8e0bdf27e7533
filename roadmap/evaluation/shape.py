"""An evaluation in the shape that `evaluate --json` prints."""

from collections.abc import Mapping
from typing import Any

from roadmap.evaluation.models import Evaluation
from roadmap.evaluation.shown import Shown, SiteShown


def evaluate_json(found: Evaluation, words: Mapping[str, str], sites: Shown | None = None) -> dict[str, Any]:
    """The documented object; `words` are the texts of the notes by name, `sites` what may be shown of single sites."""
    return {
        "waves": _waves(found),
        "outcomes": _outcomes(found),
        "reactions": [
            {"id": one.id, **one.share.model_dump(include={"agree", "respondents", "percent", "low", "high"})}
            for one in found.reactions
        ],
        "notes": [words[f"note_{name}"] for name in found.notes],
        "sites": [*map(_site, sites.sites), *map(_withheld, sites.only_together)] if sites else [],
    }


def _waves(found: Evaluation) -> dict[str, Any]:
    return {name: wave.model_dump() for name, wave in found.waves.items()}


def _outcomes(found: Evaluation) -> list[dict[str, Any]]:
    return [
        {"id": one.id, **{name: share.model_dump() for name, share in one.shares.items()}, "change": one.change.model_dump()}
        for one in found.outcomes
    ]


def _site(one: SiteShown) -> dict[str, Any]:
    return {"id": one.site, "withheld": False, "waves": _waves(one.figures), "outcomes": _outcomes(one.figures)}


def _withheld(site: str) -> dict[str, Any]:
    return {"id": site, "withheld": True, "waves": None, "outcomes": None}
