"""Evaluations before and after: the times, the forms until a time closes, and the counts that stay."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from roadmap.store.tables.columns import Moment, Words, metadata, row_id

#: `body` is what was set up, with the questionnaire as it was then.
evaluation = Table(
    "evaluation", metadata, row_id(), Column("position", Integer, nullable=False), Column("body", Text, nullable=False)
)


def _of_evaluation(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "evaluation_id", String(64), ForeignKey("evaluation.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False
    )


#: A time at a site: how many were there, and the letters or the link by which a phone comes to its form.
evaluation_wave = Table(
    "evaluation_wave",
    metadata,
    _of_evaluation(primary_key=True),
    Column("wave", String(64), primary_key=True),
    Column("site", String(200), primary_key=True),
    Column("attended", Integer),
    Column("opened_on", Date, nullable=False),
    Column("code", String(16), nullable=False),
    Column("code_made_at", Moment, nullable=False),
    Column("link_hash", String(64)),
    Column("link_until", Date),
    Column("closed_on", Date),
    Index("ix_evaluation_wave_code", "code"),
    Index("ix_evaluation_wave_link_hash", "link_hash"),
)

#: No time, no order, and nothing that joins the forms of one person. Erased when their time closes.
evaluation_form = Table(
    "evaluation_form",
    metadata,
    row_id(),
    _of_evaluation(),
    Column("wave", String(64), nullable=False),
    Column("site", String(200), nullable=False),
    Column("answers", Text, nullable=False),
    Index("ix_evaluation_form_evaluation_id", "evaluation_id"),
    sqlite_with_rowid=False,
)

#: Words, and what people chose about their work. Nothing here leads to the form it stood on.
evaluation_said = Table(
    "evaluation_said",
    metadata,
    row_id(),
    _of_evaluation(),
    Column("wave", String(64), nullable=False),
    Column("question", String(64), nullable=False),
    Column("said", Words, nullable=False),
    Column("shown", Boolean, nullable=False),
    Index("ix_evaluation_said_evaluation_id", "evaluation_id"),
    sqlite_with_rowid=False,
)

#: What stays of a time that closed.
evaluation_count = Table(
    "evaluation_count",
    metadata,
    _of_evaluation(primary_key=True),
    Column("wave", String(64), primary_key=True),
    Column("body", Text, nullable=False),
)
