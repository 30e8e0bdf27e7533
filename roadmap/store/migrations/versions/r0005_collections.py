"""An assessment has one or more collections of answers, each with its own settings, and people can come back by a code."""

import json
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COLLECTION = sa.table(
    "collection",
    sa.column("id"),
    sa.column("assessment_id"),
    sa.column("kind"),
    sa.column("revision"),
    sa.column("position"),
    sa.column("closed_on"),
    sa.column("salt"),
    sa.column("body"),
)
ASSESSMENT = sa.table("assessment", sa.column("id"), sa.column("set_id"), sa.column("contacts"), sa.column("closed_on", sa.Date))


def upgrade() -> None:
    with op.batch_alter_table("collection") as batch:
        batch.add_column(sa.Column("revision", sa.Integer))
        batch.add_column(sa.Column("position", sa.Integer))
        batch.add_column(sa.Column("closed_on", sa.Date))
        batch.add_column(sa.Column("salt", sa.String(64)))
        batch.add_column(sa.Column("body", sa.Text))
    _fill()
    with op.batch_alter_table("collection") as batch:
        batch.alter_column("revision", existing_type=sa.Integer, nullable=False)
        batch.alter_column("position", existing_type=sa.Integer, nullable=False)
        batch.alter_column("salt", existing_type=sa.String(64), nullable=False)
        batch.alter_column("body", existing_type=sa.Text, nullable=False)
    with op.batch_alter_table("respondent", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.add_column(sa.Column("way", sa.String(32)))
        batch.add_column(sa.Column("meeting", sa.Text))
        batch.add_column(sa.Column("code_hash", sa.String(128)))
        batch.create_unique_constraint("uq_respondent_collection_id_code_hash", ["collection_id", "code_hash"])


def _fill() -> None:
    """Each assessment had one collection: it is told and asked what the assessment said, and a survey closed with it."""
    connection = op.get_bind()
    both = sa.select(COLLECTION.c.id, COLLECTION.c.kind, ASSESSMENT.c.set_id, ASSESSMENT.c.contacts, ASSESSMENT.c.closed_on)
    for row in connection.execute(both.where(ASSESSMENT.c.id == COLLECTION.c.assessment_id)).all():
        values = {
            "revision": 0,
            "position": 1,
            "closed_on": row.closed_on if row.kind == "open_survey" else None,
            "salt": secrets.token_hex(16),
            "body": json.dumps({"set_id": row.set_id, "settings": {"contacts": json.loads(row.contacts)}}),
        }
        connection.execute(sa.update(COLLECTION).where(COLLECTION.c.id == row.id).values(**values))
