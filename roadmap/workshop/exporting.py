"""What a room said as rows for a spreadsheet, while it runs or after: only what was shown to the room."""

from collections.abc import Callable

from roadmap.workshop.models import Ask, Phase, Workshop
from roadmap.workshop.room import Room
from roadmap.workshop.tallies import Tally

COLUMNS = ("block", "exercise", "question", "ask", "answer", "people", "points", "by_hand", "first_step")
HAND_COUNT = {None: "no", False: "beside phones", True: "instead of phones"}


def rows(workshop: Workshop, room: Room, tally: Callable[[Ask], Tally], named: Callable[[Ask], Ask]) -> list[list[object]]:
    """One row an answer in the order of the plan; of an order its points, of an action its first step.

    What was not shown yet is not in it; nor are words that nobody let through.
    """
    titles = {block.id: block.title for block in workshop.plan.blocks}
    found: list[list[object]] = []
    for plain in workshop.asks:
        ask = named(plain)
        if ask.answer == "nothing" or room.phase(ask.id) is not Phase.REVEALED:
            continue
        about: list[object] = [titles[ask.block], ask.title, ask.text, ask.id]
        result = tally(ask)
        count = room.counts.get(ask.id)
        hand = HAND_COUNT[count.instead if count else None]
        if result.shape == "texts":
            found += [[*about, said[0], 1, None, hand, said[1] if len(said) > 1 else ""] for said in result.texts]
            continue
        points = result.shape == "order"
        found += [[*about, row.text, row.n, row.points if points else None, hand, ""] for row in result.rows]
    return found
