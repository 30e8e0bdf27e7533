"""Keeps answers that come in a sheet: all of them or none, each row once, and what the columns meant for the next sheet."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from roadmap.assessment.arrival_models import Arrived, SheetColumns
from roadmap.assessment.models import Respondent
from roadmap.store.base import new_id
from roadmap.store.events import Event, add_event
from roadmap.store.respondents import Respondents, insert_respondent
from roadmap.store.tables import answer, arrived, collection, sheet_columns


class Arrivals(Respondents):
    """Brings in people with their answers, and knows the rows that were brought in before."""

    def arrived_before(self, collection_id: str, people: Sequence[Arrived]) -> int:
        """How many of these rows were brought into a collection before; NotKept where there is none of this id."""
        marks = self._marks(collection_id, people)
        with self._database.reading() as connection:
            return len(marks.keys() & _known(connection, collection_id))

    def bring_in(self, collection_id: str, people: Sequence[Arrived]) -> int:
        """Add everybody who was not brought in before, in one step, all or nothing; returns how many.

        StoreProblem where the collection has closed, NotKept where there is none of this id. Of a row is kept a keyed hash,
        not beside the answers that came of it.
        """
        marks = self._marks(collection_id, people)
        with self._database.writing() as connection:
            self._still_open(connection, collection_id)
            known = _known(connection, collection_id)
            new = {mark: one for mark, one in marks.items() if mark not in known}
            if not new:
                return 0
            rows = []
            for one in new.values():
                made = Respondent(
                    id=new_id(), perspective=one.perspective, set_id=one.set_id, collection_id=collection_id, way=one.way
                )
                insert_respondent(connection, made)
                given = ((item, said) for item, said in one.answers.items() if said is not None)
                rows += [
                    {"respondent_id": made.id, "item": item, "answer": said, "note": "", "revision": 1} for item, said in given
                ]
            connection.execute(insert(answer), rows)
            connection.execute(insert(arrived), [{"collection_id": collection_id, "mark": mark} for mark in sorted(new)])
            assessment_id = connection.execute(
                select(collection.c.assessment_id).where(collection.c.id == collection_id)
            ).scalar_one()
            add_event(connection, Event(assessment_id=assessment_id, on_day=datetime.now(UTC).date(), what="answers_imported"))
            return len(new)

    def sheet_columns(self, collection_id: str) -> SheetColumns:
        """What the columns of the last sheet meant; nothing where there was none."""
        with self._database.reading() as connection:
            wanted = select(sheet_columns.c.body).where(sheet_columns.c.collection_id == collection_id)
            found = connection.execute(wanted).scalar()
        return SheetColumns.model_validate_json(found) if found else SheetColumns()

    def keep_sheet_columns(self, collection_id: str, meant: SheetColumns) -> None:
        """Keep what columns and labels mean, in the place of what was kept before."""
        body = meant.model_dump_json()
        statement = self._database.insert(sheet_columns).values(collection_id=collection_id, body=body)
        statement = statement.on_conflict_do_update(index_elements=[sheet_columns.c.collection_id], set_={"body": body})
        with self._database.saving() as connection:
            connection.execute(statement)

    def _marks(self, collection_id: str, people: Sequence[Arrived]) -> dict[str, Arrived]:
        """Each person by their mark: a hash of what their row is known by, keyed with the collection's salt."""
        with self._database.reading() as connection:
            salt = connection.execute(select(collection.c.salt).where(collection.c.id == collection_id)).scalar()
        if salt is None:
            raise self._missing("collection of answers")
        key = bytes.fromhex(salt)
        return {hmac.new(key, one.known_by.encode(), hashlib.sha256).hexdigest(): one for one in people}


def _known(connection: Connection, collection_id: str) -> set[str]:
    return set(connection.execute(select(arrived.c.mark).where(arrived.c.collection_id == collection_id)).scalars())
