"""What a check found in sound content: the frameworks and ladders in the shape that `check --json` prints."""

from collections.abc import Sequence
from typing import Any

from roadmap.content.checking import ids
from roadmap.content.checks_ladder import used_criteria
from roadmap.content.files import FrameworkSheets, Sheet


def framework_summary(unit: FrameworkSheets) -> dict[str, Any]:
    """A framework's domains in its order, with stages, items and the facts of each item."""
    assert unit.about is not None
    about = unit.about.data
    by_id = {sheet.data["id"]: sheet.data for sheet in unit.domains}
    stages = {scale["id"]: list(ids(scale["stages"])) for scale in about["scales"]}
    return {
        "id": about["id"],
        "version": about["version"],
        "domains": [_domain(by_id[name], stages, about["sets"]) for name in about["domains"]],
    }


def _domain(data: dict[str, Any], stages: dict[str, list[str]], sets: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": data["id"],
        "kind": data["kind"],
        "stages": stages[data["scale"]],
        "items": list(ids(data["items"])),
        "item_facts": [
            {
                "id": item["id"],
                "set": [one["id"] for one in sets if one.get("everything") or one["id"] in item.get("set", ())],
                "weight": item.get("weight", 1.0),
                "ask": list(item["ask"]),
                "factor": item.get("factor"),
                "actions": list(ids(item.get("actions", ()))),
                "principles": list(item.get("principles", ())),
            }
            for item in data["items"]
        ],
    }


def ladder_summary(sheet: Sheet, shared: Sheet | None) -> dict[str, Any]:
    """A ladder's rungs in order, and its criteria in asking order with their options."""
    criteria = used_criteria(sheet, shared)
    return {
        "id": sheet.data["id"],
        "order": sheet.data["order"],
        "rungs": list(ids(sheet.data["rungs"])),
        "criteria": [{"id": name, "options": list(ids(one["options"]))} for name, one in criteria.items()],
    }
