"""Which days of a plan stand in a calendar, under ids that stay."""

from datetime import date

from roadmap.plan.calendar_days import CalendarDay, DayKind, calendar_days
from roadmap.plan.feedback_models import Contribution
from roadmap.plan.following_models import Followed
from roadmap.plan.meeting_models import PlanMeeting
from roadmap.plan.models import AlreadyIn, Plan
from tests.plan.sheets import TODAY, action, plan, priority

DAY, LATER = date(2026, 6, 1), date(2026, 7, 1)


def days(of: Plan, *promised: Contribution, meetings: tuple[PlanMeeting, ...] = ()) -> list[CalendarDay]:
    return calendar_days(of, promised, meetings, TODAY)


def test_an_action_that_is_taken_on_stands_on_the_day_it_is_due() -> None:
    (day,) = days(plan(action(due=DAY, lead="Trauma lead", revision=3)))
    assert day == CalendarDay("due-a", 3, DAY, DayKind.DUE, "Do a", "Trauma lead", "Time for people")


def test_one_that_is_done_says_so_and_keeps_its_id() -> None:
    (day,) = days(plan(action(due=DAY, followed=Followed(status="done"))))
    assert (day.id, day.kind) == ("due-a", DayKind.DONE)


def test_what_nobody_took_on_or_is_followed_elsewhere_has_no_day() -> None:
    later = priority("q", 2, decision="rejected", because="Later")
    actions = (
        action("a", due=DAY, decision="offered"),
        action("b", due=DAY, decision="rejected", because="No"),
        action("c", due=DAY, already_in=AlreadyIn(plan="Children's services plan")),
        action("d"),
        action("e", due=DAY, home="q"),
    )
    assert days(plan(*actions, priorities=(priority(), later))) == []


def test_people_who_were_promised_to_hear_have_one_day_a_collection_and_one_an_action() -> None:
    promised = (
        Contribution(collection_id="c1", to_group="leader", due=LATER),
        Contribution(id="k", revision=4, collection_id="c1", to_group="experience", due=DAY, teller="Trauma lead"),
        Contribution(of_action="a", due=LATER, heard="never in a calendar"),
        Contribution(id="w", to_whom="those at the workshop", due=LATER),
        Contribution(collection_id="c2", due=DAY, given_on=DAY),
        Contribution(collection_id="c3"),
    )
    found = days(plan(action(lead="Chair")), *promised)
    assert found == [
        CalendarDay("hear-c1", 4, DAY, DayKind.HEAR_FROM, "", "Trauma lead"),
        CalendarDay("hear-a", 1, LATER, DayKind.HEAR, "Do a", "Chair"),
        CalendarDay("hear-w", 0, LATER, DayKind.HEAR_FROM),
    ]


def test_the_next_meeting_stands_until_it_was_held() -> None:
    first = PlanMeeting(id="m1", revision=2, held_on=TODAY, recorded_by="Chair", next_on=DAY)
    assert days(plan(), meetings=(first,)) == [CalendarDay("meeting-m1", 2, DAY, DayKind.MEETING)]
    second = PlanMeeting(id="m2", held_on=DAY, recorded_by="Chair")
    assert days(plan(), meetings=(first, second)) == []
    assert [day.on for day in days(plan(), meetings=(first, second.model_copy(update={"next_on": LATER})))] == [LATER]
