"""Keeps what a group agreed: on single items, and on the checklist that is not scored."""

from sqlalchemy import Connection, delete, insert, select

from roadmap.assessment.collection_models import looked_at
from roadmap.assessment.models import Agreement
from roadmap.store.base import Part, new_id
from roadmap.store.collection_rows import collections_in
from roadmap.store.tables import agreement, checklist_answer

FIELDS = tuple(Agreement.model_fields)


class Agreements(Part):
    """Saves and reads agreements and the checklist."""

    def agreements(self, assessment_id: str) -> list[Agreement]:
        """Every agreement of an assessment, by item."""
        with self._database.reading() as connection:
            return agreements_in(connection, assessment_id)

    def save_agreement(self, assessment_id: str, agreed: Agreement) -> None:
        """Keep what was agreed on an item, in place of what was agreed before.

        It names the collection that was looked at: where it does not say which, the one people expect first.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            self._write_agreement(connection, assessment_id, agreed)

    def remove_agreement(self, assessment_id: str, item: str) -> None:
        """Take an agreement back."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            self._drop_agreement(connection, assessment_id, item)

    def _write_agreement(self, connection: Connection, assessment_id: str, agreed: Agreement) -> None:
        seen = agreed.collection_id or looked_at(collections_in(connection, assessment_id)).id
        values = agreed.model_dump(exclude={"item"}) | {"collection_id": seen}
        upsert = self._database.insert(agreement).values(id=new_id(), assessment_id=assessment_id, item=agreed.item, **values)
        connection.execute(
            upsert.on_conflict_do_update(index_elements=[agreement.c.assessment_id, agreement.c.item], set_=values)
        )

    def _drop_agreement(self, connection: Connection, assessment_id: str, item: str) -> None:
        connection.execute(delete(agreement).where(agreement.c.assessment_id == assessment_id, agreement.c.item == item))

    def checks(self, assessment_id: str) -> dict[str, str]:
        """What was chosen on the checklist: question and option."""
        wanted = (
            select(checklist_answer)
            .where(checklist_answer.c.assessment_id == assessment_id)
            .order_by(checklist_answer.c.question)
        )
        with self._database.reading() as connection:
            return {row.question: row.option for row in connection.execute(wanted)}

    def save_check(self, assessment_id: str, question: str, option: str | None) -> None:
        """Keep what was chosen for a question of the checklist; None takes it back."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            this = (checklist_answer.c.assessment_id == assessment_id) & (checklist_answer.c.question == question)
            connection.execute(delete(checklist_answer).where(this))
            if option is not None:
                connection.execute(insert(checklist_answer).values(assessment_id=assessment_id, question=question, option=option))


def agreements_in(connection: Connection, assessment_id: str) -> list[Agreement]:
    """Every agreement of an assessment by item, in a transaction that is under way."""
    wanted = (
        select(*(agreement.c[name] for name in FIELDS))
        .where(agreement.c.assessment_id == assessment_id)
        .order_by(agreement.c.item)
    )
    return [Agreement(**row._mapping) for row in connection.execute(wanted)]
