"""What the columns of a group's own plan meant, when it was brought in from a spreadsheet."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_columns",
        sa.Column("assessment_id", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_plan_columns"),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name="fk_plan_columns_assessment_id", ondelete="CASCADE"),
    )
