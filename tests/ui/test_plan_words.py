"""What people can change of an action is told in words, and what was said earlier stays readable."""

from datetime import date

from roadmap.plan.following_models import DateMoved, Explanation, Followed, Promise, Reading
from roadmap.plan.models import AlreadyIn, PlanAction, PlanPriority
from roadmap.ui.plan_words import already_in, details, earlier, in_words, promise

MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 1)


def action(**more: object) -> PlanAction:
    return PlanAction.model_validate({"id": "a", "priority_id": "p", "position": 1, "do": "Meet", "decision": "accepted"} | more)


def test_every_field_that_two_people_may_change_is_in_the_comparison() -> None:
    full = action(
        **dict.fromkeys(("resource", "risk", "evidence_of_done", "first_step", "measure", "lead", "pay"), "said"),
        already_in=AlreadyIn(plan="Services plan", place="action 12"),
        start=MAY,
        effort="small",
        horizon="6-12",
        followed=Followed(baseline="3", target="9", promises=(Promise(kind="pay", words="£35", due=JUNE),)),
    )
    found, empty = in_words(full), in_words(action())
    assert {name for name in found if found[name] != empty[name]} >= {
        "What it takes (money, time, rooms)", "What could get in the way, and what we do about it",
        "What will show that it is done", "Already in another plan", "Begins on", "Effort", "Months from now",
        "Where the measure stood at first", "Where it should come to", "Promises to people who help",
    }  # fmt: skip
    assert found["Promises to people who help"] == "Pay: £35. By 1 June 2026"
    assert set(in_words(PlanPriority(id="p", position=1, domain=None, title="Ours"))) == {
        "Title", "Why", "What people will notice", "Because", "Decision",
    }  # fmt: skip


def test_details_name_only_what_says_something() -> None:
    assert details(action()) == []
    assert details(action(risk="Nobody free", effort="large")) == [
        ("What could get in the way, and what we do about it", "Nobody free"), ("Effort", "large"),
    ]  # fmt: skip


def test_where_it_stands_already_and_a_promise_are_one_line_each() -> None:
    assert already_in(action(already_in=AlreadyIn(plan="Services plan", link="x.gov.uk/plan"))) == "Services plan, x.gov.uk/plan"
    assert already_in(action(already_in=AlreadyIn(place="action 12"))) == ""
    assert promise(Promise(kind="support", words="A friend", due=MAY, done_on=JUNE)) == "Support: A friend. Done on 1 June 2026"


def test_what_was_said_before_stays_readable_newest_first() -> None:
    kept = Followed(
        moves=(DateMoved(on=MAY, due=JULY, because="Leave"), DateMoved(on=JULY, due=date(2026, 9, 1), because="Ill")),
        explanations=(Explanation(on=JUNE, words="No room"), Explanation(on=JULY, words="Still none")),
        readings=(Reading(on=JULY, value="4"), Reading(on=JULY, value="5")),
    )
    assert earlier(action(followed=kept)) == [
        "1 July 2026: the measure read 4",
        "1 June 2026: No room",
        "4 May 2026: moved to 1 July 2026, because: Leave",
    ]
    assert earlier(action()) == []
