"""What follows from an assessment: activities, the plan, its meetings, what people hear back, releases and events."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from roadmap.store.tables.columns import Words, documents, metadata, of_assessment, row_id

activity = documents("activity")

plan_inputs = Table("plan_inputs", metadata, of_assessment(primary_key=True), Column("body", Text, nullable=False))

plan_columns = Table("plan_columns", metadata, of_assessment(primary_key=True), Column("body", Text, nullable=False))

priority = documents("priority")

action = Table(
    "action",
    metadata,
    row_id(),
    of_assessment(),
    Column("priority_id", String(64), ForeignKey("priority.id", ondelete="CASCADE"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_action_assessment_id", "assessment_id"),
    Index("ix_action_priority_id", "priority_id"),
)

#: Beside `meeting`, which agrees on ratings: these follow the plan.
plan_meeting = documents("plan_meeting")

contribution = documents("contribution")

#: That somebody said they did not say it, until the group looks again. Once is enough: how many, nobody can count.
questioned = Table(
    "questioned",
    metadata,
    Column("contribution_id", String(64), ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True, nullable=False),
)

release = Table(
    "release",
    metadata,
    row_id(),
    of_assessment(),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("assessment_id", "position"),
)

#: Outlives the assessment it tells of, so it does not point at it.
event = Table(
    "event",
    metadata,
    row_id(),
    Column("assessment_id", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("on_day", Date, nullable=False),
    Column("what", Words, nullable=False),
    Column("role", String(64)),
    Index("ix_event_assessment_id", "assessment_id"),
    CheckConstraint("what <> ''", name="says_something"),
)
