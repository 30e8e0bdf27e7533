"""Keeps what happened to an assessment: events are only ever added, and never say who answered what."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from roadmap.assessment.models import Frozen
from roadmap.store.base import Part, new_id, next_position
from roadmap.store.tables import event

#: Events about answers: one a day at most, and without a role, so that their number tells nothing either.
ABOUT_ANSWERS = ("answered", "answers_changed", "answers_imported")
#: One a day at most as well, with the role: how many notes were read is nobody's to count.
ONCE_A_DAY = (*ABOUT_ANSWERS, "notes_read")


class Event(Frozen):
    """Something that happened: on which day, what, and in which role somebody did it."""

    assessment_id: str
    on_day: date
    what: str
    role: str | None = None


class Events(Part):
    """Records and lists events."""

    def events(self, assessment_id: str) -> list[Event]:
        """Every event of an assessment, first first."""
        with self._database.reading() as connection:
            wanted = select(event).where(event.c.assessment_id == assessment_id).order_by(event.c.position, event.c.id)
            return [_event(row) for row in connection.execute(wanted)]

    def record(self, assessment_id: str, what: str, role: str | None = None, *, on_day: date | None = None) -> None:
        """Record that something happened, today (UTC) unless a day is given.

        Of what is about answers the role is dropped; that and the reading of notes is recorded once a day.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            add_event(
                connection, Event(assessment_id=assessment_id, on_day=on_day or datetime.now(UTC).date(), what=what, role=role)
            )


def add_event(connection: Connection, happened: Event) -> None:
    """Write an event in a transaction that is under way."""
    if happened.what in ABOUT_ANSWERS:
        happened = happened.model_copy(update={"role": None})
    if happened.what in ONCE_A_DAY:
        same = (
            (event.c.assessment_id == happened.assessment_id)
            & (event.c.what == happened.what)
            & (event.c.on_day == happened.on_day)
        )
        if connection.execute(select(event.c.id).where(same)).first():
            return
    position = next_position(connection, event, happened.assessment_id)
    connection.execute(insert(event).values(id=new_id(), position=position, **happened.model_dump()))


def _event(row: Row[Any]) -> Event:
    return Event(assessment_id=row.assessment_id, on_day=row.on_day, what=row.what, role=row.role)
