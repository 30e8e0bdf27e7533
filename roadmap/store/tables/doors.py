"""How somebody comes in: links, the visits they begin, and parts of people who sign in."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, UniqueConstraint

from roadmap.store.tables.columns import Moment, Words, metadata, row_id


def _leads_to() -> tuple[Column[str], ...]:
    """Where a link or a visit leads. `opens` is what was named; the two after it go with what they point at."""
    return (
        Column("role", String(64), nullable=False),
        Column("opens", String(64), nullable=False),
        Column("assessment_id", String(64), ForeignKey("assessment.id", ondelete="CASCADE")),
        Column("collection_id", String(64), ForeignKey("collection.id", ondelete="CASCADE")),
        Column("perspective", String(64)),
    )


#: In the order of their hashes, which is no order: nothing tells which link of a batch was made first.
link = Table(
    "link",
    metadata,
    Column("hash", String(64), primary_key=True),
    *_leads_to(),
    Column("batch", String(64)),
    Column("once", Boolean, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Index("ix_link_opens", "opens"),
    Index("ix_link_batch", "batch"),
    sqlite_with_rowid=False,
)

#: A browser that came by a link. It ends with its link, so that its end does not tell when somebody came.
visit = Table(
    "visit",
    metadata,
    Column("hash", String(64), primary_key=True),
    *_leads_to(),
    Column("link_hash", String(64), ForeignKey("link.hash", ondelete="CASCADE")),
    Column("batch", String(64)),
    Column("respondent_id", String(64), ForeignKey("respondent.id", ondelete="SET NULL")),
    Column("expires_at", Moment, nullable=False),
    Index("ix_visit_link_hash", "link_hash"),
    Index("ix_visit_batch", "batch"),
    Index("ix_visit_respondent_id", "respondent_id"),
    sqlite_with_rowid=False,
)

#: A part of somebody who signs in. `opens` is an assessment, EVERYTHING, or empty: nothing that was begun yet.
grant = Table(
    "granted",  # "grant" is a word of SQL
    metadata,
    row_id(),
    Column("email", Words, nullable=False),
    Column("role", String(64), nullable=False),
    Column("opens", String(64), nullable=False),
    Column("assessment_id", String(64), ForeignKey("assessment.id", ondelete="CASCADE")),
    Column("respondent_id", String(64), ForeignKey("respondent.id", ondelete="SET NULL")),
    UniqueConstraint("email", "role", "opens"),
    Index("ix_granted_assessment_id", "assessment_id"),
    Index("ix_granted_respondent_id", "respondent_id"),
)
