"""Keeps answers: each change is one upsert, and is durable when the call returns."""

from typing import Any

from sqlalchemy import Connection, Row, Select, select

from roadmap.assessment.models import AnswerRow, Collected, CollectionKind
from roadmap.store.base import Part
from roadmap.store.respondents import read_respondent
from roadmap.store.tables import answer, collection, respondent


class Answers(Part):
    """Saves and reads single answers and notes."""

    def save_answer(self, respondent_id: str, item: str, given: str | None) -> None:
        """Keep an answer: a stage id, dont_know, not_applicable, or None for blank. The note stays."""
        self._upsert(respondent_id, item, {"answer": given})

    def save_note(self, respondent_id: str, item: str, note: str) -> None:
        """Keep the note or evidence on an item. The answer stays."""
        self._upsert(respondent_id, item, {"note": note})

    def clear_answer(self, respondent_id: str, item: str) -> None:
        """Make an answer blank again. The note stays."""
        self._upsert(respondent_id, item, {"answer": None})

    def _upsert(self, respondent_id: str, item: str, values: dict[str, str | None]) -> None:
        new = {"respondent_id": respondent_id, "item": item, "answer": None, "note": "", "revision": 1} | values
        upsert = self._database.insert(answer).values(**new)
        upsert = upsert.on_conflict_do_update(
            index_elements=[answer.c.respondent_id, answer.c.item], set_=values | {"revision": answer.c.revision + 1}
        )
        with self._database.saving() as connection:
            connection.execute(upsert)

    def answers_of(self, respondent_id: str) -> dict[str, AnswerRow]:
        """A respondent's answers and notes by item; an item without either has no row."""
        with self._database.reading() as connection:
            return {
                row.item: _answer(row) for row in connection.execute(_filled().where(answer.c.respondent_id == respondent_id))
            }

    def collected(self, collection_id: str) -> Collected:
        """All answers of a collection."""
        with self._database.reading() as connection:
            kind = connection.execute(select(collection.c.kind).where(collection.c.id == collection_id)).scalar()
            if kind is None:
                raise self._missing("collection of answers")
            return collected_in(connection, collection_id, CollectionKind(kind))


def collected_in(connection: Connection, collection_id: str, kind: CollectionKind) -> Collected:
    """All answers of a collection of this kind, in a transaction that is under way."""
    people = select(respondent).where(respondent.c.collection_id == collection_id).order_by(respondent.c.id)
    rows = (
        _filled().join(respondent, respondent.c.id == answer.c.respondent_id).where(respondent.c.collection_id == collection_id)
    )
    return Collected(
        kind=kind,
        respondents=tuple(read_respondent(row) for row in connection.execute(people)),
        rows=tuple(_answer(row) for row in connection.execute(rows)),
    )


def _filled() -> Select[Any]:
    """Rows that hold something, in a steady order."""
    return (
        select(answer).where(answer.c.answer.is_not(None) | (answer.c.note != "")).order_by(answer.c.respondent_id, answer.c.item)
    )


def _answer(row: Row[Any]) -> AnswerRow:
    return AnswerRow(respondent=row.respondent_id, item=row.item, answer=row.answer, note=row.note)
