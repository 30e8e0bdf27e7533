"""Rules of a framework as a whole: its folder, its ids, its sets; what is beyond the shape of single files."""

from collections.abc import Iterator, Sequence
from typing import Any

from roadmap.content.checking import ids, repeated, twice, unknown
from roadmap.content.checks_items import domain_faults
from roadmap.content.checks_planning import planning_faults
from roadmap.content.faults import Code, Fault, make_fault
from roadmap.content.files import FrameworkSheets, Sheet, missing_files
from roadmap.content.reading import Location
from roadmap.content.reserved import RESERVED


def framework_faults(unit: FrameworkSheets) -> list[Fault]:
    """Everything wrong with a framework's folder. Rules look only at files that have their shape."""
    faults = [*missing_files(unit), *(fault for sheet in unit.sheets for fault in sheet.faults)]
    about = unit.about
    if about is None or not about.sound:
        return faults
    domains = [sheet for sheet in unit.domains if sheet.sound]
    faults += _about(about)
    faults += _folder(unit, about)
    for sheet in domains:
        faults += domain_faults(about, sheet)
    if unit.planning is not None and unit.planning.sound:
        faults += planning_faults(about, unit.planning, domains)
    faults += _ids(unit, about, domains)
    if unit.sound and not _misfiled(unit):
        faults += _sets(about, domains)
    return faults


# --- framework.yaml and the folder ------------------------------------------------------------


def _about(about: Sheet) -> Iterator[Fault]:
    data = about.data
    for kind in ("principle", "perspective", "scale", "set", "source"):
        yield from twice(about, (f"{kind}s",), data.get(f"{kind}s", ()), kind)
    for number, scale in enumerate(data["scales"]):
        yield from twice(about, ("scales", number, "stages"), scale["stages"], "stage")
        for place, stage in enumerate(scale["stages"]):
            if stage["id"] in RESERVED:
                yield about.fault(Code.RESERVED_WORD, "scales", number, "stages", place, "id", found=stage["id"])
    for number, perspective in enumerate(data["perspectives"]):
        if perspective["id"] in RESERVED:
            yield about.fault(Code.RESERVED_WORD, "perspectives", number, "id", found=perspective["id"])
    yield from repeated(about, ("domains",), data["domains"])
    stages = {stage["id"] for scale in data["scales"] for stage in scale["stages"]}
    for number, one in enumerate(data["sets"]):
        for stage in one.get("labels", {}):
            if stage not in stages:
                yield about.fault(Code.UNKNOWN_STAGE, "sets", number, "labels", stage, found=stage, allowed=sorted(stages))
        limits = one.get("limits", {})
        must_ask = limits.get("must_ask", ())
        yield from unknown(
            about, Code.UNKNOWN_PERSPECTIVE, ("sets", number, "limits", "must_ask"), must_ask, ids(data["perspectives"])
        )
        for key in ("items", "progress", "readiness", "each_progress_domain"):
            span = limits.get(key)
            if span and span.get("least", 0) > span.get("most", 10_000):
                yield about.fault(Code.WEIGHTS, "sets", number, "limits", key, detail="least is more than most here")


def _folder(unit: FrameworkSheets, about: Sheet) -> Iterator[Fault]:
    """Every domain that is listed has its file, and every file is listed and named by its id."""
    listed, lying = about.data["domains"], [sheet.path.stem for sheet in unit.domains]
    for number, domain in enumerate(listed):
        if domain not in lying:
            yield about.fault(Code.MISSING_DOMAIN, "domains", number, found=domain, allowed=lying)
    if unit.folder.parent.name == "frameworks" and about.data["id"] != unit.folder.name:
        yield about.fault(Code.FILE_NAME, "id", found=about.data["id"], allowed=[unit.folder.name])
    for sheet in unit.domains:
        if sheet.path.stem not in listed:
            yield make_fault(Code.EXTRA_FILE, sheet.shown, 1, found=sheet.path.stem, allowed=listed)
        elif sheet.sound and sheet.data["id"] != sheet.path.stem:
            yield sheet.fault(Code.FILE_NAME, "id", found=sheet.data["id"], allowed=[sheet.path.stem])


