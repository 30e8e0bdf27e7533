"""Adds to an assessment that is kept here what a merged archive holds beside, all or nothing."""

from sqlalchemy import delete, select

from roadmap.store import tables
from roadmap.store.collection_rows import insert_collection
from roadmap.store.restoring import Parts, Restoring, erased_of


class Adding(Restoring):
    """Adds what is not here yet; what is here stays as it is."""

    def add_parts(self, assessment_id: str, parts: Parts) -> None:
        """Add everything of `parts`, none of which is here yet but answers that are blank here.

        People and notes that were erased here stay erased. NotKept where there is no such assessment.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            for one in parts.collections:
                salt = parts.raw.salts.get(one.id) if parts.raw else None
                insert_collection(connection, one.model_copy(update={"assessment_id": assessment_id}), salt=salt)
            here = select(tables.collection.c.id).where(tables.collection.c.assessment_id == assessment_id)
            first = str(connection.execute(here.order_by(tables.collection.c.position)).scalar())

            def places(named: str | None) -> str:
                return named or first

            if parts.raw:
                named = {person.id for person in parts.raw.respondents} | {row.respondent for row in parts.raw.rows}
                named |= {note.respondent for note in parts.raw.notes}
                people = {person: person for person in named - erased_of(connection, named)}
                gone = 0
                for row in parts.raw.rows:
                    this = (tables.answer.c.respondent_id == row.respondent) & (tables.answer.c.item == row.item)
                    gone += connection.execute(select(tables.answer.c.revision).where(this)).scalar() or 0
                    connection.execute(delete(tables.answer).where(this))
                self._touch(connection, assessment_id, by=gone)  # so that the number of changes keeps growing
                self._restore_answers(connection, assessment_id, places, parts.raw, people)
            self._restore_group_work(connection, assessment_id, places, parts)
            self._restore_documents(connection, assessment_id, places, parts)
