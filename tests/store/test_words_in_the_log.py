"""What somebody typed is in no error, whatever the database says: errors go to the log of the server."""

import traceback
from datetime import date

import pytest
from sqlalchemy import text

from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.store import Store, StoreProblem

WORDS = "Nobody believed me at the Northlea office"


def test_a_note_that_cannot_be_saved_is_not_in_the_error(store: Store, framework: Framework) -> None:
    made = store.create_assessment(
        "A", "B", "C", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    me = store.own_respondent(made.id, framework.perspectives[0].id, "all")
    with store._database.writing() as connection:
        connection.execute(text("ALTER TABLE answer RENAME TO gone"))
    with pytest.raises(StoreProblem) as caught:
        store.save_note(me.id, next(iter(framework.items)), WORDS)
    told = "".join(traceback.format_exception(caught.value))
    assert "answer" in told
    assert WORDS not in told
    assert me.id not in told
