"""Closing the loop: what was heard with its answer, and that somebody said they did not say it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contribution",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("assessment_id", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contribution"),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name="fk_contribution_assessment_id", ondelete="CASCADE"),
    )
    op.create_index("ix_contribution_assessment_id", "contribution", ["assessment_id"])
    op.create_table(
        "questioned",
        sa.Column("contribution_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("contribution_id", name="pk_questioned"),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], name="fk_questioned_contribution_id", ondelete="CASCADE"
        ),
    )
    op.add_column("respondent_note", sa.Column("contribution_id", sa.String(64)))
