"""A steering group meets about its plan in a real browser: what changed, a date, a block, a decision, the close, the page."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, expect

from roadmap.store import Store
from tests.journeys.conftest import begun
from tests.journeys.servers import Server
from tests.journeys.test_accessibility import findings, whole_height
from tests.journeys.test_first_journey import take_away
from tests.journeys.test_keyboard import Typist
from tests.journeys.visitor import Visitor
from tests.lived import lived

pytestmark = pytest.mark.browser


class Facilitator(Visitor):
    """Whoever keeps the screen that everybody sees."""

    def says(self, number: str, what: str) -> None:
        """Open the menu of an action and choose what to say of it."""
        self.page.get_by_role("button", name=f"What about {number}?", exact=True).click()
        self.page.get_by_role("menuitem", name=what, exact=True).click()
        expect(self.page.get_by_role("dialog")).to_be_visible()

    def saves(self, button: str = "Save") -> None:
        """Press a dialog's button, which closes it."""
        self.page.get_by_role("dialog").get_by_role("button", name=button, exact=True).click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        self.settle()

    def begins(self) -> None:
        """Begin the meeting."""
        self.write("Who writes down what is agreed?", "Trauma lead")
        self.press("Begin the meeting")
        self.sees("goes on until it is closed")
        self.settle()


@pytest.fixture
def assessment_id(shared_server: Server) -> str:
    """A plan that has been followed for a while, with one meeting behind it."""
    made = begun(shared_server.database_url, answers=4)
    store = Store.open(shared_server.database_url)
    lived(store, made.id, date.today())
    store.close()
    return made.id


@pytest.fixture
def facilitator(shared_server: Server, context: BrowserContext, assessment_id: str) -> Facilitator:
    here = Facilitator(context.new_page(), shared_server.address)
    here.open(f"meeting?a={assessment_id}")
    return here


def test_a_meeting_from_what_changed_to_the_page_after_it(
    facilitator: Facilitator, shared_server: Server, assessment_id: str, tmp_path: Path
) -> None:
    paper = _words(take_away(facilitator, "Meeting paper: Word", tmp_path))
    assert "They were to hear by" in paper
    assert "[To fill in: which rights of children it touches" in paper
    facilitator.begins()
    facilitator.sees("because: two people were ill")
    facilitator.sees("People who wait to hear from us")

    facilitator.says("1.1", "Another date")
    facilitator.page.get_by_label("day, By when now", exact=True).click()
    facilitator.page.keyboard.type("15062031")
    facilitator.page.get_by_role("textbox", name="Why does the date move?").click()  # the calendar folds away
    facilitator.press("Save")
    facilitator.sees("Say why the date moved")
    facilitator.write("Why does the date move?", "the rota is made in spring")
    facilitator.saves()
    facilitator.says("1.3", "It is blocked")
    facilitator.write("Why, and what will be done? Nobody is blamed for a date.", "No printer. The lead asks the library.")
    facilitator.saves()
    facilitator.says("1.2", "It goes on")
    facilitator.saves("It goes on")

    for what, list_of in (("they heard", "People who wait to hear from us"), ("it was done", "Promises to people who help")):
        facilitator.press(f"Say that {what}: 2.1")
        expect(facilitator.page.get_by_role("dialog")).to_be_visible()
        facilitator.saves()
        expect(facilitator.page.get_by_role("heading", name=list_of)).to_have_count(0)

    facilitator.write("What did you decide?", "The library prints for us.")
    facilitator.write("Who sees to it? A role is enough.", "Service manager")
    facilitator.press("Record the decision")
    # in the list of decisions: the box in which it was typed holds the same words
    expect(facilitator.page.get_by_role("listitem").filter(has_text="The library prints for us.")).to_be_visible()
    facilitator.page.reload()
    facilitator.sees("The library prints for us.")
    facilitator.sees("No printer. The lead asks the library.")
    facilitator.settle()
    facilitator.write("Finance", "No money is needed.")
    facilitator.press("Keep these words")
    facilitator.settle()

    facilitator.page.get_by_label("Trauma-informed leaders here").fill("6")
    facilitator.page.get_by_label("Experts by experience here").fill("4")
    facilitator.press("Close the meeting")
    facilitator.sees("It is closed. Decisions: 1.")
    facilitator.settle()
    page = _words(take_away(facilitator, "After the meeting: Word", tmp_path))
    for words in (
        "The library prints for us.", "Service manager", "15 June 2031", "because: the rota is made in spring",
        "No printer. The lead asks the library.", "No money is needed.", "experts by experience",
    ):  # fmt: skip
        assert words in page
    assert "(6)" not in page, "one group of fewer than five takes the numbers from all"
    store = Store.open(shared_server.database_url)
    kept = store.plan_meetings(assessment_id)[-1]
    store.close()
    assert kept.attendance == {"leader": 6, "experience": 4}
    assert kept.closed_on == date.today()
    assert kept.closed_with is not None
    waiting = next(one.followed for one in kept.closed_with.actions if one.id.endswith("waiting"))
    assert waiting.feedback_given_on == date.today()
    assert [one.done_on for one in waiting.promises] == [date.today()]


