"""Who has which part, for people who sign in."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "granted",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("role", sa.String(64), nullable=False),
        sa.Column("opens", sa.String(64), nullable=False),
        sa.Column("assessment_id", sa.String(64)),
        sa.Column("respondent_id", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_granted"),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name="fk_granted_assessment_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["respondent_id"], ["respondent.id"], name="fk_granted_respondent_id", ondelete="SET NULL"),
        sa.UniqueConstraint("email", "role", "opens", name="uq_granted_email_role_opens"),
    )
    for column in ("assessment_id", "respondent_id"):
        op.create_index(f"ix_granted_{column}", "granted", [column])
