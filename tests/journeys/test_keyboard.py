"""Every page works by keyboard alone: each stop can be seen and has a name, and focus is never lost after an action."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import TypedDict

import pytest
from playwright.sync_api import BrowserContext, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from roadmap.assessment.models import Assessment
from roadmap.assessment.note_models import Choice
from roadmap.store import Store
from roadmap.workshop.models import Move
from tests.asking import SETTINGS, add_survey, link
from tests.journeys.conftest import begun, kept_answers
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor
from tests.typed import DAY, NOTES
from tests.workshop.rooms import workshop

pytestmark = pytest.mark.browser
PAGES = (
    "", "setup", "questions", "topic-power-sharing", "check", "results", "ladder", "activity", "plan", "own-copy", "files",
    "bring-plan", "example", "meeting", "following", "collections", "collection", "invitations", "agree", "notes",
    "safeguarding", "keeping", "ownership", "programme", "hand-over", "group-answer", "governance", "privacy", "take-back",
    "welcome", "feedback", "heard", "bring-answers", "guidance", "pack", "workshop", "session-plan",
)  # fmt: skip
#: Pages of somebody who came by a link.
OF_A_RESPONDENT = (
    "", "privacy", "your-view?at=view", "your-view?at=q-leaders_listen", "your-view?at=note", "my-answers", "heard",
)  # fmt: skip
#: Pages of a workshop: before it begins, at a block with something to send, and after it.
OF_A_WORKSHOP = (
    ("workshop", 0, "Begin the session"), ("workshop", 2, "Power sharing, session 1"), ("workshop", 3, "This session is over"),
    ("workshop-results", 3, "Power sharing, session 1"),
)  # fmt: skip
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const words = one.getAttribute('aria-label') || one.labels?.[0]?.innerText || one.innerText || one.value || '';
  const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  // a select field shows its focus by its border, which turns from grey (#8B908A) to the primary colour (#17584C)
  const round = [...Array(4)].reduce((found, _) => [...found, found[found.length - 1]?.parentElement], [one]).filter(Boolean);
  const bordered = one.getAttribute('role') === 'combobox'
    && round.some(element => getComputedStyle(element).borderColor === 'rgb(23, 88, 76)');
  return {tag: one.tagName, words: words.replace(/\\s+/g, ' ').trim(), ring: ringed || bordered};
}"""
#: Streamlit lets the scrolling part of a page take the focus, so that arrow keys scroll it; LOOK leaves it without a ring.
SCROLLED = "MAIN"
#: A line may be drawn round it in steps; BODY is where the focus is on nothing.
SETTLED = f"() => (found => found.ring || ['{SCROLLED}', 'BODY'].includes(found.tag))(({FOCUSED})())"


class Stop(TypedDict):
    """Where the focus is: the element, its name, and whether a line is drawn round it."""

    tag: str
    words: str
    ring: bool


