"""Rows of collections as models and back, for every part of the store that writes or reads them."""

import secrets
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, insert, select

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import CollectionKind
from roadmap.store.base import next_position
from roadmap.store.tables import collection

#: Columns of their own; all else of the model is one text.
COLUMNS = {"id", "assessment_id", "revision", "kind", "closed_on"}
SALT_BYTES = 16
_BODY = TypeAdapter(dict[str, Any])


def collections_in(connection: Connection, assessment_id: str) -> list[Collection]:
    """Every collection of an assessment, in a transaction that is under way."""
    wanted = select(collection).where(collection.c.assessment_id == assessment_id)
    return [read_collection(row) for row in connection.execute(wanted.order_by(collection.c.position, collection.c.id))]


def insert_collection(
    connection: Connection, new: Collection, *, own_respondent: str | None = None, salt: str | None = None
) -> Collection:
    """Write a collection that is not there yet, as it is; without a salt it gets one."""
    values = {
        "position": next_position(connection, collection, new.assessment_id),
        "salt": salt or secrets.token_hex(SALT_BYTES),
        "own_respondent": own_respondent,
    }
    connection.execute(insert(collection).values(id=new.id, assessment_id=new.assessment_id, **values, **collection_values(new)))
    return new


def collection_values(made: Collection) -> dict[str, Any]:
    """The columns of what may change in a collection."""
    return {
        "revision": made.revision,
        "kind": made.kind.value,
        "closed_on": made.closed_on,
        "body": made.model_dump_json(exclude=COLUMNS),
    }


def read_collection(row: Row[Any]) -> Collection:
    """A row as a collection."""
    columns = {"id": row.id, "assessment_id": row.assessment_id, "revision": row.revision, "closed_on": row.closed_on}
    return Collection.model_validate(_BODY.validate_json(row.body) | columns | {"kind": CollectionKind(row.kind)})
