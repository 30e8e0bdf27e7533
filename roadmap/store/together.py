"""Keeps agreeing together: decisions on items, marks that hold one back, meetings, and views their holders want kept."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from roadmap.assessment.meeting_models import Decision, Meeting, MinorityView, Together
from roadmap.store.agreements import Agreements
from roadmap.store.base import new_id, next_position
from roadmap.store.documents import MEETINGS, MINORITY_VIEWS
from roadmap.store.problems import StaleWrite, StoreProblem
from roadmap.store.tables import decision, held_back

ISSUED = (
    "This view has gone out with a paper, so it can no longer be taken back here.",
    "Ask whoever keeps the paper to leave it out of the next one.",
)


class AgreeingTogether(Agreements):
    """Saves and reads what a group decides, and what its members hold back or want written down."""

    def together(self, assessment_id: str) -> Together:
        """Everything kept of agreeing together, as of one moment."""
        with self._database.reading() as connection:
            return Together(
                decisions=tuple(_standing(_rows(connection, assessment_id))),
                held_back=tuple(
                    connection.execute(
                        select(held_back.c.item).where(held_back.c.assessment_id == assessment_id).order_by(held_back.c.item)
                    ).scalars()
                ),
                meetings=tuple(MEETINGS.all(connection, assessment_id)),
                minority_views=tuple(MINORITY_VIEWS.all(connection, assessment_id)),
            )

    def decision_revisions(self, assessment_id: str) -> dict[str, int]:
        """How often each item was decided or taken back; what somebody saw is told by this number."""
        wanted = (
            select(decision.c.item, func.max(decision.c.revision))
            .where(decision.c.assessment_id == assessment_id)
            .group_by(decision.c.item)
        )
        with self._database.reading() as connection:
            return {item: int(revision) for item, revision in connection.execute(wanted)}

    def decide(self, assessment_id: str, decisions: Iterable[Decision], seen: Mapping[str, int]) -> None:
        """Keep decisions, all or none; each is what its item comes to in the results from now on.

        `seen` is by item the revision that was on the screen, none for an item without one. StaleWrite, with
        both versions, where somebody decided an item first. What was decided before is kept under it.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            for mine in decisions:
                rows = _rows(connection, assessment_id, mine.item)
                if (rows[-1].revision if rows else 0) != seen.get(mine.item, 0):
                    raise StaleWrite(mine, next(iter(_standing(rows)[::-1]), None))
                _append(connection, assessment_id, mine.item, mine.model_dump_json())
                self._settle(connection, assessment_id, mine.item, mine)

    def take_back_decision(self, assessment_id: str, item: str, seen: int) -> Decision | None:
        """Take the last decision on an item back; returns the one that stands again, or None where the item is open.

        StaleWrite where somebody decided or took back first.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            rows = _rows(connection, assessment_id, item)
            standing = _standing(rows)
            if (rows[-1].revision if rows else 0) != seen:
                raise StaleWrite(None, standing[-1] if standing else None)
            if rows:
                _append(connection, assessment_id, item, None)
            before = standing[-2] if len(standing) > 1 else None
            self._settle(connection, assessment_id, item, before)
        return before

    def hold_back(self, assessment_id: str, item: str) -> None:
        """Mark that somebody does not want an item accepted together. No name is kept, and once is enough."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            mark = self._database.insert(held_back).values(assessment_id=assessment_id, item=item)
            connection.execute(mark.on_conflict_do_nothing())

    def let_go(self, assessment_id: str, item: str) -> None:
        """Take the mark away."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            connection.execute(delete(held_back).where(held_back.c.assessment_id == assessment_id, held_back.c.item == item))

    def save_meeting(self, assessment_id: str, meeting: Meeting) -> Meeting:
        """Keep a meeting and return it with its new revision. StaleWrite where somebody changed it first."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            return MEETINGS.save(connection, assessment_id, meeting)

    def save_minority_view(self, assessment_id: str, view: MinorityView) -> MinorityView:
        """Keep somebody's view, as they said it may be kept. StaleWrite where it was changed or taken back first."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            return MINORITY_VIEWS.save(connection, assessment_id, view)

    def take_back_minority_view(self, assessment_id: str, view_id: str) -> None:
        """Remove somebody's view for good. StoreProblem where a paper has carried it."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            for kept in MINORITY_VIEWS.all(connection, assessment_id):
                if kept.id == view_id and kept.issued_on is not None:
                    raise StoreProblem(ISSUED[0], self._database.where, ISSUED[1])
            MINORITY_VIEWS.remove(connection, assessment_id, view_id, None)

    def issue_paper(self, assessment_id: str, meeting_id: str, view_ids: Iterable[str], *, today: date) -> None:
        """Mark that the paper of a meeting went out today, with these views; those already issued keep their day."""
        carried = set(view_ids)
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            for meeting in MEETINGS.all(connection, assessment_id):
                if meeting.id == meeting_id:
                    MEETINGS.save(connection, assessment_id, meeting.model_copy(update={"paper_on": today}))
            for view in MINORITY_VIEWS.all(connection, assessment_id):
                if view.id in carried and view.issued_on is None:
                    MINORITY_VIEWS.save(connection, assessment_id, view.model_copy(update={"issued_on": today}))

    def _settle(self, connection: Connection, assessment_id: str, item: str, found: Decision | None) -> None:
        """Make what enters the results that of a decision; none where the item is open."""
        agreed = found.agreement if found else None
        if agreed is None:
            self._drop_agreement(connection, assessment_id, item)
        else:
            self._write_agreement(connection, assessment_id, agreed)


