"""A page's own address, opened first on a fresh server, goes through the front door."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import begun
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
ADDRESSES = {
    "questions": "Nine areas, in any order", "topic-leadership": "Leadership", "check": "Check your answers",
    "results": "Where we stand", "ladder": "Where does an activity stand?", "plan": "A first draft of a plan",
    "setup": "Set up an assessment",
}  # fmt: skip


@pytest.mark.parametrize("path", ["results", "topic-leadership", "plan"])
def test_first_visitor_of_a_fresh_server_at_a_page_address(path: str, visitor: Visitor, server: Server) -> None:
    made = begun(server.database_url)
    visitor.open(f"{path}?a={made.id}")
    visitor.sees_title(ADDRESSES[path])
    assert visitor.page.get_by_role("link", name="Results").count() == 1  # the menu is there, so the front door ran


def test_without_an_assessment_every_address_is_kind(visitor: Visitor) -> None:
    for path in ("results", "plan", "ladder", "questions", "check"):
        visitor.open(path)
        visitor.sees_title("Nothing is open yet")


def test_an_unknown_assessment_in_the_address_opens_nothing(visitor: Visitor) -> None:
    visitor.open("results?a=0123456789abcdef0123456789abcdef")
    visitor.sees_title("Nothing is open yet")


def test_no_request_leaves_the_machine(browser: Browser, server: Server) -> None:
    made = begun(server.database_url)
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visitor = Visitor(page, server.address)
    for path in ("", "questions", "topic-leadership", "results", "ladder", "plan"):
        visitor.open(f"{path}?a={made.id}")
    context.close()
    assert [
        url for url in asked if not url.startswith((server.address, "data:", "blob:", server.address.replace("http", "ws")))
    ] == []
