"""A group agrees together in a real browser: two who record at once, a meeting that stops and is picked up, papers taken away."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from roadmap.assessment.models import Assessment
from roadmap.store import Store
from tests.journeys.rooms import room_of_eleven
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def of_eleven(server: Server) -> Assessment:
    return room_of_eleven(server.database_url)


def at_meeting(server: Server, context: BrowserContext, made: Assessment) -> Visitor:
    """Somebody at the agreeing page."""
    found = Visitor(context.new_page(), server.address)
    found.open(f"agree?a={made.id}")
    found.sees_title("Agreeing together")
    return found


def begin(visitor: Visitor) -> None:
    visitor.write("Who writes down what is agreed?", "Trauma lead")
    visitor.press("Begin the meeting")
    visitor.sees("minutes of two hours gone")
    visitor.settle()


def by_key(visitor: Visitor, name: str) -> None:
    """Press a button from the keyboard alone."""
    visitor.settle()
    visitor.page.get_by_role("button", name=name).first.focus()
    visitor.page.keyboard.press("Enter")
    visitor.settle()


def record(visitor: Visitor, outcome: str, because: str) -> None:
    """Open the dialog and fill it in, without saving."""
    by_key(visitor, "Record what we agreed")
    dialog = visitor.page.get_by_role("dialog")
    dialog.locator("label").filter(has_text=outcome).first.click()
    visitor.write("Because", because)


def test_two_facilitators_record_the_same_item_at_once_and_see_both(
    server: Server, context: BrowserContext, of_eleven: Assessment
) -> None:
    one = at_meeting(server, context, of_eleven)
    begin(one)
    by_key(one, "Accept these 10 together")
    one.sees("The ratings are hidden until you reveal them.")
    other = at_meeting(server, context, of_eleven)
    other.sees("The ratings are hidden until you reveal them.")
    item = one.page.get_by_role("heading", level=2).filter(has_text="1. ").inner_text()
    record(one, "Only talk so far", "the night staff said so")
    record(other, "We do not agree", "two views")
    one.press("Save what we agreed")
    one.sees("Decided so far: 11")
    other.press("Save what we agreed")
    dialog = other.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Someone else changed this while you were editing.", timeout=30_000)
    versions = dialog.locator(".st-key-versions")
    for words in ("Your version", "We do not agree", "Their version", "Only talk so far", "the night staff said so"):
        expect(versions).to_contain_text(words)
    other.page.set_viewport_size({"width": 320, "height": 800})
    assert dialog.evaluate("e => e.scrollWidth <= e.clientWidth"), "both versions fit a phone"
    other.page.set_viewport_size({"width": 1280, "height": 900})
    other.press("Save what we agreed")
    expect(dialog).to_have_count(0, timeout=30_000)
    other.settle()
    store = Store.open(server.database_url)
    made = [d for d in store.together(of_eleven.id).decisions if not d.together]
    agreed = {a.item: a.outcome for a in store.agreements(of_eleven.id)}
    store.close()
    assert [d.outcome for d in made] == ["exploring", "we_do_not_agree"]
    assert agreed[made[0].item] == "we_do_not_agree"
    expect(other.page.get_by_role("heading", level=2).filter(has_text=item[3:])).to_have_count(0)


def test_a_meeting_stops_and_somebody_else_picks_it_up(
    server: Server, context: BrowserContext, of_eleven: Assessment, tmp_path: Path
) -> None:
    first = at_meeting(server, context, of_eleven)
    with first.page.expect_download() as waiting:
        first.page.get_by_role("button", name="Make both papers").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as packed:
        assert sorted(packed.namelist()) == sorted(
            f"{name}.{suffix}" for name in ("30 minutes first", "Before we meet") for suffix in ("docx", "html", "pdf")
        )
    begin(first)
    by_key(first, "Hold back 2")
    first.sees("9 together")
    by_key(first, "Accept these 9 together")
    first.sees("Somebody wants to talk about this before it is accepted.")
    by_key(first, "Reveal: experts by experience")
    first.sees("Diamond: Experts by experience.")
    expect(first.page.get_by_text("Circle: Trauma-informed leaders.")).to_have_count(0)
    record(first, "Park it", "no time")
    first.press("Save what we agreed")
    first.sees("Decided so far: 10")
    first.settle()
    by_key(first, "Stop for today")
    first.sees("Issue the paper")

    second = at_meeting(server, context, of_eleven)
    second.sees("It stopped at:")
    second.sees("Agreed: 9. Left open: 1.")
    begin(second)
    expect(second.page.get_by_role("button", name="Accept these")).to_have_count(0)
    second.sees("The ratings are hidden until you reveal them.")
    second.page.get_by_text("Decided so far: 10").click()
    by_key(second, "Take back 1")
    second.sees("Decided so far: 9")
