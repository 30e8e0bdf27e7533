"""A link's token stands in no address bar, history, referrer, storage, database or log, however much the server says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from roadmap.access.tokens import token_hash
from roadmap.store import Store
from tests.asking import link, survey
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
TALKING = Path(__file__).parent / "talking"
STORED = """JSON.stringify([
  {...localStorage}, {...sessionStorage}, document.cookie, document.referrer, document.documentElement.outerHTML,
])"""


def history(page: Page) -> list[str]:
    """Every address that the browser would go back or forward to."""
    found = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    return [entry["url"] for entry in found["entries"]]


def test_a_token_is_in_no_address_history_referrer_storage_or_log(browser: Browser, tmp_path: Path) -> None:
    database, log = tmp_path / "self-assessment.db", tmp_path / "said"
    url = f"sqlite:///{database}"
    collection, token = survey(url, perspective="experience")
    store = Store.open(url)
    ended = link(store, collection)
    store.revoke_link(token_hash(ended), datetime.now(UTC))
    store.close()
    said = {"PYTHONPATH": str(TALKING), "STREAMLIT_LOGGER_LEVEL": "debug", "PYTHONUNBUFFERED": "1", "ROADMAP_MODE": "shared"}
    server = Server(url, environment=said, log=log)
    context = browser.new_context(locale="en-GB")
    page, asked = context.new_page(), list[Request]()
    page.on("request", lambda request: asked.append(request))
    try:
        visitor = Visitor(page, server.address)
        visitor.open(f"j/{token}")
        assert page.url.startswith(server.address)
        visitor.press("Begin")
        visitor.answer(0, 1)
        visitor.sees("Saved.")
        page.reload()
        visitor.sees_title("Welcome back")
        kept = page.evaluate(STORED)
        addresses = [page.url, *history(page)]
        page.go_back()
        visitor.settle()
        addresses += [page.url, *history(page)]
        assert len(addresses) > 4
        assert [address for address in addresses if "/j/" in address or token in address] == []
        assert token not in kept
        assert [cookie["name"] for cookie in context.cookies() if token in str(cookie)] == []
        others = [one for one in asked if one.url != f"{server.address}j/{token}"]
        assert len(others) == len(asked) - 1
        assert [one.url for one in others if token in one.url or token in str(one.all_headers())] == []

        page.goto(f"{server.address}j/{ended}")
        page.get_by_role("heading", name="This is not open just now").wait_for()
        assert [address for address in (page.url, *history(page)) if ended in address] == []
    finally:
        server.stop()
        context.close()
    words = log.read_text(encoding="utf-8", errors="replace")
    assert "DEBUG" in words, "the server said everything it could say"
    assert "/j/" not in words
    assert [line for line in words.splitlines() if token in line or ended in line] == []
    for file in tmp_path.glob("self-assessment.db*"):
        assert token.encode() not in file.read_bytes()
