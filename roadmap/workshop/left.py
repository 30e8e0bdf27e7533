"""What a session leaves for the one that follows it: the words that were let through, what stands where, who was there."""

from collections.abc import Iterable

from roadmap.assessment.models import Frozen
from roadmap.workshop.models import Phase, Vote, Words, Workshop
from roadmap.workshop.room import Room, named
from roadmap.workshop.tallies import tally


class Left(Frozen):
    """What one session left. `texts` by the title of their exercise; `steps` as sentences; `here` by group, never by name."""

    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    steps: tuple[str, ...] = ()
    here: dict[str, int] = {}
    carried: tuple[dict[str, str], ...] = ()


def left_by(workshop: Workshop, room: Room, votes: Iterable[Vote], words: Iterable[Words]) -> Left:
    """What was shown in the room, and nothing that was not: words that were hidden stay hidden.

    Of what was placed on the room's own ladder, where more than half put it or higher.
    """
    all_votes, all_words = list(votes), list(words)
    texts, steps = [], []
    for plain in workshop.asks:
        ask = named(plain, room)
        found = tally(ask, all_votes, room.counts.get(ask.id), all_words)
        if not found.answered or (found.shape in ("counts", "order") and room.phase(ask.id) is not Phase.REVEALED):
            continue
        if found.shape == "texts":
            texts.append((ask.title, tuple(" · ".join(part for part in said if part) for said in found.texts)))
        elif found.shape == "words":
            texts.append((ask.title, tuple(row.text for row in found.rows)))
        elif ask.kind == "own_ladder" and found.middle and not found.apart:
            steps.append(f"{ask.text}: {next(row.text for row in found.rows if row.id == found.middle)}")
    return Left(texts=tuple(texts), steps=tuple(steps), here=room.here, carried=room.carried)
