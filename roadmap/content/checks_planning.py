"""Rules of planning.yaml: its numbers fit each other, and it knows the framework's perspectives and factors."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from roadmap.content.checking import ids
from roadmap.content.checks_items import action_references
from roadmap.content.checks_wording import opening_filler
from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet

_SIDES = ("over", "under", "near")
_IMPORTANCE = ("high", "medium", "low")


def planning_faults(about: Sheet, sheet: Sheet, domains: Sequence[Sheet]) -> Iterator[Fault]:
    """Everything wrong with a sound planning.yaml in view of a sound framework.yaml and the sound domains."""
    yield from _weights(sheet)
    yield from _choose(sheet)
    yield from _hide_first(about, sheet)
    yield from _readings(sheet, domains)
    talk_first = sheet.data["talk_first"]
    yield from action_references(sheet, ("talk_first",), talk_first, ids(about.data.get("sources", ())))
    if (filler := opening_filler(talk_first["do"])) is not None:
        yield sheet.fault(Code.FILLER, "talk_first", "do", found=filler)


def _weights(sheet: Sheet) -> Iterator[Fault]:
    weights = sheet.data["weights"]
    ranks = weights["experience"]
    for number, (higher, lower) in enumerate(pairwise(ranks)):
        if lower > higher:
            told = f"points for experts by experience must not rise with the rank: {lower} after {higher}"
            yield sheet.fault(Code.WEIGHTS, "weights", "experience", number + 1, detail=told)
    importance = weights["importance"]
    for name in _IMPORTANCE:
        if name not in importance:
            yield sheet.fault(Code.MISSING_KEY, "weights", "importance", found=name)
    for more, less in (("high", "medium"), ("medium", "low")):
        if more in importance and less in importance and importance[less] > importance[more]:
            told = f"{less} importance has more points than {more}"
            yield sheet.fault(Code.WEIGHTS, "weights", "importance", less, detail=told)


def _choose(sheet: Sheet) -> Iterator[Fault]:
    choose = sheet.data["choose"]
    if choose["take"] > choose["most"]:
        yield sheet.fault(Code.WEIGHTS, "choose", "take", detail="take is more than most")
    if choose["least_actions"] > choose["most_actions"]:
        yield sheet.fault(Code.WEIGHTS, "choose", "least_actions", detail="least_actions is more than most_actions")


def _hide_first(about: Sheet, sheet: Sheet) -> Iterator[Fault]:
    wanted, named = ids(about.data["perspectives"]), sheet.data["hide_first"]
    if sorted(wanted) == sorted(named):
        return
    missing = [one for one in wanted if one not in named]
    strange = [one for one in named if one not in wanted]
    often = [one for one in wanted if named.count(one) > 1]
    parts = ((missing, "missing"), (strange, "not a perspective"), (often, "named more than once"))
    told = "; ".join(f"{words}: {', '.join(names)}" for names, words in parts if names)
    yield sheet.fault(Code.HIDE_FIRST, "hide_first", found=", ".join(named), allowed=wanted, detail=told)._replace(nearest=None)


def _readings(sheet: Sheet, domains: Sequence[Sheet]) -> Iterator[Fault]:
    factors = [name for one in domains if one.data["kind"] == "readiness" for name in ids(one.data.get("factors", ()))]
    rule = sheet.data.get("readiness")
    if not factors:
        return
    if rule is None:
        yield sheet.fault(Code.READINGS, detail="the framework has a readiness domain, so planning.yaml needs a part readiness")
        return
    wanted = [f"{factor}_{side}" for factor in factors for side in _SIDES]
    readings = rule["readings"]
    for name in wanted:
        if name not in readings:
            yield sheet.fault(Code.READINGS, "readiness", "readings", detail=f"readings has no words for {name}")
    for name in readings:
        if name not in wanted:
            told = f"readings has words for {name}, which is no factor's; allowed: {', '.join(wanted)}"
            yield sheet.fault(Code.READINGS, "readiness", "readings", name, found=name, allowed=wanted, detail=told)
