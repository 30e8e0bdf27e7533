"""A room at a moment: what the trainer's moves add up to, and which move is possible next.

The room is a pure fold over its moves, so whoever has the moves has the room: after a restart, on another screen, or
on paper the day after.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime

from roadmap.assessment.models import Frozen
from roadmap.workshop.models import Ask, Count, Move, MoveKind, Phase, Way, Workshop

#: Moves that say what is asked, and so need an ask or block of this workshop.
_OF_AN_ASK: tuple[MoveKind, ...] = ("open", "close", "reveal", "hide", "count")
Why = Literal["unknown_ask", "unknown_block", "unknown_option", "below_zero", "ended", "not_begun", "demonstration"]


class NotPossible(ValueError):  # noqa: N818 - said as users meet it
    """A move that the room cannot make; `why` is a key of the interface's words."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Room(Frozen):
    """A room at a moment. `revision` is the number of moves so far: whoever knows it knows what they have seen."""

    revision: int = 0
    began_at: AwareDatetime | None = None
    ended: bool = False
    block: str | None = None
    ask: str | None = None
    way: Way = Way.PHONES
    down: bool = True
    paused: bool = False
    phases: dict[str, Phase] = {}
    skipped: frozenset[str] = frozenset()
    entered: tuple[tuple[str, AwareDatetime], ...] = ()
    counts: dict[str, Count] = {}
    rungs: dict[str, dict[str, str]] = {}
    here: dict[str, int] = {}
    carried: tuple[dict[str, str], ...] = ()

    def phase(self, ask: str) -> Phase:
        """How far an ask is."""
        return self.phases.get(ask, Phase.WAITING)

    def takes_votes(self, ask: str) -> bool:
        """Whether a vote on this still counts: from when it is opened until it is revealed, and with phones in the room.

        Closing keeps new votes from being begun; one that a phone has sent and the network has held up still counts.
        """
        return not self.ended and self.phase(ask) in (Phase.OPEN, Phase.CLOSED)


def room_of(workshop: Workshop, moves: Iterable[Move]) -> Room:
    """The room that these moves add up to."""
    room = Room()
    for move in moves:
        room = after(workshop, room, move)
    return room


def after(workshop: Workshop, room: Room, move: Move) -> Room:
    """The room after one more move. NotPossible, with nothing changed, where the room cannot make it."""
    _refuse(workshop, room, move)
    return room.model_copy(update={"revision": room.revision + 1} | _changes(workshop, room, move))


def _refuse(workshop: Workshop, room: Room, move: Move) -> None:
    if room.ended and move.what not in ("carried", "end", "words"):
        raise NotPossible("ended")
    if room.began_at is None and move.what in ("go", "open", "close", "reveal", "hide", "pause", "resume", "end"):
        raise NotPossible("not_begun")
    if move.what in ("skip", "take_up") and move.block not in {block.id for block in workshop.plan.blocks}:
        raise NotPossible("unknown_block")
    if move.what == "go" and move.ask is None and move.block not in {block.id for block in workshop.plan.blocks}:
        raise NotPossible("unknown_block")
    named = move.what in _OF_AN_ASK or (move.what == "go" and move.ask is not None)
    if named and move.ask not in {ask.id for ask in workshop.asks}:
        raise NotPossible("unknown_ask")
    if move.what == "count" and move.count:
        if any(n < 0 for n in move.count.people.values()):
            raise NotPossible("below_zero")
        if not set(move.count.people) <= set(count_keys(ask_of(workshop, move.ask or ""))):
            raise NotPossible("unknown_option")
    if move.what == "here" and any(n < 0 for n in move.people.values()):
        raise NotPossible("below_zero")
    if move.what == "carried" and workshop.demonstration:
        raise NotPossible("demonstration")


