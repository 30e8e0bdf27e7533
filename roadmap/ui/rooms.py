"""The rooms of this process: each kept in memory, moved by its trainer, and told to everybody who listens.

What is in memory is only ever what is on disk: a vote or a move is kept first and shown after. Another process that
moves a room is noticed within a second, by the number of its moves.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Lock, RLock, Thread
from time import sleep
from typing import Literal

from roadmap.access.codes import workshop_state
from roadmap.access.models import LinkState
from roadmap.content.loading import find_ladder
from roadmap.store import NotKept, Store, StoreProblem
from roadmap.store.workshops import KeptRoom, MovedMeanwhile
from roadmap.ui.storage import store
from roadmap.workshop.comparing import Comparison, compare
from roadmap.workshop.left import Left, left_by
from roadmap.workshop.models import Ask, Move, MoveKind, Vote, Words, WordState, Workshop
from roadmap.workshop.room import NotPossible, Room, after, ask_of, named, room_of
from roadmap.workshop.tallies import Tally, tally
from roadmap.workshop.votes import counted, newer, standing

#: Whose page it is.
View = Literal["phone", "screen"]
log = logging.getLogger("roadmap")
#: Seconds after which what another process did is noticed.
LOOK = 1.0
#: For so many seconds at most a move waits until everybody has been told; a phone on a slow network holds nobody up longer.
TOLD = 0.25


class LiveRoom:
    """One room. Safe to use from any thread; only `changed` belongs to the event loop of the server."""

    def __init__(self, kept: KeptRoom, kept_in: Callable[[], Store] = store) -> None:
        self._lock = RLock()
        self._kept_in = kept_in
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self._untold, self._everybody = 0, Event()
        self._drawn: dict[tuple[View, str], tuple[int, bytes]] = {}
        self.listeners = 0
        self._take(kept)

    def _take(self, kept: KeptRoom) -> None:
        self.workshop: Workshop = kept.workshop
        self.room: Room = room_of(kept.workshop, kept.moves)
        self._votes = standing(kept.votes)
        self._words = {one.id: one for one in kept.words}

    @property
    def id(self) -> str:
        """The id of its workshop."""
        return self.workshop.id

    # --- what is in it --------------------------------------------------------------------

    def ask(self, ask_id: str | None = None) -> Ask | None:
        """The ask with this id, without one that on the screen; with the names that this room gave to rungs."""
        wanted = ask_id or self.room.ask
        return named(ask_of(self.workshop, wanted), self.room) if wanted else None

    def votes(self) -> list[Vote]:
        """Every vote that stands."""
        with self._lock:
            return list(self._votes.values())

    def words(self, ask_id: str | None = None) -> list[Words]:
        """What was written, of one ask or all, in an order that tells nothing of when."""
        with self._lock:
            return [one for one in self._words.values() if ask_id in (None, one.ask)]

    def counts(self, ask: Ask) -> dict[str, int]:
        """How many gave each answer, by phone and by hand."""
        return counted(ask, self.votes(), self.room.counts.get(ask.id))

    def tally(self, ask: Ask) -> Tally:
        """What is shown of an ask once it is revealed."""
        return tally(ask, self.votes(), self.room.counts.get(ask.id), self.words(ask.id))

    def sent(self, ask: Ask) -> int:
        """How many phones have sent something to an ask."""
        with self._lock:
            voted = {phone for of, phone in self._votes if of == ask.id}
            return len(voted | {one.phone for one in self._words.values() if one.ask == ask.id and one.phone})

    def comparison(self, ask: Ask) -> Comparison:
        """Gut and questions side by side."""
        return compare(self.workshop, ask, find_ladder(ask.ladder or ""), self.counts)

    def code_now(self) -> str | None:
        """The letters that open this room just now, None where they open it no more."""
        code = self._kept_in().workshop_code(self.id)
        return code.letters if workshop_state(code, datetime.now(UTC)) is LinkState.OPEN else None

    def left(self) -> Left | None:
        """What the workshop before this one left; None where there was none, or it is no longer kept."""
        if self.workshop.follows is None:
            return None
        try:
            earlier = rooms.live(self.workshop.follows)
        except NotKept:
            return None
        return left_by(earlier.workshop, earlier.room, earlier.votes(), earlier.words())

    # --- what is done to it ----------------------------------------------------------------

    def vote(self, sent: Vote) -> bool:
        """Keep a vote; False where it comes too late or too early to count. It is on disk when this returns."""
        with self._lock:
            if not self.room.takes_votes(sent.ask):
                return False
            self._kept_in().keep_vote(self.id, sent)
            place = (sent.ask, sent.phone)
            self._votes[place] = newer(self._votes[place], sent) if place in self._votes else sent
            return True

    def say(self, sent: Words) -> bool:
        """Keep words; False where they come too late, or this phone has sent enough. Those of the trainer stand at once."""
        with self._lock:
            if sent.phone and not self.room.takes_votes(sent.ask):
                return False
            kept = self._kept_in().keep_words(self.id, sent)
            if kept is None:
                return False
            self._words[kept.id] = kept
        if sent.phone is None:
            self.move("words")
        return True

    def decide(self, decided: dict[str, WordState]) -> None:
        """Let words through, or hide them."""
        with self._lock:
            move = Move(what="words", at=datetime.now(UTC))
            self._keep(move, lambda: self._kept_in().decide_words(self.id, self.room.revision, move, decided))
            for one, state in decided.items():
                self._words[one] = self._words[one].model_copy(update={"state": state})
        self._tell()

    def move(self, what: MoveKind, **values: object) -> None:
        """Make a move. NotPossible where the room cannot; MovedMeanwhile, looked at anew, where somebody was first."""
        move = Move.model_validate({"what": what, "at": datetime.now(UTC)} | values)
        with self._lock:
            self._keep(move, lambda: self._kept_in().move_room(self.id, self.room.revision, move))
        self._tell()

    def _keep(self, move: Move, keep: Callable[[], int]) -> None:
        moved = after(self.workshop, self.room, move)
        try:
            keep()
        except MovedMeanwhile:
            self.look()
            raise
        self.room = moved
        if move.what in ("reveal", "end"):
            self._take(self._kept_in().room(self.id))  # with what phones have sent to other processes

    def look(self) -> None:
        """Read the room from disk again, and tell everybody where it is further than it was here."""
        with self._lock:  # read within it: a vote that is kept meanwhile must not be forgotten again
            before = self.room.revision
            self._take(self._kept_in().room(self.id))
            further = self.room.revision != before
        if further:
            self._tell()

    def catch_up(self) -> None:
        """Look only where another process has moved the room on: one count, and nothing read where nothing happened."""
        if self._kept_in().room_revision(self.id) != self.room.revision:
            self.look()

    def told(self, view: View, join: str) -> tuple[int, bytes]:
        """The revision, and the room as the event that tells it: drawn once for all who listen."""
        with self._lock:
            revision = self.room.revision
            place = (view, join)
            if self._drawn.get(place, (-1, b""))[0] != revision:
                from roadmap.ui.room_pages import frame

                self._drawn[place] = (revision, frame(self, view, join))
            return self._drawn[place]

    # --- who listens ------------------------------------------------------------------------

    def changed(self) -> asyncio.Event:
        """Is set with the next change. Asked for on the event loop, before looking at what is there."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._loop, self._changed = loop, asyncio.Event()
        return self._changed

    def _tell(self) -> None:
        """Wake whoever listens, and let them be told before this thread goes on: it would only take turns with them."""
        if not self._loop or self._loop.is_closed() or not self.listeners:
            return
        everybody = Event()
        self._loop.call_soon_threadsafe(self._wake, everybody)
        everybody.wait(TOLD)

    def _wake(self, everybody: Event) -> None:
        self._untold, self._everybody = self.listeners, everybody
        self._changed.set()
        self._changed = asyncio.Event()

    def was_told(self) -> None:
        """One listener has been told. Called on the event loop."""
        self._untold -= 1
        if self._untold <= 0:
            self._everybody.set()


