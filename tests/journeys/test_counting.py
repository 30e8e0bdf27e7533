"""By keyboard alone: a trainer without phones asks, counts a room of forty into eight answers, and shows them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, expect

from roadmap.content.loading import find_ladder
from roadmap.store import Store
from roadmap.ui.workshop_making import from_plan
from roadmap.workshop.models import Ask, Choice, Move, Workshop
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
HANDS = (12, 9, 7, 5, 3, 2, 1, 1)
#: A second for each key would be a slow typist.
MOST_KEYS = 60


class Keys:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)
            self.pressed += 1

    def reaches(self, name: str, key: str = "Tab") -> None:
        """Go on by this key until the control of this name has the focus."""
        for _ in range(25):
            label = self.page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText")
            if label.strip() == name:
                return
            self.press(key)
        raise AssertionError(f"{name} is not reached by {key}")


@pytest.fixture
def room(server: Server) -> Iterator[Workshop]:
    """A room of forty in which one question has eight answers, at the block that asks it."""
    store = Store.open(server.database_url)
    shipped = from_plan("power_sharing_1")
    eight = Ask(
        id="eight", block="what_it_is", exercise="eight", kind="find_step", answer="one", part="gut", title="Find the step",
        text="By gut, which step does this stand on?", talk="Why?", paper="Count hands.",
        options=tuple(Choice(id=rung.id, text=rung.plain) for rung in find_ladder("arnstein").rungs),
    )  # fmt: skip
    assert len(eight.options) == len(HANDS)
    made = store.make_workshop(shipped.model_copy(update={"asks": (eight,)}), datetime.now(UTC))
    for number, (what, values) in enumerate(
        (("begin", {}), ("way", {"way": "none"}), ("here", {"people": {"leader": 40}}), ("go", {"block": "what_it_is"}))
    ):
        store.move_room(made.id, number, Move.model_validate({"what": what, "at": datetime.now(UTC)} | values))
    yield made
    store.close()


def test_eight_answers_of_a_room_of_forty_are_typed_in_under_a_minute_by_keys_alone(
    browser: Browser, server: Server, room: Workshop
) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 1400}, locale="en-GB").new_page()
    trainer = Visitor(page, server.address)
    trainer.open(f"workshop?w={room.id}")
    page.get_by_role("button", name="Ask the first question").focus()
    page.keyboard.press("Enter")
    first = page.get_by_role("spinbutton", name=room.asks[0].options[0].text)
    expect(first).to_be_visible(timeout=30_000)
    trainer.settle()
    keys, began = Keys(page), monotonic()
    page.get_by_role("button", name="Show the answers").focus()
    keys.reaches(room.asks[0].options[0].text)
    for option, hands in zip(room.asks[0].options, HANDS, strict=True):
        if option is not room.asks[0].options[0]:
            keys.press("Tab")
        expect(page.get_by_role("spinbutton", name=option.text)).to_be_focused()
        keys.press(*str(hands))
    expect(page.get_by_text("Counted by hand: 40. In the room: 40.")).to_be_visible()
    keys.press("Enter")
    trainer.settle()
    keys.reaches("Show the answers", "Shift+Tab")
    keys.press("Enter")
    for hands in set(HANDS):
        expect(page.get_by_role("cell", name=str(hands), exact=True).first).to_be_visible(timeout=30_000)
    assert keys.pressed <= MOST_KEYS, keys.pressed
    assert monotonic() - began < 60
    store = Store.open(server.database_url)
    (count,) = [one.count for one in store.room(room.id).moves if one.what == "count"]
    store.close()
    assert count
    assert tuple(count.people[option.id] for option in room.asks[0].options) == HANDS
    page.context.close()
