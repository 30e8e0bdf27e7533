"""Pages are launched from the front door, each test with a database of its own."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from roadmap.access.models import Role
from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.store import Store
from roadmap.ui import visitor

FRONT = Path(__file__).parents[2] / "roadmap" / "ui" / "front.py"
Launch = Callable[..., AppTest]


@pytest.fixture
def kept(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store that the pages of this test use."""
    monkeypatch.setenv("ROADMAP_DATABASE_URL", sqlite_url)
    st.cache_resource.clear()
    store = Store.open(sqlite_url)
    yield store
    store.close()
    st.cache_resource.clear()


@pytest.fixture
def come_by(kept: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Makes whoever comes next somebody with a link of this role to an assessment or collection; returns the cookie's value."""

    def _come_by(role: Role, opens: str, perspective: str | None = None) -> str:
        now = datetime.now(UTC)
        made = kept.make_link(role, opens, now + timedelta(hours=1), perspective=perspective)
        value = kept.begin_visit(made.link, now)
        assert value
        monkeypatch.setattr(visitor, "cookie", lambda: value)
        return value

    return _come_by


@pytest.fixture
def begun(kept: Store) -> Assessment:
    """An assessment of the start set, just set up by a leader."""
    framework = find_framework("trauma_informed")
    contacts = Contacts(daytime_support="Wellbeing team, 01234 567890")
    made = kept.create_assessment(
        "Harbour Council", "Children and families", "First round", framework, "start", contacts, CollectionKind.IN_THE_ROOM,
        today=date(2026, 5, 4),
    )  # fmt: skip
    kept.own_respondent(made.id, "leader", "start")
    return made


@pytest.fixture
def answered(kept: Store, begun: Assessment) -> Assessment:
    """The same, with every question of the start set answered: one stage after the other, with some don't know."""
    framework = kept.framework_of(begun.id)
    me = kept.own_respondent(begun.id, "leader", "start")
    for n, item in enumerate(i for i in framework.items.values() if "start" in i.set):
        stages = framework.scale_of(item.id).stage_ids
        kept.save_answer(me.id, item.id, "dont_know" if n % 11 == 5 else stages[n % 4])
    return begun


@pytest.fixture
def launch(kept: Store) -> Launch:
    """Launch a page by the name of its file, as a new visitor would."""

    def _launch(page: str, assessment: Assessment | None = None, **query: str) -> AppTest:
        app = AppTest.from_file(str(FRONT), default_timeout=30)
        for name, value in (({"a": assessment.id} if assessment else {}) | query).items():
            app.query_params[name] = value
        app.run()
        return app if page == "home" else app.switch_page(f"../../pages/{page}.py").run()

    return _launch
