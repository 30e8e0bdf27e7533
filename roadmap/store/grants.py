"""Keeps who has which part, for people who sign in, and whose answers are theirs in a room they share."""

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from roadmap.access.models import EVERYTHING, Grant, Role, folded
from roadmap.store.base import Part, new_id
from roadmap.store.links import leads_to
from roadmap.store.tables import grant


class Grants(Part):
    """Gives, lists and takes away parts."""

    def give(self, given: Grant) -> None:
        """Give somebody a part; to give it twice changes nothing."""
        with self._database.writing() as connection:
            _give(connection, given)

    def name_first_keeper(self, email: str) -> bool:
        """Make this the keeper where there is none yet; returns whether there is a keeper now."""
        with self._database.writing() as connection:
            if connection.execute(select(grant.c.id).where(grant.c.role == Role.KEEPER.value)).first():
                return True
            if not folded(email):
                return False
            _give(connection, Grant(email=email, role=Role.KEEPER, opens=EVERYTHING))
            return True

    def grants_of(self, email: str) -> tuple[Grant, ...]:
        """What somebody has, by their e-mail."""
        return self._grants(grant.c.email == folded(email))

    def grants(self) -> tuple[Grant, ...]:
        """Everything that was given to anybody, in order of e-mails."""
        return self._grants(grant.c.id != "")

    def _grants(self, which: Any) -> tuple[Grant, ...]:
        wanted = select(grant).where(which).order_by(grant.c.email, grant.c.role, grant.c.opens)
        with self._database.reading() as connection:
            return tuple(_grant(row) for row in connection.execute(wanted))

    def take(self, taken: Grant) -> None:
        """Take a part away; where somebody was quicker nothing happens."""
        with self._database.saving() as connection:
            connection.execute(delete(grant).where(_is(taken)))

    def respondent_id_of(self, email: str, assessment_id: str) -> str | None:
        """As whom somebody who signs in answers in an assessment, or None before they do."""
        wanted = select(grant.c.respondent_id).where(
            grant.c.email == folded(email), grant.c.opens == assessment_id, grant.c.respondent_id.is_not(None)
        )
        with self._database.reading() as connection:
            return connection.execute(wanted.limit(1)).scalar()

    def remember_respondent_of(self, email: str, assessment_id: str, respondent_id: str) -> None:
        """Remember as whom somebody who signs in answers."""
        mine = (grant.c.email == folded(email)) & (grant.c.opens == assessment_id)
        with self._database.saving() as connection:
            connection.execute(update(grant).where(mine).values(respondent_id=respondent_id))


def _is(given: Grant) -> Any:
    opens = given.opens or ""
    return (grant.c.email == folded(given.email)) & (grant.c.role == given.role.value) & (grant.c.opens == opens)


def _give(connection: Connection, given: Grant) -> None:
    if connection.execute(select(grant.c.id).where(_is(given))).first():
        return
    assessment_id = leads_to(connection, given.opens)["assessment_id"] if given.opens else None
    connection.execute(
        insert(grant).values(
            id=new_id(),
            email=folded(given.email),
            role=given.role.value,
            opens=given.opens or "",
            assessment_id=assessment_id,
        )
    )


def _grant(row: Row[Any]) -> Grant:
    return Grant(email=row.email, role=Role(row.role), opens=row.opens or None)
