"""What changed since the last meeting is all that changed, once, in words, under its priority."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.content.loading import load_words
from roadmap.plan.changes import FOLLOWED, WORDS, changes
from roadmap.plan.changes_told import told
from roadmap.plan.following import explained, with_due, with_status
from roadmap.plan.following_models import Followed, Promise, Reading
from roadmap.plan.models import AlreadyIn, Merged, Plan, PlanAction, PlanPriority
from tests.plan.living import TODAY, action, plan, plans

SPRING = date(2027, 3, 1)
#: Compared in a way of their own, or no change that a meeting is told of: order, origin and what follows from other fields.
OTHERWISE = {"due", "decision", "because", "already_in", "followed", "merged_from", "priority_id"}
NO_CHANGE = {"id", "revision", "position", "origin", "came_from", "edited", "vanished"}
KEPT_OTHERWISE = {"status", "moves", "explanations", "readings", "promises"}
KEPT_NO_CHANGE = {"status_since", "first_due"}


def lines(before: Plan, now: Plan) -> list[str]:
    """Every change as a page says it, the action's name before each."""
    words = load_words("report_en").texts["changes"]
    found = told(changes(before, now), now, words, lambda day: f"{day.day} {day:%B %Y}")
    said = [f"{one.name} | {line}" for one in found for line in one.lines]
    return said + [f"{action.name} | {line}" for one in found for action in one.actions for line in action.lines]


@given(plans())
def test_where_nothing_changed_nothing_is_listed(kept: Plan) -> None:
    assert changes(kept, kept) == ()


@given(plans(), plans())
def test_each_action_is_listed_once_and_each_change_has_words(before: Plan, now: Plan) -> None:
    found = changes(before, now)
    listed = [one.id for priority in found for one in priority.actions]
    assert len(listed) == len(set(listed))
    assert len({one.id for one in found}) == len(found)
    for priority in found:
        assert priority.kind != "changed" or priority.fields or priority.actions
        assert all(one.kind != "changed" or one.fields for one in priority.actions)
    assert len(lines(before, now)) >= len(listed)


@given(plans(), plans())
def test_every_action_taken_on_then_and_now_that_differs_is_listed(before: Plan, now: Plan) -> None:
    listed = {one.id for priority in changes(before, now) for one in priority.actions}
    then = {one.id: one for one in before.actions if one.decision == "accepted"}
    for one in now.actions:
        if one.decision == "accepted" and one.id in then:
            assert (one.id in listed) == (_compared(one) != _compared(then[one.id]))


def _compared(one: PlanAction) -> object:
    kept = one.followed
    promises = frozenset((p.kind, p.words, p.due, p.done_on) for p in kept.promises)
    grown = (len(kept.explanations), len(kept.readings))
    return (one.do, one.lead, one.due, one.already_in.plan, kept.status, kept.confidence, kept.difference, promises, grown,
            kept.feedback_due, kept.feedback_given_on)  # fmt: skip


@given(st.permutations("abcd"))
def test_another_order_is_no_change(names: list[str]) -> None:
    assert changes(plan(*map(action, "abcd")), plan(*map(action, names))) == ()


def test_every_field_of_an_action_is_compared_or_named_as_none_that_changes() -> None:
    assert set(PlanAction.model_fields) == {*WORDS} | OTHERWISE | NO_CHANGE
    assert set(Followed.model_fields) == {*FOLLOWED} | KEPT_OTHERWISE | KEPT_NO_CHANGE


@pytest.mark.parametrize("field", [*WORDS, *FOLLOWED])
def test_every_field_that_is_compared_has_a_name(field: str) -> None:
    assert load_words("report_en").texts["changes"][f"field_{field.rstrip('_')}"]


def test_a_date_that_moved_says_both_dates_and_why() -> None:
    before = action(due=TODAY)
    now = with_due(before, SPRING, TODAY, "two people were ill")
    assert lines(plan(before), plan(now)) == [
        "1.1 Do a | by when: 1 March 2027 (before: 27 November 2026), because: two people were ill"
    ]


