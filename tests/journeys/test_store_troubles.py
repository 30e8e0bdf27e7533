"""A database that is locked, full, newer or damaged: the page says what, where and what to do, and nothing kept is touched."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import begun, kept_answers
from tests.journeys.servers import Server, running
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
NOT_SAVED = "We could not save that just now. Your words are still on this page."


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another program that does not let go of the database."""
    with closing(sqlite3.connect(file_of(url), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full(url: str) -> Iterator[None]:
    """A disk on which no more answers, assessments, inputs or actions fit: SQLite says so in its own words."""
    tables = ("answer", "assessment", "plan_inputs", "plan_action")
    with closing(sqlite3.connect(file_of(url), isolation_level=None)) as other:
        known = {name for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        yield from _without_room(other, [name for name in tables if name in known])


def _without_room(other: sqlite3.Connection, tables: list[str]) -> Iterator[None]:
    raise NotImplementedError


@pytest.fixture(scope="module")
def impatient(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that waits for the database for a fifth of a second only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROADMAP_DATABASE_WAIT_SECONDS", "0.2")
        path = tmp_path_factory.mktemp("troubles") / "self-assessment.db"
        with running(f"sqlite:///{path}") as found:
            yield found
