"""Everything out of one database and into another: the same rows, on both kinds; what was erased stays erased."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event as listening
from sqlalchemy import text

from roadmap.access.models import Role
from roadmap.assessment.models import Agreement, Assessment, Audience, CollectionKind, Contacts, Respondent
from roadmap.content.models import Framework
from roadmap.store import Store, StoreProblem, migrating, whole
from roadmap.store.erasing import hash_of
from roadmap.store.migrations import HEAD
from roadmap.store.whole import Everything, TableRows
from tests.databases import copied_sqlite
from tests.examples import small_activity, small_plan, small_release

TODAY = date(2026, 5, 4)


@pytest.fixture
def other(sqlite_template: Path, tmp_path: Path) -> Store:
    """The store of another machine."""
    return Store.open(copied_sqlite(sqlite_template, tmp_path / "other.db"))


@pytest.fixture
def full(store: Store, made: Assessment, person: Respondent) -> Assessment:
    """An assessment with one of everything."""
    store.save_answer(person.id, "breaks", "end")
    store.save_note(person.id, "breaks", "rota – “as typed”")
    store.save_check(made.id, "money", "yes")
    store.save_agreement(made.id, Agreement(item="breaks", outcome="middle", agreed_on=date(2026, 4, 1)))
    store.save_activity(made.id, small_activity())
    store.save_plan(made.id, small_plan())
    store.keep_release(made.id, small_release(Audience.ROOM))
    store.record(made.id, "answered", on_day=date(2026, 3, 2))
    return made


def rows(kept: Everything, table: str) -> list[dict[str, object]]:
    return [dict(zip(kept.tables[table].columns, row, strict=True)) for row in kept.tables[table].rows]


def without_events(kept: Everything) -> dict[str, TableRows]:
    return {name: held for name, held in kept.tables.items() if name != "event"}


def test_everything_comes_back_the_same_in_another_database(store: Store, other: Store, full: Assessment) -> None:
    kept = store.everything()
    assert kept.revision == HEAD
    assert other.put_back(kept, TODAY) is None, "there was nothing to copy"
    assert without_events(other.everything()) == without_events(kept)
    assert other.assessment(full.id) == full
    assert [one.what for one in other.events(full.id)] == ["answered", "backup_restored"]
    store.put_back(other.everything(), TODAY)
    assert without_events(store.everything()) == without_events(kept)
    other.close()


def test_what_was_here_makes_room_and_is_copied_before(
    store: Store, full: Assessment, framework: Framework, database_url: str
) -> None:
    kept = store.everything()
    store.remove_assessment(full.id)
    later = store.create_assessment(
        "Rivermouth", "School", "Autumn", framework, "all", full.contacts, CollectionKind.IN_THE_ROOM, today=TODAY
    )
    copy = store.put_back(kept, TODAY)
    assert [one.id for one in store.assessments()] == [full.id]
    if database_url.startswith("sqlite"):
        assert copy is not None
        assert copy.name == "before-restore-2026-05-04.db"
        before = Store.open(copied_sqlite(copy, copy.with_name("opened.db")))
        assert [one.id for one in before.assessments()] == [later.id]
        before.close()
    else:
        assert copy is None
    assert "assessment_removed" in [one.what for one in store.events(full.id)], "events are only added"


def test_who_was_erased_since_then_stays_erased(store: Store, full: Assessment, person: Respondent) -> None:
    second = store.add_respondent(store.collection_of(full.id).id, "worker", None)
    store.save_answer(second.id, "breaks", "start")
    kept = store.everything()
    store.erase_respondent(person.id)
    store.put_back(kept, TODAY)
    collected = store.collected(store.collection_of(full.id).id)
    assert [(row.respondent, row.answer) for row in collected.rows] == [(second.id, "start")]
    assert store.remembered_respondent(full.id) is None
    assert hash_of(person.id) in {str(row["hash"]) for row in rows(store.everything(), "erased")}


def test_a_note_taken_back_and_a_link_revoked_since_then_stay_so(store: Store, full: Assessment, person: Respondent) -> None:
    note = store.write_note(person.id, "between you and me", date(2026, 5, 6))
    stays = store.write_note(person.id, "for everybody", date(2026, 5, 6))
    expires = datetime(2026, 12, 1, tzinfo=UTC)
    link = store.make_link(Role.FACILITATOR, full.id, expires).link
    other_link = store.make_link(Role.VIEWER, full.id, expires).link
    kept = store.everything()
    store.withdraw_note(person.id, note.id)
    revoked_at = datetime(2026, 5, 4, 12, tzinfo=UTC)
    store.revoke_link(link.hash, revoked_at)
    store.put_back(kept, TODAY)
    assert store.notes_of(person.id) == [stays]
    assert store.link_of(link.hash) == link.model_copy(update={"revoked_at": revoked_at})
    assert store.link_of(other_link.hash) == other_link


def test_who_was_erased_before_the_backup_stays_erased_where_it_goes(
    store: Store, other: Store, full: Assessment, person: Respondent
) -> None:
    old = store.everything()
    store.erase_respondent(person.id)
    other.put_back(store.everything(), TODAY)
    other.put_back(old, TODAY)
    assert other.collected(other.collection_of(full.id).id).respondents == ()
    other.close()


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    store: Store, full: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program with one step more, which gives assessments a column, reads a backup of this one."""
    kept = store.everything()
    scripts = tmp_path / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    step = f"""
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{HEAD}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("organisation", sa.Column("colour", sa.String(20), nullable=False, server_default="green"))
"""
    (scripts / "versions" / "r9999_colour.py").write_text(step)
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    monkeypatch.setattr(migrating, "HEAD", "9999")
    monkeypatch.setattr(migrating, "REVISIONS", (*migrating.REVISIONS, "9999"))
    monkeypatch.setattr(whole, "HEAD", "9999")
    brought = whole.brought_up_to_date(kept)
    assert brought.revision == "9999"
    assert without_events(brought) == without_events(kept), "what this program does not know of it does not read"


