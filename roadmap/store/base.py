"""What every part of the store shares: the database, new ids, and the mark that an assessment changed."""

import secrets

from sqlalchemy import Connection, Table, func, select, update

from roadmap.store import tables
from roadmap.store.engine import Database
from roadmap.store.problems import NotKept, not_kept


def new_id() -> str:
    """A random id of 128 bits, in hex."""
    return secrets.token_hex(16)


class Part:
    """A part of the store: works on the database it is given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _missing(self, thing: str) -> NotKept:
        return not_kept(thing, self._database.where)

    def _touch(self, connection: Connection, assessment_id: str, by: int = 1) -> None:
        """Mark that something of an assessment changed; NotKept where there is no such assessment.

        Done first in a transaction, it also keeps others from changing the assessment until the end.
        """
        changed = (
            update(tables.assessment)
            .where(tables.assessment.c.id == assessment_id)
            .values(changes=tables.assessment.c.changes + by)
        )
        if connection.execute(changed).rowcount == 0:
            raise self._missing("assessment")


def next_position(connection: Connection, table: Table, assessment_id: str | None = None) -> int:
    """The position after the last one in a table, of one assessment or of all."""
    last = select(func.coalesce(func.max(table.c.position), 0))
    if assessment_id is not None:
        last = last.where(table.c.assessment_id == assessment_id)
    return int(connection.execute(last).scalar_one()) + 1
