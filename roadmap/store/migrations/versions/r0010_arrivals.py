"""Answers that come in a sheet: by what their rows are known again, and what the columns of the last sheet meant."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "arrived",
        sa.Column("collection_id", sa.String(64), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("collection_id", "mark", name="pk_arrived"),
        sa.ForeignKeyConstraint(["collection_id"], ["collection.id"], name="fk_arrived_collection_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sheet_columns",
        sa.Column("collection_id", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("collection_id", name="pk_sheet_columns"),
        sa.ForeignKeyConstraint(["collection_id"], ["collection.id"], name="fk_sheet_columns_collection_id", ondelete="CASCADE"),
    )
