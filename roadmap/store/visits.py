"""Keeps the visits of browsers that came by a link: by the hash of their cookie, and until their link ends."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from roadmap.access.models import Link, Visit
from roadmap.access.tokens import new_token, token_hash
from roadmap.assessment.models import Respondent
from roadmap.store.base import Part
from roadmap.store.links import leads_to
from roadmap.store.respondents import read_respondent
from roadmap.store.tables import link, respondent, visit


class Visits(Part):
    """Begins, finds and ends visits."""

    def begin_visit(self, by: Link, now: datetime, *, instead_of: str | None = None) -> str | None:
        """Begin a visit by an open link; returns the value of its cookie, which is kept as a hash only.

        None where the link opens one time only and somebody was quicker. `instead_of` is the hash of a
        visit that ends with this: whoever takes a shared phone next starts anew. Visits that have run out
        are cleared away.
        """
        value = new_token(secrets.token_bytes)
        with self._database.writing() as connection:
            if by.once:
                spent = update(link).where(link.c.hash == by.hash, link.c.revoked_at.is_(None)).values(revoked_at=now)
                if connection.execute(spent).rowcount == 0:
                    return None
            over = visit.c.expires_at <= now
            connection.execute(delete(visit).where(over | (visit.c.hash == instead_of) if instead_of else over))
            connection.execute(
                insert(visit).values(
                    hash=token_hash(value),
                    role=by.role.value,
                    opens=by.opens,
                    perspective=by.perspective,
                    link_hash=None if by.batch else by.hash,
                    batch=by.batch,
                    expires_at=by.expires_at,
                    **leads_to(connection, by.opens),
                )
            )
        return value

    def visit_of(self, hash_: str, now: datetime) -> Visit | None:
        """The visit of which this is the cookie's hash, or None where there is none or it has run out."""
        wanted = select(visit).where(visit.c.hash == hash_, visit.c.expires_at > now)
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        return _visit(row) if row else None

    def kept_respondent(self, respondent_id: str) -> Respondent | None:
        """The respondent with this id, or None where there is none, or none any more."""
        wanted = select(respondent).where(respondent.c.id == respondent_id)
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        return read_respondent(row) if row else None

    def remember_respondent(self, hash_: str, respondent_id: str | None) -> None:
        """Remember whose answers a browser is giving, or forget it again."""
        with self._database.saving() as connection:
            connection.execute(update(visit).where(visit.c.hash == hash_).values(respondent_id=respondent_id))

    def end_visit(self, hash_: str) -> None:
        """Forget a browser; where there is no such visit nothing happens."""
        with self._database.saving() as connection:
            connection.execute(delete(visit).where(visit.c.hash == hash_))


def _visit(row: Row[Any]) -> Visit:
    return Visit.model_validate(dict(row._mapping))
