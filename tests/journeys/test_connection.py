"""A phone that loses the network while somebody answers: nothing acknowledged is lost, and the page says what holds."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, WebSocketRoute, expect

from roadmap.content.loading import find_framework
from roadmap.store import Store
from tests.asking import survey
from tests.journeys.servers import running
from tests.journeys.test_accessibility import findings
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
CORE = [item for item in find_framework("trauma_informed").items.values() if "core" in item.set]
LINE = "Not connected just now. What this page called saved is safe."


class Phone(Visitor):
    """A phone whose network can be pulled: quietly, or so that the browser notices that the line is dead."""

    def __init__(self, context: BrowserContext, address: str, url: str) -> None:
        self.context, self.url = context, url
        self.pulled, self.lines = False, list[WebSocketRoute]()
        context.route_web_socket("**/_stcore/stream", self._line)
        super().__init__(context.new_page(), address)

    def _line(self, line: WebSocketRoute) -> None:
        if self.pulled:
            line.close()
            return
        line.connect_to_server()
        self.lines.append(line)

    def pull(self, *, noticed: bool) -> None:
        """No network any more."""
        self.pulled = noticed
        self.context.set_offline(True)
        for line in self.lines if noticed else ():
            line.close()

    def is_back(self) -> None:
        """The network is there again."""
        self.pulled = False
        self.context.set_offline(False)

    def kept(self) -> dict[str, str | None]:
        """What the database holds, read by another connection."""
        store = Store.open(self.url)
        (assessment,) = store.assessments()
        rows = [row for one in store.collections(assessment.id) for row in store.collected(one.id).rows]
        store.close()
        return {row.item: row.answer for row in rows}


@pytest.fixture(params=["light", "dark"])
def phone(browser: Browser, sqlite_url: str, request: pytest.FixtureRequest) -> Iterator[Phone]:
    """Somebody at the second question of a survey, the first one answered and saved."""
    _, token = survey(sqlite_url, perspective="experience")
    with running(sqlite_url, {"ROADMAP_MODE": "shared"}) as server:
        size = {"width": 320, "height": 700}
        context = browser.new_context(viewport=size, color_scheme=request.param, has_touch=True, locale="en-GB")  # type: ignore[arg-type]
        found = Phone(context, server.address, sqlite_url)
        found.open(f"j/{token}")
        found.press("Begin")
        found.sees_title(CORE[0].text)
        found.answer(0, 1)
        found.sees("Question 1 of 15. Saved.")
        found.press("Next")
        found.sees_title(CORE[1].text)
        yield found
        context.close()


def test_an_answer_given_without_network_is_saved_once_it_is_back_and_not_called_saved_before(phone: Phone) -> None:
    phone.pull(noticed=False)
    phone.sees(LINE)
    phone.answer(0, 2)
    phone.sees_chosen(0, "Some of the time")
    assert findings(phone.page) == []
    expect(phone.page.get_by_text("Saved.")).to_have_count(0)
    assert phone.kept() == {CORE[0].id: "exploring"}
    phone.is_back()
    phone.sees("Question 2 of 15. Saved.")
    expect(phone.page.get_by_text(LINE)).to_have_count(0)
    assert phone.kept() == {CORE[0].id: "exploring", CORE[1].id: "partly_in_place"}


def test_a_page_that_lost_its_server_says_so_in_plain_words_and_carries_on_by_itself(phone: Phone) -> None:
    phone.pull(noticed=True)
    phone.sees(LINE)
    dialog = phone.page.get_by_role("dialog")
    expect(dialog).to_contain_text("It carries on by itself once you are connected again.", timeout=30_000)
    expect(dialog).to_contain_text("Not connected just now")
    expect(phone.page.get_by_text("Streamlit")).to_have_count(0)
    expect(phone.page.get_by_role("radio", disabled=True, include_hidden=True)).to_have_count(7)
    assert findings(phone.page) == []
    assert phone.kept() == {CORE[0].id: "exploring"}
    phone.is_back()
    expect(dialog).to_have_count(0, timeout=60_000)
    expect(phone.page.get_by_text(LINE)).to_have_count(0)
    phone.answer(0, 2)
    phone.sees("Question 2 of 15. Saved.")
    assert phone.kept() == {CORE[0].id: "exploring", CORE[1].id: "partly_in_place"}
