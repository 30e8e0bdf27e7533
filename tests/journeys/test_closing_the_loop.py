"""From an answer on a phone to what comes of it: published, read by code, questioned, looked at again; nothing is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from roadmap.assessment.collection_models import Collection, CollectionSettings, NotesPromise
from roadmap.content.loading import find_framework
from roadmap.store import Store
from tests.asking import SETTINGS, survey
from tests.journeys.servers import Server, running
from tests.journeys.test_accessibility import findings, whole_height
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
CORE = [item for item in find_framework("trauma_informed").items.values() if "core" in item.set]
NOTES = NotesPromise(reader="Moira Bell", cover="Sam Ross", days="Tuesdays and Fridays", rhythm=2, safeguarding="Duty worker")
HEARD = "You told us nobody says who comes next."
TITLE = "What was heard, and what comes of it"
SAVE = "Save. Nobody outside reads it yet"


class Asked:
    """A server with a survey of experts by experience, and a link to it."""

    def __init__(self, server: Server, collection: Collection, token: str) -> None:
        self.server, self.collection, self.token = server, collection, token

    def store(self) -> Store:
        """What is kept, read by another connection."""
        return Store.open(self.server.database_url)

    def laptop(self, context: BrowserContext, page: str = "feedback") -> Visitor:
        """The page, as whoever runs the assessment opens it."""
        visitor = Visitor(context.new_page(), self.server.address)
        visitor.open(f"{page}?a={self.collection.assessment_id}")
        return visitor


@pytest.fixture
def asked(browser: Browser, sqlite_url: str) -> Iterator[Asked]:
    settings = SETTINGS.model_copy(update={"notes": NOTES})
    collection, token = survey(sqlite_url, settings=settings, perspective="experience", perspectives=("experience",))
    store = Store.open(sqlite_url)
    room = store.collection_of(collection.assessment_id)  # where nobody was promised anything
    store.update_collection(room.model_copy(update={"settings": CollectionSettings()}))
    store.close()
    with running(sqlite_url) as server:
        yield Asked(server, collection, token)


def phone(browser: Browser, scheme: str = "light") -> BrowserContext:
    return browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme, has_touch=True, locale="en-GB")


def laptop(browser: Browser, scheme: str = "light") -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, locale="en-GB")


def is_accessible(visitor: Visitor, *widths: int) -> None:
    """Axe finds nothing and nothing scrolls sideways; afterwards the window is as it was."""
    before = visitor.page.viewport_size
    for width in widths:
        whole_height(visitor.page, width)
        visitor.settle()
        assert findings(visitor.page) == []
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert before
    visitor.page.set_viewport_size(before)
    visitor.settle()


def answer_and_take_a_code(page: Page, asked: Asked) -> str:
    """Give one answer by the link, and keep the code."""
    visitor = Visitor(page, asked.server.address)
    visitor.open(f"j/{asked.token}")
    visitor.press("Begin")
    visitor.sees_title(CORE[0].text)
    visitor.answer(0, 1)
    expect(page.get_by_role("paragraph").filter(has_text="Question 1 of 15. Saved.")).to_be_visible(timeout=30_000)
    visitor.press("Stop here and get a code")
    visitor.press("Give me a code")
    visitor.sees("It is shown only now")
    return page.locator("code").first.inner_text()


def write_the_answer(visitor: Visitor) -> None:
    visitor.press("Write answer 1")
    visitor.write("What we heard", HEARD)
    visitor.write("What we are doing", "From January you hear two weeks before.")
    visitor.write("What we cannot do", "The same worker for everybody.")
    visitor.write("Why we cannot", "There are too few.")
    visitor.press(SAVE)
    visitor.sees("Saved.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_loop_is_closed(scheme: str, browser: Browser, asked: Asked) -> None:
    first = phone(browser, scheme)
    code = answer_and_take_a_code(first.new_page(), asked)
    first.close()

    group_context = laptop(browser, scheme)
    group = asked.laptop(group_context)
    group.sees("Promised by 26 February 2027.")
    write_the_answer(group)
    is_accessible(group, 1280, 320)
    group.press("Publish answer 1")
    group.sees("From now on whoever was asked there finds these words")
    assert findings(group.page) == []
    group.press("Publish it now")
    group.sees("People can read it now.")

    again = phone(browser, scheme)
    reader = Visitor(again.new_page(), asked.server.address)
    reader.open(f"j/{asked.token}")
    reader.open("heard")
    is_accessible(reader, 320)
    expect(reader.page.get_by_text(HEARD)).to_have_count(0)
    reader.write("Your code", code)
    reader.press("Read what was heard")
    reader.sees_title(TITLE)
    reader.sees(HEARD)
    reader.sees("Why: There are too few.")
    assert reader.page.get_by_test_id("stSidebar").count() == 0
    by_keyboard_say_otherwise(reader.page)
    reader.sees("Your words are kept for Moira Bell.")
    is_accessible(reader, 320)
    with reader.page.expect_download() as taken:
        reader.press("PDF")
    assert taken.value.path().read_bytes().startswith(b"%PDF")
    again.close()

    group.open(f"feedback?a={asked.collection.assessment_id}")
    group.sees("Somebody says that this is not what was said.")
    expect(group.page.get_by_text("nobody stays")).to_have_count(0)
    notes = asked.laptop(group_context, "notes")
    notes.sees("I said nobody stays.")
    notes.sees("Somebody wrote this under an answer they read")
    is_accessible(notes, 1280)
    notes.press("Show it as it is")
    notes.sees("It will be shown.")
    group.open(f"feedback?a={asked.collection.assessment_id}")
    group.sees("Shown by the reader: “I said nobody stays.”")
    group.press("We looked again at 1")
    group.press("Say so, with today's date")
    group.sees("Kept with today's date, where people read it.")
    store = asked.store()
    assert store.questioned(asked.collection.assessment_id) == frozenset()
    store.close()
    group_context.close()


def by_keyboard_say_otherwise(page: Page) -> None:
    """Open the fold, write and send without a mouse."""
    fold = page.get_by_text("That is not what I said")
    page.locator("summary").filter(has=fold).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="What I said, or what is missing")).to_be_visible(timeout=30_000)
    page.keyboard.press("Tab")
    page.keyboard.type("I said nobody stays.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Send my words")).to_be_focused()
    page.keyboard.press("Enter")


def test_two_members_who_write_one_answer_at_once_lose_nothing(browser: Browser, asked: Asked) -> None:
    one, other = laptop(browser), laptop(browser)
    mine, theirs = asked.laptop(one), asked.laptop(other)
    write_the_answer(mine)
    theirs.open(f"feedback?a={asked.collection.assessment_id}")
    theirs.press("Change answer 1")
    mine.press("Change answer 1")
    mine.write("What comes next", "We meet in June.")
    mine.press(SAVE)
    mine.sees("Saved.")
    theirs.write("What we are doing", "From January you hear a month before.")
    theirs.press(SAVE)
    theirs.sees("Press Save again to put your changes over theirs.")
    assert findings(theirs.page) == []
    theirs.press(SAVE)
    theirs.sees("Saved.")
    store = asked.store()
    (kept,) = store.contributions(asked.collection.assessment_id)
    store.close()
    assert (kept.next_step, kept.doing) == ("We meet in June.", "From January you hear a month before.")
    assert kept.published is None
    one.close()
    other.close()


def test_what_was_heard_elsewhere_names_its_people(browser: Browser, asked: Asked) -> None:
    context = laptop(browser)
    group = asked.laptop(context)
    group.press("Add something that was heard")
    group.press(SAVE)
    group.sees("Say which people outside this tool it is for.")
    group.write("If they are outside this tool: which people, in words for a group of them", "The workshop in May")
    group.press(SAVE)
    group.sees("Saved.")
    expect(group.page.get_by_role("heading", name="The workshop in May").first).to_be_visible()
    context.close()
