"""When two people change one thing, a second Save keeps what both did."""

from datetime import date

from roadmap.plan.following_models import Explanation, Followed
from roadmap.plan.models import PlanAction
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
