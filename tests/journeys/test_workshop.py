"""A trainer and eight phones go through both sessions; a phone loses its connection, one joins late, a room loses its network."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from roadmap.store import Store
from roadmap.workshop.models import Ask, Workshop
from roadmap.workshop.votes import counted
from tests.journeys.servers import Server
from tests.journeys.test_accessibility import findings, whole_height
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
PHONES = 8


class Room:
    """The trainer's tab, the phones, and what the database holds."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.trainer = Visitor(
            browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB").new_page(), server.address
        )
        self.phones: list[Page] = []
        self.workshop: Workshop

    def make(self, title: str) -> None:
        """The trainer makes a workshop from the plan of this title, and begins it."""
        self.trainer.open("workshop")
        self.trainer.page.get_by_role("radiogroup").locator("label").filter(has_text=title).click()
        self.trainer.press("Make it")
        self.trainer.sees_title(title)
        self.trainer.press("Begin the session")
        store = Store.open(self.server.database_url)
        self.workshop = store.workshops()[0]
        self.code = store.workshop_code(self.workshop.id).letters
        store.close()

    def join(self) -> Page:
        """One more phone joins, by typing the code."""
        context = self.browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, locale="en-GB")
        phone = context.new_page()
        phone.goto(f"{self.server.address}join")
        phone.get_by_label("The six letters").fill(f"{self.code[:3]} {self.code[3:]}".lower())
        phone.get_by_role("button", name="Join").click()
        expect(phone).to_have_url(f"{self.server.address}w/{self.workshop.id}")
        self.phones.append(phone)
        return phone

    def press(self, name: str) -> None:
        """The trainer presses a button, once the page has settled."""
        self.trainer.settle()
        self.trainer.page.evaluate("window.lastBusy = performance.now()")
        self.trainer.press(name)
        self.trainer.settle()

    def to_block(self, title: str) -> None:
        """The trainer goes on until the block of this title."""
        heading = self.trainer.page.get_by_role("heading", name=title, level=2)
        while not heading.count():
            self.trainer.settle()
            button = self.trainer.page.get_by_role("button", name="Next: ").first
            name = button.inner_text()
            button.click()
            expect(self.trainer.page.get_by_role("heading", name=name.removeprefix("Next: "), level=2)).to_be_visible(
                timeout=30_000
            )
            self.trainer.settle()

    def counts(self, ask: Ask) -> dict[str, int]:
        """What the database holds by phone."""
        store = Store.open(self.server.database_url)
        found = store.room(self.workshop.id).votes
        store.close()
        return counted(ask, found)

    def words(self, ask: Ask) -> list[str]:
        store = Store.open(self.server.database_url)
        found = [one.said[0] for one in store.room(self.workshop.id).words if one.ask == ask.id]
        store.close()
        return sorted(found)


@pytest.fixture
def room(browser: Browser, server: Server) -> Iterator[Room]:
    found = Room(browser, server)
    yield found
    for context in [found.trainer.page.context, *(phone.context for phone in found.phones)]:
        context.close()


def sends(phone: Page, ask: Ask, n: int) -> None:
    """One phone answers what is on its screen: its own choice by its number."""
    expect(phone.get_by_role("heading", level=1)).to_have_text(ask.text, timeout=30_000)
    if ask.answer == "one":
        phone.get_by_role("radio").nth(n % len(ask.options)).check()
    elif ask.answer == "order":
        for place in range(ask.choose):
            phone.get_by_role("combobox").nth(place).select_option(ask.options[(n + place) % len(ask.options)].id)
    else:
        for field in phone.get_by_role("textbox").all():
            field.fill(f"{ask.kind} {n}")
    phone.get_by_role("button", name="Send").click()


def sent(phone: Page) -> None:
    expect(phone.locator("#state")).to_have_text("Sent. You can change it until the answers are shown.", timeout=30_000)


def kept(phone: Page) -> None:
    expect(phone.locator("#state")).to_have_text("Kept on this phone, and sent as soon as there is a network.", timeout=30_000)


