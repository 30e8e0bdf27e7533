"""Workshops: what was set up, the trainer's moves, phones that joined, votes and words."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _of_workshop(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    return (
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=f"fk_{table}_workshop_id", ondelete="CASCADE"),
    )


def upgrade() -> None:
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("code_made_at", sa.DateTime, nullable=False),
        sa.Column("code_revoked_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_workshop"),
    )
    op.create_index("ix_workshop_code", "workshop", ["code"])
    op.create_table(
        "workshop_move",
        *_of_workshop("workshop_move"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "number", name="pk_workshop_move"),
    )
    op.create_table(
        "phone",
        sa.Column("id", sa.String(64), nullable=False),
        *_of_workshop("phone"),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_phone"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_phone_workshop_id", "phone", ["workshop_id"])
    op.create_table(
        "vote",
        *_of_workshop("vote"),
        sa.Column("ask", sa.String(200), nullable=False),
        sa.Column("phone", sa.String(64), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("vote_key", sa.String(64), nullable=False),
        sa.Column("choice", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "ask", "phone", name="pk_vote"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "room_word",
        sa.Column("id", sa.String(64), nullable=False),
        *_of_workshop("room_word"),
        sa.Column("ask", sa.String(200), nullable=False),
        sa.Column("phone", sa.String(64)),
        sa.Column("word_key", sa.String(64), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_room_word"),
        sa.UniqueConstraint("workshop_id", "ask", "phone", "word_key", name="uq_room_word_workshop_id_ask_phone_word_key"),
    )
    op.create_index("ix_room_word_workshop_id", "room_word", ["workshop_id"])