class Rooms:
    """Every room that somebody has opened since this process began."""

    def __init__(self) -> None:
        self._rooms: dict[str, LiveRoom] = {}
        self._lock = Lock()
        self._watching = False

    def live(self, workshop_id: str) -> LiveRoom:
        """A room, read from disk the first time. NotKept where there is none."""
        found = self._rooms.get(workshop_id)
        if found is None:
            kept = store().room(workshop_id)
            with self._lock:
                found = self._rooms.setdefault(workshop_id, LiveRoom(kept))
        return found

    def forget(self, workshop_id: str | None = None) -> None:
        """Read a room, or all of them, from disk again when they are next asked for."""
        with self._lock:
            self._rooms = {} if workshop_id is None else {k: v for k, v in self._rooms.items() if k != workshop_id}

    def watch(self) -> None:
        """From now on look after moves of other processes, for rooms that somebody listens to."""
        with self._lock:
            if self._watching:
                return
            self._watching = True
        Thread(target=self._look_around, name="rooms", daemon=True).start()

    def _look_around(self) -> None:
        while True:
            sleep(LOOK)
            for room in [one for one in self._rooms.values() if one.listeners]:
                try:
                    room.catch_up()
                except (StoreProblem, NotPossible) as problem:
                    log.warning("a room could not be looked at and is tried again: %s", problem)


rooms = Rooms()
