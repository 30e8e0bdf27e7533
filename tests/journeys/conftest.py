"""A real browser and a running server; skipped with a reason where there is no Chromium (CI fails on that)."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.store import Store
from tests.journeys.servers import Server, chromium, running
from tests.journeys.visitor import Visitor


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The distribution's Chromium."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: install Debian's package chromium, or set CHROMIUM")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor without any history, at the width of a laptop."""
    found = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True, locale="en-GB")
    yield found
    found.close()


@pytest.fixture
def server(browser: Browser, sqlite_url: str) -> Iterator[Server]:
    """A fresh server on an empty database."""
    with running(sqlite_url) as found:
        yield found


@pytest.fixture
def visitor(server: Server, context: BrowserContext) -> Visitor:
    """Somebody who has just come."""
    return Visitor(context.new_page(), server.address)


@pytest.fixture(scope="session")
def shared_server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for tests that only look, with one assessment under way."""
    path = tmp_path_factory.mktemp("shared") / "self-assessment.db"
    with running(f"sqlite:///{path}") as found:
        yield found


@pytest.fixture(scope="session")
def under_way(shared_server: Server) -> Assessment:
    """An assessment of the start set with answers, an activity and a plan to look at."""
    return begun(shared_server.database_url)


def begun(url: str, answers: int = 40) -> Assessment:
    """Make an assessment of the start set with that many answers."""
    store = Store.open(url)
    framework = find_framework("trauma_informed")
    contacts = Contacts(daytime_support="Wellbeing team, 01234 567890")
    made = store.create_assessment(
        "Harbour Council", "Children and families", "First round", framework, "start", contacts, CollectionKind.IN_THE_ROOM,
        today=date(2026, 5, 4),
    )  # fmt: skip
    me = store.own_respondent(made.id, "leader", "start")
    for n, item in enumerate([i for i in framework.items.values() if "start" in i.set][:answers]):
        stages = framework.scale_of(item.id).stage_ids
        store.save_answer(me.id, item.id, "dont_know" if n % 11 == 5 else stages[n % 4])
    store.close()
    return made


def kept_answers(url: str, assessment_id: str) -> dict[str, str | None]:
    """What the database holds, read by another process's connection."""
    store = Store.open(url)
    respondent = store.remembered_respondent(assessment_id)
    found = store.answers_of(respondent.id) if respondent else {}
    store.close()
    return {name: row.answer for name, row in found.items()}
