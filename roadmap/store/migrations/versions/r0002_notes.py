"""Notes of respondents, and what was passed on to the safeguarding contact."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "respondent_note",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("respondent_id", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("item", sa.String(64)),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("read_by", sa.Date, nullable=False),
        sa.Column("choice", sa.String(32)),
        sa.Column("decided_on", sa.Date),
        sa.Column("part", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_respondent_note"),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondent.id"], name="fk_respondent_note_respondent_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_respondent_note_respondent_id", "respondent_note", ["respondent_id"])
    op.create_table(
        "passed_on",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("assessment_id", sa.String(64), nullable=False),
        sa.Column("note_id", sa.String(64)),
        sa.Column("read_by", sa.Date, nullable=False),
        sa.Column("passed_on", sa.Date, nullable=False),
        sa.Column("acted_on", sa.Date),
        sa.Column("acted_by", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_passed_on"),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name="fk_passed_on_assessment_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["note_id"], ["respondent_note.id"], name="fk_passed_on_note_id", ondelete="SET NULL"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_passed_on_assessment_id", "passed_on", ["assessment_id"])
    op.create_index("ix_passed_on_note_id", "passed_on", ["note_id"])
