"""Somebody looks how the plan goes: what they chose stands in the address and stays; every view can be read by all."""

from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from roadmap.store import Store
from tests.journeys.conftest import begun
from tests.journeys.servers import Server
from tests.journeys.test_accessibility import findings, whole_height
from tests.journeys.visitor import Visitor
from tests.lived import lived

pytestmark = pytest.mark.browser
#: Waits until a fold has had the same height for half a second.
UNFOLDED = """element => new Promise(resolve => {
  let height = -1, since = performance.now();
  const look = () => {
    const now = performance.now();
    if (element.offsetHeight !== height) { height = element.offsetHeight; since = now; }
    if (now - since > 500) resolve(true); else requestAnimationFrame(look);
  };
  look();
})"""


@pytest.fixture
def assessment_id(shared_server: Server) -> str:
    """A plan that has been followed for a while."""
    made = begun(shared_server.database_url, answers=4)
    store = Store.open(shared_server.database_url)
    lived(store, made.id, date.today())
    store.close()
    return made.id


def test_what_is_looked_at_stands_in_the_address_and_a_link_keeps_it(
    shared_server: Server, context: BrowserContext, assessment_id: str
) -> None:
    here = Visitor(context.new_page(), shared_server.address)
    here.open(f"following?a={assessment_id}")
    here.page.get_by_role("radio", name="by who leads").check(force=True)
    expect(here.page.get_by_role("heading", name="Service manager")).to_be_visible()
    here.settle()  # a list that opens while the page is drawn again closes with it
    here.page.get_by_text("Show only some").click()
    fold = here.page.get_by_test_id("stExpander").filter(has_text="Show only some")
    opened = fold.evaluate(UNFOLDED)  # a list closes where the page moves under it
    assert opened
    here.page.get_by_role("combobox", name="State").click()
    here.page.get_by_role("option", name="overdue").click()
    here.page.wait_for_url("**state=overdue**")
    expect(here.page.get_by_role("heading", name="Trauma lead")).to_have_count(0)
    here.page.reload()
    expect(here.page.get_by_role("heading", name="Service manager")).to_be_visible()
    expect(here.page.get_by_role("heading", name="Trauma lead")).to_have_count(0)
    link = here.page.url
    assert "manager" not in link.casefold()
    other = Visitor(context.new_page(), "")
    other.open(link)
    expect(other.page.get_by_role("heading", name="Service manager")).to_be_visible()
    other.settle()
    other.press("Show all again")
    expect(other.page.get_by_role("heading", name="Trauma lead")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(scheme: str, browser: Browser, shared_server: Server, assessment_id: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
    here = Visitor(context.new_page(), shared_server.address)
    for view in ("timeline", "lead", "topic"):
        here.open(f"following?a={assessment_id}&view={view}&state=blocked")
        for width in (1280, 320):
            whole_height(here.page, width)
            here.settle()
            assert findings(here.page) == [], (view, width)
            assert here.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()
