"""Keeps links by their hashes, and lists and revokes them; the links of a batch are only ever counted."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from roadmap.access.models import EVERYTHING, Frozen, Link, Role
from roadmap.access.tokens import new_token, token_hash
from roadmap.store.base import Part, new_id
from roadmap.store.tables import assessment, collection, link, visit


class NewLink(Frozen):
    """A link just made. The token is shown once and kept nowhere."""

    token: str
    link: Link


class NewBatch(Frozen):
    """A batch of personal links just made; its tokens are shown once, in no order, and kept nowhere."""

    id: str
    tokens: tuple[str, ...]


class Batch(Frozen):
    """What is known of a batch: how many links it holds. Which of them were used is known to nobody."""

    id: str
    opens: str
    perspective: str | None
    links: int
    expires_at: datetime
    revoked_at: datetime | None


class Links(Part):
    """Makes, finds, lists and revokes links."""

    def make_link(
        self, role: Role, opens: str, expires_at: datetime, *, perspective: str | None = None, once: bool = False
    ) -> NewLink:
        """Make a link to an assessment, a collection, a workshop or EVERYTHING, with its token to hand out.

        `expires_at` has its time zone. With `once` it opens a single time.
        """
        token = new_token(secrets.token_bytes)
        made = Link(hash=token_hash(token), role=role, opens=opens, perspective=perspective, once=once, expires_at=expires_at)
        with self._database.writing() as connection:
            _keep(connection, [made])
        return NewLink(token=token, link=made)

    def make_batch(self, opens: str, expires_at: datetime, number: int, *, perspective: str | None = None) -> NewBatch:
        """Make so many personal links for respondents. ValueError for fewer than one."""
        if number < 1:
            raise ValueError("a batch has at least one link")
        batch = new_id()
        tokens = tuple(new_token(secrets.token_bytes) for _ in range(number))
        with self._database.writing() as connection:
            _keep(
                connection,
                [
                    Link(
                        hash=token_hash(token),
                        role=Role.RESPONDENT,
                        opens=opens,
                        perspective=perspective,
                        batch=batch,
                        expires_at=expires_at,
                    )
                    for token in tokens
                ],
            )
        return NewBatch(id=batch, tokens=tokens)

    def link_of(self, hash_: str) -> Link | None:
        """The link of which this is the token's hash, in whatever state it is, or None."""
        with self._database.reading() as connection:
            row = connection.execute(select(link).where(link.c.hash == hash_)).first()
        return _link(row) if row else None

    def links_of(self, opens: str) -> list[Link]:
        """The links that lead to an assessment, collection, workshop or EVERYTHING, save those of batches."""
        wanted = select(link).where(link.c.opens == opens, link.c.batch.is_(None)).order_by(link.c.role, link.c.hash)
        with self._database.reading() as connection:
            return [_link(row) for row in connection.execute(wanted)]

    def batches_of(self, opens: str) -> list[Batch]:
        """The batches of personal links to an assessment or collection."""
        wanted = (
            select(
                link.c.batch,
                link.c.perspective,
                func.count().label("links"),
                func.max(link.c.expires_at).label("expires_at"),
                func.max(link.c.revoked_at).label("revoked_at"),
            )
            .where(link.c.opens == opens, link.c.batch.is_not(None))
            .group_by(link.c.batch, link.c.perspective)
            .order_by(link.c.batch)
        )
        with self._database.reading() as connection:
            return [
                Batch(
                    id=row.batch,
                    opens=opens,
                    perspective=row.perspective,
                    links=row.links,
                    expires_at=row.expires_at,
                    revoked_at=row.revoked_at,
                )
                for row in connection.execute(wanted)
            ]

    def revoke_link(self, hash_: str, now: datetime) -> None:
        """Let a link lead nowhere from now on, and whoever came by it as well. NotKept where there is none."""
        with self._database.writing() as connection:
            if connection.execute(select(link.c.hash).where(link.c.hash == hash_)).first() is None:
                raise self._missing("link")
            connection.execute(update(link).where(link.c.hash == hash_, link.c.revoked_at.is_(None)).values(revoked_at=now))
            connection.execute(delete(visit).where(visit.c.link_hash == hash_))

    def revoke_batch(self, batch: str, now: datetime) -> None:
        """The same for every link of a batch. NotKept where there is none."""
        with self._database.writing() as connection:
            if connection.execute(select(link.c.hash).where(link.c.batch == batch)).first() is None:
                raise self._missing("batch of links")
            connection.execute(update(link).where(link.c.batch == batch, link.c.revoked_at.is_(None)).values(revoked_at=now))
            connection.execute(delete(visit).where(visit.c.batch == batch))


def leads_to(connection: Connection, opens: str) -> dict[str, str | None]:
    """The assessment and the collection that `opens` names, each None where it names none."""
    row = connection.execute(select(collection.c.id, collection.c.assessment_id).where(collection.c.id == opens)).first()
    if row:
        return {"assessment_id": row.assessment_id, "collection_id": row.id}
    known = connection.execute(select(assessment.c.id).where(assessment.c.id == opens)).scalar()
    return {"assessment_id": known, "collection_id": None}


def _keep(connection: Connection, made: Iterable[Link]) -> None:
    rows = sorted((one.model_dump() | {"role": one.role.value} for one in made), key=lambda row: str(row["hash"]))
    where = leads_to(connection, rows[0]["opens"]) if rows[0]["opens"] != EVERYTHING else {}
    connection.execute(insert(link), [row | where for row in rows])


def _link(row: Row[Any]) -> Link:
    values = {name: value for name, value in row._mapping.items() if name in Link.model_fields}
    return Link.model_validate(values)
