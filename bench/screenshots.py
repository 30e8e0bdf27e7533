"""Makes the pictures of the README and the guide: light, in a window 1280 pixels wide, cropped to the column that is read."""

import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from bench.servers import ROOT, SETTLED, browser, server
from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.loading import find_framework, find_ladder
from roadmap.exchange.example import put_into
from roadmap.store import Store
from roadmap.store.base import new_id

PICTURES = ROOT / "docs" / "pictures"
WIDTH = 1280
#: Pixels of paper left round what is shown.
MARGIN = 32
#: The mark on example data: a picture of the example begins with it.
MARK = "Example: fictional data."
#: What the made-up leader of the picture of questions has answered.
ANSWERS = {"reflective_time": "partly_in_place", "supportive_supervision": "mostly_in_place"}


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
    """Wait until the run has ended, the fonts are there and every chart that is not folded away has been drawn."""
    page.wait_for_selector(SETTLED, timeout=30_000)
    page.get_by_role("heading", level=1).first.wait_for(timeout=30_000)
    page.evaluate("document.fonts.ready")
    for chart in page.get_by_test_id("stPlotlyChart").filter(visible=True).all():
        expect(chart.locator(".main-svg").first).to_be_visible(timeout=30_000)


def box(found: Locator) -> FloatRect:
    """Where something is on the page, in pixels."""
    expect(found).to_be_visible(timeout=30_000)
    place = found.bounding_box()
    assert place is not None  # it is visible
    return place


def take(page: Page, name: str, *, first: Locator, last: Locator, below: int = 12) -> None:
    """Save the page's column from the beginning of `first` to the end of `last` and `below` pixels more."""
    title, begin, end = box(page.get_by_role("heading", level=1)), box(first), box(last)
    top = begin["y"] - 1.5 * MARGIN
    clip: FloatRect = {
        "x": title["x"] - MARGIN,
        "y": top,
        "width": title["width"] + 2 * MARGIN,
        "height": end["y"] + end["height"] + below - top,
    }
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", clip=clip)
    print(f"docs/pictures/{name}.png")


def begun(store: Store) -> str:
    """An assessment of a made-up council under way, two of its questions answered; its id."""
    framework = find_framework("trauma_informed")
    made = store.create_assessment(
        "Harbour Council (made up)", "Children and families", "First round", framework, "start",
        Contacts(daytime_support="Wellbeing team"), CollectionKind.IN_THE_ROOM, today=date(2026, 5, 4),
    )  # fmt: skip
    me = store.own_respondent(made.id, "leader", "start")
    for item, answer in ANSWERS.items():
        store.save_answer(me.id, item, answer)
    return made.id


def take_all(chromium: Browser, address: str, own: str, example: str) -> None:
    """Every picture, in the order in which people meet the pages."""
    questions = opened(chromium, f"{address}topic-staff-care?a={own}")
    clear = questions.get_by_role("button", name="Clear my answer").first
    take(questions, "questions", first=questions.get_by_role("link", name="All areas"), last=clear, below=MARGIN)
    results = opened(chromium, f"{address}results?a={example}")
    take(results, "results", first=results.get_by_text(MARK), last=results.get_by_text("Dot: what was answered.").first)
    ladder = opened(chromium, f"{address}ladder?a={example}")
    take(ladder, "ladder", first=ladder.get_by_text(MARK), last=ladder.get_by_text("Filled: where it stands."))
    plan = opened(chromium, f"{address}plan?a={example}")
    change = plan.get_by_role("button", name="Change 1.1", exact=True)
    take(plan, "plan", first=plan.get_by_text(MARK), last=change, below=MARGIN)


def main() -> None:
    """Fill a database of its own, start the app on it and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'pictures.db'}"
        store = Store.open(url)
        example = put_into(store, find_framework("trauma_informed"), find_ladder("tlap_coproduction"), new_id).id
        own = begun(store)
        store.close()
        with server("app.py", {"ROADMAP_DATABASE_URL": url}) as address, browser() as chromium:
            take_all(chromium, address, own, example)


if __name__ == "__main__":
    main()