def test_a_block_says_what_it_is_and_what_will_be_done() -> None:
    now = explained(with_status(action(), "blocked", TODAY), "No room. The lead asks the school.", TODAY)
    assert lines(plan(action()), plan(now)) == [
        "1.1 Do a | where it is: blocked (before: not started)",
        "1.1 Do a | why, and what will be done: No room. The lead asks the school.",
    ]


def test_what_is_taken_on_says_who_and_by_when_and_not_every_field() -> None:
    now = action(due=SPRING, first_step="Ring the school")
    assert lines(plan(action(decision="offered")), plan(now)) == ["1.1 Do a | taken on, lead: Trauma lead, by 1 March 2027"]
    assert lines(plan(), plan(now)) == ["1.1 Do a | taken on, lead: Trauma lead, by 1 March 2027"]


def test_what_is_turned_down_says_why_and_what_is_offered_again_says_nothing() -> None:
    turned_down = action(decision="rejected", because="no money this year")
    assert lines(plan(action()), plan(turned_down)) == ["Do a | not for us yet, because: no money this year"]
    assert lines(plan(action(decision="offered")), plan(action(decision="offered", do="Another"))) == []


def test_a_whole_priority_that_is_turned_down_or_renamed_is_told_with_its_name() -> None:
    assert lines(plan(), plan(title="Room to talk")) == ["Priority 1: Room to talk | title: Room to talk (before: Time to talk)"]
    assert lines(plan(), plan(decision="rejected", because="next year")) == ["Time to talk | not for us yet, because: next year"]
    assert lines(plan(), Plan()) == ["Time to talk | taken out of the plan"]


def test_what_became_one_with_another_says_with_which() -> None:
    one, other = action("a"), action("b")
    both = one.model_copy(update={"merged_from": (Merged(on=TODAY, before=one, other=other),)})
    assert lines(plan(one, other), plan(both)) == ["Do b | became one with 1.1"]


def test_promises_to_people_are_told_as_they_are_made_moved_kept_and_dropped() -> None:
    def promised(**changed: object) -> PlanAction:
        return action(followed=Followed(promises=(Promise.model_validate({"kind": "pay", "words": "fees"} | changed),)))

    week = TODAY + timedelta(days=7)
    assert lines(plan(action()), plan(promised(due=TODAY))) == ["1.1 Do a | pay promised (fees): 27 November 2026"]
    assert lines(plan(promised(due=TODAY)), plan(promised(due=week))) == [
        "1.1 Do a | pay promised (fees): 4 December 2026 (before: 27 November 2026)"
    ]
    assert lines(plan(promised()), plan(promised(done_on=TODAY))) == ["1.1 Do a | paid (fees): 27 November 2026"]
    assert lines(plan(promised(due=TODAY)), plan(action())) == ["1.1 Do a | pay no longer promised (fees)"]


def test_readings_feedback_and_another_plan_are_told() -> None:
    now = action(
        already_in=AlreadyIn(plan="children's services plan", place="action 12"),
        followed=Followed(readings=(Reading(on=TODAY, value="12 of 40"),), feedback_given_on=TODAY),
    )
    assert lines(plan(action()), plan(now)) == [
        "1.1 Do a | contributors heard on: 27 November 2026",
        "1.1 Do a | new reading of the measure: 12 of 40",
        "1.1 Do a | already in another plan: children's services plan, action 12",
    ]


def test_what_went_from_a_priority_stands_under_it_last() -> None:
    priority = PlanPriority(id="p", position=1, domain=None, title="Time to talk", decision="accepted")
    before = Plan(priorities=(priority,), actions=(action("a"), action("b", position=2)))
    now = Plan(priorities=(priority,), actions=(action("b", position=1, lead="Team lead"),))
    (found,) = changes(before, now)
    assert [(one.id, one.kind) for one in found.actions] == [("b", "changed"), ("a", "gone")]
