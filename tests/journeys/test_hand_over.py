"""A laptop that was handed over shows one person's pages, whatever is pressed or typed, until the code is given."""

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from roadmap.store import Store
from roadmap.ui.places import HIDDEN, MENU
from tests.asking import SETTINGS
from tests.journeys.conftest import begun, kept_answers
from tests.journeys.servers import Server
from tests.journeys.test_accessibility import findings, whole_height
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
CLOSED = "This is not open just now"
WELCOME = "Your view of Children and families"
#: What a page of somebody else may never say: titles of the facilitator's pages, links of the menu, names of others' answers.
THEIRS = ("Where we stand", "Nine areas, in any order", "What is kept", "Our priorities", "Harbour Council: Children")
#: Pages that whoever gives a view may open.
OPEN = ("welcome", "your_view", "my_answers", "heard", "privacy", "take_back")
CODE = "4711 and more"


@pytest.fixture
def assessment(server: Server) -> str:
    """One under way, with the names that people are promised; its id."""
    made = begun(server.database_url)
    store = Store.open(server.database_url)
    store.update_collection(store.collection_of(made.id).model_copy(update={"settings": SETTINGS}))
    store.close()
    return made.id


def hand_over(visitor: Visitor, assessment: str) -> None:
    """From the results to the page on which it is handed over, so that Back has somewhere to lead."""
    visitor.open(f"results?a={assessment}")
    visitor.sees_title("Where we stand")
    visitor.open(f"hand-over?a={assessment}")
    visitor.page.get_by_role("radiogroup").locator("label").nth(1).click()
    visitor.page.get_by_label("A code that only you know").fill(CODE)
    visitor.press("Hand over")
    visitor.sees_title(WELCOME)


def shows_nothing_of_the_facilitator(visitor: Visitor) -> None:
    """Neither a title nor the menu of the pages that belong to whoever handed it over."""
    words = visitor.page.locator("body").inner_text()
    assert [text for text in THEIRS if text in words] == []
    for name in ("Results", "Plan", "Agree", "Home"):
        expect(visitor.page.get_by_role("link", name=name, exact=True)).to_have_count(0)


def test_back_reload_and_typed_addresses_stay_with_the_respondent(
    visitor: Visitor, assessment: str, browser: Browser, context: BrowserContext, server: Server
) -> None:
    before = kept_answers(server.database_url, assessment)
    hand_over(visitor, assessment)
    shows_nothing_of_the_facilitator(visitor)
    for _ in range(2):
        visitor.page.go_back()
        visitor.sees_title(CLOSED)
        shows_nothing_of_the_facilitator(visitor)
    visitor.page.reload()
    visitor.sees_title(CLOSED)

    private = browser.new_context()
    for somebody in (Visitor(context.new_page(), server.address), Visitor(private.new_page(), server.address)):
        for name in (*MENU[1:], *HIDDEN, "topic-leadership"):
            if name not in OPEN:
                somebody.open(f"{name.replace('_', '-')}?a={assessment}")
                somebody.sees_title(CLOSED)
                shows_nothing_of_the_facilitator(somebody)
        somebody.open(f"?a={assessment}")
        somebody.sees_title(WELCOME)
    private.close()

    visitor.open()
    visitor.press("Begin")
    expect(visitor.questions()).to_have_count(1)
    visitor.answer(0, 1)
    visitor.sees("Saved.")
    visitor.page.reload()
    visitor.sees_title("Welcome back")
    assert kept_answers(server.database_url, assessment) == before, "what the other person answered is theirs alone"


def test_a_tab_that_was_left_open_follows_until_the_code_is_given(
    visitor: Visitor, assessment: str, context: BrowserContext, server: Server
) -> None:
    left_open = Visitor(context.new_page(), server.address)
    left_open.open(f"results?a={assessment}")
    left_open.sees_title("Where we stand")
    hand_over(visitor, assessment)
    left_open.sees_title(CLOSED)
    shows_nothing_of_the_facilitator(left_open)

    left_open.follow("Give the computer back")
    left_open.sees_title("Take this computer back")
    whole_height(left_open.page, 320)
    left_open.settle()
    assert findings(left_open.page) == []
    left_open.page.get_by_label("Your code").fill("0815")
    left_open.press("Take it back")
    left_open.sees("That is not the code. You can try again.")
    visitor.sees_title(WELCOME)
    left_open.page.get_by_label("Your code").fill(CODE)
    left_open.press("Take it back")
    expect(left_open.page.get_by_role("link", name="Results", exact=True)).to_be_visible(timeout=30_000)
    expect(visitor.page.get_by_role("link", name="Results", exact=True)).to_be_visible(timeout=30_000)
    visitor.open(f"results?a={assessment}")
    visitor.sees_title("Where we stand")