def restore_together(
    connection: Connection, assessment_id: str, kept: Together, ids: Mapping[str, str], places: Callable[[str], str]
) -> None:
    """Write what an archive holds of agreeing together.

    `ids` says under which id a meeting or view is kept, `places` under which a collection of answers.
    """

    def looked_at(named: str | None) -> dict[str, str | None]:
        return {"collection_id": places(named) if named else None}

    for made in kept.decisions:
        moved_decision = made.model_copy(update=looked_at(made.collection_id))
        _append(connection, assessment_id, made.item, moved_decision.model_dump_json())
    for item in kept.held_back:
        connection.execute(insert(held_back).values(assessment_id=assessment_id, item=item))
    for meeting in kept.meetings:
        moved_meeting = {"id": ids[meeting.id]} | looked_at(meeting.collection_id)
        MEETINGS.add(connection, assessment_id, meeting.model_copy(update=moved_meeting))
    for view in kept.minority_views:
        moved = {"id": ids[view.id], "meeting": ids.get(view.meeting, "")}
        MINORITY_VIEWS.add(connection, assessment_id, view.model_copy(update=moved))


def _append(connection: Connection, assessment_id: str, item: str, body: str | None) -> None:
    rows = _rows(connection, assessment_id, item)
    connection.execute(
        insert(decision).values(
            id=new_id(),
            assessment_id=assessment_id,
            item=item,
            revision=rows[-1].revision + 1 if rows else 1,
            position=next_position(connection, decision, assessment_id),
            body=body,
        )
    )


def _rows(connection: Connection, assessment_id: str, item: str | None = None) -> list[Row[Any]]:
    """Every decision and taking back, first first."""
    wanted = select(decision).where(decision.c.assessment_id == assessment_id).order_by(decision.c.position)
    return list(connection.execute(wanted if item is None else wanted.where(decision.c.item == item)))


def _standing(rows: Iterable[Row[Any]]) -> list[Decision]:
    """The decisions that nobody took back: one without words takes away the last on its item."""
    found: list[Decision] = []
    for row in rows:
        if row.body is not None:
            found.append(Decision.model_validate_json(row.body))
            continue
        last = max((i for i, made in enumerate(found) if made.item == row.item), default=None)
        if last is not None:
            del found[last]
    return found
