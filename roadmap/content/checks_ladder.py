"""Rules of ladders of participation: what they name exists, and every rung can be reached and told from the one below."""

from collections.abc import Iterator, Sequence
from typing import Any

from roadmap.content.boxes import Alternatives, Box, all_met, alternatives, not_all_met
from roadmap.content.checking import ids, repeated, twice, unknown
from roadmap.content.checks_items import action_references
from roadmap.content.checks_wording import opening_filler
from roadmap.content.faults import Code, Fault, make_fault
from roadmap.content.files import Sheet
from roadmap.content.places import CRITERIA, shown
from roadmap.content.reading import Location
from roadmap.content.reserved import RESERVED


def shared_criteria_faults(sheet: Sheet) -> list[Fault]:
    """Everything wrong with `criteria.yaml`."""
    return [*sheet.faults, *(_criteria_and_actions(sheet, ids(sheet.data.get("sources", ()))) if sheet.sound else ())]


def ladder_faults(sheet: Sheet, shared: Sheet | None) -> list[Fault]:
    """Everything wrong with a ladder's file in view of the shared criteria, which are looked at elsewhere."""
    faults = list(sheet.faults)
    if not sheet.sound or (shared is not None and not shared.sound):
        return faults
    own = ids(sheet.data.get("criteria", ()))
    if shared is None and any(name not in own for name in sheet.data.get("uses", ())):
        # one fault instead of one for each criterion, condition and action that stands in the file that is not there
        lacking = "there is no such file, and the ladder beside it uses its criteria"
        return [*faults, make_fault(Code.CANNOT_READ, shown(sheet.path.parent / CRITERIA), detail=lacking)]
    faults += _own(sheet, shared)
    criteria = used_criteria(sheet, shared)
    faults += _conditions(sheet, criteria, _action_ids(sheet, shared))
    if not any(fault.code in _BLIND for fault in faults):
        faults += _rungs(sheet, criteria)
    return faults


#: With one of these the answers to a condition cannot be reasoned over.
_BLIND = (Code.CONDITION_FORM, Code.UNKNOWN_CRITERION, Code.UNKNOWN_OPTION)


def used_criteria(sheet: Sheet, shared: Sheet | None) -> dict[str, dict[str, Any]]:
    """The criteria that a sound ladder asks: those of `uses` and its own, by id."""
    common = {one["id"]: one for one in (shared.data["criteria"] if shared else ())}
    own = {one["id"]: one for one in sheet.data.get("criteria", ())}
    return {name: common[name] for name in sheet.data.get("uses", ()) if name in common} | own


def _action_ids(sheet: Sheet, shared: Sheet | None) -> tuple[str, ...]:
    return ids(sheet.data.get("actions", ())) + (ids(shared.data.get("actions", ())) if shared else ())


def _own(sheet: Sheet, shared: Sheet | None) -> Iterator[Fault]:
    data = sheet.data
    if sheet.path.parent.name == "ladders" and data["id"] != sheet.path.stem:  # there it is found by its file's name
        yield sheet.fault(Code.FILE_NAME, "id", found=data["id"], allowed=[sheet.path.stem])
    yield from twice(sheet, ("rungs",), data["rungs"], "rung")
    for number, rung in enumerate(data["rungs"]):
        if rung["id"] in RESERVED:
            yield sheet.fault(Code.RESERVED_WORD, "rungs", number, "id", found=rung["id"])
    own, common = ids(data.get("criteria", ())), ids(shared.data["criteria"]) if shared else ()
    sources = ids(data.get("sources", ())) + (ids(shared.data.get("sources", ())) if shared else ())
    yield from _criteria_and_actions(sheet, sources)
    yield from unknown(sheet, Code.UNKNOWN_CRITERION, ("uses",), data.get("uses", ()), own + common)
    yield from repeated(sheet, ("uses",), data.get("uses", ()))
    asked = tuple(used_criteria(sheet, shared))
    yield from unknown(sheet, Code.QUICK_NOT_USED, ("quick",), data.get("quick", ()), asked)
    yield from repeated(sheet, ("quick",), data.get("quick", ()))


def _criteria_and_actions(sheet: Sheet, sources: tuple[str, ...]) -> Iterator[Fault]:
    yield from twice(sheet, ("criteria",), sheet.data.get("criteria", ()), "criterion")
    yield from twice(sheet, ("actions",), sheet.data.get("actions", ()), "action")
    yield from twice(sheet, ("sources",), sheet.data.get("sources", ()), "source")
    for number, criterion in enumerate(sheet.data.get("criteria", ())):
        place = ("criteria", number, "options")
        yield from twice(sheet, place, criterion["options"], "option")
        for count, option in enumerate(criterion["options"]):
            if option["id"] in RESERVED:
                yield sheet.fault_at(Code.RESERVED_WORD, (*place, count, "id"), found=option["id"])
    for number, action in enumerate(sheet.data.get("actions", ())):
        yield from action_references(sheet, ("actions", number), action, sources)
        if (filler := opening_filler(action["do"])) is not None:
            yield sheet.fault(Code.FILLER, "actions", number, "do", found=filler)


# --- conditions ------------------------------------------------------------------------------


