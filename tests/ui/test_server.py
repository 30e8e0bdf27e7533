"""What the server does at its start: it loads what the first page needs, lets threads take turns, and ends when told."""

import gc
import sys
from collections.abc import Iterator
from datetime import date
from threading import Event

import pytest

from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.store import Store
from roadmap.ui import daily, here, server


@pytest.fixture(autouse=True)
def interpreter_of_before() -> Iterator[None]:
    turn, thresholds = sys.getswitchinterval(), gc.get_threshold()
    yield
    sys.setswitchinterval(turn)
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def test_threads_take_turns_often() -> None:
    server.share_the_interpreter()
    assert sys.getswitchinterval() == pytest.approx(0.0005)


def test_a_full_room_is_not_gone_through_for_garbage_every_few_seconds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here, "store", lambda: store)
    server.spare_the_collector()
    gc.unfreeze()
    server.warm()
    assert gc.get_threshold() == (20_000, 10, 20)
    assert gc.get_freeze_count() > 0


def test_what_the_first_page_needs_is_loaded_and_the_collector_runs_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(here, "store", lambda: store)
    monkeypatch.setattr(here, "framework_that_ships", lambda: asked.append("the one that ships"))
    server.warm()
    assert asked == ["the one that ships"]
    assert gc.isenabled()


def test_where_something_is_kept_its_own_framework_is_loaded(
    store: Store, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = store.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    asked: list[str] = []
    monkeypatch.setattr(here, "store", lambda: store)
    monkeypatch.setattr(here, "pinned", lambda assessment_id, content_hash: asked.append(assessment_id))
    server.warm()
    assert asked == [made.id]


def test_whatever_goes_wrong_the_collector_runs_again_and_the_server_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Store:
        raise RuntimeError

    monkeypatch.setattr(here, "store", broken)
    server.warm()
    assert gc.isenabled()


def test_a_server_that_ends_at_once_erases_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily, "run_until", lambda stop: pytest.fail("it had been told to stop"))
    stop = Event()
    stop.set()
    server.keep_tidy(stop)


def test_what_is_due_is_erased_soon_after_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Event] = []
    monkeypatch.setattr(daily, "run_until", begun.append)
    monkeypatch.setattr(server, "SETTLED", 0.0)
    stop = Event()
    server.keep_tidy(stop)
    assert begun == [stop]
