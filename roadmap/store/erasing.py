"""Erases answers for good, and sees to it that an old copy does not bring them back."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, func, select, text, update

from roadmap.store.base import Part
from roadmap.store.events import Event, add_event
from roadmap.store.tables import answer, assessment, collection, erased, respondent

#: Answers are erased so many days after a round closed, unless set otherwise; results stay.
KEPT_DAYS = 365


def hash_of(respondent_id: str) -> str:
    """What is kept of an erased respondent: SHA-256 of the random id, in hex."""
    return hashlib.sha256(respondent_id.encode("utf-8")).hexdigest()


class Erasing(Part):
    """Erases respondents with their answers and notes; releases that were made stay as they are."""

    def erase_respondent(self, respondent_id: str) -> None:
        """Erase one person's answers and notes. NotKept where there is nobody of this id."""
        wanted = (
            select(collection.c.assessment_id)
            .join(respondent, respondent.c.collection_id == collection.c.id)
            .where(respondent.c.id == respondent_id)
        )
        with self._database.writing() as connection:
            assessment_id = connection.execute(wanted).scalar()
            if assessment_id is None:
                raise self._missing("person")
            self._erase(connection, assessment_id, [respondent_id])
        self._leave_no_trace()

    def erase_answers(self, assessment_id: str) -> int:
        """Erase everybody's answers and notes of an assessment; returns of how many people."""
        with self._database.writing() as connection:
            people = self._people(connection, assessment_id)
            self._erase(connection, assessment_id, people)
        self._leave_no_trace()
        return len(people)

    def erase_due(self, today: date, kept_days: int = KEPT_DAYS) -> list[str]:
        """Erase the answers of every assessment that closed more than `kept_days` ago; returns the ids of the assessments."""
        last_day = date.fromordinal(today.toordinal() - kept_days)
        closed = select(assessment.c.id).where(assessment.c.closed_on < last_day).order_by(assessment.c.id)
        with self._database.reading() as connection:
            due = [found for found in connection.execute(closed).scalars() if self._people(connection, found)]
        for assessment_id in due:
            self.erase_answers(assessment_id)
        return due

    def _people(self, connection: Connection, assessment_id: str) -> Sequence[str]:
        wanted = select(respondent.c.id).join(collection, collection.c.id == respondent.c.collection_id)
        return connection.execute(wanted.where(collection.c.assessment_id == assessment_id)).scalars().all()

    def _erase(self, connection: Connection, assessment_id: str, people: Sequence[str]) -> None:
        # The answers' revisions go with them; adding their sum keeps the number of changes growing.
        gone = connection.execute(
            select(func.coalesce(func.sum(answer.c.revision), 0)).where(answer.c.respondent_id.in_(people))
        ).scalar_one()
        self._touch(connection, assessment_id, by=int(gone) + 1)
        for respondent_id in people:
            connection.execute(self._database.insert(erased).values(hash=hash_of(respondent_id)).on_conflict_do_nothing())
        connection.execute(update(collection).where(collection.c.own_respondent.in_(people)).values(own_respondent=None))
        connection.execute(delete(respondent).where(respondent.c.id.in_(people)))
        add_event(connection, Event(assessment_id=assessment_id, on_day=datetime.now(UTC).date(), what="answers_erased"))

    def _leave_no_trace(self) -> None:
        """Empty SQLite's write-ahead log, which still holds the pages as they were."""
        if self._database.is_sqlite:
            with self._database.saving() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
