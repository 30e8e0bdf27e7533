"""A room as it is kept: what is asked, every move of the trainer, and the votes and words of phones."""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, Field

from roadmap.assessment.models import Frozen
from roadmap.content.session_models import ExerciseKind, SessionPlan

Answer = Literal["one", "order", "word", "sentence", "action", "nothing"]


class Choice(Frozen):
    """Something that can be chosen."""

    id: str
    text: str
    note: str = Field(default="", description="a second line, such as a stage's descriptor")


class Ask(Frozen):
    """One thing that the room is asked at one moment. Each has its own id within a workshop, for ever."""

    id: str
    block: str
    exercise: str
    kind: ExerciseKind
    answer: Answer
    title: str
    text: str
    about: str = ""
    talk: str = ""
    paper: str = ""
    options: tuple[Choice, ...] = ()
    choose: int = Field(default=1, description="how many are chosen at most")
    part: Literal["", "gut", "criterion", "compare"] = ""
    thing: str = Field(default="", description="the item, activity or example that is asked about, by its id in the exercise")
    criterion: str | None = None
    ladder: str | None = None
    framework: str | None = None
    item: str | None = Field(default=None, description="the item of the framework that is rated")


class Way(StrEnum):
    """How the room gives its answers."""

    PHONES = "phones"
    TABLES = "tables"  # one phone a table
    NONE = "none"  # no phones: counted by hand


class Phase(StrEnum):
    """How far one ask is."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"  # nothing new is begun; what a phone has sent meanwhile still counts
    REVEALED = "revealed"


class Workshop(Frozen):
    """One workshop as it was set up. Its plan and asks are pinned: a changed file changes nothing under way."""

    id: str
    plan: SessionPlan
    asks: tuple[Ask, ...]
    place: str = Field(default="", description="where and for whom, in the trainer's words")
    made_on: date
    follows: str | None = Field(default=None, description="the workshop before it")
    demonstration: bool = False


class Count(Frozen):
    """What was counted by hand for one ask; `instead`: in place of the phones' votes and not beside them."""

    people: dict[str, int] = Field(default={}, description="option (for an order: option and place, as in 'pay.2'): how many")
    instead: bool = False


MoveKind = Literal[
    "begin", "go", "open", "close", "reveal", "hide", "skip", "take_up", "way", "down", "up", "count", "words", "rungs",
    "here", "carried", "pause", "resume", "end",
]  # fmt: skip


class Move(Frozen):
    """One thing that the trainer did. Moves are only ever added; the room is what they add up to."""

    what: MoveKind
    at: AwareDatetime
    block: str | None = None
    ask: str | None = None
    way: Way | None = None
    count: Count | None = None
    names: dict[str, str] = Field(default={}, description="rungs: id and name; carried: what and where to")
    people: dict[str, int] = Field(default={}, description="here: how many of each group are in the room")


class Vote(Frozen):
    """What one phone says to one ask. Of several, the one with the highest turn stands, whatever order they come in."""

    ask: str
    phone: str = Field(description="random, lasts a day, and says nothing of whose it is")
    turn: int = Field(ge=0, description="counted up by the phone, so that a vote sent late cannot undo a newer one")
    key: str = Field(description="random, once a vote: the same vote sent again is the same vote")
    choice: tuple[str, ...] = ()


class WordState(StrEnum):
    """Nothing that somebody wrote is on the screen before the trainer lets it through."""

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"


class Words(Frozen):
    """What somebody wrote, on a phone or, without phone, typed by the trainer."""

    id: str
    ask: str
    phone: str | None = None
    key: str
    said: tuple[str, ...] = Field(description="one text; of an action the first step as well")
    state: WordState = WordState.WAITING
