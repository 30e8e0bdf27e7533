"""Keeps collections of answers: what people are told, whether they are closed, and what was shown once when they closed."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, case, func, select, update

from roadmap.assessment.collection_models import Collection, looked_at, own_collection
from roadmap.assessment.models import Agreement, Collected, K, Release
from roadmap.store.agreements import agreements_in
from roadmap.store.answers import collected_in
from roadmap.store.base import Part, new_id
from roadmap.store.collection_rows import collection_values, collections_in, insert_collection, read_collection
from roadmap.store.events import Event, add_event
from roadmap.store.notes import settle_notes
from roadmap.store.problems import StaleWrite
from roadmap.store.releases import add_release
from roadmap.store.tables import answer, collection, respondent

#: What a collection shows when it closes: made from all its answers, once.
Closing = Callable[[Collected, Sequence[Agreement]], Sequence[Release]]


class Collections(Part):
    """Adds, lists, changes and closes collections."""

    def collections(self, assessment_id: str) -> list[Collection]:
        """Every collection of an assessment, first added first; none where there is no such assessment."""
        with self._database.reading() as connection:
            return collections_in(connection, assessment_id)

    def collection(self, collection_id: str) -> Collection:
        """One collection; NotKept where there is none with this id."""
        with self._database.reading() as connection:
            return self._one(connection, collection_id)

    def collection_of(self, assessment_id: str) -> Collection:
        """The collection that the person at the keyboard answers in."""
        found = self.collections(assessment_id)
        if not found:
            raise self._missing("assessment")
        return own_collection(found)

    def add_collection(self, new: Collection) -> Collection:
        """Add a collection to an assessment, as the last one; returns it as it is kept, with an id where it had none."""
        with self._database.writing() as connection:
            self._touch(connection, new.assessment_id)
            return insert_collection(connection, new.model_copy(update={"id": new.id or new_id(), "closed_on": None}))

    def update_collection(self, changed: Collection) -> Collection:
        """Change what people are told of a collection and who is invited; returns it with its new revision.

        Its kind, its assessment and the day it closed stay. StaleWrite where somebody changed it first.
        """
        with self._database.writing() as connection:
            self._touch(connection, changed.assessment_id)
            kept = self._one(connection, changed.id)
            if kept.revision != changed.revision:
                raise StaleWrite(changed, kept)
            stays = {"kind": kept.kind, "assessment_id": kept.assessment_id, "closed_on": kept.closed_on}
            new = changed.model_copy(update=stays | {"revision": kept.revision + 1})
            connection.execute(update(collection).where(collection.c.id == new.id).values(**collection_values(new)))
            return new

    def close_collection(self, collection_id: str, make: Closing, *, today: date) -> Collection:
        """Close a collection and keep what it shows from now on, all or nothing; `make` is called once, on all its answers.

        One that is closed stays as it is, and `make` is not called: a later erasure, or a second press, changes nothing.
        """
        with self._database.writing() as connection:
            kept = self._one(connection, collection_id)
            self._touch(connection, kept.assessment_id)
            kept = self._one(connection, collection_id)  # again, now that nobody else can change it
            if kept.closed_on is not None:
                return kept
            agreed = agreements_in(connection, kept.assessment_id)
            settle_notes(connection, kept.assessment_id, collection_id)
            for made in make(collected_in(connection, collection_id, kept.kind), agreed):
                frozen = {"collection_id": collection_id, "comments": ()}  # words can be taken back, so none are frozen
                add_release(connection, kept.assessment_id, made.model_copy(update=frozen))
            new = kept.model_copy(update={"closed_on": today, "revision": kept.revision + 1})
            connection.execute(update(collection).where(collection.c.id == new.id).values(**collection_values(new)))
            add_event(
                connection,
                Event(assessment_id=new.assessment_id, on_day=datetime.now(UTC).date(), what="collection_closed"),
            )
            return new

    def answered_about(self, collection_id: str, step: int = K) -> int:
        """How many people have answered at least one question, in whole steps: 27 are 20, and 9 are 0.

        Counted exactly, the number before and after one person would say whether that person had answered.
        """
        given = (
            select(func.count(func.distinct(answer.c.respondent_id)))
            .join(respondent, respondent.c.id == answer.c.respondent_id)
            .where(respondent.c.collection_id == collection_id, answer.c.answer.is_not(None))
        )
        with self._database.reading() as connection:
            return int(connection.execute(given).scalar_one()) // step * step

    def counted(self, collection_id: str) -> tuple[int, int]:
        """How many people have answered at least one question, and how many of them in another way than on a screen.

        Exact numbers, for rules to work with and never to be shown: see `other_ways`.
        """
        given = (
            select(
                func.count(func.distinct(respondent.c.id)),
                func.count(func.distinct(case((respondent.c.way.is_not(None), respondent.c.id)))),
            )
            .join(answer, respondent.c.id == answer.c.respondent_id)
            .where(respondent.c.collection_id == collection_id, answer.c.answer.is_not(None))
        )
        with self._database.reading() as connection:
            people, otherwise = connection.execute(given).one()
        return int(people), int(otherwise)

    def code_salt(self, collection_id: str) -> bytes:
        """The random salt with which return codes of a collection are hashed."""
        with self._database.reading() as connection:
            found = connection.execute(select(collection.c.salt).where(collection.c.id == collection_id)).scalar()
        if found is None:
            raise self._missing("collection of answers")
        return bytes.fromhex(found)

    def looked_at(self, assessment_id: str) -> Collection:
        """The collection whose results people expect first; NotKept where there is no such assessment."""
        found = self.collections(assessment_id)
        if not found:
            raise self._missing("assessment")
        return looked_at(found)

    def _one(self, connection: Connection, collection_id: str) -> Collection:
        row = connection.execute(select(collection).where(collection.c.id == collection_id)).first()
        if row is None:
            raise self._missing("collection of answers")
        return read_collection(row)
