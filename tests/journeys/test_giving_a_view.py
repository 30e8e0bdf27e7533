"""A phone at 320 pixels, from the link to the code: nothing lost, nothing shown to the next person, axe finds nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from roadmap.assessment.collection_models import Collection, NotesPromise
from roadmap.content.loading import find_framework
from roadmap.store import Store
from tests.asking import SETTINGS, survey
from tests.journeys.servers import Server, running
from tests.journeys.test_accessibility import findings, whole_height
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
CORE = [item for item in find_framework("trauma_informed").items.values() if "core" in item.set]
NOTES = NotesPromise(reader="Moira Bell", cover="Sam Ross", days="Tuesdays and Fridays", rhythm=2, safeguarding="Duty worker")
WRITE = "Is there something you would like to say in your own words?"
ODD = "👩🏽‍🦰 <script>alert(1)</script> **not bold** $x$ [a](http://b) " + "x" * 9_900


class Asked:
    """A server with a survey that is open."""

    def __init__(self, server: Server, collection: Collection, token: str) -> None:
        self.server, self.collection, self.token = server, collection, token

    def answers(self) -> list[dict[str, str | None]]:
        """What the database holds of each person, read by another connection."""
        store = Store.open(self.server.database_url)
        rows = store.collected(self.collection.id).rows
        people = [one.id for one in store.respondents(self.collection.id)]
        store.close()
        return [{row.item: row.answer for row in rows if row.respondent == one} for one in people]


@pytest.fixture
def asked(browser: Browser, sqlite_url: str) -> Iterator[Asked]:
    settings = SETTINGS.model_copy(update={"notes": NOTES})
    collection, token = survey(sqlite_url, settings=settings, perspective="experience")
    with running(sqlite_url) as server:
        yield Asked(server, collection, token)


def phone(browser: Browser, scheme: str = "light") -> BrowserContext:
    return browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme, has_touch=True, locale="en-GB")


def come(page: Page, asked: Asked) -> Visitor:
    visitor = Visitor(page, asked.server.address)
    visitor.open(f"j/{asked.token}")
    visitor.sees_title("Your view of Children and families")
    assert asked.token not in page.url
    return visitor


def acknowledged(page: Page, number: int) -> None:
    expect(page.get_by_role("paragraph").filter(has_text=f"Question {number} of 15. Saved.")).to_be_visible(timeout=30_000)


def is_accessible(visitor: Visitor) -> None:
    whole_height(visitor.page, 320)
    visitor.settle()
    assert findings(visitor.page) == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    visitor.page.set_viewport_size({"width": 320, "height": 700})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_the_link_to_the_code(scheme: str, browser: Browser, asked: Asked) -> None:
    context = phone(browser, scheme)
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    visitor = come(page, asked)
    is_accessible(visitor)
    visitor.press("Begin")
    for number, item in enumerate(CORE, start=1):
        visitor.sees_title(item.text)
        if number == 2:
            is_accessible(visitor)
            assert page.get_by_role("button", name="Next", exact=True).bounding_box()["y"] < 1.5 * 700  # type: ignore[index]
        if number % 4 == 3:
            visitor.press("I'd rather skip this one")
            continue
        visitor.answer(0, number % 7)
        acknowledged(page, number)
        visitor.press("Next")
    visitor.sees_title("That is a whole contribution")
    is_accessible(visitor)
    visitor.press("Finish")
    visitor.sees_title(WRITE)
    is_accessible(visitor)
    visitor.write("In your own words", ODD)
    visitor.press("Send my words")
    visitor.sees("Your words are saved.")
    visitor.press("Next")
    visitor.sees_title("Thank you")
    visitor.press("Give me a code")
    visitor.sees("It is shown only now")
    is_accessible(visitor)
    code = page.locator("code").first.inner_text()
    visitor.press("Finish on this device")
    visitor.sees_title("Thank you. You can close this page")
    (answers,) = asked.answers()
    assert len(answers) == 11
    assert not [url for url in loaded if "plotly" in url.lower() or "vega" in url.lower()]

    other = phone(browser, scheme)
    second = come(other.new_page(), asked)
    second.follow("I have a code")
    second.sees_title("Your own answers")
    is_accessible(second)
    second.write("Your code", code)
    second.press("Open my answers")
    second.sees("You answered 11 questions")
    # An address is shown and leads nowhere: an invisible joiner stands in it, so that no browser makes a link of it.
    expect(second.page.get_by_text("<script>alert(1)</script> **not bold** $x$ [a](http:")).to_be_visible()
    expect(second.page.locator("a[href*='//b']")).to_have_count(0)
    is_accessible(second)
    context.close()
    other.close()


def test_nothing_acknowledged_is_lost_and_nothing_of_it_is_shown(browser: Browser, asked: Asked) -> None:
    context = phone(browser)
    page = context.new_page()
    visitor = come(page, asked)
    visitor.press("Begin")
    visitor.sees_title(CORE[0].text)
    visitor.answer(0, 1)
    acknowledged(page, 1)
    visitor.press("Next")
    visitor.sees_title(CORE[1].text)
    page.go_back()
    visitor.sees_title(CORE[0].text)

    asked.server.kill()
    again = Server(asked.server.database_url, asked.server.port)
    try:
        page.reload()
        visitor.sees_title("Welcome back")
        assert page.get_by_role("radiogroup").count() == 0
        visitor.press("Carry on with the next question")
        visitor.sees_title(CORE[1].text)
        tab = Visitor(context.new_page(), again.address)
        tab.open(f"your-view?at=q-{CORE[0].id}")
        tab.sees_title("Welcome back")
        elsewhere = phone(browser)
        second = come(elsewhere.new_page(), asked)
        second.press("Begin")
        second.sees_title(CORE[0].text)
        assert second.page.locator("label:has(input:checked)").count() == 0
        second.answer(0, 4)
        acknowledged(second.page, 1)
        assert sorted(str(given) for given in asked.answers()) == sorted(
            str({CORE[0].id: stage}) for stage in ("exploring", "embedded")
        )
        elsewhere.close()
    finally:
        again.stop()
        context.close()


def test_a_view_can_be_given_by_the_keyboard_alone(browser: Browser, asked: Asked) -> None:
    context = phone(browser)
    page = context.new_page()
    visitor = come(page, asked)
    page.get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    visitor.sees_title(CORE[0].text)
    page.get_by_role("radiogroup").get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    acknowledged(page, 1)
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Next":
            break
    page.keyboard.press("Enter")
    visitor.sees_title(CORE[1].text)
    (answers,) = asked.answers()
    assert answers == {CORE[0].id: "not_started"}
    context.close()
