"""What the page said was saved is still there: after F5, in a second tab, offline, and after the server is killed."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import begun, kept_answers
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def leadership(visitor: Visitor, server: Server) -> str:
    """The leadership page of an assessment nobody has answered yet; its id."""
    made = begun(server.database_url, answers=0)
    visitor.open(f"topic-leadership?a={made.id}")
    visitor.sees_title("Leadership")
    return made.id


def test_reload_shows_what_was_answered(visitor: Visitor, leadership: str, server: Server) -> None:
    visitor.answer(0, 2)
    visitor.saved("1 of 3 answered. Saved.")
    visitor.page.reload()
    visitor.sees_title("Leadership")
    visitor.saved("1 of 3 answered.")
    visitor.sees_chosen(0, "Some of the time")
    assert kept_answers(server.database_url, leadership) == {"leaders_listen": "partly_in_place"}


def test_cleared_answer_stays_cleared(visitor: Visitor, leadership: str, server: Server) -> None:
    visitor.answer(0, 2)
    visitor.saved("1 of 3 answered. Saved.")
    visitor.page.get_by_role("button", name="Clear my answer").first.click()
    visitor.saved("0 of 3 answered. Saved.")
    expect(visitor.questions().nth(0).locator("input:checked")).to_have_count(0)
    assert kept_answers(server.database_url, leadership) == {}


def test_note_and_answer_in_one_go_are_both_kept(visitor: Visitor, leadership: str, server: Server) -> None:
    visitor.page.get_by_text("Add evidence or a note").first.click()
    note = visitor.page.get_by_role("textbox", name="Evidence or a note on question 1")
    note.fill("Minutes of *the* group, $5 & <i>more</i>")
    visitor.answer(0, 3)
    visitor.saved("1 of 3 answered. Saved.")
    visitor.page.reload()
    visitor.sees_title("Leadership")
    visitor.page.get_by_text("Your evidence or note").first.click()
    expect(visitor.page.get_by_role("textbox", name="Evidence or a note on question 1")).to_have_value(
        "Minutes of *the* group, $5 & <i>more</i>"
    )
    assert kept_answers(server.database_url, leadership) == {"leaders_listen": "mostly_in_place"}


def test_second_tab_sees_the_first_ones_answer(
    visitor: Visitor, context: BrowserContext, leadership: str, server: Server
) -> None:
    visitor.answer(1, 1)
    visitor.saved("1 of 3 answered. Saved.")
    other = Visitor(context.new_page(), server.address)
    other.open(f"topic-leadership?a={leadership}")
    other.sees_chosen(1, "Exploring")
    other.answer(2, 0)
    other.saved("2 of 3 answered. Saved.")
    visitor.page.reload()
    visitor.sees_title("Leadership")
    visitor.saved("2 of 3 answered.")


def test_lost_connection_loses_nothing_that_was_saved(
    visitor: Visitor, context: BrowserContext, leadership: str, server: Server
) -> None:
    visitor.answer(0, 1)
    visitor.saved("1 of 3 answered. Saved.")
    context.set_offline(True)
    context.set_offline(False)
    visitor.page.reload()
    visitor.sees_title("Leadership")
    visitor.answer(1, 4)
    visitor.saved("2 of 3 answered. Saved.")
    assert kept_answers(server.database_url, leadership) == {"leaders_listen": "exploring", "leaders_give_permission": "embedded"}


def test_killed_server_loses_nothing_that_was_saved(context: BrowserContext, sqlite_url: str) -> None:
    first = Server(sqlite_url)
    made = begun(sqlite_url, answers=0)
    here = Visitor(context.new_page(), first.address)
    here.open(f"topic-leadership?a={made.id}")
    for question in range(3):
        here.answer(question, question)
        here.saved(f"{question + 1} of 3 answered. Saved.")
    first.kill()
    second = Server(sqlite_url)
    try:
        again = Visitor(context.new_page(), second.address)
        again.open(f"topic-leadership?a={made.id}")
        again.saved("3 of 3 answered.")
        for question, option in enumerate(("No sign of it", "Exploring", "Partly in place")):
            again.sees_chosen(question, option)
    finally:
        second.stop()
