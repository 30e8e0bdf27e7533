"""A meeting sees people first, then what is late; each action once, and each thing that waits as a recommendation."""

from datetime import timedelta

from hypothesis import given

from roadmap.plan.feedback import late_contributions, owed
from roadmap.plan.feedback_models import Contribution
from roadmap.plan.following import State, state
from roadmap.plan.following_models import DateMoved, Explanation, Followed, Promise
from roadmap.plan.models import Plan
from roadmap.plan.numbering import numbers, taken_on
from roadmap.plan.reviewing import Ask, Needed, needed, to_look_at
from tests.plan.living import TODAY, action, plan, plans

YESTERDAY, NEXT_YEAR = TODAY - timedelta(days=1), TODAY + timedelta(days=365)


@given(plans())
def test_every_action_that_is_followed_is_in_exactly_one_list(kept: Plan) -> None:
    seen = to_look_at(kept, TODAY)
    listed = [one.id for these in seen[2:] for one in these]
    assert sorted(listed) == sorted(one.id for one in taken_on(kept))
    assert len(set(listed)) == len(listed)


@given(plans())
def test_what_is_late_or_blocked_is_never_in_a_calm_list(kept: Plan) -> None:
    seen = to_look_at(kept, TODAY)
    pressing = {one.id for one in taken_on(kept) if state(one, TODAY) in (State.OVERDUE, State.BLOCKED)}
    assert {one.id for one in (*seen.unexplained, *seen.explained)} == pressing


@given(plans())
def test_no_recommendation_is_empty_or_names_what_has_no_number(kept: Plan) -> None:
    for one in needed(kept, TODAY):
        assert one.numbers or one.ask is Ask.TELL_CONTRIBUTORS
        assert set(one.numbers) <= set(numbers(kept).values())


@given(plans())
def test_recommendations_come_in_one_order_each_once(kept: Plan) -> None:
    order = [list(Ask).index(one.ask) for one in needed(kept, TODAY)]
    assert order == sorted(set(order))


def test_what_was_turned_down_with_its_priority_is_not_followed() -> None:
    assert not any(to_look_at(plan(action(due=YESTERDAY), decision="rejected"), TODAY))


def test_people_who_wait_are_seen_whether_or_not_an_action_speaks_of_them() -> None:
    kept = plan(action(followed=Followed(status="done", feedback_due=YESTERDAY)))
    of_a_survey = Contribution(id="c", collection_id="s", to_group="experience", due=YESTERDAY)
    late = late_contributions((of_a_survey, *owed((), kept, (), ())), TODAY)
    seen = to_look_at(kept, TODAY, late)
    assert sorted(one.action.id if one.action else "" for one in seen.feedback_late) == ["", "a"]
    assert needed(kept, TODAY, late)[0] == Needed(Ask.TELL_CONTRIBUTORS, ())


def test_a_promise_of_an_action_that_was_turned_down_is_not_told_as_the_plans() -> None:
    gone = Contribution(id="c", of_action="a", due=YESTERDAY)
    assert to_look_at(plan(action(decision="rejected")), TODAY, (gone,)).feedback_late == ()


def test_what_waited_longest_comes_first() -> None:
    late, later = action("a", due=YESTERDAY), action("b", due=YESTERDAY - timedelta(days=9))
    assert [one.id for one in to_look_at(plan(late, later), TODAY).unexplained] == ["b", "a"]


def test_an_explanation_since_it_became_late_moves_it_to_those_that_are_explained() -> None:
    said = Followed(explanations=(Explanation(on=TODAY, words="The room was closed. We meet elsewhere."),))
    seen = to_look_at(plan(action(due=YESTERDAY, followed=said)), TODAY)
    assert [one.id for one in seen.explained] == ["a"]
    assert seen.unexplained == ()


def test_nothing_waits_where_everything_is_on_its_way() -> None:
    calm = plan(action(due=NEXT_YEAR))
    assert not to_look_at(calm, TODAY).waiting
    assert needed(calm, TODAY) == ()


def test_each_thing_that_waits_asks_for_its_own_decision() -> None:
    twice = (DateMoved(on=YESTERDAY, due=NEXT_YEAR, because="away"),) * 2
    kept = plan(
        action("blocked", followed=Followed(status="blocked", status_since=YESTERDAY)),
        action("late", due=YESTERDAY),
        action("undated"),
        action("unled", lead=" ", due=NEXT_YEAR),
        action("unsure", due=NEXT_YEAR, followed=Followed(confidence="low")),
        action("moved", due=NEXT_YEAR, followed=Followed(moves=twice)),
        action("done", followed=Followed(status="done")),
        action("unpaid", due=NEXT_YEAR, followed=Followed(promises=(Promise(kind="pay", words="fees", due=YESTERDAY),))),
        action("suggested", decision="offered"),
    )
    assert needed(kept, TODAY) == (
        Needed(Ask.KEEP_PROMISES, ("1.8",)),
        Needed(Ask.UNBLOCK, ("1.1",)),
        Needed(Ask.SAY_WHY, ("1.2",)),
        Needed(Ask.SET_DATES, ("1.3",)),
        Needed(Ask.NAME_LEADS, ("1.4",)),
        Needed(Ask.UNSURE, ("1.5",)),
        Needed(Ask.STILL_RIGHT, ("1.6",)),
        Needed(Ask.WHAT_DIFFERENCE, ("1.7",)),
        Needed(Ask.DECIDE_SUGGESTED, ("1.9",)),
    )
