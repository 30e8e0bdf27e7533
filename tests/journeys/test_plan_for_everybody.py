"""A plan in the middle of its life and each of its dialogs: axe finds nothing, light and dark, wide and narrow."""

import pytest
from playwright.sync_api import Page, expect

from roadmap.plan.models import PlanInputs
from roadmap.store import Store
from tests.journeys.conftest import begun
from tests.journeys.servers import Server
from tests.journeys.test_accessibility import findings, page, whole_height
from tests.journeys.test_plan import MORE, Planner

__all__ = ["page"]  # light and dark
pytestmark = pytest.mark.browser
#: Which action, the entry of its menu, and what is opened in the dialog.
DIALOGS = (
    ("1.1", "Edit the words", MORE),
    ("1.1", "Say how it goes", "Promises to people who help"),
    ("1.1", "It is in another plan already", None),
    ("2.1", "Part it again", None),
)


@pytest.fixture
def planner(shared_server: Server, page: Page) -> Planner:
    """At a plan with three priorities chosen from both lists; two of its actions became one."""
    made = begun(shared_server.database_url)
    store = Store.open(shared_server.database_url)
    store.save_plan_inputs(made.id, PlanInputs(ranking=("feedback",)))
    store.close()
    here = Planner(page, shared_server.address)
    here.open(f"plan?a={made.id}")
    for name in ("Leadership", "Power sharing", "Feedback and evaluation"):
        page.get_by_role("button", name=f"Choose {name}", exact=True).first.click()
        expect(page.get_by_role("button", name=f"Take off {name}", exact=True).first).to_be_visible(timeout=30_000)
        here.settle()
    here.press("Take on 1.1")
    here.sees("Actions taken on: 1.")
    here.change("2.1", "Make it one with another action")
    page.get_by_role("combobox", name="The other action, which goes into this one").click()
    page.get_by_role("option").nth(1).click()
    here.settle()
    assert findings(page) == []
    here.press("Make them one")
    here.sees("With it:")
    here.settle()
    return here


def test_axe_finds_nothing_in_a_plan_and_its_dialogs(planner: Planner) -> None:
    for width in (1280, 320):
        whole_height(planner.page, width)
        planner.settle()
        assert findings(planner.page) == []
        assert planner.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        for name, what, opened in DIALOGS:
            planner.change(name, what)
            dialog = planner.page.get_by_role("dialog")
            expect(dialog).to_be_visible(timeout=30_000)
            if opened:
                dialog.get_by_text(opened, exact=True).click()
            planner.settle()
            assert findings(planner.page) == []
            planner.page.keyboard.press("Escape")
            expect(dialog).to_have_count(0)
