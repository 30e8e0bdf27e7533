"""Writes results as the one documented JSON shape of the command `score`."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from roadmap.assessment.models import FactorResult, Release, Results, ShownSet
from roadmap.content.models import Framework

Json = dict[str, Any]


def score_json(release: Release, results: Results, framework: Framework, people: int | None) -> Json:
    """The object that `score --json` prints. Numbers are unrounded.

    `people` is how many took part; under a threshold the release's own number stands, whatever is
    passed. A withheld element is `{id, withheld: true}` with every other key null and `flags` empty.
    """
    return {
        "framework": release.framework.model_dump(mode="json"),
        "kind": release.kind.value,
        "people": people if release.k is None else release.people,
        "release": _release(release),
        "domains": _elements(results.domains),
        "readiness": _readiness(release, results, framework),
        "items": _elements(results.items),
        "perspectives": [
            {
                **_element(perspective),
                "domains": None if perspective.domains is None else _elements(perspective.domains),
                "items": None if perspective.items is None else _elements(perspective.items),
            }
            for perspective in results.perspectives
        ],
        "differences": [difference.model_dump(mode="json", exclude={"few"}) for difference in results.differences],
    }


def _element(result: BaseModel) -> Json:
    """One element; the key `withheld` is there only where it is true."""
    shown = result.model_dump(mode="json")
    return shown if shown["withheld"] else {key: value for key, value in shown.items() if key != "withheld"}


def _elements(results: Iterable[BaseModel]) -> list[Json]:
    return [_element(result) for result in results]


def _release(release: Release) -> Json | None:
    """Under which threshold, which sets of people are shown, and which items are withheld for everybody."""
    if release.k is None:
        return None
    return {"k": release.k, "sets": [_set(shown) for shown in release.sets], "withheld": list(release.withheld)}


def _set(shown: ShownSet) -> Json:
    """A perspective with its people, or withheld."""
    return {"id": shown.id, "people": shown.people} if shown.people else {"id": shown.id, "withheld": True, "people": None}


def _readiness(release: Release, results: Results, framework: Framework) -> Json | None:
    """Each factor under its id, and the list of readings; null where the framework has no readiness."""
    if results.readiness is None:
        return None
    shown = {
        item.factor for domain in framework.domains for item in domain.items if item.factor and release.table(item.id) is not None
    }
    factors: Json = {}
    for factor_id, factor in results.readiness.factors.items():
        if release.k is not None and factor_id not in shown:
            factors[factor_id] = {"withheld": True, **dict.fromkeys(FactorResult.model_fields)}
        else:
            factors[factor_id] = factor.model_dump(mode="json")
    return {**factors, "reading": list(results.readiness.reading)}