def test_two_members_who_say_something_of_one_action_at_once_lose_nothing(
    facilitator: Facilitator, shared_server: Server, browser: Browser, assessment_id: str
) -> None:
    elsewhere = browser.new_context(locale="en-GB")
    member = Facilitator(elsewhere.new_page(), shared_server.address)
    member.open(f"meeting?a={assessment_id}")
    facilitator.says("1.1", "Say why, and what will be done")
    member.says("1.1", "It is done")
    member.write("What people have noticed", "Two teams have their hour.")
    member.saves("It is done")
    facilitator.write("Why, and what will be done? Nobody is blamed for a date.", "The rota was late.")
    facilitator.press("Save")
    facilitator.sees("Someone else changed this")
    facilitator.saves()
    store = Store.open(shared_server.database_url)
    late = next(one for one in store.plan(assessment_id).actions if one.id.endswith("late"))
    store.close()
    assert late.followed.status == "done"
    assert late.followed.difference == "Two teams have their hour."
    assert [one.words for one in late.followed.explanations] == ["The rota was late."]
    elsewhere.close()


def test_a_meeting_is_run_by_keyboard_alone(shared_server: Server, context: BrowserContext, assessment_id: str) -> None:
    typist = Typist(context.new_page(), shared_server.address)
    typist.open(f"meeting?a={assessment_id}")
    typist.tab_to("Who writes down")
    typist.page.keyboard.type("Trauma lead")
    typist.tab_to("Begin the meeting")
    typist.key("Enter")
    typist.sees("goes on until it is closed")
    typist.settle()
    typist.tab_to("What about 1.1?")
    typist.choose("Say why")
    typist.is_in_dialog()
    typist.tab_to("Why, and what will be done?")
    typist.page.keyboard.type("The rota was late. It is made this week.")
    typist.tab_to("Save")
    typist.key("Enter")
    expect(typist.page.get_by_role("dialog")).to_have_count(0)
    typist.sees("The rota was late. It is made this week.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_in_and_after_a_meeting(
    scheme: str, browser: Browser, shared_server: Server, assessment_id: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
    here = Facilitator(context.new_page(), shared_server.address)
    here.open(f"meeting?a={assessment_id}")
    assert _seen(here.page, here) == []
    here.begins()
    assert _seen(here.page, here) == []
    here.says("1.1", "Another date")
    here.settle()
    assert findings(here.page) == []
    here.page.keyboard.press("Escape")
    here.press("Close the meeting")
    here.sees("It is closed.")
    assert _seen(here.page, here) == []
    context.close()


def _seen(page: Page, here: Visitor) -> list[str]:
    """What axe finds in both widths; nothing scrolls sideways."""
    found = []
    for width in (1280, 320):
        whole_height(page, width)
        here.settle()
        found += findings(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    here.settle()
    return found


def _words(path: Path) -> str:
    word = Document(str(path))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
