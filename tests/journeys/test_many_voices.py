"""Three phones and a laptop through the whole: come by a link, answer, close, differences, agree, a second round, comparison."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from roadmap.assessment.collection_models import Collection
from roadmap.content.loading import find_framework
from roadmap.content.models import Item
from roadmap.store import Store
from tests.asking import add_survey, link, survey
from tests.journeys.servers import Server, running
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
FRAMEWORK = find_framework("trauma_informed")
CORE = [item for item in FRAMEWORK.items.values() if "core" in item.set]
VIEWS = ("leader", "experience", "profession")
#: On this question leaders and experts by experience are far apart.
APART = 2


def stage(view: str, place: int, shift: int) -> int:
    if place == APART:
        return {"leader": 4, "experience": 0, "profession": 2}[view]
    return min(4, place % 3 + 1 + shift)


def others_answer(url: str, collection: Collection, shift: int = 0) -> None:
    """Ten more people of each view, nearly of one mind."""
    store = Store.open(url)
    for view in VIEWS:
        for n in range(10):
            person = store.add_respondent(collection.id, view, "core")
            for place, item in enumerate(CORE):
                stages = FRAMEWORK.scale_of(item.id).stage_ids
                chosen = max(0, min(4, stage(view, place, shift) + (-1 if n == 0 else 1 if n == 1 else 0)))
                store.save_answer(person.id, item.id, stages[chosen])
    store.close()


def answers_on_a_phone(browser: Browser, address: str, token: str, view: str) -> None:
    """One person, from the link to the end, without a code."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True, locale="en-GB")
    phone = Visitor(context.new_page(), address)
    phone.open(f"j/{token}")
    phone.sees_title("Your view of Children and families")
    assert token not in phone.page.url
    phone.press("Begin")
    for place, item in enumerate(CORE):
        phone.sees_title(item.text)
        phone.answer(0, stage(view, place, 0))
        saved = f"Question {place + 1} of {len(CORE)}. Saved."
        expect(phone.page.get_by_role("paragraph").filter(has_text=saved)).to_be_visible(timeout=30_000)
        phone.press("Next")
    phone.sees_title("That is a whole contribution")
    phone.press("Finish")
    phone.sees_title("Thank you")
    context.close()


@pytest.fixture
def asked(browser: Browser, sqlite_url: str) -> Iterator[tuple[Server, Collection]]:
    collection, _ = survey(sqlite_url)
    with running(sqlite_url) as server:
        yield server, collection


def closes(laptop: Visitor, collection: Collection) -> None:
    laptop.open(f"collections?a={collection.assessment_id}")
    box = laptop.page.get_by_test_id("stVerticalBlock").filter(has_text="Open survey").last
    box.get_by_role("button", name="Close", exact=True).click()
    laptop.sees("Results are worked out once, now, and stay as they are")
    laptop.press("Close now")
    laptop.sees("What it shows was made then and stays.")


def apart() -> Item:
    return CORE[APART]


def test_three_phones_and_a_laptop_through_the_whole(
    browser: Browser, context: BrowserContext, asked: tuple[Server, Collection]
) -> None:
    server, collection = asked
    store = Store.open(server.database_url)
    tokens = {view: link(store, collection, view) for view in VIEWS}
    for view in VIEWS:
        answers_on_a_phone(browser, server.address, tokens[view], view)
    laptop = Visitor(context.new_page(), server.address)
    laptop.open(f"collections?a={collection.assessment_id}")
    laptop.sees("Fewer than 10 people have answered so far.")
    others_answer(server.database_url, collection)

    closes(laptop, collection)
    assert [one.people for one in store.releases(collection.assessment_id)] == [33, 33]
    laptop.open(f"results?a={collection.assessment_id}&c={collection.id}")
    who = laptop.page.get_by_text("Who took part:")
    for group in ("leaders", "experts by experience", "experts by profession"):
        expect(who).to_contain_text(group, timeout=30_000)
    assert who.inner_text().count("11") == len(VIEWS)
    laptop.sees("Where views differ")
    laptop.sees(apart().text)

    laptop.open(f"agree?a={collection.assessment_id}&c={collection.id}")
    laptop.write("Who writes down what is agreed?", "Trauma lead")
    laptop.press("Begin the meeting")
    laptop.page.get_by_role("button", name="Accept these").click()
    laptop.sees("Accepted together:")
    laptop.sees(apart().text)
    laptop.sees("The ratings are hidden until you reveal them.")
    laptop.press("Reveal: experts by experience")
    laptop.sees("Diamond: Experts by experience.")
    assert len(store.agreements(collection.assessment_id)) >= 10

    closed = browser.new_context(viewport={"width": 320, "height": 700}, locale="en-GB")
    late = Visitor(closed.new_page(), server.address)
    late.open(f"j/{tokens['leader']}")
    expect(late.page.get_by_role("button", name="Begin", exact=True)).to_have_count(0)
    closed.close()

    laptop.open(f"results?a={collection.assessment_id}&c={collection.id}")
    laptop.press("Start a new round")
    laptop.sees_title("Nine areas, in any order")
    (second,) = [one for one in store.assessments() if one.follows == collection.assessment_id]
    again = add_survey(store, second.id)
    answers_on_a_phone(browser, server.address, link(store, again, "experience"), "experience")
    others_answer(server.database_url, again, shift=1)
    closes(laptop, again)
    laptop.open(f"results?a={second.id}&c={again.id}")
    laptop.sees("What changed since last time")
    laptop.sees("questions both rounds share")
    laptop.sees("A lower rating may mean that people feel safer to be honest.")
    store.close()
