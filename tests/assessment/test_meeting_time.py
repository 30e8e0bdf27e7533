"""The minutes of a meeting: eight items over eight domains fit in two hours, and what does not fit is said."""

from datetime import date, time

from roadmap.assessment.agreement import Agenda, Offered, ToTalkAbout, Why
from roadmap.assessment.meeting_time import (
    ACCEPT_MINUTES,
    CLOSING_MINUTES,
    ITEM_MINUTES,
    MEETING_MINUTES,
    OPENING_MINUTES,
    minutes_between,
    timing,
)
from roadmap.assessment.views import MOST_TO_TALK_ABOUT
from tests.examples import small_framework

OF = small_framework()
DAY = date(2026, 3, 2)


def agenda(accept: int = 0, talk: int = 0, settled: tuple[str, ...] = ()) -> Agenda:
    return Agenda(
        accept=(Offered(item="breaks", outcome="middle", everybody=True),) * accept,
        talk=(ToTalkAbout(item="time_to_talk", why=Why.APART, reveal=()),) * talk,
        later=(),
        left_today=(),
        settled=settled,
    )


def test_the_most_a_meeting_can_hold_fits_in_two_hours_with_time_to_spare() -> None:
    assert OPENING_MINUTES + ACCEPT_MINUTES + MOST_TO_TALK_ABOUT * ITEM_MINUTES + CLOSING_MINUTES == MEETING_MINUTES - 10
    at_start = timing(agenda(1, 8), OF, OPENING_MINUTES)
    assert (at_start.fits, at_start.open_items) == (8, 8)
    assert at_start.needed == 105


def test_what_does_not_fit_is_counted_and_the_closing_stays_free() -> None:
    late = timing(agenda(0, 5), OF, 80)
    assert (late.remaining, late.fits) == (40, 3)
    assert timing(agenda(0, 5), OF, 115).fits == 0


def test_a_meeting_that_runs_over_has_nothing_left_and_never_less() -> None:
    over = timing(agenda(1, 1), OF, 150)
    assert (over.elapsed, over.remaining, over.fits) == (150, 0, 0)


def test_each_domain_says_what_it_brings() -> None:
    (care,) = timing(agenda(1, 2), OF, 0).domains
    assert (care.domain, care.accept, care.talk, care.minutes) == ("care", 1, 2, 20)
    assert [one.settled for one in timing(agenda(settled=("we_want_to",)), OF, 0).domains] == [1]


def test_minutes_are_counted_over_midnight() -> None:
    assert minutes_between(time(10, 0), time(11, 45)) == 105
    assert minutes_between(time(23, 50), time(0, 10)) == 20
