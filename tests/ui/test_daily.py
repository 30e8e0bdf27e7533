"""What is done by itself while the tool runs: answers that are due go, and whatever keeps that from happening is no crash."""

import logging
from datetime import UTC, date, datetime
from threading import Event, Thread

import pytest
import streamlit as st

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.store import Store
from roadmap.ui import daily, storage
from tests.evaluation.courses import course, forms


@pytest.fixture
def closed(store: Store, framework: Framework) -> Assessment:
    """A round that closed on 1 April 2026, with one person's answer."""
    made = store.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    store.save_answer(store.own_respondent(made.id, "leader", "all").id, "breaks", "end")
    return store.update_assessment(made.model_copy(update={"closed_on": date(2026, 4, 1)}))


def people(store: Store, assessment: Assessment) -> int:
    return len(store.respondents(store.collection_of(assessment.id).id))


def test_answers_go_when_they_are_due_and_results_stay(store: Store, closed: Assessment) -> None:
    assert daily.erase_what_is_due(store, date(2027, 4, 1)) == 0
    assert people(store, closed) == 1
    assert daily.erase_what_is_due(store, date(2027, 4, 2)) == 1
    assert people(store, closed) == 0
    assert len(store.releases(closed.id)) == 1


def test_the_setting_says_how_long(store: Store, closed: Assessment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROADMAP_ANSWERS_KEPT_MONTHS", "24")
    assert daily.erase_what_is_due(store, date(2027, 4, 2)) == 0
    monkeypatch.setenv("ROADMAP_ANSWERS_KEPT_MONTHS", "3")
    assert daily.erase_what_is_due(store, date(2026, 7, 2)) == 1


def test_a_setting_that_cannot_be_erases_nothing_and_is_logged(
    store: Store, closed: Assessment, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("ROADMAP_ANSWERS_KEPT_MONTHS", "a year")
    with caplog.at_level(logging.WARNING, "roadmap"):
        assert daily.erase_what_is_due(store, date(2030, 1, 1)) == 0
    assert "is not a whole number of months" in caplog.text
    assert people(store, closed) == 1


def test_forms_that_nobody_closed_are_counted_and_erased(store: Store) -> None:
    made = store.make_course(course())
    store.open_wave(made.id, "pre", datetime(2026, 5, 4, 9, 0, tzinfo=UTC))
    store.bring_forms(made.id, [(one, ()) for one in forms("pre", 12, 5)])
    daily.erase_what_is_due(store, date(2027, 5, 4))
    assert store.forms_came(made.id) == {("pre", ""): 12}
    daily.erase_what_is_due(store, date(2027, 5, 5))
    assert store.forms_came(made.id) == {}
    assert [(one.wave, one.forms) for one in store.wave_counts(made.id)] == [("pre", 12)]


def test_it_runs_at_start_and_again_until_it_is_stopped(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    monkeypatch.setenv("ROADMAP_DATABASE_URL", sqlite_url)
    st.cache_resource.clear()
    stop, twice, seen = Event(), Event(), []

    def counted(store: Store, today: date) -> int:
        seen.append(today)
        if len(seen) == 2:
            twice.set()
        return 0

    monkeypatch.setattr(daily, "erase_what_is_due", counted)
    thread = Thread(target=daily.run_until, args=(stop, 0.01), daemon=True)
    thread.start()
    assert twice.wait(20)
    stop.set()
    thread.join(20)
    assert not thread.is_alive()
    storage.store().close()
    st.cache_resource.clear()
