"""Axe finds no violation on any page, light and dark, wide and narrow; nothing scrolls sideways at 320 pixels."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from roadmap.assessment.models import Assessment
from roadmap.evaluation.kept_models import Said
from roadmap.exchange.retention import close_wave
from roadmap.store import Store
from tests.asking import add_survey
from tests.evaluation.courses import course, forms
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
PAGES = (
    "", "setup", "questions", "topic-readiness", "topic-power-sharing", "check", "results", "agree", "ladder", "activity", "plan",
    "own-copy", "bring-plan", "files", "example", "governance", "privacy", "collections", "collection", "group-answer", "keeping",
    "programme", "hand-over", "notes", "safeguarding", "meeting", "guidance", "following",
    "feedback", "heard", "workshop", "session-plan", "workshop-results", "evaluation",
)  # fmt: skip
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
#: Streamlit's file uploader has one minor finding of its own (LOOK, trap 7).
NOT_OURS = {"presentation-role-conflict"}


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=request.param, locale="en-GB")
    yield context.new_page()
    context.close()


def whole_height(page: Page, width: int) -> None:
    """Make the window as tall as the page: axe passes over what is scrolled out of sight."""
    page.set_viewport_size({"width": width, "height": 900})
    height = page.evaluate("Math.max(...[...document.querySelectorAll('section, main, div')].map(e => e.scrollHeight))")
    page.set_viewport_size({"width": width, "height": min(height + 60, 12_000)})


def findings(page: Page) -> list[str]:
    """What axe finds, with the element it finds it on."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']} on {node['html'][:200]}"
        for one in found
        if one["id"] not in NOT_OURS
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, page: Page, shared_server: Server, under_way: Assessment) -> None:
    visitor = Visitor(page, shared_server.address)
    visitor.open(f"{path}?a={under_way.id}")
    for width in (1280, 320):
        whole_height(page, width)
        visitor.settle()
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("path", ["collection", "invitations", "bring-answers"])
def test_axe_finds_nothing_where_people_are_asked(path: str, page: Page, shared_server: Server, under_way: Assessment) -> None:
    store = Store.open(shared_server.database_url)
    asked = add_survey(store, under_way.id)
    store.close()
    visitor = Visitor(page, shared_server.address)
    visitor.open(f"{path}?a={under_way.id}&c={asked.id}")
    for width in (1280, 320):
        whole_height(page, width)
        visitor.settle()
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_axe_finds_nothing_where_something_is_evaluated(page: Page, shared_server: Server) -> None:
    store = Store.open(shared_server.database_url)
    made = store.make_course(course("North", "South", "West"))
    for wave in ("pre", "post", "later"):
        store.open_wave(made.id, wave, datetime.now(UTC))
    words = Said(id=f"{made.id}words", wave="post", question="intend", said="Ask the young people's group")
    for wave in ("pre", "post"):
        kept = [form for site in made.sites for form in forms(wave, 11, 4, site, mark=made.id)]
        store.bring_forms(made.id, [(form, [words] if wave == "post" else []) for form in kept])
        close_wave(store, made, wave, date(2026, 5, 4))
    store.close()
    visitor = Visitor(page, shared_server.address)
    visitor.open(f"evaluation?e={made.id}")
    for width in (1280, 320):
        whole_height(page, width)
        visitor.settle()
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_page_says_which_language_it_is_in(page: Page, shared_server: Server) -> None:
    visitor = Visitor(page, shared_server.address)
    visitor.open()
    page.wait_for_function("document.documentElement.lang === 'en-GB'")
