"""Links and the visits of browsers that came by one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _leads_to(table: str) -> "tuple[sa.Column[str] | sa.ForeignKeyConstraint, ...]":
    return (
        sa.Column("role", sa.String(64), nullable=False),
        sa.Column("opens", sa.String(64), nullable=False),
        sa.Column("assessment_id", sa.String(64)),
        sa.Column("collection_id", sa.String(64)),
        sa.Column("perspective", sa.String(64)),
        _to(table, "assessment_id", "assessment.id", "CASCADE"),
        _to(table, "collection_id", "collection.id", "CASCADE"),
    )


def _to(table: str, column: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=f"fk_{table}_{column}", ondelete=ondelete)


def upgrade() -> None:
    op.create_table(
        "link",
        sa.Column("hash", sa.String(64), nullable=False),
        *_leads_to("link"),
        sa.Column("batch", sa.String(64)),
        sa.Column("once", sa.Boolean, nullable=False),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.Column("revoked_at", sa.DateTime),
        sa.PrimaryKeyConstraint("hash", name="pk_link"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_link_opens", "link", ["opens"])
    op.create_index("ix_link_batch", "link", ["batch"])
    op.create_table(
        "visit",
        sa.Column("hash", sa.String(64), nullable=False),
        *_leads_to("visit"),
        sa.Column("link_hash", sa.String(64)),
        sa.Column("batch", sa.String(64)),
        sa.Column("respondent_id", sa.String(64)),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_visit"),
        _to("visit", "link_hash", "link.hash", "CASCADE"),
        _to("visit", "respondent_id", "respondent.id", "SET NULL"),
        sqlite_with_rowid=False,
    )
    for column in ("link_hash", "batch", "respondent_id"):
        op.create_index(f"ix_visit_{column}", "visit", [column])
