"""Assessments, who answers them and what they say. Respondents and answers carry no time and no order."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from roadmap.store.tables.columns import Words, metadata, of_assessment, row_id

organisation = Table(
    "organisation", metadata, row_id(), Column("name", Words, nullable=False), Column("example", Boolean, nullable=False)
)

framework = Table(
    "framework",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("id", String(64), nullable=False),
    Column("version", Words, nullable=False),
    Column("text", Text, nullable=False),
)

assessment = Table(
    "assessment",
    metadata,
    row_id(),
    Column("revision", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("organisation_id", String(64), ForeignKey("organisation.id"), nullable=False),
    Column("service", Words, nullable=False),
    Column("round_name", Words, nullable=False),
    Column("framework_hash", String(64), ForeignKey("framework.hash"), nullable=False),
    Column("set_id", String(64), nullable=False),
    Column("contacts", Text, nullable=False),
    Column("example", Boolean, nullable=False),
    Column("follows", String(64)),
    Column("created_on", Date, nullable=False),
    Column("closed_on", Date),
)

collection = Table(
    "collection",
    metadata,
    row_id(),
    of_assessment(),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("closed_on", Date),
    Column("salt", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("own_respondent", String(64)),
    Index("ix_collection_assessment_id", "assessment_id"),
)

respondent = Table(
    "respondent",
    metadata,
    row_id(),
    Column("collection_id", String(64), ForeignKey("collection.id", ondelete="CASCADE"), nullable=False),
    Column("perspective", String(64), nullable=False),
    Column("set_id", String(64)),
    Column("way", String(32)),
    Column("meeting", Text),
    Column("code_hash", String(128)),
    Index("ix_respondent_collection_id", "collection_id"),
    UniqueConstraint("collection_id", "code_hash"),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    metadata,
    Column("respondent_id", String(64), ForeignKey("respondent.id", ondelete="CASCADE"), primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("answer", String(64)),
    Column("note", Words, nullable=False),
    Column("revision", Integer, nullable=False),
    sqlite_with_rowid=False,
)

#: By what a row of a sheet is known again, so that nobody counts twice: a keyed hash, and nothing of whose answers came of it.
arrived = Table(
    "arrived",
    metadata,
    Column("collection_id", String(64), ForeignKey("collection.id", ondelete="CASCADE"), primary_key=True),
    Column("mark", String(64), primary_key=True),
    sqlite_with_rowid=False,
)

sheet_columns = Table(
    "sheet_columns",
    metadata,
    Column("collection_id", String(64), ForeignKey("collection.id", ondelete="CASCADE"), primary_key=True),
    Column("body", Text, nullable=False),
)

#: No time of writing and no order, as for answers: only the day by which it must be read.
respondent_note = Table(
    "respondent_note",
    metadata,
    row_id(),
    Column("respondent_id", String(64), ForeignKey("respondent.id", ondelete="CASCADE"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("item", String(64)),
    Column("words", Words, nullable=False),
    Column("read_by", Date, nullable=False),
    Column("choice", String(32)),
    Column("decided_on", Date),
    Column("part", Words, nullable=False),
    Column("contribution_id", String(64)),
    Index("ix_respondent_note_respondent_id", "respondent_id"),
    sqlite_with_rowid=False,
)

#: Outlives the note it tells of: an erased note still waits until somebody dates it.
passed_on = Table(
    "passed_on",
    metadata,
    row_id(),
    of_assessment(),
    Column("note_id", String(64), ForeignKey("respondent_note.id", ondelete="SET NULL")),
    Column("read_by", Date, nullable=False),
    Column("passed_on", Date, nullable=False),
    Column("acted_on", Date),
    Column("acted_by", String(32)),
    Index("ix_passed_on_assessment_id", "assessment_id"),
    Index("ix_passed_on_note_id", "note_id"),
    sqlite_with_rowid=False,
)

erased = Table("erased", metadata, Column("hash", String(64), primary_key=True), sqlite_with_rowid=False)

checklist_answer = Table(
    "checklist_answer",
    metadata,
    of_assessment(primary_key=True),
    Column("question", String(64), primary_key=True),
    Column("option", String(64)),
)
