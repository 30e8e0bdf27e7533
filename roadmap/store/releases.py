"""Keeps releases: what was shown is frozen, and never written again."""

from sqlalchemy import Connection, insert, select

from roadmap.assessment.models import Release
from roadmap.store.base import Part, new_id, next_position
from roadmap.store.notes import settle_notes
from roadmap.store.tables import release


class Releases(Part):
    """Keeps and lists releases."""

    def releases(self, assessment_id: str) -> list[Release]:
        """Every release of an assessment, first kept first."""
        wanted = select(release.c.body).where(release.c.assessment_id == assessment_id).order_by(release.c.position)
        with self._database.reading() as connection:
            return [Release.model_validate_json(body) for body in connection.execute(wanted).scalars()]

    def keep_release(self, assessment_id: str, made: Release) -> None:
        """Keep a release. One that is the same as the one kept last is not kept twice.

        People's own words are not frozen with its tables: whoever takes them back takes them out of every later use of it.
        From now on only what is shown is kept of a note with words taken out.
        """
        made = made.model_copy(update={"comments": ()})
        body = made.model_dump_json()
        last = select(release.c.body).where(release.c.assessment_id == assessment_id).order_by(release.c.position.desc()).limit(1)
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            settle_notes(connection, assessment_id, made.collection_id)
            if connection.execute(last).scalar() == body:
                return
            add_release(connection, assessment_id, made)


def add_release(connection: Connection, assessment_id: str, made: Release) -> None:
    """Write a release in a transaction that is under way."""
    position = next_position(connection, release, assessment_id)
    values = {"id": new_id(), "assessment_id": assessment_id, "position": position, "body": made.model_dump_json()}
    connection.execute(insert(release).values(**values))