def _misfiled(unit: FrameworkSheets) -> bool:
    assert unit.about is not None
    return {sheet.path.stem for sheet in unit.domains} != set(unit.about.data["domains"])


# --- ids across files ------------------------------------------------------------------------


def _ids(unit: FrameworkSheets, about: Sheet, domains: Sequence[Sheet]) -> Iterator[Fault]:
    """Ids are unique per kind, and an item's equals no action's and no stage's, so that a word in a file has one meaning."""
    talk_first = {unit.planning.data["talk_first"]["id"]} if unit.planning is not None and unit.planning.sound else set()
    items = [item for sheet in domains for item in sheet.data["items"]]
    actions = talk_first | {action["id"] for item in items for action in item.get("actions", ())}
    stages = {stage["id"] for scale in about.data["scales"] for stage in scale["stages"]}
    earlier = {item["renamed_from"] for item in items if item.get("renamed_from")}
    seen_items: set[str] = set()
    seen_actions = set(talk_first)
    for sheet in domains:
        for number, item in enumerate(sheet.data["items"]):
            place, name = ("items", number, "id"), item["id"]
            if name in seen_items:
                yield sheet.fault_at(Code.DUPLICATE_ID, place, found=name, detail="item")
            seen_items.add(name)
            if name in RESERVED:
                yield sheet.fault_at(Code.RESERVED_WORD, place, found=name)
            for others, what in ((actions, "an action"), (stages, "a stage"), (earlier, "an item before it was renamed")):
                if name in others:
                    yield sheet.fault_at(Code.ID_CLASH, place, found=name, detail=what)
            for count, action in enumerate(item.get("actions", ())):
                if action["id"] in seen_actions:
                    here = ("items", number, "actions", count, "id")
                    yield sheet.fault_at(Code.DUPLICATE_ID, here, found=action["id"], detail="action")
                seen_actions.add(action["id"])


# --- sets ------------------------------------------------------------------------------------


def _sets(about: Sheet, domains: Sequence[Sheet]) -> Iterator[Fault]:
    """The number of items in each set is what its limits say; only looked at where every file is sound."""
    order = {domain: number for number, domain in enumerate(about.data["domains"])}
    in_order = sorted(domains, key=lambda sheet: order[sheet.path.stem])
    for number, one in enumerate(about.data["sets"]):
        place = ("sets", number, "limits")
        held = [(sheet.data, _held(one, sheet)) for sheet in in_order]
        progress = [(data, count) for data, count in held if data["kind"] == "progress"]
        counts = {
            "items": sum(count for _, count in held),
            "progress": sum(count for _, count in progress),
            "readiness": sum(count for data, count in held if data["kind"] == "readiness"),
        }
        limits = one.get("limits", {})
        for key, count in counts.items():
            what = {"items": "items in all", "progress": "progress items", "readiness": "readiness items"}[key]
            yield from _size(about, (*place, key), limits.get(key), f"the set {one['id']} has {count} {what}", count)
        for data, count in progress:
            span, told = limits.get("each_progress_domain"), f"the set {one['id']} takes {count} items from {data['id']}"
            yield from _size(about, (*place, "each_progress_domain"), span, told, count)


def _held(one: dict[str, Any], sheet: Sheet) -> int:
    """How many items of a domain a set holds."""
    return sum(1 for item in sheet.data["items"] if one.get("everything") or one["id"] in item.get("set", ()))


def _size(about: Sheet, location: Location, span: dict[str, int] | None, told: str, count: int) -> Iterator[Fault]:
    if span is None:
        return
    least, most = span.get("least", 0), span.get("most", 10_000)
    if not least <= count <= most:
        wanted = f"{least}" if least == most else f"{least} to {most}"
        yield about.fault_at(Code.SET_SIZE, location, found=count, allowed=[wanted], detail=told)
