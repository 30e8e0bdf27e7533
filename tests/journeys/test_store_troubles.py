"""A database that is locked, newer or damaged: the page says what, where and what to do, and nothing kept is touched.

A full database is looked at in tests/pages/test_full_database.py: only inside the program can its room be taken away.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from roadmap.store import Store
from tests.journeys.conftest import begun, kept_answers
from tests.journeys.servers import Server, running
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
NOT_SAVED = "We could not save that just now. Your words are still on this page."
LET_GO = "Close other windows of this tool and programs that have the file open"


@contextmanager
def locked(server: Server) -> Iterator[None]:
    """Another program that does not let go of the database."""
    with closing(sqlite3.connect(server.database_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture(scope="module")
def impatient(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that waits for the database for a fifth of a second only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROADMAP_DATABASE_WAIT_SECONDS", "0.2")
        path = tmp_path_factory.mktemp("troubles") / "self-assessment.db"
        Store.open(f"sqlite:///{path}").close()
        with running(f"sqlite:///{path}") as found:
            yield found


@pytest.fixture
def here(impatient: Server, context: BrowserContext) -> Visitor:
    return Visitor(context.new_page(), impatient.address)


def test_answer_given_while_locked_stays_on_the_page_and_can_be_given_again(here: Visitor, impatient: Server) -> None:
    made = begun(impatient.database_url, answers=0)
    here.open(f"topic-leadership?a={made.id}")
    here.answer(0, 1)
    here.saved("1 of 3 answered. Saved.")
    with locked(impatient):
        here.answer(0, 2)
        here.sees(NOT_SAVED)
        here.sees(LET_GO)
        here.sees_chosen(0, "Some of the time")
        expect(here.page.get_by_test_id("stProgress").first).not_to_contain_text("Saved.")
    assert kept_answers(impatient.database_url, made.id) == {"leaders_listen": "exploring"}
    here.press("Save again")
    here.saved("1 of 3 answered. Saved.")
    here.sees_chosen(0, "Some of the time")
    expect(here.page.get_by_text(NOT_SAVED)).to_have_count(0)
    here.page.reload()
    here.sees_chosen(0, "Some of the time")
    assert kept_answers(impatient.database_url, made.id) == {"leaders_listen": "partly_in_place"}


def test_what_is_kept_can_be_read_while_locked(here: Visitor, impatient: Server) -> None:
    made = begun(impatient.database_url)
    here.open()  # the server has its database open from here on
    with locked(impatient):
        here.open(f"topic-leadership?a={made.id}")
        here.sees_title("Leadership")
        here.saved("3 of 3 answered.")
        here.open(f"results?a={made.id}")
        here.sees_title("Where we stand")


def test_set_up_while_locked_keeps_the_form_and_can_be_sent_again(here: Visitor, impatient: Server) -> None:
    here.open("setup")
    here.write("Organisation", "Locked Council")
    here.write("Service or team", "Housing")
    here.write("Somebody to talk to in the daytime, at your organisation", "Wellbeing team")
    with locked(impatient):
        here.press("Begin")
        here.sees(NOT_SAVED)
        here.sees(LET_GO)
        expect(here.page.get_by_role("textbox", name="Organisation", exact=True)).to_have_value("Locked Council")
    here.press("Begin")
    here.sees_title("Nine areas, in any order")
    here.sees("Locked Council: Housing.")


def test_plan_and_activity_while_locked_keep_their_words_and_can_be_saved_again(here: Visitor, impatient: Server) -> None:
    made = begun(impatient.database_url)
    here.open(f"plan?a={made.id}")
    with locked(impatient):
        here.press("Draft the plan")
        here.sees(NOT_SAVED)
    here.press("Draft the plan")
    here.sees_title("Our priorities")
    here.page.get_by_role("button", name="Change 1.1", exact=True).click()
    here.page.get_by_role("menuitem", name="Edit the words").click()
    with locked(impatient):
        here.write("What will be done", "Meet every new worker")
        here.press("Save")
        here.sees(LET_GO)
        expect(here.page.get_by_role("textbox", name="What will be done")).to_have_value("Meet every new worker")
    here.press("Save")
    here.sees("1.1 Meet every new worker")

    here.open(f"activity?a={made.id}")
    with locked(impatient):
        here.write("Name of the activity", "Young people's panel")
        here.press("Save this activity")
        here.sees(NOT_SAVED)
        here.sees(LET_GO)
    here.press("Save this activity")
    here.sees_title("One activity on the ladder")


def test_newer_and_damaged_database_get_a_kind_page_and_are_not_touched(
    browser: Browser, context: BrowserContext, sqlite_url: str
) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    made = begun(sqlite_url)
    good = file.read_bytes()
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
        newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    written_by_newer = file.read_bytes()
    damaged = good[:100] + b"\xff" * 3996 + good[4096:]
    with running(sqlite_url) as server:
        here = Visitor(context.new_page(), server.address)
        for content, what, what_to_do in (
            (written_by_newer, "This database was written by a newer version of this tool.", "Install the newer version"),
            (damaged, "The file is damaged, or is not a database of this tool.", "Keep a copy of it, then put back a backup"),
            (b"not a database at all " * 300, "The file is damaged, or is not a database of this tool.", "Do not write to it."),
        ):
            file.write_bytes(content)
            here.open(f"results?a={made.id}")
            here.sees_title("Your answers cannot be opened just now")
            here.sees(what)
            here.sees(str(file))
            here.sees(what_to_do)
            assert file.read_bytes() == content
        file.write_bytes(good)
        here.open(f"results?a={made.id}")
        here.sees_title("Where we stand")
