"""Rules of the worked examples: their ladder is there, and so are the answers and rungs that they name."""

from collections.abc import Iterator, Sequence

from roadmap.content.checking import ids, twice
from roadmap.content.checks_ladder import used_criteria
from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet
from roadmap.content.reserved import DONT_KNOW


def examples_faults(sheet: Sheet, ladders: Sequence[Sheet], shared: Sheet | None) -> list[Fault]:
    """Everything wrong with `examples.yaml` in view of the ladders and criteria beside it."""
    faults = list(sheet.faults)
    if not sheet.sound or (shared is not None and not shared.sound):
        return faults
    named = sheet.data["ladder"]
    ladder = next((one for one in ladders if one.path.stem == named), None)
    if ladder is None:
        return [*faults, sheet.fault(Code.UNKNOWN_LADDER, "ladder", found=named, allowed=[one.path.stem for one in ladders])]
    return faults + (list(_examples(sheet, ladder, shared)) if ladder.sound else [])


def _examples(sheet: Sheet, ladder: Sheet, shared: Sheet | None) -> Iterator[Fault]:
    criteria, rungs = used_criteria(ladder, shared), ids(ladder.data["rungs"])
    yield from twice(sheet, ("examples",), sheet.data["examples"], "example")
    for number, example in enumerate(sheet.data["examples"]):
        place = ("examples", number)
        for key in ("claimed", "intended"):
            rung = example.get(key)
            if rung is not None and rung not in rungs:
                yield sheet.fault_at(Code.UNKNOWN_RUNG, (*place, key), found=rung, allowed=rungs)
        for criterion in example.get("evidence", {}):
            if criterion not in criteria:
                yield sheet.fault_at(Code.UNKNOWN_CRITERION, (*place, "evidence", criterion), found=criterion, allowed=criteria)
        for criterion, answer in example.get("answers", {}).items():
            here = (*place, "answers", criterion)
            if criterion not in criteria:
                yield sheet.fault_at(Code.UNKNOWN_CRITERION, here, found=criterion, allowed=criteria)
                continue
            allowed = (*ids(criteria[criterion]["options"]), DONT_KNOW)
            for option in answer if isinstance(answer, list) else [answer]:
                if option not in allowed:
                    yield sheet.fault_at(Code.UNKNOWN_OPTION, here, found=option, allowed=allowed, detail=f"'{criterion}'")
