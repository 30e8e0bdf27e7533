"""Makes the pictures of the README and the guide from the example: light, 1280 pixels wide, cropped to what matters."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from bench.servers import ROOT, SETTLED, browser, server
from roadmap.content.loading import find_framework, find_ladder
from roadmap.exchange.example import put_into
from roadmap.store import Store
from roadmap.store.base import new_id

PICTURES = ROOT / "docs" / "pictures"
WIDTH = 1280
#: Pixels of paper left round what is shown.
MARGIN = 32
#: The mark on example data: every picture begins with it.
MARK = "Example: fictional data."


def opened(chromium: Browser, address: str) -> Page:
    """A page of the app, drawn to its end, in a window tall enough to hold all of it."""
    page = chromium.new_page(viewport={"width": WIDTH, "height": 900}, color_scheme="light", locale="en-GB")
    page.goto(address)
    settled(page)
    height = page.evaluate("Math.max(...[...document.querySelectorAll('section, main, div')].map(e => e.scrollHeight))")
    page.set_viewport_size({"width": WIDTH, "height": min(height + 60, 12_000)})
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the run has ended, the fonts are there and every chart has been drawn."""
    page.wait_for_selector(SETTLED, timeout=30_000)
    page.get_by_role("heading", level=1).first.wait_for(timeout=30_000)
    page.evaluate("document.fonts.ready")
    for chart in page.get_by_test_id("stPlotlyChart").all():
        expect(chart.locator(".main-svg").first).to_be_visible(timeout=30_000)


def box(found: Locator) -> FloatRect:
    """Where something is on the page, in pixels."""
    expect(found).to_be_visible(timeout=30_000)
    place = found.bounding_box()
    assert place is not None  # it is visible
    return place


def take(page: Page, name: str, *, last: Locator) -> None:
    """Save the page's column from the mark on example data down to the end of `last`."""
    title, mark, end = box(page.get_by_role("heading", level=1)), box(page.get_by_text(MARK)), box(last)
    top = mark["y"] - 1.5 * MARGIN
    clip: FloatRect = {
        "x": title["x"] - MARGIN,
        "y": top,
        "width": title["width"] + 2 * MARGIN,
        "height": end["y"] + end["height"] + MARGIN - top,
    }
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", clip=clip)
    print(f"docs/pictures/{name}.png")


def make(chromium: Browser, address: str, assessment_id: str) -> None:
    """Every picture, in the order in which people meet the pages."""
    query = f"?a={assessment_id}"
    questions = opened(chromium, f"{address}topic-leadership{query}")
    take(questions, "questions", last=questions.get_by_role("button", name="Clear my answer").first)
    results = opened(chromium, f"{address}results{query}")
    take(results, "results", last=results.get_by_text("Dot: what was answered.").first)
    ladder = opened(chromium, f"{address}ladder{query}")
    take(ladder, "ladder", last=ladder.get_by_text("Filled: where it stands."))
    plan = opened(chromium, f"{address}plan{query}")
    take(plan, "plan", last=plan.get_by_role("button", name="Change 1.1", exact=True))


def main() -> None:
    """Put the example into a database of its own, start the app on it and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'example.db'}"
        store = Store.open(url)
        newest = put_into(store, find_framework("trauma_informed"), find_ladder("tlap_coproduction"), new_id)
        store.close()
        with server("app.py", {"ROADMAP_DATABASE_URL": url}) as address, browser() as chromium:
            make(chromium, address, newest.id)


if __name__ == "__main__":
    main()
