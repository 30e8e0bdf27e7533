"""Keeps models that a group edits as a whole, each in one row with a revision."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, Protocol, Self, TypeVar

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from roadmap.assessment.meeting_models import Meeting, MinorityView
from roadmap.ladder.models import Activity
from roadmap.plan.feedback_models import Contribution
from roadmap.plan.meeting_models import PlanMeeting
from roadmap.plan.models import PlanAction, PlanPriority
from roadmap.store import tables
from roadmap.store.base import new_id, next_position
from roadmap.store.problems import StaleWrite


class Revised(Protocol):
    """A model with an id and a revision: an activity, a priority or an action."""

    @property
    def id(self) -> str: ...
    @property
    def revision(self) -> int: ...
    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self: ...
    def model_dump_json(self) -> str: ...
    @classmethod
    def model_validate_json(cls, json_data: str) -> Self: ...


Document = TypeVar("Document", bound=Revised)


class Shelf(Generic[Document]):
    """The rows of one table that hold documents of one model, oldest position first.

    `columns` gives what the table keeps beside the text of the model.
    """

    def __init__(self, table: Table, model: type[Document], columns: Callable[[Document], dict[str, Any]]) -> None:
        self.table = table
        self._model = model
        self._columns = columns

    def all(self, connection: Connection, assessment_id: str) -> list[Document]:
        """Every document of an assessment, in order."""
        wanted = (
            select(self.table).where(self.table.c.assessment_id == assessment_id).order_by(self.table.c.position, self.table.c.id)
        )
        return [self._read(row) for row in connection.execute(wanted)]

    def save(self, connection: Connection, assessment_id: str, mine: Document) -> Document:
        """Write a document and return it with its new revision; a new one (revision 0) gets an id where it has none.

        StaleWrite where its revision is not the one that is kept.
        """
        row = connection.execute(self._where(assessment_id, mine.id).with_for_update()).first()
        if row is None:
            if mine.revision:
                raise StaleWrite(mine, None)
            return self.add(connection, assessment_id, mine.model_copy(update={"id": mine.id or new_id(), "revision": 1}))
        theirs = self._read(row)
        if theirs.revision != mine.revision:
            raise StaleWrite(mine, theirs)
        kept = mine.model_copy(update={"revision": mine.revision + 1})
        connection.execute(update(self.table).where(self.table.c.id == kept.id).values(**self._values(kept)))
        return kept

    def add(self, connection: Connection, assessment_id: str, new: Document) -> Document:
        """Write a document that is not there yet, as it is."""
        values = {"position": next_position(connection, self.table, assessment_id)} | self._values(new)
        connection.execute(insert(self.table).values(id=new.id, assessment_id=assessment_id, **values))
        return new

    def remove(self, connection: Connection, assessment_id: str, document_id: str, revision: int | None) -> None:
        """Take a document away; nothing happens where it is gone. StaleWrite where another revision is given than is kept."""
        row = connection.execute(self._where(assessment_id, document_id).with_for_update()).first()
        if row is None:
            return
        if revision is not None and row.revision != revision:
            raise StaleWrite(None, self._read(row))
        connection.execute(delete(self.table).where(self.table.c.id == document_id))

    def _where(self, assessment_id: str, document_id: str) -> Any:
        return select(self.table).where(self.table.c.assessment_id == assessment_id, self.table.c.id == document_id)

    def _values(self, document: Document) -> dict[str, Any]:
        return {"revision": document.revision, "body": document.model_dump_json(), **self._columns(document)}

    def _read(self, row: Row[Any]) -> Document:
        return self._model.model_validate_json(row.body)


ACTIVITIES = Shelf(tables.activity, Activity, lambda _: {})
MEETINGS = Shelf(tables.meeting, Meeting, lambda _: {})
MINORITY_VIEWS = Shelf(tables.minority_view, MinorityView, lambda _: {})
PLAN_MEETINGS = Shelf(tables.plan_meeting, PlanMeeting, lambda _: {})
CONTRIBUTIONS = Shelf(tables.contribution, Contribution, lambda _: {})
PRIORITIES = Shelf(tables.priority, PlanPriority, lambda priority: {"position": priority.position})
ACTIONS = Shelf(tables.action, PlanAction, lambda action: {"position": action.position, "priority_id": action.priority_id})
