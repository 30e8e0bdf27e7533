"""A database without room: each page says that it was not saved and what to do, and keeps what was typed."""

import sqlite3

import pytest
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment
from roadmap.store import Store
from roadmap.ui import here
from tests.pages.conftest import Launch

MAKE_ROOM = "Make room, then try again."


@pytest.fixture
def no_room(kept: Store) -> None:
    """From here on the database of the pages has no page to spare."""
    engine = here.store()._database.engine
    engine.dispose()

    @event.listens_for(engine, "connect")
    def fill(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=1").close()


def errors(app: AppTest) -> str:
    assert not app.exception
    return " ".join(one.value for one in app.error)


def test_set_up_is_not_begun(launch: Launch, kept: Store, no_room: None) -> None:
    app = launch("setup")
    for field, text in zip(app.text_input, ("Harbour Council", "Housing", "First round", "Wellbeing team"), strict=True):
        field.set_value(text)
    app.button[0].click().run()
    assert "We could not save that just now." in errors(app)
    assert MAKE_ROOM in errors(app)
    assert app.text_input[0].value == "Harbour Council"
    assert kept.assessments() == []


def test_draft_is_not_made(launch: Launch, kept: Store, answered: Assessment, no_room: None) -> None:
    app = launch("plan", answered)
    next(button for button in app.button if button.label == "Draft the plan").click().run()
    assert "We could not save that just now." in errors(app)
    assert MAKE_ROOM in errors(app)
    assert kept.plan(answered.id).priorities == ()


def test_activity_is_not_added_and_its_words_stay(launch: Launch, kept: Store, begun: Assessment, no_room: None) -> None:
    app = launch("activity", begun)
    app.text_input[0].set_value("Panel")
    app.text_area[0].set_value("A long story " * 700).run()
    next(button for button in app.button if button.label == "Save this activity").click().run()
    assert "We could not save that just now." in errors(app)
    assert MAKE_ROOM in errors(app)
    assert app.text_input[0].value == "Panel"
    assert kept.activities(begun.id) == []