def goes_through(room: Room, ask: Ask, lost: Callable[[Ask], None] | None = None) -> None:
    """Everybody answers one question, the trainer lets words through and shows the answers, and every phone shows them."""
    if ask.answer == "nothing":
        for phone in room.phones:
            expect(phone.get_by_text("By your answers to the questions")).to_be_visible(timeout=30_000)
        return
    for n, phone in enumerate(room.phones):
        sends(phone, ask, n)
    if lost:
        lost(ask)
    for phone in room.phones:
        sent(phone)
    if ask.answer in ("one", "order"):
        voted = room.counts(ask)
        first = voted if ask.answer == "one" else {key: n for key, n in voted.items() if key.endswith(".1")}
        assert sum(first.values()) == len(room.phones)
    else:
        assert len(room.words(ask)) == len(room.phones)
        expect(room.phones[0].get_by_text(f"{ask.kind} 1")).to_have_count(0)
        room.trainer.page.get_by_role("button", name="Let all of these through").first.click(timeout=30_000)
        expect(room.trainer.page.get_by_text("Nothing waits to be read.").first).to_be_visible(timeout=30_000)
    room.press("Show the answers")
    for phone in room.phones:
        expect(phone.get_by_role("heading", name="To talk about")).to_be_visible(timeout=30_000)
        if ask.answer in ("one", "order"):
            expect(phone.get_by_text(f"{len(room.phones)} people answered")).to_be_visible()
        else:
            expect(phone.get_by_text(f"{ask.kind} 1").first).to_be_visible()


def asks_of(workshop: Workshop, exercise: str) -> list[Ask]:
    return [ask for ask in workshop.asks if ask.exercise == exercise]


def through(room: Room, block: str, exercise: str, lost: Callable[[Ask], None] | None = None) -> None:
    """An exercise from its first question to its last."""
    room.to_block(block)
    for n, ask in enumerate(asks_of(room.workshop, exercise)):
        room.press("Next question" if n else "Ask the first question")
        goes_through(room, ask, lost if n == 0 else None)


def test_a_trainer_and_eight_phones_go_through_every_exercise(room: Room) -> None:
    room.make("Power sharing, session 1: where do we stand?")
    for _ in range(PHONES - 1):
        room.join()

    def loses_its_connection(ask: Ask) -> None:
        """One phone goes out of reach, changes its mind meanwhile, is reloaded when it is back, and counts once."""
        phone = room.phones[2]
        sent(phone)
        phone.context.set_offline(True)
        phone.get_by_role("radio").nth(0).check()
        phone.get_by_role("button", name="Send").click()
        kept(phone)
        phone.context.set_offline(False)
        sent(phone)
        phone.reload()
        expect(phone.get_by_role("radio").nth(0)).to_be_checked()

    through(room, "What power sharing is, and what it is not", "to_for_with", lost=loses_its_connection)
    late = room.join()
    expect(late.get_by_role("heading", name="To talk about")).to_be_visible(timeout=30_000)
    assert len(room.phones) == PHONES
    through(room, "Find the step: first by gut, then by questions", "two_activities")
    through(room, "Our own examples on the ladder", "our_ladder")
    through(room, "What got in the way", "obstacles")
    through(room, "Close, and look after each other", "one_word")
    room.press("End the session")
    for phone in room.phones:
        expect(phone.get_by_role("heading", name="This session is over")).to_be_visible(timeout=30_000)

    phones, room.phones = room.phones, []
    for phone in phones:
        phone.context.close()
    room.make("Power sharing, session 2: what will we do?")
    for _ in range(PHONES):
        room.join()
    through(room, "Conditions: pay, support, feedback", "three_conditions")
    through(room, "Three priorities", "three_priorities")
    through(room, "Draft actions", "first_steps")


