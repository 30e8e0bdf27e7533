"""Tables for agreeing together: decisions, marks that hold an item back, meetings, views that holders want kept."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _id(name: str = "id") -> "sa.Column[str]":
    return sa.Column(name, sa.String(64), nullable=False)


def _whole_number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _to_assessment(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=f"fk_{table}_assessment_id", ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "decision",
        _id(),
        _id("assessment_id"),
        _id("item"),
        _whole_number("revision"),
        _whole_number("position"),
        sa.Column("body", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        _to_assessment("decision"),
        sa.UniqueConstraint("assessment_id", "item", "revision", name="uq_decision_assessment_id_item_revision"),
    )
    op.create_table(
        "held_back",
        _id("assessment_id"),
        _id("item"),
        sa.PrimaryKeyConstraint("assessment_id", "item", name="pk_held_back"),
        _to_assessment("held_back"),
    )
    for table in ("meeting", "minority_view"):
        op.create_table(
            table,
            _id(),
            _id("assessment_id"),
            _whole_number("revision"),
            _whole_number("position"),
            sa.Column("body", sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            _to_assessment(table),
        )
        op.create_index(f"ix_{table}_assessment_id", table, ["assessment_id"])
