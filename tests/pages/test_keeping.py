"""The keeper's page: until when answers are kept, a backup and back, and one person's answers by their code."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.codes import return_code_hash
from roadmap.assessment.models import Assessment
from roadmap.exchange import sealing
from roadmap.exchange.backup_files import write_backup
from roadmap.store import Store
from tests.pages.conftest import Launch

PASSPHRASE = "four plain words here"
CODE = "amber otter quiet lantern"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys quickly: how long it takes is no part of these tests."""
    monkeypatch.setattr(sealing, "COST", {"n": 2**4, "r": 8, "p": 1})


def said(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(one.value for one in [*app.markdown, *app.error])


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    return app


def test_it_says_until_when_answers_are_kept(launch: Launch, kept: Store, answered: Assessment) -> None:
    kept.update_assessment(kept.assessment(answered.id).model_copy(update={"closed_on": date(2026, 5, 4)}))
    app = launch("keeping", answered)
    assert "12 months after their round closes" in said(app)
    assert "4 May 2027" in str(app.table[0].value)


def test_a_short_passphrase_saves_nothing_and_a_long_one_does(launch: Launch, answered: Assessment) -> None:
    app = launch("keeping", answered)
    app.text_input(key="keeping:new").set_value("short").run()
    assert "at least 12 characters" in said(app)
    app.text_input(key="keeping:new").set_value(PASSPHRASE).run()
    assert "Save a backup" in [one.label for one in app.get("download_button")]


def test_a_backup_takes_the_place_of_everything_once_that_is_confirmed(launch: Launch, kept: Store, answered: Assessment) -> None:
    everything = kept.everything()
    data = write_backup(everything.revision, everything.tables, date(2026, 5, 4), PASSPHRASE)
    kept.remove_assessment(answered.id)
    app = launch("keeping")
    app.file_uploader[0].set_value(("x.backup", data, "application/octet-stream")).run()
    app.text_input(key="keeping:old").set_value("another passphrase").run()
    assert next(button for button in app.button if button.label == "Put it back").disabled
    app.checkbox[0].check().run()
    assert "The passphrase does not open this file." in said(press(app, "Put it back"))
    assert kept.assessments() == []
    app.text_input(key="keeping:old").set_value(PASSPHRASE).run()
    assert "The backup is in its place." in said(press(app, "Put it back"))
    assert [one.id for one in kept.assessments()] == [answered.id]


def test_one_persons_answers_are_erased_by_their_code(launch: Launch, kept: Store, answered: Assessment) -> None:
    collection = kept.collection_of(answered.id)
    person = kept.add_respondent(collection.id, "experience", "core")
    kept.keep_code(person.id, return_code_hash(CODE, kept.code_salt(collection.id)))
    app = launch("keeping", answered)
    app.text_input(key="keeping:code").set_value("four other words here").run()
    assert "No answers were found for this code." in said(app)
    app.text_input(key="keeping:code").set_value(CODE.upper()).run()
    assert "Found: answers in Harbour Council" in said(app)
    assert "Save their answers for them" in [one.label for one in app.get("download_button")]
    press(app, "Erase their answers")
    assert "every answer and note of this one person in Harbour Council" in said(app)
    assert "It cannot come back." in said(app)
    press(app, "Keep their answers")
    assert person.id in {one.id for one in kept.respondents(collection.id)}
    press(app, "Erase their answers")
    assert person.id in {one.id for one in kept.respondents(collection.id)}, "one press erases nothing"
    assert "are erased." in said(press(app, "Yes, erase for good"))
    assert person.id not in {one.id for one in kept.respondents(collection.id)}
    assert app.text_input(key="keeping:code").value == ""
    assert "No answers were found" not in said(app)