def test_a_backup_that_does_not_fit_changes_nothing(store: Store, full: Assessment) -> None:
    kept = store.everything()
    newer = replace(kept, revision="9999")
    missing = replace(kept, tables={name: held for name, held in kept.tables.items() if name != "answer"})
    more = replace(kept, tables=kept.tables | {"secret": TableRows(("a",), ())})
    columns = replace(kept, tables=kept.tables | {"answer": TableRows(("item",), (("breaks",),))})
    day = with_value(kept, "assessment", "created_on", "yesterday")
    nobody = with_value(kept, "answer", "respondent_id", "f" * 32)
    for backup, what in (
        (newer, "written by a newer version"),
        (missing, "does not hold what a backup of its version holds"),
        (more, "does not hold what a backup of its version holds"),
        (columns, "does not hold what a backup of its version holds"),
        (day, "does not hold what a backup of its version holds"),
        (nobody, "not kept here"),
    ):
        with pytest.raises(StoreProblem, match=what):
            store.put_back(backup, TODAY)
        assert store.everything() == kept


def with_value(kept: Everything, table: str, column: str, value: object) -> Everything:
    held = kept.tables[table]
    place = held.columns.index(column)
    changed = tuple((*row[:place], value, *row[place + 1 :]) for row in held.rows)
    return replace(kept, tables=kept.tables | {table: TableRows(held.columns, changed)})


@pytest.mark.postgresql
def test_a_row_that_a_server_refuses_changes_nothing(postgresql_url: str, framework: Framework) -> None:
    store = Store.open(postgresql_url)
    kept = store.everything()
    made = store.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.GROUP, today=TODAY
    )
    full = store.everything()
    with store._database.writing() as connection:
        connection.execute(text("ALTER TABLE collection ADD CONSTRAINT no_more CHECK (kind <> 'group') NOT VALID"))
    with pytest.raises(StoreProblem):
        store.put_back(full, TODAY)
    assert store.assessments() == [made]
    store.put_back(kept, TODAY)
    assert store.assessments() == []
    store.close()


def test_a_full_disk_changes_nothing(sqlite_url: str, framework: Framework) -> None:
    store = Store.open(sqlite_url)
    made = store.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.GROUP, today=TODAY
    )
    store.save_note(store.own_respondent(made.id, "leader", "all").id, "breaks", "rota")
    kept = store.everything()
    big = with_value(kept, "answer", "note", "x" * 3_000_000)
    store._database.engine.dispose()  # so that every connection from here on has no page to spare

    @listening.listens_for(store._database.engine, "connect")
    def no_room(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=1").close()

    with pytest.raises(StoreProblem, match="is full"):
        store.put_back(big, TODAY)
    assert store.everything() == kept
    store.close()
