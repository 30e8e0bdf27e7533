"""Workshops: a room is what its moves add up to, beside the votes and words of its phones."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from roadmap.store.tables.columns import Moment, Words, metadata, row_id

#: `body` is the workshop as it was set up, with its pinned plan. It outlives the assessment it was for.
workshop = Table(
    "workshop",
    metadata,
    row_id(),
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
    row_id(),
    _of_workshop(),
    Column("ask", String(200), nullable=False),
    Column("phone", String(64)),
    Column("word_key", String(64), nullable=False),
    Column("said", Words, nullable=False),
    Column("state", String(16), nullable=False),
    UniqueConstraint("workshop_id", "ask", "phone", "word_key"),
    Index("ix_room_word_workshop_id", "workshop_id"),
)
