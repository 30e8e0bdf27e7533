"""Puts an assessment from an archive into the store, all or nothing."""

from collections.abc import Callable, Iterable
from typing import Protocol

from sqlalchemy import Connection, Table, insert, select

from roadmap.assessment.collection_models import Collection, own_collection
from roadmap.assessment.meeting_models import Together
from roadmap.assessment.models import Agreement, AnswerRow, Assessment, Organisation, Release, Respondent
from roadmap.assessment.note_models import Note, PassedOn
from roadmap.evaluation.kept_models import SharedEvaluation
from roadmap.ladder.models import Activity
from roadmap.plan.feedback_models import Contribution
from roadmap.plan.meeting_models import PlanMeeting
from roadmap.plan.models import Plan, PlanInputs
from roadmap.store import tables
from roadmap.store.assessments import Assessments, keep_organisation
from roadmap.store.base import new_id
from roadmap.store.collection_rows import insert_collection
from roadmap.store.contributions import Contributions
from roadmap.store.documents import ACTIONS, ACTIVITIES, PRIORITIES
from roadmap.store.erasing import hash_of
from roadmap.store.evaluations import restore_evaluations
from roadmap.store.notes import add_note, add_passed_on
from roadmap.store.plan_meetings import restore_plan_meetings
from roadmap.store.plans import Plans
from roadmap.store.quoting import take_out
from roadmap.store.releases import add_release
from roadmap.store.respondents import insert_respondent
from roadmap.store.together import restore_together

#: Where what belonged to a collection of an archive, or to none by name, belongs here.
Places = Callable[[str | None], str]


class RawParts(Protocol):
    """Answers of single people, and what a laptop remembers of them."""

    @property
    def respondents(self) -> tuple[Respondent, ...]: ...
    @property
    def rows(self) -> tuple[AnswerRow, ...]: ...
    @property
    def notes(self) -> tuple[Note, ...]: ...
    @property
    def passed_on(self) -> tuple[PassedOn, ...]: ...
    @property
    def own_respondent(self) -> str | None: ...
    @property
    def checks(self) -> dict[str, str]: ...
    @property
    def questioned(self) -> tuple[str, ...]: ...
    @property
    def codes(self) -> dict[str, str]: ...
    @property
    def salts(self) -> dict[str, str]: ...


class Parts(Protocol):
    """What an archive holds of one assessment, as the store needs it."""

    @property
    def assessment(self) -> Assessment: ...
    @property
    def collections(self) -> tuple[Collection, ...]: ...
    @property
    def framework_text(self) -> str: ...
    @property
    def releases(self) -> tuple[Release, ...]: ...
    @property
    def agreements(self) -> tuple[Agreement, ...]: ...
    @property
    def together(self) -> Together: ...
    @property
    def activities(self) -> tuple[Activity, ...]: ...
    @property
    def plan_inputs(self) -> PlanInputs: ...
    @property
    def plan(self) -> Plan: ...
    @property
    def plan_meetings(self) -> tuple[PlanMeeting, ...]: ...
    @property
    def contributions(self) -> tuple[Contribution, ...]: ...
    @property
    def evaluations(self) -> tuple[SharedEvaluation, ...]: ...
    @property
    def raw(self) -> RawParts | None: ...


class Restoring(Assessments, Plans, Contributions):
    """Writes what an archive holds."""

    def restore_assessment(self, parts: Parts) -> Assessment:
        """Add the assessment of an archive, and return it as it is kept.

        What has an id that is taken gets a new one, so nothing that is kept is changed. People whose
        answers were erased here stay erased.
        """
        with self._database.writing() as connection:
            made = parts.assessment
            made = made.model_copy(
                update={
                    "id": _free(connection, tables.assessment, [made.id])[made.id],
                    "organisation": keep_organisation(connection, _organisation(connection, made), made.example),
                }
            )
            people, own = _people(connection, parts.raw)
            self._insert(connection, made, parts.framework_text)
            places = _restore_collections(connection, made.id, parts, own)
            self._restore_answers(connection, made.id, places, parts.raw, people)
            self._restore_group_work(connection, made.id, places, parts)
            self._restore_documents(connection, made.id, places, parts)
        return made

    def _restore_answers(
        self, connection: Connection, assessment_id: str, places: Places, raw: RawParts | None, people: dict[str, str]
    ) -> None:
        if raw is None:
            return
        for person in raw.respondents:
            if person.id in people:
                moved = person.model_copy(update={"id": people[person.id], "collection_id": places(person.collection_id)})
                insert_respondent(connection, moved, raw.codes.get(person.id))
        rows = [
            {"respondent_id": people[row.respondent], "item": row.item, "answer": row.answer, "note": row.note, "revision": 1}
            for row in raw.rows
            if row.respondent in people
        ]
        if rows:
            connection.execute(insert(tables.answer), rows)
        _restore_notes(connection, assessment_id, raw, people)
        for question, option in raw.checks.items():
            connection.execute(
                insert(tables.checklist_answer).values(assessment_id=assessment_id, question=question, option=option)
            )

    def _restore_group_work(self, connection: Connection, assessment_id: str, places: Places, parts: Parts) -> None:
        for agreed in parts.agreements:
            values = agreed.model_dump() | {"collection_id": places(agreed.collection_id)}
            connection.execute(insert(tables.agreement).values(id=new_id(), assessment_id=assessment_id, **values))
        meetings = _free(connection, tables.meeting, [meeting.id for meeting in parts.together.meetings])
        views = _free(connection, tables.minority_view, [view.id for view in parts.together.minority_views])
        restore_together(connection, assessment_id, parts.together, meetings | views, places)
        for made in parts.releases:
            seen = places(made.collection_id) if made.collection_id else None
            add_release(connection, assessment_id, made.model_copy(update={"collection_id": seen}))
        if parts.plan_inputs != PlanInputs():
            self._write_inputs(connection, assessment_id, parts.plan_inputs)

    def _restore_documents(self, connection: Connection, assessment_id: str, places: Places, parts: Parts) -> None:
        """Write activities, the plan and contributions; of words whose writer was erased here nothing is left in them."""
        actions = restore_documents(connection, assessment_id, parts)
        ids = _free(connection, tables.contribution, [one.id for one in parts.contributions])
        restore_evaluations(connection, assessment_id, parts.evaluations)
        raw = parts.raw
        marked = raw.questioned if raw else ()
        self._restore_contributions(connection, assessment_id, parts.contributions, marked, ids, actions, places)
        if raw is None:
            return
        gone = erased_of(connection, {note.id for note in raw.notes} | {note.respondent for note in raw.notes})
        taken = [note for note in raw.notes if gone & {note.id, note.respondent}]
        take_out(connection, assessment_id, [words for note in taken for words in (note.part, note.words)])


