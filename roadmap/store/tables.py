"""The tables in which everything is kept, the same for SQLite and PostgreSQL.

Every row is known by a random id that never changes; a row of which there is one for each pair (an
answer: respondent and item) is known by that pair. Where two people may edit, a row has a revision. What a
group edits as a whole (an activity, a priority, an action, a release, a collection's settings) is kept as the
JSON text of its model, beside the columns that the store itself reads. Respondents and answers carry no time
and no order, so that nobody can tell from them who answered when.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Words(TypeDecorator[str]):
    """Text as people typed it, without what neither database can keep (NUL and broken surrogates)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or (value.isprintable() and value.isascii()):
            return value
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept as UTC: SQLite knows no zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


def _id(name: str = "id") -> Column[str]:
    return Column(name, String(64), primary_key=True)


def _of_assessment(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "assessment_id", String(64), ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False
    )


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

organisation = Table(
    "organisation", metadata, _id(), Column("name", Words, nullable=False), Column("example", Boolean, nullable=False)
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
    _id(),
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
    _id(),
    _of_assessment(),
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
    _id(),
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
    _id(),
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
    _id(),
    _of_assessment(),
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
    _of_assessment(primary_key=True),
    Column("question", String(64), primary_key=True),
    Column("option", String(64)),
)

agreement = Table(
    "agreement",
    metadata,
    _id(),
    _of_assessment(),
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
    _id(),
    _of_assessment(),
    Column("item", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text),
    UniqueConstraint("assessment_id", "item", "revision"),
)

held_back = Table(
    "held_back", metadata, _of_assessment(primary_key=True), Column("item", String(64), primary_key=True, nullable=False)
)

meeting = Table(
    "meeting",
    metadata,
    _id(),
    _of_assessment(),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_meeting_assessment_id", "assessment_id"),
)

minority_view = Table(
    "minority_view",
    metadata,
    _id(),
    _of_assessment(),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_minority_view_assessment_id", "assessment_id"),
)

activity = Table(
    "activity",
    metadata,
    _id(),
    _of_assessment(),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_activity_assessment_id", "assessment_id"),
)

plan_inputs = Table("plan_inputs", metadata, _of_assessment(primary_key=True), Column("body", Text, nullable=False))

plan_columns = Table("plan_columns", metadata, _of_assessment(primary_key=True), Column("body", Text, nullable=False))

priority = Table(
    "priority",
    metadata,
    _id(),
    _of_assessment(),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_priority_assessment_id", "assessment_id"),
)

action = Table(
    "action",
    metadata,
    _id(),
    _of_assessment(),
    Column("priority_id", String(64), ForeignKey("priority.id", ondelete="CASCADE"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_action_assessment_id", "assessment_id"),
    Index("ix_action_priority_id", "priority_id"),
)

#: Beside `meeting`, which agrees on ratings: these follow the plan.
plan_meeting = Table(
    "plan_meeting",
    metadata,
    _id(),
    _of_assessment(),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_plan_meeting_assessment_id", "assessment_id"),
)

contribution = Table(
    "contribution",
    metadata,
    _id(),
    _of_assessment(),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_contribution_assessment_id", "assessment_id"),
)

#: That somebody said they did not say it, until the group looks again. Once is enough: how many, nobody can count.
questioned = Table(
    "questioned",
    metadata,
    Column("contribution_id", String(64), ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True, nullable=False),
)

release = Table(
    "release",
    metadata,
    _id(),
    _of_assessment(),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("assessment_id", "position"),
)

#: Outlives the assessment it tells of, so it does not point at it.
event = Table(
    "event",
    metadata,
    _id(),
    Column("assessment_id", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("on_day", Date, nullable=False),
    Column("what", Words, nullable=False),
    Column("role", String(64)),
    Index("ix_event_assessment_id", "assessment_id"),
    CheckConstraint("what <> ''", name="says_something"),
)


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
    _id(),
    Column("email", Words, nullable=False),
    Column("role", String(64), nullable=False),
    Column("opens", String(64), nullable=False),
    Column("assessment_id", String(64), ForeignKey("assessment.id", ondelete="CASCADE")),
    Column("respondent_id", String(64), ForeignKey("respondent.id", ondelete="SET NULL")),
    UniqueConstraint("email", "role", "opens"),
    Index("ix_granted_assessment_id", "assessment_id"),
    Index("ix_granted_respondent_id", "respondent_id"),
)


#: `body` is the workshop as it was set up, with its pinned plan. It outlives the assessment it was for.
workshop = Table(
    "workshop",
    metadata,
    _id(),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("code", String(16), nullable=False),
    Column("code_made_at", Moment, nullable=False),
    Column("code_revoked_at", Moment),
    Index("ix_workshop_code", "code"),
)


def _of_workshop(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "workshop_id", String(64), ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False
    )


#: Only ever added to: the room is what its moves add up to.
workshop_move = Table(
    "workshop_move",
    metadata,
    _of_workshop(primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

#: A browser that joined a room: the hash of its cookie, which is random and lasts a day. Nothing else is known of it.
phone = Table(
    "phone",
    metadata,
    Column("id", String(64), primary_key=True),
    _of_workshop(),
    Column("expires_at", Moment, nullable=False),
    Index("ix_phone_workshop_id", "workshop_id"),
    sqlite_with_rowid=False,
)

#: No time and no order, as for answers. Of a phone's votes on one ask the one with the highest turn is kept.
vote = Table(
    "vote",
    metadata,
    _of_workshop(primary_key=True),
    Column("ask", String(200), primary_key=True),
    Column("phone", String(64), primary_key=True),
    Column("turn", Integer, nullable=False),
    Column("vote_key", String(64), nullable=False),
    Column("choice", Text, nullable=False),
    sqlite_with_rowid=False,
)

#: Words and sentences of the room. Those of a phone are known by their key, so that the same sent again is the same.
room_word = Table(
    "room_word",
    metadata,
    _id(),
    _of_workshop(),
    Column("ask", String(200), nullable=False),
    Column("phone", String(64)),
    Column("word_key", String(64), nullable=False),
    Column("said", Words, nullable=False),
    Column("state", String(16), nullable=False),
    UniqueConstraint("workshop_id", "ask", "phone", "word_key"),
    Index("ix_room_word_workshop_id", "workshop_id"),
)


#: `body` is what was set up, with the questionnaire as it was then.
evaluation = Table(
    "evaluation", metadata, _id(), Column("position", Integer, nullable=False), Column("body", Text, nullable=False)
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
    _id(),
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
    _id(),
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
