"""Evaluations: what was set up, its times, forms and words until a time closes, and counts after it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def _of_evaluation(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    return (
        sa.Column("evaluation_id", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=f"fk_{table}_evaluation_id", ondelete="CASCADE"),
    )


def upgrade() -> None:
    op.create_table(
        "evaluation",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation"),
    )
    op.create_table(
        "evaluation_wave",
        *_of_evaluation("evaluation_wave"),
        sa.Column("wave", sa.String(64), nullable=False),
        sa.Column("site", sa.String(200), nullable=False),
        sa.Column("attended", sa.Integer),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("code_made_at", sa.DateTime, nullable=False),
        sa.Column("link_hash", sa.String(64)),
        sa.Column("link_until", sa.Date),
        sa.Column("closed_on", sa.Date),
        sa.PrimaryKeyConstraint("evaluation_id", "wave", "site", name="pk_evaluation_wave"),
    )
    op.create_index("ix_evaluation_wave_code", "evaluation_wave", ["code"])
    op.create_index("ix_evaluation_wave_link_hash", "evaluation_wave", ["link_hash"])
    for table, body in (("evaluation_form", "answers"), ("evaluation_said", "said")):
        beside = (
            [sa.Column("site", sa.String(200), nullable=False)]
            if table == "evaluation_form"
            else [sa.Column("question", sa.String(64), nullable=False), sa.Column("shown", sa.Boolean, nullable=False)]
        )
        op.create_table(
            table,
            sa.Column("id", sa.String(64), nullable=False),
            *_of_evaluation(table),
            sa.Column("wave", sa.String(64), nullable=False),
            *beside,
            sa.Column(body, sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{table}_evaluation_id", table, ["evaluation_id"])
    op.create_table(
        "evaluation_count",
        *_of_evaluation("evaluation_count"),
        sa.Column("wave", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("evaluation_id", "wave", name="pk_evaluation_count"),
    )
