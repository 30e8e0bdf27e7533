"""Where an activity stands on a ladder, why, and what would move it.

The weakest link decides, never an average; an unknown answer gives a range and the question that would close it.
The rules are DESIGN section 4, "Ladders".
"""

from roadmap.content.ladder_models import Ladder
from roadmap.ladder.conditions import Met
from roadmap.ladder.models import Activity, NextRung, Override, Placement
from roadmap.ladder.reading import Reading, Way


def place(activity: Activity, ladder: Ladder) -> Placement:
    """Place one activity at one time on a ladder.

    What the ladder does not know (a criterion, an option, or a rung that was claimed, intended or put in
    an override on another ladder) is passed over; `faults_of` tells of it.
    """
    reading = Reading(activity.answers, ladder)
    return _among_kinds(activity, reading) if ladder.order == "kinds" else _on_rungs(activity, reading)


def ways_to_intended(activity: Activity, ladder: Ladder) -> tuple[Way, ...]:
    """What would bring an activity nearer to its intended rung; empty where nothing there is known to be missing.

    On steps, what the next rung needs, for one rung is left after the other; on a spectrum or among
    kinds, what the intended one needs.
    """
    reading, wanted = Reading(activity.answers, ladder), _rung(ladder, activity.intended)
    if wanted is None:
        return ()
    if ladder.order != "steps":
        return reading.ways(reading.deciding(wanted))
    high = max(reading.without({Met.NO}), default=-1)
    return reading.ways(reading.deciding(high + 1)) if wanted > high else ()


def _rung(ladder: Ladder, rung: str | None) -> int | None:
    """The place of a rung, from 0; None where it is none of this ladder's."""
    return ladder.rung_ids.index(rung) if rung in ladder.rung_ids else None


def _common(activity: Activity, reading: Reading, *, above: bool) -> dict[str, object]:
    """What is said alike on every ladder. `above`: the claimed rung lies above where the activity stands."""
    ladder, override = reading.ladder, _override(activity, reading.ladder)
    claimed = _rung(ladder, activity.claimed)
    said = {"more_promised": above or reading.warned(), "override": override is not None}
    return {
        "activity": activity.id,
        "off": reading.off(),
        "override": override,
        "conditions": reading.beside(),
        "claimed": None if claimed is None else activity.claimed,
        "missing_below": () if claimed is None else reading.criteria(reading.deciding(claimed), Met.NO),
        "flags": tuple(flag for flag, is_so in said.items() if is_so),
        "intended": None if _rung(ladder, activity.intended) is None else activity.intended,
    }


def _override(activity: Activity, ladder: Ladder) -> Override | None:
    return activity.override if activity.override and activity.override.rung in ladder.rung_ids else None


def _on_rungs(activity: Activity, reading: Reading) -> Placement:
    """Steps and spectrum: one rung, or a range of rungs."""
    ids = reading.ladder.rung_ids
    low = max(reading.without({Met.NO, Met.UNKNOWN}), default=-1)
    high = max(reading.without({Met.NO}), default=-1)
    claimed = _rung(reading.ladder, activity.claimed)
    between = [pair for own in reading.rungs[low + 1 : high + 1] for pair in own]
    if low < 0 <= high:
        between = [*reading.stops, *between]
    return Placement.model_validate(
        _common(activity, reading, above=claimed is not None and claimed > high)
        | {
            "low": ids[low] if low >= 0 else None,
            "high": ids[high] if high >= 0 else None,
            "because": reading.criteria(reading.deciding(low), Met.YES) if low >= 0 else (),
            "next": _next(reading, high),
            "ask": reading.criteria(between, Met.UNKNOWN),
            "gap": _gap(reading.ladder, activity.intended, low, high),
        }
    )


def _next(reading: Reading, high: int) -> NextRung | None:
    """The rung above `high`; where nothing holds it is the lowest, and the ladder's stops are in its way too."""
    rungs = reading.ladder.rungs
    if high + 1 >= len(rungs):
        return None
    needed = [*(reading.stops if high < 0 else ()), *reading.rungs[high + 1]]
    return NextRung(
        rung=rungs[high + 1].id,
        blocked_by=reading.criteria(needed, Met.NO),
        actions=tuple(way.action for way in reading.ways(needed)),
    )


def _gap(ladder: Ladder, intended: str | None, low: int, high: int) -> int | bool | None:
    """Steps: how many rungs the intended one lies above `high`, never below 0. Spectrum: whether it lies outside the range."""
    wanted = _rung(ladder, intended)
    if wanted is None:
        return None
    return max(0, wanted - high) if ladder.order == "steps" else not max(0, low) <= wanted <= high


def _among_kinds(activity: Activity, reading: Reading) -> Placement:
    """Kinds have no order: every kind that holds, and every kind that is not ruled out."""
    ids = reading.ladder.rung_ids
    holds, possible = reading.without({Met.NO, Met.UNKNOWN}), reading.without({Met.NO})
    claimed, wanted = _rung(reading.ladder, activity.claimed), _rung(reading.ladder, activity.intended)
    return Placement.model_validate(
        _common(activity, reading, above=claimed is not None and claimed not in possible)
        | {
            "holds": tuple(ids[i] for i in holds),
            "possible": tuple(ids[i] for i in possible),
            "because": reading.criteria([pair for i in holds for pair in reading.deciding(i)], Met.YES),
            "ask": reading.criteria([pair for i in possible for pair in reading.deciding(i)], Met.UNKNOWN),
            "gap": None if wanted is None else wanted not in possible,
        }
    )
