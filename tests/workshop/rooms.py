"""The two sessions that ship, set up as workshops, and moves by the minute."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache

from roadmap.content.loading import find_framework, find_ladder, find_session, load_examples
from roadmap.workshop.asks import Content, asks_of
from roadmap.workshop.models import Move, MoveKind, Vote, Workshop
from roadmap.workshop.room import Room, room_of

BEGAN = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
LABELS = {
    "to": "Doing to", "for": "Doing for", "with": "Doing with",
    "dont_know": "I can't tell", "not_applicable": "Not applicable here",
}  # fmt: skip


def content() -> Content:
    return Content(find_framework, find_ladder, load_examples(), LABELS)


@cache
def workshop(name: str = "power_sharing_1", *, demonstration: bool = False) -> Workshop:
    plan = find_session(name)
    return Workshop(id=name, plan=plan, asks=asks_of(plan, content()), made_on=date(2026, 5, 1), demonstration=demonstration)


def move(what: MoveKind, minute: float = 0, **values: object) -> Move:
    return Move.model_validate({"what": what, "at": BEGAN + timedelta(minutes=minute)} | values)


def after(moves: Sequence[Move], name: str = "power_sharing_1") -> Room:
    return room_of(workshop(name), moves)


def vote(ask: str, phone: str, *choice: str, turn: int = 1, key: str = "k") -> Vote:
    return Vote(ask=ask, phone=phone, turn=turn, key=f"{phone}-{key}-{turn}", choice=choice)
