"""Why an activity stands where it stands and what would move it, in the ladder's words: one source for pages and papers."""

from roadmap.content.ladder_models import Ladder
from roadmap.ladder.conditions import Met, once
from roadmap.ladder.models import Activity, Placement
from roadmap.ladder.reading import Reading


def facts(activity: Activity, placement: Placement, ladder: Ladder) -> tuple[str, ...]:
    """The met conditions that put it there (those behind `because`), as facts, lowest rung first."""
    reading = Reading(activity.answers, ladder)
    rungs = placement.holds if ladder.order == "kinds" else (placement.low,) if placement.low else ()
    pairs = [pair for rung in rungs for pair in reading.deciding(ladder.rung_ids.index(rung))]
    return once(condition.words for condition, status in pairs if status is Met.YES)


def missing(activity: Activity, placement: Placement, ladder: Ladder) -> tuple[tuple[str, str | None], ...]:
    """What holds it back from the next rung, each with what to do about it (None where the ladder names no action).

    Empty where there is no next rung, and where it stands where it was meant to: only a gap asks for action.
    """
    if placement.next is None or (placement.intended is not None and not placement.gap):
        return ()
    reading = Reading(activity.answers, ladder)
    pairs = [*reading.stops, *reading.rungs[ladder.rung_ids.index(placement.next.rung)]]
    found: dict[str, str | None] = {}
    for condition, status in pairs:
        if status is Met.NO:
            ways = reading.ways([(condition, status)])
            found.setdefault(condition.unmet, ways[0].action.do if ways else None)
    return tuple(found.items())


def questions(placement: Placement, ladder: Ladder) -> tuple[str, ...]:
    """What still needs to be asked, in the words of the criteria, in asking order."""
    return tuple(ladder.criterion[name].text for name in placement.ask)
