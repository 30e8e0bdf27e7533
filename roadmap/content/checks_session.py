"""Rules of a session plan, beyond its shape: minutes that add up, screens that stay off, exercises that have what they need."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from roadmap.content.checking import ids, repeated, twice, unknown
from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet

#: What an exercise cannot do without, by its kind; of several names one is enough.
NEEDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "rate": (("items",), ("framework",)),
    "find_step": (("ladder",), ("examples", "items")),
    "own_ladder": (("rungs",), ("items",)),
    "sort": (("items",),),
    "rank": (("options", "domains"),),
}


def session_faults(sheet: Sheet) -> list[Fault]:
    """Everything wrong with a file of a session plan."""
    return [*sheet.faults, *(_rules(sheet) if sheet.sound else ())]


def _rules(sheet: Sheet) -> Iterator[Fault]:
    blocks = sheet.data["blocks"]
    yield from twice(sheet, ("blocks",), blocks, "block")
    total = sum(block["minutes"] for block in blocks)
    if total != sheet.data["minutes"]:
        yield sheet.fault(Code.PLAN_MINUTES, "minutes", found=total, allowed=(sheet.data["minutes"],))
    yield from _screens(sheet, blocks)
    seen: set[str] = set()
    for n, block in enumerate(blocks):
        for m, exercise in enumerate(block.get("exercises", ())):
            place = ("blocks", n, "exercises", m)
            if exercise["id"] in seen:
                yield sheet.fault(Code.DUPLICATE_ID, *place, "id", found=exercise["id"], detail="exercise")
            seen.add(exercise["id"])
            yield from _exercise(sheet, place, exercise)


def _screens(sheet: Sheet, blocks: Sequence[dict[str, Any]]) -> Iterator[Fault]:
    """Screens are on for a few minutes, in a few stretches."""
    for n, block in enumerate(blocks):
        if block.get("phones", 0) > block["minutes"]:
            detail = f"screens are on for {block['phones']} minutes of a block of {block['minutes']}"
            yield sheet.fault(Code.SCREEN_TIME, "blocks", n, "phones", detail=detail)
    on = [block.get("phones", 0) for block in blocks]
    minutes, stretches = sum(on), sum(1 for is_on, _ in groupby(on, bool) if is_on)
    most, most_often = sheet.data.get("phones_at_most", 40), sheet.data.get("stretches_at_most", 3)
    if minutes > most:
        yield sheet.fault(Code.SCREEN_TIME, "blocks", detail=f"screens are on for {minutes} minutes; at most {most}")
    if stretches > most_often:
        yield sheet.fault(Code.SCREEN_TIME, "blocks", detail=f"screens go on {stretches} times; at most {most_often}")


def _exercise(sheet: Sheet, place: tuple[str | int, ...], exercise: dict[str, Any]) -> Iterator[Fault]:
    kind = exercise["kind"]
    for names in NEEDS.get(kind, ()):
        if kind == "rate" and names == ("framework",) and not any("item" in one for one in exercise.get("items", ())):
            continue
        if not any(exercise.get(name) for name in names):
            yield sheet.fault(Code.EXERCISE_NEEDS, *place, "kind", found=" or ".join(names), detail=kind)
    for name in ("items", "options", "rungs"):
        yield from twice(sheet, (*place, name), exercise.get(name, ()), {"items": "item", "options": "option"}.get(name, "rung"))
    for name in ("examples", "domains"):
        yield from repeated(sheet, (*place, name), exercise.get(name, ()))
    for n, item in enumerate(exercise.get("items", ())):
        if kind == "rate" and "item" not in item:
            yield sheet.fault(Code.EXERCISE_NEEDS, *place, "items", n, found="item", detail=kind)
        if not item.get("text") and "item" not in item:
            yield sheet.fault(Code.EXERCISE_NEEDS, *place, "items", n, found="text", detail=kind)


def reference_faults(sheet: Sheet, frameworks: Sequence[dict[str, Any]], ladders: Sequence[dict[str, Any]]) -> Iterator[Fault]:
    """What a sound plan names in frameworks and ladders that were checked with it and do not have it."""
    known = {one["id"]: one["domains"] for one in frameworks}
    ladder_ids = [one["id"] for one in ladders]
    for n, block in enumerate(sheet.data["blocks"]):
        for m, exercise in enumerate(block.get("exercises", ())):
            place = ("blocks", n, "exercises", m)
            if ladder_ids and exercise.get("ladder", ladder_ids[0]) not in ladder_ids:
                yield sheet.fault(Code.UNKNOWN_LADDER, *place, "ladder", found=exercise["ladder"], allowed=ladder_ids)
            domains = known.get(exercise.get("framework"))
            if domains is None:
                continue
            items = [item for domain in domains for item in domain["items"]]
            for k, one in enumerate(exercise.get("items", ())):
                if one.get("item") and one["item"] not in items:
                    yield sheet.fault(
                        Code.UNKNOWN_ITEM, *place, "items", k, "item", found=one["item"], detail=exercise["framework"]
                    )
            yield from unknown(sheet, Code.UNKNOWN_DOMAIN, (*place, "domains"), exercise.get("domains", ()), ids(domains))
