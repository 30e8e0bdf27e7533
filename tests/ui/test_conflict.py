"""When two people change one thing, a second Save keeps what both did."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.plan.following_models import Explanation, Followed, Promise
from roadmap.plan.models import AlreadyIn, PlanAction
from roadmap.ui.conflict import merged

BASE = PlanAction(id="a", priority_id="p", position=1, do="Meet", lead="Team lead", revision=3)
TODAY = date(2026, 11, 27)


def test_my_words_stand_over_theirs_and_the_rest_of_theirs_stays() -> None:
    mine = BASE.model_copy(update={"do": "Meet weekly"})
    theirs = BASE.model_copy(update={"lead": "Service manager", "revision": 4})
    both = merged(BASE, mine, theirs)
    assert (both.do, both.lead, both.revision) == ("Meet weekly", "Service manager", 4)


def test_what_each_said_about_how_it_goes_is_kept() -> None:
    first, second = Explanation(on=TODAY, words="No room"), Explanation(on=TODAY, words="No time")
    mine = BASE.model_copy(update={"followed": Followed(status="blocked", explanations=(first,))})
    theirs = BASE.model_copy(update={"followed": Followed(difference="Fewer calls", explanations=(second,)), "revision": 4})
    both = merged(BASE, mine, theirs).followed
    assert (both.status, both.difference) == ("blocked", "Fewer calls")
    assert both.explanations == (second, first)


def promised(*words: str) -> PlanAction:
    return BASE.model_copy(update={"followed": Followed(promises=tuple(Promise(kind="pay", words=one) for one in words))})


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("a b c", "a x b", "a x b c"),  # each added one
        ("a B", "a b c", "a B c"),  # I changed one
        ("A b", "x a b", "A x b"),  # I changed the first
        ("a", "a b c", "a c"),  # I took one away
        ("a b", "b", "b"),  # they took one away
        ("a B", "a y", "a B y"),  # both changed the same line: both stay
        ("a B", "a B", "a B"),
    ],
)
def test_lines_that_two_people_added_changed_and_took_away(mine: str, theirs: str, both: str) -> None:
    found = merged(promised("a", "b"), promised(*mine.split()), promised(*theirs.split()))
    assert found.followed.promises == promised(*both.split()).followed.promises


LINES = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5)


@given(LINES, LINES, LINES)
def test_no_line_that_somebody_wrote_is_lost_and_none_that_was_taken_away_comes_back(
    before: list[str], mine: list[str], theirs: list[str]
) -> None:
    both = [one.words for one in merged(promised(*before), promised(*mine), promised(*theirs)).followed.promises]
    assert set(both) == (set(mine) | set(theirs)) - (set(before) - (set(mine) & set(theirs)))
    assert len(both) == len(set(both))


def test_where_an_action_stands_already_is_taken_part_by_part() -> None:
    mine = BASE.model_copy(update={"already_in": AlreadyIn(plan="Services plan")})
    theirs = BASE.model_copy(update={"already_in": AlreadyIn(place="action 12"), "risk": "Nobody free"})
    both = merged(BASE, mine, theirs)
    assert (both.already_in, both.risk) == (AlreadyIn(plan="Services plan", place="action 12"), "Nobody free")
