"""Care in a room, in a real browser: a pause that loses nothing, a phone that leaves, and a trainer who presses twice."""

import pytest
from playwright.sync_api import expect

from roadmap.store import Store
from tests.journeys.test_accessibility import findings, whole_height
from tests.journeys.test_workshop import Room, asks_of, room, sent  # noqa: F401 - one is a fixture

pytestmark = pytest.mark.browser
TITLE = "Power sharing, session 1: where do we stand?"


def test_a_pause_is_one_press_and_what_was_chosen_and_not_sent_is_there_afterwards(room: Room) -> None:  # noqa: F811
    from axe_playwright_python.sync_playwright import Axe

    room.make(TITLE)
    phone, other = room.join(), room.join()
    room.to_block("What power sharing is, and what it is not")
    room.press("Ask the first question")
    ask = asks_of(room.workshop, "to_for_with")[0]
    for one, place in ((phone, 1), (other, 2)):
        expect(one.get_by_role("heading", level=1)).to_have_text(ask.text, timeout=30_000)
        one.get_by_role("radio").nth(place).check()
    other.get_by_role("button", name="Send").click()
    sent(other)
    room.press("Pause the room")
    for one in (phone, other):
        expect(one.get_by_role("heading", name="We are pausing", level=1)).to_be_focused(timeout=30_000)
        expect(one.get_by_role("link", name="116 123")).to_be_visible()
        assert one.evaluate("document.documentElement.scrollWidth") <= 320
    for scheme in ("light", "dark"):
        phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(phone)
        assert found.violations_count == 0, found.generate_report()
    whole_height(room.trainer.page, 1280)
    room.trainer.settle()
    assert findings(room.trainer.page) == []
    wall = room.browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    wall.goto(f"{room.server.address}join/{room.code}/screen")
    expect(wall.get_by_role("heading", name="We are pausing")).to_be_visible()
    assert Axe().run(wall).violations_count == 0
    wall.context.close()
    room.press("Carry on where we were")
    expect(phone.get_by_role("radio").nth(1)).to_be_checked(timeout=30_000)
    sent(other)
    phone.get_by_role("button", name="Send").click()
    sent(phone)
    assert room.counts(ask) == {"to": 0, "for": 1, "with": 1}


def test_a_phone_that_leaves_forgets_the_room_and_what_it_had_kept(room: Room) -> None:  # noqa: F811
    room.make(TITLE)
    phone = room.join()
    room.to_block("What power sharing is, and what it is not")
    room.press("Ask the first question")
    expect(phone.get_by_role("radio").first).to_be_visible(timeout=30_000)
    phone.get_by_role("radio").first.check()
    phone.get_by_role("button", name="Send").click()
    sent(phone)
    assert phone.evaluate("localStorage.length") == 1
    phone.get_by_role("link", name="Leave this page").click()
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    assert phone.evaluate("localStorage.length") == 0
    phone.goto(f"{room.server.address}w/{room.workshop.id}")
    expect(phone).to_have_url(f"{room.server.address}join")
    assert sum(room.counts(asks_of(room.workshop, "to_for_with")[0]).values()) == 1


def test_two_quick_presses_of_a_trainer_are_both_kept(room: Room) -> None:  # noqa: F811
    room.make(TITLE)
    page = room.trainer.page
    expect(page.get_by_role("button", name="Skip").nth(7)).to_be_visible(timeout=30_000)
    room.trainer.settle()
    places = [page.get_by_role("button", name="Skip").nth(n).bounding_box() for n in (0, 1)]
    for place in places:  # a few milliseconds apart: the second comes before the first has drawn anything
        assert place
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.get_by_role("button", name="Take up")).to_have_count(2, timeout=30_000)
    store = Store.open(room.server.database_url)
    skipped = [move.block for move in store.room(room.workshop.id).moves if move.what == "skip"]
    store.close()
    assert sorted(skipped) == ["before", "what_it_is"]
