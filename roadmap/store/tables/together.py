"""What a group agrees on: decisions, what is held back, meetings and views of a minority."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from roadmap.store.tables.columns import Words, documents, metadata, of_assessment, row_id

agreement = Table(
    "agreement",
    metadata,
    row_id(),
    of_assessment(),
    Column("collection_id", String(64), ForeignKey("collection.id", ondelete="SET NULL")),
    Column("item", String(64), nullable=False),
    Column("outcome", String(64), nullable=False),
    Column("because", Words, nullable=False),
    Column("evidence", Words, nullable=False),
    Column("agreed_on", Date),
    UniqueConstraint("assessment_id", "item"),
)

#: Only ever added to: a later row of an item stands over the one before; one without a body takes it back.
decision = Table(
    "decision",
    metadata,
    row_id(),
    of_assessment(),
    Column("item", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text),
    UniqueConstraint("assessment_id", "item", "revision"),
)

held_back = Table(
    "held_back", metadata, of_assessment(primary_key=True), Column("item", String(64), primary_key=True, nullable=False)
)

meeting = documents("meeting")

minority_view = documents("minority_view")
