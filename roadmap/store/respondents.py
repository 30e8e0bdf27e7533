"""Keeps who answers, by a random id only, in no order that tells who came when."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from roadmap.assessment.models import Respondent
from roadmap.store.base import Part, new_id
from roadmap.store.tables import collection, respondent


class Respondents(Part):
    """Adds respondents and finds them again."""

    def add_respondent(self, collection_id: str, perspective: str, set_id: str | None) -> Respondent:
        """A new respondent of a collection."""
        with self._database.writing() as connection:
            assessment_id = connection.execute(
                select(collection.c.assessment_id).where(collection.c.id == collection_id)
            ).scalar()
            if assessment_id is None:
                raise self._missing("collection of answers")
            self._touch(connection, assessment_id)
            return _add(connection, collection_id, perspective, set_id)

    def respondents(self, collection_id: str) -> list[Respondent]:
        """Everybody in a collection, in the order of their random ids."""
        wanted = select(respondent).where(respondent.c.collection_id == collection_id).order_by(respondent.c.id)
        with self._database.reading() as connection:
            return [_respondent(row) for row in connection.execute(wanted)]

    def remembered_respondent(self, assessment_id: str) -> Respondent | None:
        """The one person at the keyboard of a laptop, or None before they have said which view they give."""
        with self._database.reading() as connection:
            row = _remembered(connection, assessment_id)
        return _respondent(row) if row and row.id else None

    def own_respondent(self, assessment_id: str, perspective: str, set_id: str | None) -> Respondent:
        """The one person at the keyboard of a laptop, made at the first call and remembered for the assessment.

        Where they now give another view or have chosen another set, that is changed; their answers stay.
        """
        wanted = (perspective, set_id)
        with self._database.reading() as connection:
            row = _remembered(connection, assessment_id)
        if row and (row.perspective, row.set_id) == wanted:
            return _respondent(row)
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            row = _remembered(connection, assessment_id)
            if row is None:
                raise self._missing("collection of answers")
            if row.id is None:
                made = _add(connection, row.collection_id, perspective, set_id)
                connection.execute(update(collection).where(collection.c.id == row.collection_id).values(own_respondent=made.id))
                return made
            connection.execute(update(respondent).where(respondent.c.id == row.id).values(perspective=perspective, set_id=set_id))
            return Respondent(id=row.id, perspective=perspective, set_id=set_id)


def _remembered(connection: Connection, assessment_id: str) -> Any:
    """The collection of an assessment, with its own respondent where there is one."""
    wanted = (
        select(collection.c.id.label("collection_id"), respondent.c.id, respondent.c.perspective, respondent.c.set_id)
        .outerjoin(respondent, respondent.c.id == collection.c.own_respondent)
        .where(collection.c.assessment_id == assessment_id)
        .order_by(collection.c.id)
    )
    return connection.execute(wanted).first()


def _add(connection: Connection, collection_id: str, perspective: str, set_id: str | None) -> Respondent:
    made = Respondent(id=new_id(), perspective=perspective, set_id=set_id)
    connection.execute(insert(respondent).values(collection_id=collection_id, **made.model_dump()))
    return made


def _respondent(row: Row[Any]) -> Respondent:
    return Respondent(id=row.id, perspective=row.perspective, set_id=row.set_id)
