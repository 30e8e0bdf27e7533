"""A plan goes out to Excel, two people change it, and it comes back: both versions are seen and one is chosen."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.store import Store
from tests.exchange.made_plans import FIRST, with_cells
from tests.journeys.conftest import begun
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_what_was_edited_in_excel_comes_back_beside_what_somebody_else_changed(server: Server, visitor: Visitor) -> None:
    made = begun(server.database_url)
    store = Store.open(server.database_url)
    plan = store.save_plan(
        made.id,
        Plan(
            priorities=(PlanPriority(id="p", position=1, domain=None, title="Time for people", decision="accepted"),),
            actions=(PlanAction(id="a", priority_id="p", position=1, do="Meet people", lead="Chair", decision="accepted"),),
        ),
    )
    visitor.open(f"plan?a={made.id}")
    with visitor.page.expect_download() as sent:
        visitor.press("Excel")
    content = Path(sent.value.path()).read_bytes()
    with visitor.page.expect_download() as sent:
        visitor.press("Calendar")
    assert Path(sent.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    store.save_action(made.id, plan.actions[0].model_copy(update={"lead": "Director"}))
    edited = with_cells(content, {(FIRST, "lead"): "Trauma lead", (FIRST, "pay"): "=£35 an hour"})
    visitor.follow("Bring in a spreadsheet")
    visitor.sees_title("Bring a plan in")
    file: FilePayload = {"name": "plan.xlsx", "mimeType": XLSX, "buffer": edited}
    visitor.page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)
    expect(visitor.page.get_by_role("heading", name="What would change")).to_be_visible(timeout=30_000)
    take = visitor.page.get_by_role("button", name="Take these changes over")
    expect(take).to_be_disabled()
    visitor.page.get_by_text("In your file: “Trauma lead”").click()
    expect(take).to_be_enabled()
    take.click()
    visitor.sees("Taken over. Actions changed: 1. Actions added: 0.")
    now = store.plan(made.id).actions[0]
    store.close()
    assert (now.lead, now.pay) == ("Trauma lead", "=£35 an hour")
