"""A row of the plan says everything that is kept of an action, and names of priorities are never the same."""

from datetime import date

from roadmap.plan.following_models import Followed, Promise
from roadmap.plan.models import PlanAction
from roadmap.plan.sheet_cells import ALREADY, WORDS, cells_of, plain, priority_names, promise_of
from tests.plan.sheets import action, plan, priority

#: Kept of an action and not a cell: what it is known by, its place, and marks of the program's own.
NO_CELL = {"id", "revision", "position", "origin", "edited", "vanished", "merged_from", "followed", "already_in"}
#: Kept while it is followed and not a cell of its own: older entries, and why somebody is sure.
NO_CELL_FOLLOWED = {"status_since", "moves", "explanations", "confidence_because", "readings", "promises"}


def test_every_field_of_an_action_has_its_column_or_is_left_out_on_purpose() -> None:
    named = {WORDS.get(name, name) for name in cells_of(action(), priority())} | {"priority_id"}
    assert set(PlanAction.model_fields) - NO_CELL - named == set()
    assert set(Followed.model_fields) - NO_CELL_FOLLOWED - named == set()
    assert set(ALREADY) <= named


def test_two_priorities_of_one_title_have_two_names() -> None:
    made = plan(priorities=(priority("p", 1, "Pay"), priority("q", 2, "Pay"), priority("r", 3, "Pay", decision="rejected")))
    assert priority_names(made) == {"p": "1 Pay", "q": "2 Pay", "r": "3 Pay"}


def test_a_row_tells_the_promise_that_is_still_to_come() -> None:
    kept = Promise(kind="pay", words="Vouchers", due=date(2026, 5, 1), done_on=date(2026, 5, 1))
    to_come = Promise(kind="pay", words="Travel", due=date(2026, 6, 1))
    made = action(followed=Followed(promises=(kept, to_come)))
    assert promise_of(made, "pay") == to_come
    assert promise_of(made, "support") is None
    assert cells_of(made, priority())["pay_by"] == date(2026, 6, 1)


def test_words_are_what_a_cell_can_hold() -> None:
    assert plain("  two\r\nlines\x00 ") == "two\nlines"
    assert len(plain("x" * 40_000)) == 32_767
