"""The first tables. Written out and not taken from the program's own, which will change."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _id(name: str = "id") -> "sa.Column[str]":
    return sa.Column(name, sa.String(64), nullable=False)


def _whole_number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _to(table: str, column: str, other: str, other_column: str = "id", ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.{other_column}"], name=f"fk_{table}_{column}", ondelete=ondelete)


def _to_assessment(table: str) -> sa.ForeignKeyConstraint:
    return _to(table, "assessment_id", "assessment", ondelete="CASCADE")


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*(columns or ("id",)), name=f"pk_{table}")


def upgrade() -> None:
    _assessments()
    _answers()
    _group_work()
    _plan()
    _history()


def _assessments() -> None:
    op.create_table("organisation", _id(), _text("name"), sa.Column("example", sa.Boolean, nullable=False), _key("organisation"))
    op.create_table("framework", _id("hash"), _id(), _text("version"), _text("text"), _key("framework", "hash"))
    op.create_table(
        "assessment",
        _id(),
        _whole_number("revision"),
        _whole_number("changes"),
        _whole_number("position"),
        _id("organisation_id"),
        _text("service"),
        _text("round_name"),
        _id("framework_hash"),
        _id("set_id"),
        _text("contacts"),
        sa.Column("example", sa.Boolean, nullable=False),
        sa.Column("follows", sa.String(64)),
        sa.Column("created_on", sa.Date, nullable=False),
        sa.Column("closed_on", sa.Date),
        _key("assessment"),
        _to("assessment", "organisation_id", "organisation"),
        _to("assessment", "framework_hash", "framework", "hash"),
    )
    op.create_table(
        "collection",
        _id(),
        _id("assessment_id"),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("own_respondent", sa.String(64)),
        _key("collection"),
        _to_assessment("collection"),
    )
    op.create_index("ix_collection_assessment_id", "collection", ["assessment_id"])


def _answers() -> None:
    op.create_table(
        "respondent",
        _id(),
        _id("collection_id"),
        _id("perspective"),
        sa.Column("set_id", sa.String(64)),
        _key("respondent"),
        _to("respondent", "collection_id", "collection", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_respondent_collection_id", "respondent", ["collection_id"])
    op.create_table(
        "answer",
        _id("respondent_id"),
        _id("item"),
        sa.Column("answer", sa.String(64)),
        _text("note"),
        _whole_number("revision"),
        _key("answer", "respondent_id", "item"),
        _to("answer", "respondent_id", "respondent", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_table("erased", _id("hash"), _key("erased", "hash"), sqlite_with_rowid=False)


def _group_work() -> None:
    op.create_table(
        "checklist_answer",
        _id("assessment_id"),
        _id("question"),
        sa.Column("option", sa.String(64)),
        _key("checklist_answer", "assessment_id", "question"),
        _to_assessment("checklist_answer"),
    )
    op.create_table(
        "agreement",
        _id(),
        _id("assessment_id"),
        sa.Column("collection_id", sa.String(64)),
        _id("item"),
        _id("outcome"),
        _text("because"),
        _text("evidence"),
        sa.Column("agreed_on", sa.Date),
        _key("agreement"),
        _to_assessment("agreement"),
        _to("agreement", "collection_id", "collection", ondelete="SET NULL"),
        sa.UniqueConstraint("assessment_id", "item", name="uq_agreement_assessment_id_item"),
    )
    _documents("activity")


def _plan() -> None:
    op.create_table(
        "plan_inputs", _id("assessment_id"), _text("body"), _key("plan_inputs", "assessment_id"), _to_assessment("plan_inputs")
    )
    _documents("priority")
    _documents("action", _id("priority_id"), _to("action", "priority_id", "priority", ondelete="CASCADE"))
    op.create_index("ix_action_priority_id", "action", ["priority_id"])


def _documents(table: str, *more: "sa.Column[str] | sa.ForeignKeyConstraint") -> None:
    op.create_table(
        table,
        _id(),
        _id("assessment_id"),
        _whole_number("revision"),
        _whole_number("position"),
        _text("body"),
        *more,
        _key(table),
        _to_assessment(table),
    )
    op.create_index(f"ix_{table}_assessment_id", table, ["assessment_id"])


def _history() -> None:
    op.create_table(
        "release",
        _id(),
        _id("assessment_id"),
        _whole_number("position"),
        _text("body"),
        _key("release"),
        _to_assessment("release"),
        sa.UniqueConstraint("assessment_id", "position", name="uq_release_assessment_id_position"),
    )
    op.create_table(
        "event",
        _id(),
        _id("assessment_id"),
        _whole_number("position"),
        sa.Column("on_day", sa.Date, nullable=False),
        _text("what"),
        sa.Column("role", sa.String(64)),
        _key("event"),
        sa.CheckConstraint("what <> ''", name="ck_event_says_something"),
    )
    op.create_index("ix_event_assessment_id", "event", ["assessment_id"])
    for deed in ("UPDATE", "DELETE"):
        _refuse(deed)


def _refuse(deed: str) -> None:
    """Hold it in the database that events are only ever added."""
    name = f"event_no_{deed.lower()}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER {name} BEFORE {deed} ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END")
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'events are only added'; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {deed} ON event FOR EACH ROW EXECUTE FUNCTION {name}()")
