"""Keeps contributions: what was heard, what is answered, what people read of it, and that somebody said otherwise."""

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import Connection, delete, select, update

from roadmap.assessment.note_models import Note
from roadmap.plan.feedback_models import Contribution
from roadmap.store.base import Part, new_id
from roadmap.store.documents import ACTIONS, CONTRIBUTIONS
from roadmap.store.events import Event, add_event
from roadmap.store.notes import add_note
from roadmap.store.tables import collection, contribution, questioned, respondent, respondent_note

#: Whoever had a share in an answer is in no event: only that it was published, taken down or looked at again.
PUBLISHED, TAKEN_DOWN, LOOKED_AGAIN = "answer_published", "answer_taken_down", "answer_looked_at_again"


class Contributions(Part):
    """Saves, lists and removes contributions."""

    def contributions(self, assessment_id: str) -> list[Contribution]:
        """Every contribution of an assessment, in the order they were begun."""
        with self._database.reading() as connection:
            return CONTRIBUTIONS.all(connection, assessment_id)

    def save_contribution(self, assessment_id: str, made: Contribution) -> Contribution:
        """Keep a contribution and return it with its new revision; one with an empty id and revision 0 is new.

        StaleWrite, with both versions, where somebody changed or removed it first.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            return CONTRIBUTIONS.save(connection, assessment_id, made)

    def publish_contribution(self, assessment_id: str, made: Contribution, today: date) -> Contribution:
        """Keep a contribution whose answer people read from today on, or no longer read; returns it with its new revision.

        Where it keeps the promise of an action, that is dated in the same step, if it was not before. StaleWrite where
        somebody changed the contribution first.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            kept = CONTRIBUTIONS.save(connection, assessment_id, made)
            what = PUBLISHED if made.published else TAKEN_DOWN
            add_event(connection, Event(assessment_id=assessment_id, on_day=today, what=what))
            if made.published and made.of_action:
                _date_promise(connection, assessment_id, made.of_action, today)
        return kept

    def remove_contribution(self, assessment_id: str, contribution_id: str, revision: int | None = None) -> None:
        """Take a contribution away. StaleWrite where a revision is given and somebody changed it since."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            CONTRIBUTIONS.remove(connection, assessment_id, contribution_id, revision)

    # --- that is not what I said ---------------------------------------------------------------

    def question(
        self, respondent_id: str, contribution_id: str, words: str, read_by: date, *, note_id: str | None = None
    ) -> Note:
        """Keep that somebody did not say what a published answer says they did, and their words for the reader.

        The answer counts as questioned until the group has looked again, also where the words are taken back before. A page
        that makes the id beforehand can send it twice and keeps it once. NotKept where there is no such answer for them.
        """
        made = Note(id=note_id or new_id(), respondent=respondent_id, words=words, read_by=read_by, contribution=contribution_id)
        with self._database.writing() as connection:
            theirs = (
                select(contribution.c.assessment_id)
                .join(collection, collection.c.assessment_id == contribution.c.assessment_id)
                .join(respondent, respondent.c.collection_id == collection.c.id)
                .where(contribution.c.id == contribution_id, respondent.c.id == respondent_id)
            )
            assessment_id = connection.execute(theirs).scalar()
            if assessment_id is None:
                raise self._missing("answer")
            self._touch(connection, assessment_id)
            if connection.execute(select(respondent_note.c.id).where(respondent_note.c.id == made.id)).first() is None:
                add_note(connection, made)
            self._mark(connection, contribution_id)
        return made

    def questioned(self, assessment_id: str) -> frozenset[str]:
        """The ids of the contributions that somebody questioned and the group has not looked at again since."""
        wanted = select(questioned.c.contribution_id).join(contribution).where(contribution.c.assessment_id == assessment_id)
        with self._database.reading() as connection:
            return frozenset(connection.execute(wanted).scalars())

    def look_again(self, assessment_id: str, made: Contribution, today: date) -> Contribution:
        """Keep a contribution that the group looked at again, and that it is questioned no longer.

        StaleWrite where somebody changed it first.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            kept = CONTRIBUTIONS.save(connection, assessment_id, made)
            connection.execute(delete(questioned).where(questioned.c.contribution_id == kept.id))
            add_event(connection, Event(assessment_id=assessment_id, on_day=today, what=LOOKED_AGAIN))
        return kept

    def _mark(self, connection: Connection, contribution_id: str) -> None:
        mark = self._database.insert(questioned).values(contribution_id=contribution_id)
        connection.execute(mark.on_conflict_do_nothing())

    def _restore_contributions(
        self,
        connection: Connection,
        assessment_id: str,
        kept: tuple[Contribution, ...],
        marked: tuple[str, ...],
        ids: Mapping[str, str],
        actions: Mapping[str, str],
        places: Callable[[str | None], str],
    ) -> None:
        """Write the contributions of an archive; `ids`, `actions` and `places` say under which id each thing is kept here."""
        for one in kept:
            moved = {
                "id": ids[one.id],
                "collection_id": places(one.collection_id) if one.collection_id else None,
                "actions": tuple(actions.get(action, action) for action in one.actions),
                "of_action": actions.get(one.of_action or "", one.of_action),
            }
            CONTRIBUTIONS.add(connection, assessment_id, one.model_copy(update=moved))
            if ids[one.id] != one.id:
                _follow(connection, assessment_id, one.id, ids[one.id])
        there = set(connection.execute(select(contribution.c.id).where(contribution.c.assessment_id == assessment_id)).scalars())
        for marked_id in marked:
            if ids.get(marked_id, marked_id) in there:
                self._mark(connection, ids.get(marked_id, marked_id))


def _follow(connection: Connection, assessment_id: str, old: str, new: str) -> None:
    """What people of this assessment wrote to a contribution that got a new id is about that id."""
    people = select(respondent.c.id).join(collection).where(collection.c.assessment_id == assessment_id)
    theirs = (respondent_note.c.contribution_id == old) & respondent_note.c.respondent_id.in_(people)
    connection.execute(update(respondent_note).where(theirs).values(contribution_id=new))


def _date_promise(connection: Connection, assessment_id: str, action_id: str, today: date) -> None:
    """Date an action's promise that people hear, where it is not dated yet."""
    for action in ACTIONS.all(connection, assessment_id):
        if action.id == action_id and action.followed.feedback_given_on is None:
            followed = action.followed.model_copy(update={"feedback_given_on": today})
            ACTIONS.save(connection, assessment_id, action.model_copy(update={"followed": followed}))
