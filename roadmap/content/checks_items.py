"""Rules of one domain and its items: what they name exists, and each item is as complete as the framework promises."""

from collections.abc import Iterator
from typing import Any

from roadmap.content.checking import ids, repeated, twice, unknown
from roadmap.content.checks_wording import action_wording, item_wording
from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet
from roadmap.content.reading import Location

#: What an item must have where the framework promises complete items; descriptors have a rule of their own.
_COMPLETE = ("can_see", "evidence", "sources", "principles")


class _Known:
    """What a framework's main file offers to its domains, by kind."""

    def __init__(self, about: Sheet, sheet: Sheet) -> None:
        data = about.data
        scale = next((one for one in data["scales"] if one["id"] == sheet.data["scale"]), None)
        self.stages = ids(scale["stages"]) if scale else None
        self.principles = ids(data.get("principles", ()))
        self.perspectives = ids(data["perspectives"])
        self.sets = {one["id"]: one for one in data["sets"]}
        self.sources = ids(data.get("sources", ()))
        self.factors = ids(sheet.data.get("factors", ()))
        self.complete = bool(data.get("limits", {}).get("complete"))
        self.words: dict[str, int | None] = data.get("limits", {}).get("words", {})
        self.must_name = tuple(sheet.data.get("actions_must_name", ()))


def domain_faults(about: Sheet, sheet: Sheet) -> Iterator[Fault]:
    """Everything wrong with a sound domain file in view of a sound framework.yaml."""
    data, known = sheet.data, _Known(about, sheet)
    if known.stages is None:
        yield sheet.fault(Code.UNKNOWN_SCALE, "scale", found=data["scale"], allowed=ids(about.data["scales"]))
    yield from twice(sheet, ("factors",), data.get("factors", ()), "factor")
    if data["kind"] == "readiness" and not known.factors:
        yield sheet.fault(Code.NO_FACTOR, "kind", detail="a readiness domain needs factors, each with a figure of its own")
    checklist = data.get("checklist") or {}
    yield from twice(sheet, ("checklist", "questions"), checklist.get("questions", ()), "question")
    yield from twice(sheet, ("checklist", "options"), checklist.get("options", ()), "option")
    for number, item in enumerate(data["items"]):
        yield from _references(sheet, ("items", number), item, known)
        yield from _completeness(sheet, ("items", number), item, known)
        yield from item_wording(sheet, ("items", number), item, known.words)
        yield from _actions(sheet, ("items", number), item, known)


def action_references(sheet: Sheet, place: Location, action: dict[str, Any], sources: tuple[str, ...]) -> Iterator[Fault]:
    """What an action cites exists."""
    yield from unknown(sheet, Code.UNKNOWN_SOURCE, (*place, "sources"), action["sources"], sources)


def _references(sheet: Sheet, place: Location, item: dict[str, Any], known: _Known) -> Iterator[Fault]:
    listed = (
        ("set", Code.UNKNOWN_SET, known.sets),
        ("principles", Code.UNKNOWN_PRINCIPLE, known.principles),
        ("ask", Code.UNKNOWN_PERSPECTIVE, known.perspectives),
        ("sources", Code.UNKNOWN_SOURCE, known.sources),
    )
    for key, code, allowed in listed:
        words = item.get(key, ())
        yield from unknown(sheet, code, (*place, key), words, allowed)
        yield from repeated(sheet, (*place, key), words)
    factor = item.get("factor")
    if factor is not None and factor not in known.factors:
        yield sheet.fault_at(Code.UNKNOWN_FACTOR, (*place, "factor"), found=factor, allowed=known.factors)
    if factor is None and sheet.data["kind"] == "readiness" and known.factors:
        told = f"the readiness item '{item['id']}' needs a factor: {', '.join(known.factors)}"
        yield sheet.fault_at(Code.NO_FACTOR, place, detail=told)
    yield from _in_sets(sheet, place, item, known)


def _in_sets(sheet: Sheet, place: Location, item: dict[str, Any], known: _Known) -> Iterator[Fault]:
    """What the item's sets ask of it: one wording where shared, and everybody asked who must be."""
    for name, one in known.sets.items():
        if not (one.get("everything") or name in item.get("set", ())):
            continue
        if one.get("shared") and item.get("plain") is not None:
            yield sheet.fault_at(Code.SHARED_PLAIN, (*place, "plain"), found=name)
        for perspective in one.get("limits", {}).get("must_ask", ()):
            if perspective not in item["ask"]:
                yield sheet.fault_at(Code.MUST_ASK, (*place, "ask"), found=perspective, allowed=known.perspectives, detail=name)


def _completeness(sheet: Sheet, place: Location, item: dict[str, Any], known: _Known) -> Iterator[Fault]:
    seen, asked = item.get("can_see", {}), item["ask"]
    if seen or known.complete:
        more = [one for one in seen if one not in asked]
        fewer = [one for one in asked if one not in seen] if seen else []
        if more:
            yield sheet.fault_at(Code.CAN_SEE, (*place, "can_see", more[0]), detail=f"not asked: {', '.join(more)}")
        if fewer:
            yield sheet.fault_at(Code.CAN_SEE, (*place, "can_see"), detail=f"missing: {', '.join(fewer)}")
    described = item.get("descriptors", {})
    for stage in known.stages or ():
        needed = described or (known.complete and sheet.data["kind"] == "progress")
        if needed and stage not in described:
            yield sheet.fault_at(Code.MISSING_DESCRIPTOR, (*place, "descriptors"), found=stage)
    for stage in described:
        if known.stages is not None and stage not in known.stages:
            yield sheet.fault_at(Code.UNKNOWN_STAGE, (*place, "descriptors", stage), found=stage, allowed=known.stages)
    if not known.complete:
        return
    shared = any(known.sets[name].get("shared") for name in item.get("set", ()) if name in known.sets)
    for key in (*_COMPLETE, "actions", *(() if shared else ("plain",))):
        if not item.get(key):
            yield sheet.fault_at(Code.INCOMPLETE, place, found=key, detail=f"'{item['id']}'")


def _actions(sheet: Sheet, place: Location, item: dict[str, Any], known: _Known) -> Iterator[Fault]:
    actions = item.get("actions", ())
    for number, action in enumerate(actions):
        here = (*place, "actions", number)
        yield from action_references(sheet, here, action, known.sources)
        if known.stages is not None:
            yield from unknown(sheet, Code.UNKNOWN_STAGE, (*here, "leaves"), action.get("leaves", ()), known.stages)
        yield from repeated(sheet, (*here, "leaves"), action.get("leaves", ()))
        for key in known.must_name:
            if not action.get(key):
                yield sheet.fault_at(Code.MUST_NAME, here, found=key)
    yield from action_wording(sheet, (*place, "actions"), actions)
