"""Removes a whole assessment, with everything that belongs to it."""

from datetime import UTC, datetime

from sqlalchemy import delete, exists, select, text, update

from roadmap.store.base import Part
from roadmap.store.events import Event, add_event
from roadmap.store.tables import assessment, organisation


class Removing(Part):
    """Removes assessments."""

    def remove_assessment(self, assessment_id: str) -> None:
        """Remove an assessment: its answers, agreements, activities, plan and releases. NotKept where there is none.

        Its organisation goes where it has no other assessment, and a later round no longer follows it. Its events stay, with
        one more that says it was removed; so does the framework, which others may use.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            whose = connection.execute(select(assessment.c.organisation_id).where(assessment.c.id == assessment_id)).scalar_one()
            connection.execute(update(assessment).where(assessment.c.follows == assessment_id).values(follows=None))
            connection.execute(delete(assessment).where(assessment.c.id == assessment_id))
            others = exists().where(assessment.c.organisation_id == whose)
            connection.execute(delete(organisation).where(organisation.c.id == whose, ~others))
            add_event(connection, Event(assessment_id=assessment_id, on_day=datetime.now(UTC).date(), what="assessment_removed"))
        if self._database.is_sqlite:
            with self._database.saving() as connection:  # the write-ahead log still holds the pages as they were
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
