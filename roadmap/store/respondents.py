"""Keeps who answers, by a random id only, in no order that tells who came when."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from roadmap.assessment.collection_models import own_collection
from roadmap.assessment.models import GroupMeeting, Respondent
from roadmap.store.base import Part, new_id
from roadmap.store.collection_rows import collections_in
from roadmap.store.problems import StoreProblem
from roadmap.store.tables import collection, respondent


class Respondents(Part):
    """Adds respondents and finds them again."""

    def add_respondent(
        self,
        collection_id: str,
        perspective: str,
        set_id: str | None,
        *,
        way: str | None = None,
        group: GroupMeeting | None = None,
    ) -> Respondent:
        """A new respondent of a collection; `group` where it is a group. StoreProblem where the collection has closed."""
        with self._database.writing() as connection:
            self._still_open(connection, collection_id)
            made = Respondent(
                id=new_id(), perspective=perspective, set_id=set_id, collection_id=collection_id, way=way, group=group
            )
            insert_respondent(connection, made)
            return made

    def change_respondent(self, changed: Respondent) -> None:
        """Keep another view, set, way in or meeting of a respondent; the answers stay. StoreProblem where all has closed."""
        with self._database.writing() as connection:
            kept = connection.execute(select(respondent).where(respondent.c.id == changed.id)).first()
            if kept is None:
                raise self._missing("person")
            self._still_open(connection, kept.collection_id)
            values = _values(changed) | {"collection_id": kept.collection_id}
            connection.execute(update(respondent).where(respondent.c.id == changed.id).values(**values))

    def respondent(self, respondent_id: str) -> Respondent:
        """One respondent; NotKept where there is none with this id, or not any more."""
        with self._database.reading() as connection:
            row = connection.execute(select(respondent).where(respondent.c.id == respondent_id)).first()
        if row is None:
            raise self._missing("person")
        return read_respondent(row)

    def respondents(self, collection_id: str) -> list[Respondent]:
        """Everybody in a collection, in the order of their random ids."""
        wanted = select(respondent).where(respondent.c.collection_id == collection_id).order_by(respondent.c.id)
        with self._database.reading() as connection:
            return [read_respondent(row) for row in connection.execute(wanted)]

    def keep_code(self, respondent_id: str, code_hash: str | None) -> bool:
        """Keep the hash of a respondent's return code, or None for no code any more.

        Returns False, and keeps nothing, where somebody in the same collection has this code already.
        """
        with self._database.writing() as connection:
            collection_id = connection.execute(
                select(respondent.c.collection_id).where(respondent.c.id == respondent_id)
            ).scalar()
            if collection_id is None:
                raise self._missing("person")
            same = (respondent.c.collection_id == collection_id) & (respondent.c.code_hash == code_hash)
            if code_hash and connection.execute(select(respondent.c.id).where(same, respondent.c.id != respondent_id)).first():
                return False
            connection.execute(update(respondent).where(respondent.c.id == respondent_id).values(code_hash=code_hash))
            return True

    def codes(self, collection_id: str) -> dict[str, str]:
        """The hash of each return code of a collection by respondent, for a keeper's archive."""
        wanted = select(respondent.c.id, respondent.c.code_hash).where(
            respondent.c.collection_id == collection_id, respondent.c.code_hash.is_not(None)
        )
        with self._database.reading() as connection:
            return {row.id: row.code_hash for row in connection.execute(wanted.order_by(respondent.c.id))}

    def respondent_by_code(self, collection_id: str, code_hash: str) -> Respondent | None:
        """Whose return code this is in a collection, by its hash with the collection's salt; None where it is nobody's."""
        wanted = select(respondent).where(respondent.c.collection_id == collection_id, respondent.c.code_hash == code_hash)
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        return read_respondent(row) if row else None

    def remembered_respondent(self, assessment_id: str) -> Respondent | None:
        """The one person at the keyboard of a laptop, or None before they have said which view they give."""
        with self._database.reading() as connection:
            return self._remembered(connection, assessment_id)[1]

    def own_respondent(self, assessment_id: str, perspective: str, set_id: str | None) -> Respondent:
        """The one person at the keyboard of a laptop, made at the first call and remembered for the assessment.

        Where they now give another view or have chosen another set, that is changed; their answers stay.
        """
        wanted = {"perspective": perspective, "set_id": set_id}
        with self._database.reading() as connection:
            _, known = self._remembered(connection, assessment_id)
        if known and known == known.model_copy(update=wanted):
            return known
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            collection_id, known = self._remembered(connection, assessment_id)
            if known is None:
                made = Respondent(id=new_id(), perspective=perspective, set_id=set_id, collection_id=collection_id)
                insert_respondent(connection, made)
                connection.execute(update(collection).where(collection.c.id == collection_id).values(own_respondent=made.id))
                return made
            connection.execute(update(respondent).where(respondent.c.id == known.id).values(**wanted))
            return known.model_copy(update=wanted)

    def _remembered(self, connection: Connection, assessment_id: str) -> tuple[str, Respondent | None]:
        """The collection in which the person at the keyboard answers, and that person where there is one."""
        found = collections_in(connection, assessment_id)
        if not found:
            raise self._missing("assessment")
        collection_id = own_collection(found).id
        wanted = select(respondent).join(collection, collection.c.own_respondent == respondent.c.id)
        row = connection.execute(wanted.where(collection.c.id == collection_id)).first()
        return collection_id, read_respondent(row) if row else None

    def _still_open(self, connection: Connection, collection_id: str) -> None:
        """Mark the change, and refuse it where the collection has closed."""
        row = connection.execute(
            select(collection.c.assessment_id, collection.c.closed_on).where(collection.c.id == collection_id)
        ).first()
        if row is None:
            raise self._missing("collection of answers")
        self._touch(connection, row.assessment_id)
        closed = connection.execute(select(collection.c.closed_on).where(collection.c.id == collection_id)).scalar()
        if closed is not None:
            raise StoreProblem(
                "This has closed, so nothing more can be added to it.",
                self._database.where,
                "Ask whoever invited you; what was given before it closed counts.",
            )


def insert_respondent(connection: Connection, made: Respondent, code_hash: str | None = None) -> None:
    """Write a respondent in a transaction that is under way."""
    connection.execute(insert(respondent).values(id=made.id, code_hash=code_hash, **_values(made)))


def _values(made: Respondent) -> dict[str, Any]:
    return {
        "collection_id": made.collection_id,
        "perspective": made.perspective,
        "set_id": made.set_id,
        "way": made.way,
        "meeting": made.group.model_dump_json() if made.group else None,
    }


def read_respondent(row: Row[Any]) -> Respondent:
    """A row as a respondent."""
    return Respondent(
        id=row.id,
        perspective=row.perspective,
        set_id=row.set_id,
        collection_id=row.collection_id,
        way=row.way,
        group=GroupMeeting.model_validate_json(row.meeting) if row.meeting else None,
    )
