"""Keeps assessments, with their organisation and their pinned framework."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import Assessment, CollectionKind, Contacts, FrameworkRef, Organisation
from roadmap.content.models import Framework
from roadmap.content.pinning import framework_hash, pin, unpin
from roadmap.store.base import Part, new_id, next_position
from roadmap.store.collection_rows import insert_collection
from roadmap.store.problems import StaleWrite
from roadmap.store.tables import answer, assessment, collection, framework, organisation, respondent


class Assessments(Part):
    """Makes, lists and changes assessments."""

    def create_assessment(
        self,
        organisation_name: str,
        service: str,
        round_name: str,
        framework: Framework,
        set_id: str,
        contacts: Contacts,
        kind: CollectionKind,
        *,
        today: date,
        example: bool = False,
        follows: str | None = None,
    ) -> Assessment:
        """Make an assessment with one collection, and pin the framework as it is now."""
        ref = FrameworkRef(id=framework.id, version=framework.version, hash=framework_hash(framework))
        with self._database.writing() as connection:
            made = Assessment(
                id=new_id(),
                organisation=keep_organisation(connection, Organisation(id=new_id(), name=organisation_name), example),
                service=service,
                round_name=round_name,
                framework=ref,
                set_id=set_id,
                contacts=contacts,
                example=example,
                follows=follows,
                created_on=today,
            )
            self._insert(connection, made, pin(framework))
            settings = CollectionSettings(contacts=contacts)
            first = Collection(id=new_id(), assessment_id=made.id, kind=kind, set_id=set_id, settings=settings)
            insert_collection(connection, first)
        return made

    def _insert(self, connection: Connection, made: Assessment, text: str) -> None:
        """Write a new assessment, and its framework where it is not kept yet."""
        ref = made.framework
        connection.execute(
            self._database.insert(framework)
            .values(hash=ref.hash, id=ref.id, version=ref.version, text=text)
            .on_conflict_do_nothing()
        )
        connection.execute(
            insert(assessment).values(
                id=made.id,
                revision=made.revision,
                changes=1,
                position=next_position(connection, assessment),
                framework_hash=ref.hash,
                created_on=made.created_on,
                example=made.example,
                **_changeable(made),
            )
        )

    def assessments(self) -> list[Assessment]:
        """Every assessment, newest first."""
        with self._database.reading() as connection:
            return [
                _assessment(row)
                for row in connection.execute(_selected().order_by(assessment.c.position.desc(), assessment.c.id))
            ]

    def newest(self) -> Assessment | None:
        """The assessment made last, or None before the first."""
        with self._database.reading() as connection:
            row = connection.execute(_selected().order_by(assessment.c.position.desc(), assessment.c.id).limit(1)).first()
        return _assessment(row) if row else None

    def assessment(self, assessment_id: str) -> Assessment:
        """One assessment; NotKept where there is none with this id."""
        with self._database.reading() as connection:
            row = connection.execute(_selected().where(assessment.c.id == assessment_id)).first()
        if row is None:
            raise self._missing("assessment")
        return _assessment(row)

    def update_assessment(self, changed: Assessment) -> Assessment:
        """Change names, set, contacts, what it follows or the day it closed; returns it with its new revision.

        The framework, the day it was made and whether it is an example stay. A new name renames the
        organisation in all its assessments. StaleWrite where somebody changed the assessment first.
        """
        with self._database.writing() as connection:
            self._touch(connection, changed.id)
            kept = connection.execute(_selected().where(assessment.c.id == changed.id)).one()
            if kept.revision != changed.revision:
                raise StaleWrite(changed, _assessment(kept))
            connection.execute(
                update(organisation).where(organisation.c.id == kept.organisation_id).values(name=changed.organisation.name)
            )
            values = _changeable(changed) | {"organisation_id": kept.organisation_id, "revision": changed.revision + 1}
            connection.execute(update(assessment).where(assessment.c.id == changed.id).values(**values))
            return _assessment(connection.execute(_selected().where(assessment.c.id == changed.id)).one())

    def framework_of(self, assessment_id: str) -> Framework:
        """The framework an assessment is pinned to, as it was then."""
        return unpin(self.pinned_text(assessment_id))

    def pinned_text(self, assessment_id: str) -> str:
        """The text of the framework an assessment is pinned to, whose hash the assessment names."""
        wanted = (
            select(framework.c.text)
            .join(assessment, assessment.c.framework_hash == framework.c.hash)
            .where(assessment.c.id == assessment_id)
        )
        with self._database.reading() as connection:
            text = connection.execute(wanted).scalar()
        if text is None:
            raise self._missing("assessment")
        return str(text)

    def answered_rev(self, assessment_id: str) -> int:
        """A number that changes whenever something of the assessment, its answers included, changed."""
        answers = (
            select(func.coalesce(func.sum(answer.c.revision), 0))
            .select_from(collection)
            .join(respondent, respondent.c.collection_id == collection.c.id)
            .join(answer, answer.c.respondent_id == respondent.c.id)
            .where(collection.c.assessment_id == assessment_id)
            .scalar_subquery()
        )
        with self._database.reading() as connection:
            changes = connection.execute(select(assessment.c.changes + answers).where(assessment.c.id == assessment_id)).scalar()
        if changes is None:
            raise self._missing("assessment")
        return int(changes)


def keep_organisation(connection: Connection, wanted: Organisation, example: bool) -> Organisation:
    """The organisation of this name, made with the id that is wanted where there is none; examples are kept apart."""
    same_name = (organisation.c.name == wanted.name) & (organisation.c.example == example)
    row = connection.execute(select(organisation).where(same_name).order_by(organisation.c.id)).first()
    if row:
        return Organisation(id=row.id, name=row.name)
    connection.execute(insert(organisation).values(id=wanted.id, name=wanted.name, example=example))
    return wanted


def _changeable(made: Assessment) -> dict[str, Any]:
    """The columns of what may change in an assessment."""
    return {
        "organisation_id": made.organisation.id,
        "service": made.service,
        "round_name": made.round_name,
        "set_id": made.set_id,
        "contacts": made.contacts.model_dump_json(),
        "follows": made.follows,
        "closed_on": made.closed_on,
    }


def _selected() -> Select[Any]:
    return (
        select(assessment, organisation.c.name, framework.c.id.label("framework_id"), framework.c.version)
        .join(organisation, organisation.c.id == assessment.c.organisation_id)
        .join(framework, framework.c.hash == assessment.c.framework_hash)
    )


def _assessment(row: Row[Any]) -> Assessment:
    return Assessment(
        id=row.id,
        revision=row.revision,
        organisation=Organisation(id=row.organisation_id, name=row.name),
        service=row.service,
        round_name=row.round_name,
        framework=FrameworkRef(id=row.framework_id, version=row.version, hash=row.framework_hash),
        set_id=row.set_id,
        contacts=Contacts.model_validate_json(row.contacts),
        example=row.example,
        follows=row.follows,
        created_on=row.created_on,
        closed_on=row.closed_on,
    )