class Typist(Visitor):
    """Somebody without a mouse."""

    def where(self) -> Stop:
        """Where the focus is; a line round it is waited for, and told of by `ring` where none comes."""
        with suppress(PlaywrightTimeout):
            self.page.wait_for_function(SETTLED, timeout=3_000)
        found: Stop = self.page.evaluate(FOCUSED)
        return found

    def key(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def tab_to(self, words: str) -> None:
        """Press Tab until the focus is on what has these words in its name; every stop on the way can be seen."""
        seen = []
        for _ in range(120):
            self.key("Tab")
            stop = self.where()
            passing = stop["tag"] == SCROLLED
            assert stop["ring"] or passing, f"no line round {stop['words'][:99]!r}, after {seen}"
            if words in stop["words"] and not passing:
                return
            seen.append(stop["words"][:40])
        raise AssertionError(f"Tab never comes to {words!r}, only to {seen}")

    def is_on(self, words: str) -> None:
        """The focus comes to rest on what has these words in its name."""
        with suppress(PlaywrightTimeout):
            test = f"words => (found => found.words.includes(words) && found.ring)(({FOCUSED})())"
            self.page.wait_for_function(test, arg=words, timeout=10_000)
        stop = self.where()
        assert words in stop["words"], f"the focus is on {stop}"
        assert stop["ring"], f"no line round {stop}"

    def is_in_dialog(self) -> None:
        """A dialog has opened and taken the focus."""
        self.page.wait_for_function("() => document.activeElement.closest('[role=dialog]')")

    def choose(self, words: str) -> None:
        """Open the menu the focus is on, and take the item of these words."""
        self.key("Enter")
        self.page.wait_for_function("() => document.activeElement.matches('[role=menuitem]')")
        for _ in range(5):
            if words in self.where()["words"]:
                break
            self.key("ArrowDown")
        self.is_on(words)
        self.key("Enter")


@pytest.fixture
def typist(shared_server: Server, context: BrowserContext) -> Typist:
    return Typist(context.new_page(), shared_server.address)


@pytest.fixture(scope="session")
def asked(shared_server: Server, under_way: Assessment) -> tuple[str, str]:
    """A survey of the assessment under way in which people may write: its id, and the token of a link to it."""
    store = Store.open(shared_server.database_url)
    survey = add_survey(store, under_way.id, settings=SETTINGS.model_copy(update={"notes": NOTES}))
    person = store.add_respondent(survey.id, "experience", "core")
    for words in ("One waits.", "One was passed on."):
        note = store.write_note(person.id, words, DAY)
    store.keep_decision(under_way.id, note.model_copy(update={"choice": Choice.PASS_ON, "decided_on": DAY}))
    token = link(store, survey, None)
    store.close()
    return survey.id, token


@pytest.mark.parametrize("path", PAGES)
def test_every_stop_can_be_seen_and_has_a_name(path: str, typist: Typist, under_way: Assessment, asked: tuple[str, str]) -> None:
    typist.open(f"{path}?a={under_way.id}&c={asked[0]}")
    every_stop_can_be_seen(typist)


@pytest.mark.parametrize("path", OF_A_RESPONDENT)
def test_every_stop_of_a_respondent_can_be_seen_and_has_a_name(path: str, typist: Typist, asked: tuple[str, str]) -> None:
    typist.open(f"j/{asked[1]}")
    typist.open(path)
    every_stop_can_be_seen(typist)


def workshop_after(store: Store, moves: int) -> str:
    """The id of a workshop after so many moves: begun, at the block that asks first, ended."""
    now = datetime.now(UTC)
    made = workshop("power_sharing_1")
    kept = store.make_workshop(made.model_copy(update={"id": ""}), now)
    asking = made.asks[0].block
    steps = (Move(what="begin", at=now), Move(what="go", at=now, block=asking), Move(what="end", at=now))
    for revision, step in enumerate(steps[:moves]):
        store.move_room(kept.id, revision, step)
    return kept.id


@pytest.mark.parametrize(("page", "moves", "words"), OF_A_WORKSHOP)
def test_every_stop_of_a_trainer_can_be_seen_and_has_a_name(
    page: str, moves: int, words: str, typist: Typist, shared_server: Server, under_way: Assessment
) -> None:
    store = Store.open(shared_server.database_url)
    made = workshop_after(store, moves)
    store.close()
    typist.open(f"{page}?a={under_way.id}&w={made}")
    typist.sees(words)
    every_stop_can_be_seen(typist)


def every_stop_can_be_seen(typist: Typist) -> None:
    """From the skip link to the end of the page by Tab alone."""
    typist.key("Tab")
    assert typist.where() == {"tag": "A", "words": "Skip to main content", "ring": True}
    for _ in range(120):
        typist.key("Tab")
        stop = typist.where()
        if stop["tag"] == "BODY":
            return
        assert stop["words"], f"a stop without a name: {stop}"
        assert stop["ring"] or stop["tag"] == SCROLLED, f"no line round {stop}"
    raise AssertionError("Tab never leaves the page")


def test_skip_link_leads_past_the_menu(typist: Typist, under_way: Assessment) -> None:
    typist.open(f"topic-power-sharing?a={under_way.id}")
    typist.key("Tab", "Enter")
    typist.page.wait_for_function(f"() => document.activeElement.tagName === '{SCROLLED}'")
    typist.key("Tab")
    typist.is_on("All areas")


def test_set_up(typist: Typist) -> None:
    typist.open("setup")
    typist.tab_to("Begin")
    typist.key("Enter")
    typist.sees("Write the name of your organisation.")
    typist.is_on("Begin")
    typist.page.reload()
    typist.sees_title("Set up an assessment")
    for label, text in (
        ("Organisation", "Island Council"),
        ("Service or team", "Housing"),
        ("Somebody to talk to", "Wellbeing, 01234 567890"),
    ):
        typist.tab_to(label)
        typist.page.keyboard.type(text)
    typist.tab_to("Begin")
    typist.key("Enter")
    typist.sees_title("Nine areas, in any order")
    typist.sees("Island Council: Housing.")
    typist.is_on("Nine areas, in any order")


def test_answer_note_and_clear(typist: Typist, shared_server: Server) -> None:
    made = begun(shared_server.database_url, answers=0)
    typist.open(f"topic-leadership?a={made.id}")
    typist.page.get_by_role("link", name="All areas").focus()
    typist.tab_to("No sign of it")
    typist.key("Space")
    typist.saved("1 of 3 answered. Saved.")
    typist.key("ArrowDown")
    typist.sees_chosen(0, "Only talk so far")
    typist.is_on("Only talk so far")
    typist.tab_to("Add evidence or a note")
    typist.key("Enter")
    typist.tab_to("Evidence or a note on question 1")
    typist.page.keyboard.type("Minutes of March")
    typist.tab_to("Clear my answer")
    typist.key("Enter")
    typist.saved("0 of 3 answered. Saved.")
    typist.is_on("Clear my answer")
    assert kept_answers(shared_server.database_url, made.id) == {"leaders_listen": None}


def test_place_an_activity(typist: Typist, shared_server: Server) -> None:
    made = begun(shared_server.database_url)
    typist.open(f"ladder?a={made.id}")
    typist.tab_to("Add an activity")
    typist.key("Enter")
    typist.sees_title("One activity")
    typist.sees("Answer a question above, and you will see here where it stands and why.")
    typist.is_on("One activity")
    expect(typist.questions()).to_have_count(6)
    typist.tab_to("Name of the activity")
    typist.page.keyboard.type("Young people's panel")
    typist.tab_to("Yes, everyone could")
    typist.key("Space")
    expect(typist.questions().nth(1).locator("input:checked")).to_have_count(1)
    typist.settle()
    typist.is_on("Yes, everyone could")
    typist.tab_to("Save this activity")
    typist.key("Enter")
    typist.sees_title("One activity on the ladder")
    expect(typist.page.get_by_role("heading", name="1. Young people's panel")).to_be_visible()
    typist.is_on("One activity on the ladder")


def test_draft_decide_edit_order_and_take_away(typist: Typist, shared_server: Server) -> None:
    made = begun(shared_server.database_url)
    typist.open(f"plan?a={made.id}")
    typist.tab_to("Draft the plan")
    typist.key("Enter")
    typist.sees_title("Our priorities")
    typist.is_on("Our priorities")

    typist.tab_to("Take on 1.1")
    typist.key("Enter")
    typist.sees("Actions taken on: 1.")
    typist.is_on("Change 1.1")
    expect(typist.page.locator("#said")).to_have_text("The plan is saved.")

    dialog = typist.page.get_by_role("dialog")
    typist.choose("Edit the words")
    typist.is_in_dialog()
    typist.tab_to("What will be done")
    typist.key("Control+a")
    typist.page.keyboard.type("Meet every new worker")
    typist.tab_to("Save")
    typist.key("Enter")
    typist.sees("1.1 Meet every new worker")
    expect(dialog).to_have_count(0)
    typist.is_on("Change 1.1")

    typist.choose("Move down")
    typist.sees("1.2 Meet every new worker")
    typist.is_on("Change 1.2")

    typist.choose("Not for us yet")
    typist.is_in_dialog()
    typist.key("Escape")
    expect(dialog).to_have_count(0)
    typist.is_on("Change 1.2")
    typist.choose("Not for us yet")
    typist.is_in_dialog()
    typist.tab_to("Why not yet?")
    typist.page.keyboard.type("The budget is spent")
    typist.tab_to("Keep it as not for us yet")
    typist.key("Enter")
    typist.sees("Because: The budget is spent")
    expect(dialog).to_have_count(0)
    typist.is_on("Change “Meet every new worker”")

    typist.tab_to("Word")
    with typist.page.expect_download() as waiting:
        typist.key("Enter")
    assert waiting.value.suggested_filename.endswith(".docx")
    typist.is_on("Word")
