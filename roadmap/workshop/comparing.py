"""The gut and the questions side by side: what the room felt about an activity, and where its own answers put it."""

from collections.abc import Callable, Mapping
from typing import Literal

from roadmap.assessment.models import Frozen
from roadmap.assessment.spread import quartiles
from roadmap.content.ladder_models import UNKNOWN, Ladder
from roadmap.ladder.models import Activity, Placement
from roadmap.ladder.placement import place
from roadmap.workshop.models import Ask, Workshop
from roadmap.workshop.tallies import scale_table

Counts = Callable[[Ask], dict[str, int]]
#: How the middle half of the guts stands to where the answers put it.
Differs = Literal["same", "gut_higher", "gut_lower", "overlaps", "nothing"]


class Comparison(Frozen):
    """One activity. `gut` is the range of rungs that the middle half of the room chose by gut, None where nobody did."""

    activity: Activity
    placement: Placement
    gut: tuple[str, str] | None
    differs: Differs
    differing: tuple[str, ...] = ()


def activity_of(workshop: Workshop, ask: Ask, counts: Counts) -> Activity:
    """The activity that a compare step is about, with the room's answers to the ladder's questions."""
    criteria = [one for one in workshop.asks if one.exercise == ask.exercise and one.thing == ask.thing and one.criterion]
    answers = {one.criterion or "": room_answer(counts(one)) for one in criteria}
    return Activity(id=f"{workshop.id}.{ask.thing}", title=ask.text, description=ask.about, answers=answers)


def room_answer(counts: Mapping[str, int]) -> str | tuple[str, ...]:
    """What a room's counts say to a criterion: one option where more than half of all who answered chose it.

    Don't know where more than half said so or nobody answered; else every option that somebody chose is still possible.
    The room has not decided between those, so neither do we.
    """
    everybody = sum(counts.values())
    if everybody == 0 or 2 * counts.get(UNKNOWN, 0) > everybody:
        return UNKNOWN
    chosen = [option for option, n in counts.items() if n and option != UNKNOWN]
    clear = next((option for option in chosen if 2 * counts[option] > everybody), None)
    return clear or tuple(chosen)


def compare(workshop: Workshop, ask: Ask, ladder: Ladder, counts: Counts) -> Comparison:
    """The comparison that a compare step shows."""
    activity = activity_of(workshop, ask, counts)
    placement = place(activity, ladder)
    gut_ask = next(one for one in workshop.asks if one.exercise == ask.exercise and one.thing == ask.thing and one.part == "gut")
    middle = quartiles(scale_table(gut_ask, counts(gut_ask)))
    gut = (ladder.rung_ids[middle[0]], ladder.rung_ids[middle[1]]) if middle else None
    split = tuple(name for name, answer in activity.answers.items() if isinstance(answer, tuple))
    return Comparison(activity=activity, placement=placement, gut=gut, differs=_differs(gut, placement, ladder), differing=split)


def _differs(gut: tuple[str, str] | None, where: Placement, ladder: Ladder) -> Differs:
    if gut is None or where.high is None:
        return "nothing"
    place_of = ladder.rung_ids.index
    low, high = place_of(where.low) if where.low else 0, place_of(where.high)
    gut_low, gut_high = place_of(gut[0]), place_of(gut[1])
    if gut_low > high:
        return "gut_higher"
    if gut_high < low:
        return "gut_lower"
    return "same" if (gut_low, gut_high) == (low, high) else "overlaps"
