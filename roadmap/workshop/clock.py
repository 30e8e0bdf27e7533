"""When each block begins and ends, worked out again whenever one is skipped or runs over."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from roadmap.assessment.models import Frozen
from roadmap.content.session_models import Block
from roadmap.workshop.models import Workshop
from roadmap.workshop.room import Room

State = Literal["done", "now", "next", "skipped"]


class Slot(Frozen):
    """One block on the clock. `fitted` is how many minutes it may have for the session to end on time."""

    block: str
    title: str
    state: State
    planned: int
    fitted: int
    starts: datetime
    ends: datetime


class Clock(Frozen):
    """The whole session. `late` is by how many minutes it would end late if every block took what was planned; below 0 early.

    `over` is what is left of that when blocks that may be shortened are: then one has to be skipped.
    """

    slots: tuple[Slot, ...]
    planned_end: datetime
    ends: datetime
    late: int
    over: int


def clock(workshop: Workshop, room: Room, now: datetime) -> Clock:
    """The clock of a session at a moment; before it has begun, as if it began now."""
    blocks = workshop.plan.blocks
    began = room.began_at or now
    ids = [block.id for block in blocks]
    here = ids.index(room.block) if room.block in ids else -1
    first_in = dict(reversed(room.entered))
    left_here = 0
    if here >= 0:
        since = max((at for block, at in room.entered if block == room.block), default=began)
        left_here = max(0, blocks[here].minutes - int((now - since).total_seconds() // 60))
    to_come = [block for n, block in enumerate(blocks) if n > here and block.id not in room.skipped]
    planned_end = began + timedelta(minutes=workshop.plan.minutes)
    ends = now + timedelta(minutes=left_here + sum(block.minutes for block in to_come))
    late = round((ends - planned_end).total_seconds() / 60)
    fitted = _fitted(to_come, max(0, late))
    saved = sum(block.minutes - fitted[block.id] for block in to_come)
    slots, at = [], now + timedelta(minutes=left_here)
    for n, block in enumerate(blocks):
        skipped = block.id in room.skipped
        if n == here:
            starts = first_in.get(block.id, began)
            slots.append(_slot(block, "now", block.minutes, starts, now + timedelta(minutes=left_here)))
        elif n < here or skipped:
            starts = first_in.get(block.id, at)
            state: State = "skipped" if skipped or block.id not in first_in else "done"
            slots.append(_slot(block, state, 0, starts, starts))
        else:
            ending = at + timedelta(minutes=fitted[block.id])
            slots.append(_slot(block, "next", fitted[block.id], at, ending))
            at = ending
    return Clock(slots=tuple(slots), planned_end=planned_end, ends=ends, late=late, over=max(0, late) - saved)


def _slot(block: Block, state: State, fitted: int, starts: datetime, ends: datetime) -> Slot:
    return Slot(block=block.id, title=block.title, planned=block.minutes, state=state, fitted=fitted, starts=starts, ends=ends)


def _fitted(to_come: Sequence[Block], late: int) -> dict[str, int]:
    """Minutes of each block to come, so many fewer in all where that can be: each gives in its share, none goes below half.

    What a share has left over goes to the longest first, so the sum is exact.
    """
    minutes = {block.id: block.minutes for block in to_come}
    can_give = {block.id: block.minutes // 2 for block in to_come if not block.keep}
    takes = min(late, sum(can_give.values()))
    if not takes:
        return minutes
    whole = sum(can_give.values())
    given = {block: takes * most // whole for block, most in can_give.items()}
    for block in sorted(can_give, key=lambda one: (-can_give[one], one)):
        if sum(given.values()) == takes:
            break
        given[block] += 1
    return {block: planned - given.get(block, 0) for block, planned in minutes.items()}
