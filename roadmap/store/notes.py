"""Keeps what respondents write, what its reader chose, and what was passed on to the safeguarding contact."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, text, union_all, update

from roadmap.assessment.note_models import ActedBy, Choice, Note, PassedOn
from roadmap.store.base import Part, new_id
from roadmap.store.erasing import hash_of
from roadmap.store.events import Event, add_event
from roadmap.store.problems import StaleWrite
from roadmap.store.quoting import take_out, take_words_back
from roadmap.store.tables import collection, erased, passed_on, respondent, respondent_note

#: Said once a day at most: how many notes were read, and what became of them, is nobody's to count.
READ = "notes_read"
_FIELDS = ("id", "revision", "item", "words", "read_by", "choice", "decided_on", "part")
_SHOWN = (Choice.SHOW, Choice.SHOW_PART)


class Notes(Part):
    """Writes, reads, decides and takes back notes."""

    def write_note(
        self, respondent_id: str, words: str, read_by: date, *, item: str | None = None, note_id: str | None = None
    ) -> Note:
        """Keep a note, beside a question or not. A page that makes the id beforehand can send it twice and keeps it once."""
        made = Note(id=note_id or new_id(), respondent=respondent_id, item=item, words=words, read_by=read_by)
        with self._database.saving() as connection:
            connection.execute(self._database.insert(respondent_note).values(**_row(made)).on_conflict_do_nothing())
        return made

    def notes_of(self, respondent_id: str) -> list[Note]:
        """What one person wrote, in the order of random ids."""
        with self._database.reading() as connection:
            return _notes(connection, _of_one(respondent_id))

    def withdraw_note(self, respondent_id: str, note_id: str) -> None:
        """Erase one of a person's own notes: no later release, report or archive has it, nor does an old copy bring it back.

        NotKept where it is not theirs.

        Where it was passed on, that it was stays on the list, without its words.
        """
        this = (respondent_note.c.id == note_id) & (respondent_note.c.respondent_id == respondent_id)
        with self._database.writing() as connection:
            assessment_id = connection.execute(
                select(collection.c.assessment_id).join(respondent).where(respondent.c.id == respondent_id)
            ).scalar()
            take_words_back(connection, this)
            if assessment_id is None or connection.execute(delete(respondent_note).where(this)).rowcount == 0:
                raise self._missing("note")
            self._touch(connection, assessment_id)
            connection.execute(self._database.insert(erased).values(hash=hash_of(note_id)).on_conflict_do_nothing())
        if self._database.is_sqlite:
            with self._database.saving() as connection:  # the write-ahead log still holds the words
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def notes(self, assessment_id: str, collection_id: str | None = None) -> list[Note]:
        """Every note of an assessment, or of one collection of it, decided or not, in the order of random ids."""
        wanted = _of_assessment(assessment_id)
        if collection_id is not None:
            wanted = wanted.where(collection.c.id == collection_id)
        with self._database.reading() as connection:
            return _notes(connection, wanted)

    def passed_on(self, assessment_id: str) -> list[PassedOn]:
        """Everything that was passed on, in the order of random ids."""
        wanted = select(passed_on).where(passed_on.c.assessment_id == assessment_id).order_by(passed_on.c.id)
        with self._database.reading() as connection:
            return [_passed_on(row) for row in connection.execute(wanted)]

    def notes_due(self, assessment_id: str) -> list[date]:
        """The last day of the promise for each note that waits, passed on and not dated ones among them; no words."""
        waiting = _of_assessment(assessment_id, respondent_note.c.read_by).where(respondent_note.c.choice.is_(None))
        passed = select(passed_on.c.read_by).where(passed_on.c.assessment_id == assessment_id, passed_on.c.acted_on.is_(None))
        with self._database.reading() as connection:
            return sorted(connection.execute(union_all(waiting.order_by(None), passed)).scalars())

    def keep_decision(self, assessment_id: str, changed: Note) -> Note:
        """Keep what a reader chose, or took back; returns the note with its new revision.

        One that is passed on is on the safeguarding list in the same step. StaleWrite where another reader was quicker.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            kept = next(iter(_notes(connection, _of_assessment(assessment_id).where(respondent_note.c.id == changed.id))), None)
            if kept is None or kept.revision != changed.revision:
                raise StaleWrite(changed, kept)
            made = changed.model_copy(update={"revision": changed.revision + 1})
            connection.execute(update(respondent_note).where(respondent_note.c.id == changed.id).values(**_row(made)))
            if kept.choice in _SHOWN and (made.choice not in _SHOWN or made.part != kept.part):
                take_out(connection, assessment_id, [kept.part or kept.words])
            if made.choice is Choice.PASS_ON and kept.choice is not Choice.PASS_ON and made.decided_on:
                passed = PassedOn(id=new_id(), note=made.id, read_by=made.read_by, passed_on=made.decided_on)
                add_passed_on(connection, assessment_id, passed)
            if made.decided_on:
                add_event(connection, Event(assessment_id=assessment_id, on_day=made.decided_on, what=READ, role="reader"))
        return made

    def date_passed_on(self, assessment_id: str, changed: PassedOn) -> None:
        """Keep on which day somebody acted on a note that was passed on, and in which role. A date is never written over."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            this = (passed_on.c.id == changed.id) & (passed_on.c.assessment_id == assessment_id)
            row = connection.execute(select(passed_on).where(this)).first()
            if row is None or row.acted_on is not None:
                raise StaleWrite(changed, _passed_on(row) if row else None)
            role = changed.acted_by.value if changed.acted_by else None
            connection.execute(update(passed_on).where(this).values(acted_on=changed.acted_on, acted_by=role))


def add_note(connection: Connection, note: Note) -> None:
    """Write a note as it stands, in a transaction that is under way."""
    connection.execute(insert(respondent_note).values(**_row(note)))


def add_passed_on(connection: Connection, assessment_id: str, passed: PassedOn) -> None:
    """Write that a note was passed on, in a transaction that is under way."""
    values = passed.model_dump(mode="python", exclude={"note"})
    values["acted_by"] = passed.acted_by.value if passed.acted_by else None
    connection.execute(insert(passed_on).values(assessment_id=assessment_id, note_id=passed.note, **values))


def settle_notes(connection: Connection, assessment_id: str, collection_id: str | None = None) -> None:
    """Once results are out, of an assessment or of one collection, only what is shown is left of a note with words taken out."""
    theirs = _of_assessment(assessment_id, respondent_note.c.id).order_by(None)
    if collection_id is not None:
        theirs = theirs.where(collection.c.id == collection_id)
    parts = respondent_note.c.id.in_(theirs) & (respondent_note.c.choice == Choice.SHOW_PART.value)
    connection.execute(update(respondent_note).where(parts).values(words=""))


def _of_one(respondent_id: str) -> Select[Any]:
    return select(respondent_note).where(respondent_note.c.respondent_id == respondent_id).order_by(respondent_note.c.id)


def _of_assessment(assessment_id: str, *columns: Any) -> Select[Any]:
    return (
        select(*(columns or (respondent_note,)))
        .join(respondent, respondent.c.id == respondent_note.c.respondent_id)
        .join(collection, collection.c.id == respondent.c.collection_id)
        .where(collection.c.assessment_id == assessment_id)
        .order_by(respondent_note.c.id)
    )


def _notes(connection: Connection, wanted: Select[Any]) -> list[Note]:
    return [_note(row) for row in connection.execute(wanted)]


def _row(note: Note) -> dict[str, Any]:
    values = note.model_dump(exclude={"respondent", "contribution"})
    beside = {"respondent_id": note.respondent, "contribution_id": note.contribution}
    return values | beside | {"choice": note.choice.value if note.choice else None}


def _note(row: Row[Any]) -> Note:
    beside = {"respondent": row.respondent_id, "contribution": row.contribution_id}
    return Note.model_validate({name: getattr(row, name) for name in _FIELDS} | beside)


def _passed_on(row: Row[Any]) -> PassedOn:
    return PassedOn(
        id=row.id,
        note=row.note_id,
        read_by=row.read_by,
        passed_on=row.passed_on,
        acted_on=row.acted_on,
        acted_by=ActedBy(row.acted_by) if row.acted_by else None,
    )