def _changes(workshop: Workshop, room: Room, move: Move) -> dict[str, object]:
    match move.what:
        case "begin":
            return {"began_at": room.began_at or move.at} | _enter(room, workshop.plan.blocks[0].id, move.at)
        case "go":
            return _go(workshop, room, move)
        case "open" | "hide":
            return {"phases": room.phases | {move.ask or "": Phase.OPEN}, "down": False}
        case "close":
            return {"phases": room.phases | {move.ask or "": Phase.CLOSED}}
        case "reveal":
            return {"phases": room.phases | {move.ask or "": Phase.REVEALED}}
        case "skip":
            return {"skipped": room.skipped | {move.block}}
        case "take_up":
            return {"skipped": room.skipped - {move.block}}
        case "way":
            return {"way": move.way or room.way}
        case "down" | "up":
            return {"down": move.what == "down"}
        case "pause" | "resume":
            return {"paused": move.what == "pause"}
        case "count":
            return {"counts": room.counts | {move.ask or "": move.count or Count()}}
        case "rungs":
            return {"rungs": room.rungs | {move.ask or move.block or "": move.names}}
        case "here":
            return {"here": move.people}
        case "carried":
            return {"carried": (*room.carried, move.names)}
        case "end":
            return {"ended": True, "down": True, "paused": False, "phases": _left(room, room.ask)}
        case "words":
            return {}


def _go(workshop: Workshop, room: Room, move: Move) -> dict[str, object]:
    """Go to a block, or to an ask of it: that opens it, unless it was opened before. What was open is closed, not shown."""
    if move.ask is None:
        return {"ask": None, "down": True, "phases": _left(room, room.ask)} | _enter(room, move.block or "", move.at)
    ask = ask_of(workshop, move.ask)
    phases = _left(room, room.ask if room.ask != ask.id else None)
    if phases.get(ask.id, Phase.WAITING) in (Phase.WAITING, Phase.CLOSED):
        phases = phases | {ask.id: Phase.REVEALED if ask.answer == "nothing" else Phase.OPEN}
    return {"ask": ask.id, "down": False, "phases": phases} | _enter(room, ask.block, move.at)


def _left(room: Room, ask: str | None) -> dict[str, Phase]:
    """The phases once an ask is left."""
    return room.phases | {ask: Phase.CLOSED} if ask and room.phase(ask) is Phase.OPEN else room.phases


def _enter(room: Room, block: str, at: datetime) -> dict[str, object]:
    if room.block == block:
        return {}
    return {"block": block, "entered": (*room.entered, (block, at)), "skipped": room.skipped - {block}}


def ask_of(workshop: Workshop, ask: str) -> Ask:
    """The ask with this id; NotPossible where the workshop has none."""
    found = next((one for one in workshop.asks if one.id == ask), None)
    if found is None:
        raise NotPossible("unknown_ask")
    return found


def named(ask: Ask, room: Room) -> Ask:
    """An ask with the names of rungs that this room has given."""
    names = room.rungs.get(ask.exercise, {})
    if ask.kind != "own_ladder" or not names:
        return ask
    options = tuple(one.model_copy(update={"text": names.get(one.id) or one.text}) for one in ask.options)
    return ask.model_copy(update={"options": options})


def count_keys(ask: Ask) -> tuple[str, ...]:
    """Under which keys a hand count of an ask is kept: its options, or of an order each option at each place."""
    if ask.answer != "order":
        return tuple(option.id for option in ask.options)
    return tuple(f"{option.id}.{place}" for option in ask.options for place in range(1, ask.choose + 1))


def next_ask(workshop: Workshop, room: Room, step: int = 1) -> Ask | None:
    """The ask after the one on screen (before it with step −1) in the order of the plan; None at the end of its block.

    Without an ask on screen it is the first of the block; blocks that are skipped have none.
    """
    here = [ask for ask in workshop.asks if ask.block == room.block]
    if room.ask is None:
        return here[0] if here and step > 0 else None
    place = next((n for n, ask in enumerate(here) if ask.id == room.ask), None)
    if place is None or not 0 <= place + step < len(here):
        return None
    return here[place + step]


def next_block(workshop: Workshop, room: Room, step: int = 1) -> str | None:
    """The next block (the one before with step −1) that is not skipped; None where there is none."""
    ids = [block.id for block in workshop.plan.blocks]
    place = ids.index(room.block) if room.block in ids else -1
    rest = ids[place + 1 :] if step > 0 else ids[: max(place, 0)][::-1]
    return next((block for block in rest if block not in room.skipped), None)