def _conditions(sheet: Sheet, criteria: dict[str, dict[str, Any]], actions: tuple[str, ...]) -> Iterator[Fault]:
    for number, rung in enumerate(sheet.data["rungs"]):
        for count, condition in enumerate(rung.get("needs", ())):
            yield from _condition(sheet, ("rungs", number, "needs", count), condition, criteria, actions)
    for number, stop in enumerate(sheet.data.get("stops", ())):
        yield from _condition(sheet, ("stops", number, "condition"), stop["condition"], criteria, actions)
    for number, warning in enumerate(sheet.data.get("warns", ())):
        yield from _options(sheet, ("warns", number), warning["criterion"], warning["options"], criteria)


def _condition(
    sheet: Sheet, place: Location, condition: dict[str, Any], criteria: dict[str, dict[str, Any]], actions: tuple[str, ...]
) -> Iterator[Fault]:
    criterion, options, several = condition.get("criterion"), condition.get("options"), condition.get("any")
    if bool(several) == bool(criterion is not None and options) or (several and (criterion is not None or options)):
        yield sheet.fault_at(Code.CONDITION_FORM, place)
        return
    action = condition.get("action")
    if action is not None and action not in actions:
        yield sheet.fault_at(Code.UNKNOWN_ACTION, (*place, "action"), found=action, allowed=actions)
    if several:
        for number, part in enumerate(several):
            yield from _condition(sheet, (*place, "any", number), part, criteria, actions)
        return
    assert criterion is not None  # the form says so
    assert options is not None
    yield from _options(sheet, place, criterion, options, criteria)
    if criteria.get(criterion, {}).get("beside"):
        yield sheet.fault_at(Code.MOVES_BESIDE, (*place, "criterion"), found=criterion)


def _options(
    sheet: Sheet, place: Location, criterion: str, options: Sequence[str], criteria: dict[str, dict[str, Any]]
) -> Iterator[Fault]:
    if criterion not in criteria:
        yield sheet.fault_at(Code.UNKNOWN_CRITERION, (*place, "criterion"), found=criterion, allowed=criteria)
        return
    allowed = ids(criteria[criterion]["options"])
    for number, option in enumerate(options):
        if option not in allowed:
            yield sheet.fault_at(
                Code.UNKNOWN_OPTION, (*place, "options", number), found=option, allowed=allowed, detail=f"'{criterion}'"
            )


# --- rungs -----------------------------------------------------------------------------------


def _rungs(sheet: Sheet, criteria: dict[str, dict[str, Any]]) -> Iterator[Fault]:
    """Rungs that no answers reach, and rungs that no answers tell from the one below."""
    everything: Box = {name: frozenset(ids(one["options"])) for name, one in criteria.items()}
    stops = [alternatives(stop["condition"]) for stop in sheet.data.get("stops", ())]
    open_at_all = all_met([everything], stops)
    rungs = sheet.data["rungs"]
    needs: list[list[Alternatives]] = [[alternatives(condition) for condition in rung.get("needs", ())] for rung in rungs]
    judge = {"steps": _step, "spectrum": _level, "kinds": _kind}[sheet.data["order"]]
    for number, rung in enumerate(rungs):
        code = judge(open_at_all, needs, number)
        place = ("rungs", number, "id")
        if code is Code.SAME_RUNG:
            yield sheet.fault_at(code, place, found=rung["id"], detail=f"'{rungs[number - 1]['id']}'")
        elif code is Code.UNREACHABLE_RUNG:
            with_below = ", with those of the rungs below," if sheet.data["order"] == "steps" else ""
            yield sheet.fault_at(code, place, found=rung["id"], detail=with_below)


def _step(boxes: list[Box], needs: list[list[Alternatives]], number: int) -> Code | None:
    """A step holds with all below it: it must leave some answers, and fewer than the step below."""
    below = all_met(boxes, [condition for rung in needs[:number] for condition in rung])
    if not below:
        return None  # the fault lies further down
    if not all_met(below, needs[number]):
        return Code.UNREACHABLE_RUNG
    return Code.SAME_RUNG if number and not not_all_met(below, needs[number]) else None


def _level(boxes: list[Box], needs: list[list[Alternatives]], number: int) -> Code | None:
    """A level stands where its own conditions are met and those of no further level are."""
    if number and _always_together(boxes, needs[number - 1], needs[number]):
        return Code.SAME_RUNG
    left = all_met(boxes, needs[number])
    if not left:
        return Code.UNREACHABLE_RUNG
    if number + 1 < len(needs) and _always_together(boxes, needs[number], needs[number + 1]):
        return None  # told at the next level
    for further in needs[number + 1 :]:
        left = not_all_met(left, further)
    return None if left else Code.UNREACHABLE_RUNG


def _kind(boxes: list[Box], needs: list[list[Alternatives]], number: int) -> Code | None:
    """A kind stands on its own conditions; it must not always come with the kind before it."""
    if not all_met(boxes, needs[number]):
        return Code.UNREACHABLE_RUNG
    return Code.SAME_RUNG if number and _always_together(boxes, needs[number - 1], needs[number]) else None


def _always_together(boxes: list[Box], one: list[Alternatives], other: list[Alternatives]) -> bool:
    return not not_all_met(all_met(boxes, one), other) and not not_all_met(all_met(boxes, other), one)
