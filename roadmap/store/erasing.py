"""Erases answers for good, and sees to it that an old copy does not bring them back."""

import calendar
import hashlib
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, func, select, text, update

from roadmap.store.base import Part
from roadmap.store.events import Event, add_event
from roadmap.store.problems import StoreProblem
from roadmap.store.quoting import take_words_back
from roadmap.store.tables import answer, arrived, assessment, collection, erased, respondent

#: Answers are erased so many months after a round closed, unless set otherwise; results stay.
KEPT_MONTHS = 12
KEPT_VARIABLE = "ROADMAP_ANSWERS_KEPT_MONTHS"
MOST_MONTHS = 120


def kept_months(environment: Mapping[str, str] = os.environ) -> int:
    """For how many months answers are kept after a round closed: ROADMAP_ANSWERS_KEPT_MONTHS, else 12.

    StoreProblem where the setting is not a whole number from 1 to 120.
    """
    said = environment.get(KEPT_VARIABLE, "").strip()
    if not said:
        return KEPT_MONTHS
    if not (said.isdecimal() and 1 <= int(said) <= MOST_MONTHS):
        raise StoreProblem(
            f"How long answers are kept, '{said}', is not a whole number of months from 1 to {MOST_MONTHS}.",
            KEPT_VARIABLE,
            "Write a number such as 12, or leave the setting out.",
        )
    return int(said)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_kept_day(closed_on: date, months: int) -> date:
    """The last day on which answers of a round that closed then are kept."""
    return months_before(closed_on, -months)


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

    def due(self, today: date, months: int = KEPT_MONTHS) -> list[str]:
        """The ids of the collections that closed more than `months` ago, alone or with their round, and still hold answers."""
        closed_on = func.coalesce(collection.c.closed_on, assessment.c.closed_on)
        wanted = (
            select(collection.c.id)
            .join(assessment, assessment.c.id == collection.c.assessment_id)
            .where(closed_on < months_before(today, months))
            .where(collection.c.id.in_(select(respondent.c.collection_id)))
            .order_by(collection.c.id)
        )
        with self._database.reading() as connection:
            return list(connection.execute(wanted).scalars())

    def erase_collection(self, collection_id: str) -> None:
        """Erase everybody's answers and notes of one collection. NotKept where there is none of this id."""
        with self._database.writing() as connection:
            assessment_id = connection.execute(
                select(collection.c.assessment_id).where(collection.c.id == collection_id)
            ).scalar()
            if assessment_id is None:
                raise self._missing("collection of answers")
            people = (
                connection.execute(select(respondent.c.id).where(respondent.c.collection_id == collection_id)).scalars().all()
            )
            self._erase(connection, assessment_id, people)
            connection.execute(delete(arrived).where(arrived.c.collection_id == collection_id))
        self._leave_no_trace()

    def _erase(self, connection: Connection, assessment_id: str, people: Sequence[str]) -> None:
        # The answers' revisions go with them; adding their sum keeps the number of changes growing.
        gone = connection.execute(
            select(func.coalesce(func.sum(answer.c.revision), 0)).where(answer.c.respondent_id.in_(people))
        ).scalar_one()
        self._touch(connection, assessment_id, by=int(gone) + 1)
        for respondent_id in people:
            connection.execute(self._database.insert(erased).values(hash=hash_of(respondent_id)).on_conflict_do_nothing())
        connection.execute(update(collection).where(collection.c.own_respondent.in_(people)).values(own_respondent=None))
        take_words_back(connection, respondent.c.id.in_(people))
        connection.execute(delete(respondent).where(respondent.c.id.in_(people)))
        add_event(connection, Event(assessment_id=assessment_id, on_day=datetime.now(UTC).date(), what="answers_erased"))

    def _leave_no_trace(self) -> None:
        """Empty SQLite's write-ahead log, which still holds the pages as they were."""
        if self._database.is_sqlite:
            with self._database.saving() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
