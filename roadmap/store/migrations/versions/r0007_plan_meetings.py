"""A table for meetings about the plan."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_meeting",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("assessment_id", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan_meeting"),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name="fk_plan_meeting_assessment_id", ondelete="CASCADE"),
    )
    op.create_index("ix_plan_meeting_assessment_id", "plan_meeting", ["assessment_id"])
