"""Keeps the priority action plan and what a group brings to its draft."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from roadmap.plan.models import Plan, PlanAction, PlanInputs, PlanPriority
from roadmap.plan.sheet_models import PlanColumns
from roadmap.store.base import Part
from roadmap.store.documents import ACTIONS, PRIORITIES, Document, Shelf
from roadmap.store.problems import StaleWrite
from roadmap.store.tables import plan_columns, plan_inputs


class Plans(Part):
    """Saves and reads plans."""

    def plan_inputs(self, assessment_id: str) -> PlanInputs:
        """What the group brings to the draft; empty before anybody said anything."""
        with self._database.reading() as connection:
            body = connection.execute(select(plan_inputs.c.body).where(plan_inputs.c.assessment_id == assessment_id)).scalar()
        return PlanInputs.model_validate_json(body) if body else PlanInputs()

    def save_plan_inputs(self, assessment_id: str, inputs: PlanInputs) -> None:
        """Keep what the group brings to the draft, in place of what was kept before."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            self._write_inputs(connection, assessment_id, inputs)

    def _write_inputs(self, connection: Connection, assessment_id: str, inputs: PlanInputs) -> None:
        body = inputs.model_dump_json()
        upsert = self._database.insert(plan_inputs).values(assessment_id=assessment_id, body=body)
        connection.execute(upsert.on_conflict_do_update(index_elements=[plan_inputs.c.assessment_id], set_={"body": body}))

    def plan_columns(self, assessment_id: str) -> PlanColumns:
        """What the columns of the group's own spreadsheet meant, when one was brought in; nothing where none was."""
        with self._database.reading() as connection:
            wanted = select(plan_columns.c.body).where(plan_columns.c.assessment_id == assessment_id)
            body = connection.execute(wanted).scalar()
        return PlanColumns.model_validate_json(body) if body else PlanColumns()

    def keep_plan_columns(self, assessment_id: str, columns: PlanColumns) -> None:
        """Keep what columns mean, in place of what was kept before."""
        body = columns.model_dump_json()
        upsert = self._database.insert(plan_columns).values(assessment_id=assessment_id, body=body)
        upsert = upsert.on_conflict_do_update(index_elements=[plan_columns.c.assessment_id], set_={"body": body})
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            connection.execute(upsert)

    def plan(self, assessment_id: str) -> Plan:
        """The plan: priorities in order, actions in order within each; empty before the first draft."""
        with self._database.reading() as connection:
            return plan_in(connection, assessment_id)

    def save_priority(self, assessment_id: str, priority: PlanPriority) -> PlanPriority:
        """Keep a priority and return it with its new revision. StaleWrite where somebody changed it first."""
        return self._save_document(PRIORITIES, assessment_id, priority)

    def save_action(self, assessment_id: str, action: PlanAction) -> PlanAction:
        """Keep an action and return it with its new revision. StaleWrite where somebody changed it first."""
        return self._save_document(ACTIONS, assessment_id, action)

    def _save_document(self, shelf: Shelf[Document], assessment_id: str, document: Document) -> Document:
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            return shelf.save(connection, assessment_id, document)

    def save_plan(self, assessment_id: str, plan: Plan, gone: Plan = Plan()) -> Plan:  # noqa: B008 - it is frozen
        """Keep a first draft or a new order, all or nothing, and return the whole plan as it is then.

        What the plan does not name stays as it is: somebody may have just added it. What is named in `gone` is taken away.
        StaleWrite, with both plans, where somebody changed or removed one of the priorities or actions first, or put
        another action into a priority that is to go.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            kept = plan_in(connection, assessment_id)
            try:
                _save_changed(PRIORITIES, connection, assessment_id, plan.priorities, kept.priorities)
                _save_changed(ACTIONS, connection, assessment_id, plan.actions, kept.actions)
                _take_away(connection, assessment_id, gone)
            except StaleWrite as stale:
                raise StaleWrite(plan, kept) from stale
            return plan_in(connection, assessment_id)

    def remove_priority(self, assessment_id: str, priority_id: str, revision: int | None = None) -> None:
        """Take a priority and its actions away. StaleWrite where a revision is given and somebody changed it since."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            PRIORITIES.remove(connection, assessment_id, priority_id, revision)

    def remove_action(self, assessment_id: str, action_id: str, revision: int | None = None) -> None:
        """Take an action away. StaleWrite where a revision is given and somebody changed it since."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            ACTIONS.remove(connection, assessment_id, action_id, revision)


def plan_in(connection: Connection, assessment_id: str) -> Plan:
    """The plan, its actions in the order of their priorities, in a transaction that is under way."""
    priorities = PRIORITIES.all(connection, assessment_id)
    place = {priority.id: number for number, priority in enumerate(priorities)}
    actions = sorted(ACTIONS.all(connection, assessment_id), key=lambda action: place[action.priority_id])
    return Plan(priorities=tuple(priorities), actions=tuple(actions))


def _take_away(connection: Connection, assessment_id: str, gone: Plan) -> None:
    """Take actions and priorities away as they were seen; StaleWrite where one of them is gone already or holds more."""
    kept = plan_in(connection, assessment_id)
    priorities, actions = {one.id for one in kept.priorities}, {one.id for one in kept.actions}
    going = {one.id for one in gone.actions}
    filled = {one.priority_id for one in kept.actions if one.id not in going}
    if not actions.issuperset(going) or not (priorities - filled).issuperset(one.id for one in gone.priorities):
        raise StaleWrite(gone, None)
    for action in gone.actions:
        ACTIONS.remove(connection, assessment_id, action.id, action.revision)
    for priority in gone.priorities:
        PRIORITIES.remove(connection, assessment_id, priority.id, priority.revision)


def _save_changed(
    shelf: Shelf[Document], connection: Connection, assessment_id: str, wanted: Sequence[Document], kept: Sequence[Document]
) -> None:
    """Write what differs from what is kept, so that the rest keeps its revision."""
    unchanged = {document.id: document for document in kept}
    for document in wanted:
        if unchanged.get(document.id) != document:
            shelf.save(connection, assessment_id, document)