def test_the_network_is_pulled_after_the_second_exercise_and_the_trainer_finishes_without_phones(room: Room) -> None:
    room.make("Power sharing, session 1: where do we stand?")
    for _ in range(3):
        room.join()
    through(room, "What power sharing is, and what it is not", "to_for_with")
    through(room, "Find the step: first by gut, then by questions", "two_activities")
    third, fourth = asks_of(room.workshop, "our_ladder")
    room.to_block("Our own examples on the ladder")
    room.press("Ask the first question")
    sends(room.phones[0], third, 0)
    sent(room.phones[0])
    for phone in room.phones:
        phone.context.set_offline(True)
    sends(room.phones[1], third, 0)
    kept(room.phones[1])

    page = room.trainer.page
    page.locator("label").filter(has_text="Without phones").click()
    room.trainer.settle()
    for first, ask in ((True, third), (False, fourth)):
        if not first:
            room.press("Next question")
        for n, option in enumerate(ask.options):
            field = page.get_by_role("spinbutton", name=option.text)
            field.fill(str(10 * n + 4))
            field.press("Tab")
        room.press("Keep the count")
        room.press("Show the answers")
        own = "5" if first else "4"  # four by hand, and of the first one by phone
        expect(page.get_by_role("cell", name=own, exact=True)).to_be_visible(timeout=30_000)

    room.to_block("What got in the way")
    room.press("Ask the first question")
    page.get_by_role("textbox", name="Type what was said or written on paper").fill("Rotas are made weeks ahead")
    page.get_by_role("button", name="Put it on the screen").click()
    room.press("Show the answers")
    room.to_block("Close, and look after each other")
    room.press("Ask the first question")
    page.get_by_role("textbox", name="Type what was said or written on paper").fill("Hope")
    page.get_by_role("button", name="Put it on the screen").click()
    room.press("Show the answers")
    room.press("End the session")

    page.goto(f"{room.server.address}workshop-results?w={room.workshop.id}")
    room.trainer.settle()
    with page.expect_download(timeout=30_000) as download:
        page.get_by_role("button", name="As CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    for words in ("Rotas are made weeks ahead", "Hope", "beside phones"):
        assert words in text
    by_phone = [*asks_of(room.workshop, "to_for_with"), *asks_of(room.workshop, "two_activities")]
    assert {sum(room.counts(ask).values()) for ask in by_phone if ask.answer == "one"} == {3}
    assert all(f",{ask.id}," in text for ask in [*by_phone, third, fourth] if ask.answer == "one")
    for phone in room.phones:
        phone.context.set_offline(False)
        expect(phone.get_by_role("heading", name="This session is over")).to_be_visible(timeout=30_000)
    assert sum(room.counts(third).values()) == 1, "what came after the answers were shown is told so, and not counted"


def test_a_phone_has_no_fault_that_axe_finds_and_works_by_keyboard(room: Room) -> None:
    from axe_playwright_python.sync_playwright import Axe

    room.make("Power sharing, session 1: where do we stand?")
    phone = room.join()
    room.to_block("What power sharing is, and what it is not")
    room.press("Ask the first question")
    ask = asks_of(room.workshop, "to_for_with")[0]
    expect(phone.get_by_role("heading", level=1)).to_have_text(ask.text, timeout=30_000)
    for scheme in ("light", "dark"):
        phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(phone)
        assert found.violations_count == 0, found.generate_report()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    phone.get_by_role("radio").first.focus()
    phone.keyboard.press("Space")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("button", name="Send")).to_be_focused()
    phone.keyboard.press("Enter")
    sent(phone)
    assert room.counts(ask)["for"] == 1
    room.press("Show the answers")
    expect(phone.get_by_role("heading", name="To talk about")).to_be_visible(timeout=30_000)
    found = Axe().run(phone)
    assert found.violations_count == 0, found.generate_report()
    whole_height(room.trainer.page, 1280)
    room.trainer.settle()
    assert findings(room.trainer.page) == []
    projector: BrowserContext = room.browser.new_context(viewport={"width": 1280, "height": 800})
    wall = projector.new_page()
    wall.goto(f"{room.server.address}join/{room.code}/screen")
    expect(wall.get_by_text("One person answered")).to_be_visible()
    assert Axe().run(wall).violations_count == 0
    projector.close()
