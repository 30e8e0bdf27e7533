"""What every table is made of: the one register of them all, text and times as both databases keep them, ids."""

from datetime import UTC, datetime

from sqlalchemy import Column, DateTime, Dialect, ForeignKey, Index, Integer, MetaData, String, Table, Text, TypeDecorator


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


def row_id(name: str = "id") -> Column[str]:
    return Column(name, String(64), primary_key=True)


def of_assessment(*, primary_key: bool = False) -> Column[str]:
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


def documents(name: str) -> Table:
    """A table of what a group edits as a whole: each row the text of one model, with its revision, in order."""
    return Table(
        name,
        metadata,
        row_id(),
        of_assessment(),
        Column("revision", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("body", Text, nullable=False),
        Index(f"ix_{name}_assessment_id", "assessment_id"),
    )
