"""Keeps workshops: their moves, the phones that joined, votes and words. Each is on disk before its sender hears of it."""

import json
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, delete, func, insert, or_, select, update

from roadmap.access.codes import WORKSHOP_LASTS, new_workshop_code
from roadmap.access.models import Frozen, WorkshopCode
from roadmap.access.tokens import new_token, token_hash
from roadmap.store.base import Part, new_id
from roadmap.store.tables import grant, phone, room_word, vote, workshop, workshop_move
from roadmap.workshop.models import Move, Vote, Words, WordState, Workshop

#: How many texts one phone may send to one ask: more is somebody filling the wall.
MOST_TEXTS = 3


class KeptRoom(Frozen):
    """Everything of one workshop, as of one moment."""

    workshop: Workshop
    moves: tuple[Move, ...]
    votes: tuple[Vote, ...]
    words: tuple[Words, ...]


class MovedMeanwhile(Exception):  # noqa: N818 - said as users meet it
    """Somebody else moved the room on since this one was seen."""


class Workshops(Part):
    """Makes, moves and reads workshops."""

    def make_workshop(self, made: Workshop, now: datetime) -> Workshop:
        """Keep a new workshop, with a code that opens for a day from now."""
        kept = made.model_copy(update={"id": made.id or new_id()})
        with self._database.writing() as connection:
            last = connection.execute(select(func.coalesce(func.max(workshop.c.position), 0))).scalar_one()
            values = {"id": kept.id, "position": int(last) + 1, "body": kept.model_dump_json(), "code_made_at": now}
            connection.execute(insert(workshop).values(**values, code=_free_code(connection)))
        return kept

    def workshops(self) -> list[Workshop]:
        """Every workshop, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(workshop.c.body).order_by(workshop.c.position.desc())).scalars()
            return [Workshop.model_validate_json(body) for body in rows]

    def workshop(self, workshop_id: str) -> Workshop:
        """One workshop. NotKept where there is none."""
        with self._database.reading() as connection:
            body = connection.execute(select(workshop.c.body).where(workshop.c.id == workshop_id)).scalar()
        if body is None:
            raise self._missing("workshop")
        return Workshop.model_validate_json(body)

    def room(self, workshop_id: str) -> KeptRoom:
        """A workshop with its moves, votes and words. NotKept where there is none."""
        with self._database.reading() as connection:
            body = connection.execute(select(workshop.c.body).where(workshop.c.id == workshop_id)).scalar()
            if body is None:
                raise self._missing("workshop")
            moves = select(workshop_move.c.body).where(workshop_move.c.workshop_id == workshop_id)
            said = connection.execute(moves.order_by(workshop_move.c.number)).scalars().all()
            votes = connection.execute(select(vote).where(vote.c.workshop_id == workshop_id)).all()
            words = connection.execute(select(room_word).where(room_word.c.workshop_id == workshop_id)).all()
        return KeptRoom(
            workshop=Workshop.model_validate_json(body),
            moves=tuple(Move.model_validate_json(one) for one in said),
            votes=tuple(_vote(row) for row in votes),
            words=tuple(sorted((_words(row) for row in words), key=lambda one: one.id)),
        )

    def room_revision(self, workshop_id: str) -> int:
        """How many moves a workshop has."""
        wanted = select(func.count()).select_from(workshop_move).where(workshop_move.c.workshop_id == workshop_id)
        with self._database.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def move_room(self, workshop_id: str, revision: int, move: Move) -> int:
        """Keep one more move; returns the new revision. MovedMeanwhile where the room is not at this revision any more."""
        with self._database.writing() as connection:
            return self._append(connection, workshop_id, revision, move)

    def _append(self, connection: Any, workshop_id: str, revision: int, move: Move) -> int:
        number = self._database.insert(workshop_move).values(
            workshop_id=workshop_id, number=revision + 1, body=move.model_dump_json()
        )
        last = select(func.coalesce(func.max(workshop_move.c.number), 0)).where(workshop_move.c.workshop_id == workshop_id)
        if connection.execute(last).scalar_one() != revision:
            raise MovedMeanwhile
        if connection.execute(number.on_conflict_do_nothing()).rowcount == 0:
            raise MovedMeanwhile
        return revision + 1

    def erase_workshop(self, workshop_id: str) -> None:
        """Erase a workshop with everything in it, and who had a part in it. NotKept where there is none."""
        with self._database.writing() as connection:
            connection.execute(delete(grant).where(grant.c.opens == workshop_id))
            if connection.execute(delete(workshop).where(workshop.c.id == workshop_id)).rowcount == 0:
                raise self._missing("workshop")

    # --- joining -------------------------------------------------------------------------

    def workshop_code(self, workshop_id: str) -> WorkshopCode:
        """The code on the wall, in whatever state it is. NotKept where there is no such workshop."""
        return self._code(workshop.c.id == workshop_id) or self._no_code()

    def code_of(self, letters: str) -> WorkshopCode | None:
        """The newest code with these letters, in whatever state it is, or None."""
        return self._code(workshop.c.code == letters)

    def _no_code(self) -> WorkshopCode:
        raise self._missing("workshop")

    def _code(self, where: Any) -> WorkshopCode | None:
        with self._database.reading() as connection:
            row = connection.execute(select(workshop).where(where).order_by(workshop.c.code_made_at.desc())).first()
        if row is None:
            return None
        return WorkshopCode(letters=row.code, workshop=row.id, made_at=row.code_made_at, revoked_at=row.code_revoked_at)

    def new_code(self, workshop_id: str, now: datetime) -> None:
        """Give a workshop a new code for a day; the old one opens nothing any more. Phones that have joined stay."""
        with self._database.writing() as connection:
            values = {"code": _free_code(connection), "code_made_at": now, "code_revoked_at": None}
            connection.execute(update(workshop).where(workshop.c.id == workshop_id).values(**values))

    def join_room(self, workshop_id: str, now: datetime) -> str:
        """Let a phone in for a day; returns the value of its cookie, of which a hash is kept and nothing else."""
        value = new_token(secrets.token_bytes)
        with self._database.writing() as connection:
            connection.execute(delete(phone).where(phone.c.expires_at <= now))
            joined = {"id": token_hash(value), "workshop_id": workshop_id, "expires_at": now + WORKSHOP_LASTS}
            connection.execute(insert(phone).values(**joined))
        return value

    def phone_in(self, phone_id: str, now: datetime) -> str | None:
        """The workshop that a phone has joined, None where it has not, or its day is over."""
        wanted = select(phone.c.workshop_id).where(phone.c.id == phone_id, phone.c.expires_at > now)
        with self._database.reading() as connection:
            return connection.execute(wanted).scalar()

    def phones_of(self, workshop_id: str, now: datetime) -> int:
        """How many phones have joined."""
        wanted = select(func.count()).select_from(phone).where(phone.c.workshop_id == workshop_id, phone.c.expires_at > now)
        with self._database.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    # --- votes and words -----------------------------------------------------------------

    def keep_vote(self, workshop_id: str, sent: Vote) -> None:
        """Keep a vote: one statement, on disk when this returns. An older turn of the same phone changes nothing."""
        new = self._database.insert(vote).values(
            workshop_id=workshop_id,
            ask=sent.ask,
            phone=sent.phone,
            turn=sent.turn,
            vote_key=sent.key,
            choice=json.dumps(sent.choice),
        )
        later = or_(
            new.excluded.turn > vote.c.turn, and_(new.excluded.turn == vote.c.turn, new.excluded.vote_key > vote.c.vote_key)
        )
        changed = {name: new.excluded[name] for name in ("turn", "vote_key", "choice")}
        with self._database.saving() as connection:
            place = [vote.c.workshop_id, vote.c.ask, vote.c.phone]
            connection.execute(new.on_conflict_do_update(index_elements=place, set_=changed, where=later))

    def keep_words(self, workshop_id: str, sent: Words) -> Words | None:
        """Keep words, waiting for the trainer unless they say otherwise; None where this phone has sent enough already.

        The same words sent again, by the same key, are the same words.
        """
        kept = sent.model_copy(update={"id": sent.id or new_id()})
        mine = (room_word.c.workshop_id == workshop_id) & (room_word.c.ask == sent.ask) & (room_word.c.phone == sent.phone)
        with self._database.writing() as connection:
            if sent.phone:
                before = connection.execute(select(room_word).where(mine)).all()
                again = next((row for row in before if row.word_key == sent.key), None)
                if again:
                    return _words(again)
                if len(before) >= MOST_TEXTS:
                    return None
            values = kept.model_dump(exclude={"said", "key"}) | {"state": kept.state.value}
            said = {"word_key": kept.key, "said": json.dumps(kept.said, ensure_ascii=False)}
            connection.execute(insert(room_word).values(workshop_id=workshop_id, **values, **said))
        return kept

    def decide_words(self, workshop_id: str, revision: int, move: Move, decided: dict[str, WordState]) -> int:
        """Let words through or hide them, as one move of the room; returns the new revision. MovedMeanwhile as `move_room`."""
        with self._database.writing() as connection:
            for one, state in decided.items():
                this = (room_word.c.id == one) & (room_word.c.workshop_id == workshop_id)
                connection.execute(update(room_word).where(this).values(state=state.value))
            return self._append(connection, workshop_id, revision, move)

    def tidy_rooms(self, now: datetime) -> None:
        """Forget phones whose day is over, and with them every word that was not let through within it."""
        with self._database.writing() as connection:
            connection.execute(delete(phone).where(phone.c.expires_at <= now))
            over = select(workshop.c.id).where(workshop.c.code_made_at <= now - WORKSHOP_LASTS)
            unseen = (room_word.c.state != WordState.SHOWN.value) & room_word.c.workshop_id.in_(over)
            connection.execute(delete(room_word).where(unseen))


def _free_code(connection: Any, below: Callable[[int], int] = secrets.randbelow) -> str:
    """A code that no workshop has."""
    taken = set(connection.execute(select(workshop.c.code)).scalars())
    while (code := new_workshop_code(below)) in taken:
        pass
    return code


def _vote(row: Row[Any]) -> Vote:
    return Vote(ask=row.ask, phone=row.phone, turn=row.turn, key=row.vote_key, choice=tuple(json.loads(row.choice)))


def _words(row: Row[Any]) -> Words:
    return Words(
        id=row.id,
        ask=row.ask,
        phone=row.phone,
        key=row.word_key,
        said=tuple(json.loads(row.said)),
        state=WordState(row.state),
    )
