"""The shape of `score --json`."""

import json
from typing import Any

from roadmap.assessment.models import Release
from roadmap.assessment.scoring import results
from roadmap.assessment.shape import score_json
from roadmap.content.pinning import framework_hash

from .cases import by_item, collected, framework, item, people, shown, survey

DOMAIN = [
    "id",
    "kind",
    "items",
    "applicable",
    "rated",
    "people",
    "score",
    "low",
    "high",
    "stage",
    "holding",
    "agreed_score",
    "dont_know_share",
]
ITEM = [
    "id",
    "domain",
    "people",
    "asked",
    "rated",
    "mean",
    "median",
    "lower",
    "upper",
    "min",
    "max",
    "reached",
    "agreed",
    "counts",
    "dont_know",
    "not_applicable",
    "blank",
    "flags",
]
OF = framework([item("a", set=["core"]), item("b")], [item("w", factor="will"), item("x", factor="can")])


def written(found: Release, people_in_all: int | None = None) -> dict[str, Any]:
    shape = score_json(found, results(found, OF), OF, people_in_all)
    read: dict[str, Any] = json.loads(json.dumps(shape))
    assert read == shape
    return read


def test_every_key_of_the_shape_is_there_and_no_other() -> None:
    group = people("leader", 2) + people("experience", 1)
    shape = written(shown(collected(group, {p.id: {"a": "s1", "w": "s2"} for p in group}), OF), 3)
    assert list(shape) == [
        "framework",
        "kind",
        "people",
        "release",
        "domains",
        "readiness",
        "items",
        "perspectives",
        "differences",
    ]
    assert shape["framework"] == {"id": "small", "version": "0.1", "hash": framework_hash(OF)}
    assert (shape["kind"], shape["people"], shape["release"]) == ("open_survey", 3, None)
    assert [list(d) for d in shape["domains"]] == [DOMAIN, DOMAIN]
    assert [list(i) for i in shape["items"]] == [ITEM, ITEM]
    assert list(shape["readiness"]) == ["will", "can", "reading"]
    assert list(shape["readiness"]["will"]) == ["score", "low", "high", "applicable", "rated", "people"]
    assert [list(p) for p in shape["perspectives"]] == [["id", "people", "domains", "items"]] * 3
    assert shape["differences"] == [{"item": "a", "a": "leader", "b": "experience", "gap": 0, "flagged": False}]
    assert shape["items"][1]["counts"] == {"s0": 0, "s1": 3, "s2": 0, "s3": 0, "s4": 0}


def test_what_is_withheld_has_its_id_and_nothing_else() -> None:
    group = people("leader", 6)
    varied = {p.id: {"a": f"s{n % 4}", "b": "s1"} for n, p in enumerate(group)}
    shape = written(survey(collected(group, varied), OF, 5), 6)
    assert shape["release"] == {
        "k": 5,
        "sets": [
            {"id": "leader", "people": 6},
            {"id": "experience", "withheld": True, "people": None},
            {"id": "profession", "withheld": True, "people": None},
        ],
        "withheld": ["b"],
    }
    ready, trust = shape["domains"]
    assert ready == {**dict.fromkeys(DOMAIN), "id": "ready", "withheld": True}
    assert "withheld" not in trust
    withheld: dict[str, Any] = {**dict.fromkeys(ITEM), "id": "b", "withheld": True, "flags": []}
    assert shape["items"][1] == withheld
    assert shape["perspectives"][0]["items"][1] == withheld
    assert shape["perspectives"][1] == {"id": "experience", "withheld": True, "people": None, "domains": None, "items": None}
    nothing = {"withheld": True, "score": None, "low": None, "high": None, "applicable": None, "rated": None, "people": None}
    assert shape["readiness"] == {"will": nothing, "can": nothing, "reading": []}


def test_a_number_of_people_under_the_threshold_is_not_written_whatever_is_passed() -> None:
    shape = written(survey(by_item({"a": ["s1", "s2"]}), OF, 5), 2)
    assert shape["people"] is None
    assert shape["release"]["withheld"] == ["a"]
