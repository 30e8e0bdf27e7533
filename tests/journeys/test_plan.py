"""A group works on its plan: drafts, edits, orders, says no with a reason, adds its own; two tabs at once lose nothing."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, expect

from roadmap.plan.models import PlanInputs
from roadmap.store import Store
from tests.journeys.conftest import begun
from tests.journeys.servers import Server
from tests.journeys.test_first_journey import take_away
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
#: Markup, script, mathematics, emoji, Gaelic, and lines that Markdown would read as a list, code or a heading.
MORE = "More: first step, what it takes, risk, pay and support"
TYPED = (
    "<script>alert('no')</script> & <b>bold</b> **stars** $x^2$ :smile: [link](javascript:alert(1)) 🌱 Cùram is "
    "dìlseachd\n7. seventh\n    indented\nnot a heading\n==="
)


class Planner(Visitor):
    """Somebody at the plan."""

    def change(self, name: str, what: str) -> None:
        """Open the menu of an action or priority and take an item."""
        self.page.get_by_role("button", name=f"Change {name}", exact=True).click()
        self.page.get_by_role("menuitem", name=what).click()

    def types_date(self, label: str, digits: str) -> None:
        """Type a date into its field: day, month, year."""
        self.page.get_by_label(f"day, {label}", exact=True).click()
        self.page.keyboard.type(digits)

    def saves(self) -> None:
        """Press Save in the dialog, which closes."""
        self.press("Save")
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        self.settle()


def at_plan(server: Server, context: BrowserContext, assessment_id: str) -> Planner:
    here = Planner(context.new_page(), server.address)
    here.open(f"plan?a={assessment_id}")
    return here


@pytest.fixture
def planner(shared_server: Server, context: BrowserContext) -> Planner:
    """At a plan just drafted."""
    here = at_plan(shared_server, context, begun(shared_server.database_url).id)
    here.press("Draft the plan")
    here.sees_title("Our priorities")
    return here


def opened(planner: Planner) -> str:
    """The id of the assessment that is open."""
    return planner.page.url.split("a=")[1][:32]


def texts(word: Path) -> str:
    document = Document(str(word))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_what_the_group_did_survives_another_draft_and_is_in_the_report(planner: Planner, tmp_path: Path) -> None:
    planner.change("1.1", "Edit the words")
    planner.write("What will be done", "Meet every new worker in their first week")
    planner.saves()
    planner.sees("1.1 Meet every new worker in their first week")
    planner.press("Take on 1.1")
    planner.sees("Actions taken on: 1.")
    planner.change("1.1", "Move down")
    planner.sees("1.2 Meet every new worker in their first week")

    planner.change("2.1", "Not for us yet")
    planner.sees("That is a fair answer.")
    planner.press("Keep it as not for us yet")
    planner.sees("Say why, in a sentence.")
    planner.write("Why not yet?", "We promised the team a quiet year")
    planner.press("Keep it as not for us yet")
    planner.sees("Because: We promised the team a quiet year")

    planner.press("Add an action to priority 1")
    planner.press("Save")
    planner.sees("Say what will be done.")
    planner.write("What will be done", "Bring tea and biscuits")
    planner.saves()
    planner.sees("1.3 Bring tea and biscuits")
    planner.press("Add a priority of our own")
    planner.write("Title", "A garden for everyone")
    planner.saves()
    planner.sees("6 A garden for everyone")
    planner.change("priority 6", "Move up")
    planner.sees("5 A garden for everyone")

    planner.press("Draft again")
    planner.settle()
    planner.page.reload()
    planner.sees_title("Our priorities")
    for words in (
        "1.2 Meet every new worker in their first week",
        "Because: We promised the team a quiet year",
        "1.3 Bring tea and biscuits",
        "5 A garden for everyone",
    ):
        planner.sees(words)
    report = texts(take_away(planner, "Word", tmp_path))
    assert "Meet every new worker in their first week" in report
    assert "We promised the team a quiet year" in report


def test_two_members_edit_one_action_and_nothing_is_lost(planner: Planner, shared_server: Server, browser: Browser) -> None:
    elsewhere = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    other = at_plan(shared_server, elsewhere, opened(planner))
    for member in (planner, other):
        member.change("1.1", "Edit the words")
        member.page.get_by_text(MORE, exact=True).click()
    planner.write("What will be done", "My words")
    planner.write("What could get in the way, and what we do about it", "The school is closed in July")
    other.write("What will be done", "Their words")
    other.write("Who leads (a role)", "The team they chose")
    other.write("What it takes (money, time, rooms)", "Two days a month")
    other.types_date("Begins on", "04012027")
    other.saves()
    other.sees("1.1 Their words")

    planner.press("Save")
    dialog = planner.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Someone else changed this while you were editing. Nothing was lost")
    versions = dialog.locator(".st-key-versions")
    for differs in ("My words", "Their words", "The school is closed in July"):
        expect(versions).to_contain_text(differs)
    for theirs_alone in ("The team they chose", "Two days a month", "4 January 2027"):
        expect(versions).not_to_contain_text(theirs_alone)
    expect(dialog).to_contain_text("To keep yours, press the button once more")
    expect(planner.page.get_by_role("textbox", name="What will be done", exact=True)).to_have_value("My words")
    planner.saves()
    planner.sees("1.1 My words")
    planner.sees("The team they chose")
    planner.page.get_by_text("More about 1.1").click()
    for kept in ("The school is closed in July", "Two days a month", "4 January 2027"):
        planner.sees(kept)
    elsewhere.close()


def test_two_tabs_change_one_activity_and_nothing_is_lost(shared_server: Server, context: BrowserContext) -> None:
    made = begun(shared_server.database_url)
    tabs = [Visitor(context.new_page(), shared_server.address) for _ in range(2)]
    first, second = tabs
    first.open(f"activity?a={made.id}")
    first.write("Name of the activity", "Panel")
    first.press("Save this activity")
    first.sees_title("One activity on the ladder")
    for tab in tabs:
        tab.open(f"ladder?a={made.id}")
        tab.page.get_by_role("link", name="Change this activity").click()
        tab.sees_title("Panel")
    second.write("In a few sentences, what happened?", "Their story")
    second.press("Save this activity")
    second.sees_title("One activity on the ladder")

    first.write("Name of the activity", "Young people's panel")
    first.press("Save this activity")
    first.sees("Someone else changed this while you were editing. Nothing was lost")
    expect(first.page.locator(".st-key-versions")).to_contain_text("Young people's panel")
    first.sees("To keep yours, press Save this activity once more")
    first.press("Save this activity")
    first.sees_title("One activity on the ladder")
    store = Store.open(shared_server.database_url)
    kept = store.activities(made.id)
    store.close()
    assert [(one.title, one.description) for one in kept] == [("Young people's panel", "Their story")]


def test_whatever_is_typed_is_shown_as_it_was_typed(planner: Planner) -> None:
    long = "a wise word " * 833
    planner.change("1.1", "Edit the words")
    planner.write("What will be done", TYPED)
    planner.page.get_by_text(MORE, exact=True).click()
    planner.write("First step, within two weeks", long)
    planner.saves()
    box = planner.page.get_by_test_id("stMarkdown").filter(has_text="dìlseachd").first
    shown = box.inner_text().replace("\u00a0", " ")
    for line in TYPED.split("\n"):
        assert line in shown
    expect(box.locator("a, script, b, ol, code, h1, h2, .katex")).to_have_count(0)
    planner.page.get_by_text("More about 1.1").click()
    expect(planner.page.get_by_text(long.strip())).to_be_visible()
    planner.change("1.1", "Edit the words")
    expect(planner.page.get_by_role("textbox", name="What will be done", exact=True)).to_have_value(TYPED)


def test_what_one_tab_says_about_the_draft_does_not_undo_the_other(
    planner: Planner, shared_server: Server, context: BrowserContext
) -> None:
    other = at_plan(shared_server, context, opened(planner))
    other.page.get_by_text("What the draft is made from").click()
    choice = other.page.get_by_role("combobox", name="Matters most to us this year")
    expect(choice).to_be_visible()
    other.settle()
    choice.click()
    choice.fill("Leadership")
    other.page.get_by_role("option", name="Leadership").click()
    other.page.keyboard.press("Escape")
    other.settle()
    planner.press("Take on 1.1")
    planner.sees("Actions taken on: 1.")
    store = Store.open(shared_server.database_url)
    kept = store.plan_inputs(opened(planner)).importance
    store.close()
    assert list(kept.values()) == ["high"]


def test_a_group_says_how_an_action_goes(planner: Planner, tmp_path: Path) -> None:
    planner.press("Take on 1.1")
    planner.sees("Actions taken on: 1.")
    planner.change("1.1", "Say how it goes")
    planner.page.get_by_text("blocked: something else has to happen first").click()
    planner.press("Save")
    planner.sees("Say why it is late or blocked, and what will be done.")
    planner.write("If it is late or blocked: why, and what will be done", "The room is flooded. We ask the library.")
    planner.saves()
    planner.sees("blocked")
    planner.change("1.1", "Say how it goes")
    planner.types_date("By when", "04012027")
    planner.saves()
    planner.sees("By when: 4 January 2027")
    planner.change("1.1", "Say how it goes")
    planner.types_date("By when now", "01022027")
    planner.press("Save")
    planner.sees("Say why the date moved. The first date stays beside it.")
    planner.write("If you moved the date, why?", "The library opens in February")
    planner.saves()
    planner.sees("First meant for 4 January 2027. Moved because: The library opens in February")
    words = texts(take_away(planner, "Word", tmp_path))
    assert "Blocked\nThe room is flooded. We ask the library." in words
    assert "First meant for 4 January 2027. Moved because: The library opens in February" in words


def test_priorities_are_chosen_from_both_lists_by_keyboard(shared_server: Server, context: BrowserContext) -> None:
    made = begun(shared_server.database_url)
    store = Store.open(shared_server.database_url)
    store.save_plan_inputs(made.id, PlanInputs(ranking=("policies",)))
    store.close()
    here = at_plan(shared_server, context, made.id)
    for name in ("Leadership", "Policies and processes"):
        button = here.page.get_by_role("button", name=f"Choose {name}", exact=True).first
        button.focus()
        here.page.keyboard.press("Enter")
        here.settle()
        expect(here.page.get_by_role("button", name=f"Take off {name}", exact=True).first).to_be_visible()
    here.sees("Two are chosen. Three to five is what most groups can carry through.")
    expect(here.page.get_by_role("button", name="Take off Policies and processes", exact=True)).to_be_focused()
    here.sees("1 Leadership")
    here.sees("2 Policies, processes and systems")
    here.page.keyboard.press("Enter")
    here.settle()
    expect(here.page.get_by_role("button", name="Choose Policies and processes", exact=True)).to_be_focused()
    here.sees("One is chosen so far.")


def test_two_actions_become_one_and_are_parted_again(planner: Planner) -> None:
    planner.change("1.1", "Edit the words")
    planner.write("What will be done", "Meet in the garden")
    planner.saves()
    planner.change("2.1", "Edit the words")
    planner.write("What will be done", "Meet out of doors")
    planner.saves()
    planner.change("1.1", "Make it one with another action")
    planner.page.get_by_role("combobox", name="The other action, which goes into this one").click()
    planner.page.get_by_role("option", name="2.1 Meet out of doors").click()
    planner.settle()
    group = planner.page.get_by_role("radiogroup", name="What will be done")
    expect(group).to_contain_text("Meet in the garden")
    expect(group).to_contain_text("Meet out of doors")
    group.get_by_text("The other action's words", exact=True).click()
    planner.press("Make them one")
    planner.sees("1.1 Meet out of doors")
    planner.sees("With it: “Meet out of doors”")
    expect(planner.page.get_by_text("2.1 Meet out of doors")).to_have_count(0)

    planner.press("Draft again")
    planner.settle()
    planner.sees("1.1 Meet out of doors")
    planner.change("1.1", "Part it again")
    expect(planner.page.get_by_role("dialog")).to_contain_text("This action's words: Meet in the garden")
    planner.press("Part them again")
    planner.sees("1.1 Meet in the garden")
    planner.sees("2.1 Meet out of doors")


def test_what_is_in_another_plan_is_followed_there_and_a_late_promise_is_shown_first(planner: Planner) -> None:
    planner.press("Take on 1.1")
    planner.sees("Actions taken on: 1.")
    planner.change("1.1", "It is in another plan already")
    planner.write("Which plan or paper, such as: children's services plan", "Children's services plan")
    planner.write("Where in it, such as: action 12", "action 12")
    planner.saves()
    planner.sees("followed there")
    planner.sees("Followed in Children's services plan, action 12.")

    planner.change("1.1", "Say how it goes")
    planner.page.get_by_text("Promises to people who help", exact=True).click()
    planner.types_date("Promise 1: by when", "01062026")
    planner.press("Save")
    planner.sees("Say what was promised.")
    planner.write("Promise 1: what, for whom", "£35 an hour, in writing")
    planner.press("Add another promise")
    planner.write("Promise 2: what, for whom", "A meeting beforehand")
    planner.types_date("Promise 2: done on", "02062026")
    planner.saves()
    planner.sees("promise late")
    planner.sees("Pay: £35 an hour, in writing. By 1 June 2026. It is late.")
    planner.sees("Preparation: A meeting beforehand. Done on 2 June 2026")

    planner.change("1.1", "Say how it goes")
    planner.page.get_by_text("Promises to people who help", exact=True).click()
    planner.page.get_by_text("Take promise 1 away", exact=True).click()
    planner.saves()
    expect(planner.page.get_by_text("promise late", exact=True)).to_have_count(0)
    planner.sees("Preparation: A meeting beforehand. Done on 2 June 2026")


def test_two_members_say_how_one_action_goes_and_no_line_is_lost(
    planner: Planner, shared_server: Server, browser: Browser
) -> None:
    planner.press("Take on 1.1")
    planner.sees("Actions taken on: 1.")
    elsewhere = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    other = at_plan(shared_server, elsewhere, opened(planner))
    for member, words in ((planner, "Pay by the hour"), (other, "A taxi home")):
        member.change("1.1", "Say how it goes")
        member.page.get_by_text("Promises to people who help", exact=True).click()
        member.write("Promise 1: what, for whom", words)
        member.page.get_by_text("Measures, and telling people", exact=True).click()
    planner.write("A new reading of the measure", "Four of nine")
    other.write("Where it should come to", "Nine of nine")
    other.saves()
    other.sees("Pay: A taxi home")
    planner.press("Save")
    dialog = planner.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Someone else changed this while you were editing. Nothing was lost")
    for line in ("Pay: A taxi home · Pay: Pay by the hour", "Four of nine"):
        expect(dialog.locator(".st-key-versions")).to_contain_text(line)
    planner.saves()
    for kept in ("Pay: A taxi home", "Pay: Pay by the hour", "Four of nine", "Should come to: Nine of nine"):
        planner.sees(kept)
    elsewhere.close()


def test_a_document_asked_for_while_the_page_is_drawn_again_comes_all_the_same(planner: Planner, tmp_path: Path) -> None:
    for _ in range(4):
        planner.press("Draft again")
        assert "Harbour Council" in texts(take_away(planner, "Word", tmp_path))