def _restore_notes(connection: Connection, assessment_id: str, raw: RawParts, people: dict[str, str]) -> None:
    """Write notes of people who were not erased here; that one was passed on is written even where its words are gone."""
    gone = erased_of(connection, [note.id for note in raw.notes])
    kept = [note for note in raw.notes if note.respondent in people and note.id not in gone]
    ids = _free(connection, tables.respondent_note, [note.id for note in kept])
    for note in kept:
        add_note(connection, note.model_copy(update={"id": ids[note.id], "respondent": people[note.respondent]}))
    own = _free(connection, tables.passed_on, [passed.id for passed in raw.passed_on])
    for passed in raw.passed_on:
        moved = {"id": own[passed.id], "note": ids.get(passed.note or "")}
        add_passed_on(connection, assessment_id, passed.model_copy(update=moved))


def _restore_collections(connection: Connection, assessment_id: str, parts: Parts, own: str | None) -> Places:
    """Write every collection, with a new id where its own is taken; returns where what belonged to one belongs now.

    What names none belongs to the first, which was the only one.
    """
    ids = _free(connection, tables.collection, [one.id for one in parts.collections])
    answers_in = own_collection(parts.collections).id
    for one in parts.collections:
        moved = one.model_copy(update={"id": ids[one.id], "assessment_id": assessment_id})
        salt = parts.raw.salts.get(one.id) if parts.raw else None
        insert_collection(connection, moved, own_respondent=own if one.id == answers_in else None, salt=salt)
    first = ids[parts.collections[0].id]
    return lambda named: ids.get(named or "", first)


def restore_documents(connection: Connection, assessment_id: str, parts: Parts) -> dict[str, str]:
    """Write activities, priorities, actions and meetings about them, with new ids where theirs are taken.

    Returns the id under which each action is kept.
    """
    ids = _free(connection, tables.activity, [activity.id for activity in parts.activities])
    for activity in parts.activities:
        ACTIVITIES.add(connection, assessment_id, activity.model_copy(update={"id": ids[activity.id]}))
    ids = _free(connection, tables.priority, [priority.id for priority in parts.plan.priorities])
    for priority in parts.plan.priorities:
        PRIORITIES.add(connection, assessment_id, priority.model_copy(update={"id": ids[priority.id]}))
    own = _free(connection, tables.action, [action.id for action in parts.plan.actions])
    for action in parts.plan.actions:
        if own[action.id] != action.id:  # of what became one with it the other may be kept here too, or come back some day
            own |= {inside: new_id() for inside in action.ids - {action.id}}
        ACTIONS.add(connection, assessment_id, action.renamed(ids | own))
    meetings = _free(connection, tables.plan_meeting, [meeting.id for meeting in parts.plan_meetings])
    restore_plan_meetings(connection, assessment_id, parts.plan_meetings, meetings, ids | own)
    return own


def _people(connection: Connection, raw: RawParts | None) -> tuple[dict[str, str], str | None]:
    """The ids under which people are restored, without those erased here; and the one remembered at the keyboard."""
    if raw is None:
        return {}, None
    gone = erased_of(connection, [person.id for person in raw.respondents])
    people = _free(connection, tables.respondent, [person.id for person in raw.respondents if person.id not in gone])
    return people, people.get(raw.own_respondent or "")


def erased_of(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of these were erased here."""
    hashes = {hash_of(one): one for one in ids}
    return {hashes[found] for found in connection.execute(select(tables.erased.c.hash)).scalars() if found in hashes}


def _free(connection: Connection, table: Table, ids: Iterable[str]) -> dict[str, str]:
    """For each id the one to use: itself, or a new one where it is taken."""
    wanted = list(ids)
    taken = {found for found in wanted if connection.execute(select(table.c.id).where(table.c.id == found)).first()}
    return {found: new_id() if found in taken else found for found in wanted}


def _organisation(connection: Connection, made: Assessment) -> Organisation:
    """The organisation with an id that is free."""
    ids = _free(connection, tables.organisation, [made.organisation.id])
    return made.organisation.model_copy(update={"id": ids[made.organisation.id]})
