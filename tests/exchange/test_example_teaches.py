"""The example teaches what it promises: each figure that a trainer would point at is there."""

from datetime import date

import pytest

from roadmap.assessment.disclosure import unanimous
from roadmap.assessment.tables import base_tables
from roadmap.assessment.views import lowest_of, strengths
from roadmap.content.loading import load_examples
from roadmap.content.models import WE_DO_NOT_AGREE
from roadmap.ladder.models import Placement
from roadmap.ladder.placement import place
from roadmap.plan.changes import changes
from roadmap.plan.feedback import Standing, late_contributions, nameable, owed, standing, unready
from roadmap.plan.following import State, late_promises, state
from roadmap.plan.meeting_models import last_closed, under_way
from tests.exchange.example_rounds import collected, content, default, domain, found, raw, rounds


def test_relationships_are_strongest_and_power_sharing_and_feedback_have_furthest_to_go() -> None:
    for n in (0, 1):
        scores = {d.id: d.score for d in found(n).domains if d.score is not None}
        order = sorted(scores, key=scores.__getitem__)
        assert order[-1] == "relationships"
        assert order[0] == "feedback"
        assert "power_sharing" in order[:4]
        assert "time_to_know" in [item.id for item in strengths(found(n))]
        lowest = lowest_of(found(n), "experience")
        assert lowest is not None
        assert {"hear_back", "help_decide"} <= {item.id for item in lowest}


def test_leaders_rate_several_shared_questions_higher_than_experts_by_experience() -> None:
    for n, least in ((0, 5), (1, 3)):
        flagged = [d for d in found(n).differences if (d.a, d.b) == ("leader", "experience") and d.flagged and d.gap is not None]
        assert len(flagged) >= least
        assert all((d.gap or 0) >= 25 for d in flagged)


def test_a_difference_with_few_ratings_and_one_whose_figure_is_held_back_are_there() -> None:
    flagged = [d for d in found(0).differences if d.flagged]
    assert any(d.few and d.gap is not None for d in flagged)
    assert any(d.gap is None for d in flagged)


@pytest.mark.parametrize(("n", "item"), [(0, "workload_fits_hours"), (1, "reflective_time")])
def test_one_question_is_split(n: int, item: str) -> None:
    assert [i.id for i in found(n).items if "split" in i.flags] == [item]


def test_a_quarter_or_more_cannot_tell_on_some_question() -> None:
    for n in (0, 1):
        unknown = [i.id for i in found(n).items if i.dont_know and i.asked and 4 * i.dont_know >= i.asked]
        assert "money_for_trust" in unknown
        assert len(unknown) <= 3
    assert any(i.blank for i in found(1).items)
    assert any(i.not_applicable and i.rated for i in found(1).items)


def test_one_question_is_withheld_for_all_and_one_of_the_core_for_each_perspective() -> None:
    for parts, n, core in zip(rounds(), (0, 1), ("keep_in_touch", "places_safe"), strict=True):
        assert parts.releases[0].withheld == ("waiting_choice",)
        for perspective in found(n).perspectives:
            assert core in [i.id for i in perspective.items or () if i.withheld]
        assert parts.releases[0].table(core) is not None
        tables = base_tables(collected(parts), default()[0])
        assert unanimous(tables["leader"][core])
        assert unanimous(tables["everyone"]["waiting_choice"])


def test_people_are_resolved_and_not_yet_sure_together() -> None:
    for n in (0, 1):
        readiness = found(n).readiness
        assert readiness is not None
        assert readiness.reading == ("commitment_over", "efficacy_under")


def test_the_second_round_moves_most_areas_on_and_one_back() -> None:
    moved = {d.id: d.score - (domain(0, d.id).score or 0) for d in found(1).domains if d.score is not None}
    assert [name for name, by in moved.items() if by <= -5] == ["staff_care"]
    assert all(moved[name] >= 5 for name in ("leadership", "workforce", "power_sharing", "environments", "feedback"))
    stages = {n: domain(n, "power_sharing").stage for n in (0, 1)}
    assert stages == {0: "exploring", 1: "partly_in_place"}


def test_the_group_agreed_disagreed_and_rated_one_at_the_top_without_evidence() -> None:
    agreed = rounds()[1].agreements
    assert all(one.because for one in agreed)
    assert WE_DO_NOT_AGREE in [one.outcome for one in agreed]
    assert [one.item for one in agreed if one.outcome == "embedded" and not one.evidence] == ["leaders_steering_group"]
    assert domain(1, "feedback").agreed_score is not None


def placements() -> list[Placement]:
    return [place(one, default()[1]) for one in rounds()[1].activities]


def test_the_activities_show_a_range_an_override_a_promise_and_where_it_is_right() -> None:
    placed = placements()
    assert len(placed) == 6
    assert [p.ask for p in placed if p.low != p.high] == [("shaped",)]
    assert len([p for p in placed if p.override]) == 1
    assert len([p for p in placed if "more_promised" in p.flags]) == 1
    assert len([p for p in placed if p.gap == 0]) >= 2
    assert len([p for p in placed if p.gap]) >= 2
    assert all(one.intended and one.why_intended and one.placed_by for one in rounds()[1].activities)
    assert rounds()[1].activities[0].answers == next(
        e.answers for e in load_examples().examples if e.id == "survey_that_changed_something"
    )


def test_the_plan_has_actions_taken_on_one_edited_and_a_refusal_with_its_reason() -> None:
    plan = rounds()[1].plan
    assert [p.domain for p in plan.priorities] == ["readiness", "power_sharing", "feedback", "policies"]
    assert [p.decision for p in plan.priorities] == ["accepted", "accepted", "accepted", "rejected"]
    accepted = [a for a in plan.actions if a.decision == "accepted"]
    assert len(accepted) >= 4
    assert all(a.due and a.due > rounds()[1].assessment.created_on for a in accepted)
    assert any(a.edited for a in accepted)
    assert all(p.because for p in plan.priorities if p.decision == "rejected")
    assert all(a.because for a in plan.actions if a.decision == "rejected")
    assert any(a.decision == "rejected" for a in plan.actions)
    assert any(a.decision == "offered" for a in plan.actions)
    assert {a.origin for a in plan.actions if a.came_from} == {a.origin for a in plan.actions}


def test_every_decision_of_the_files_is_about_something_that_the_draft_offers() -> None:
    for made, parts in zip(content().rounds, rounds(), strict=True):
        assert made.plan is not None
        assert {one.action for one in made.plan.actions} <= {action.origin for action in parts.plan.actions}
        assert {one.domain for one in made.plan.priorities} <= {priority.domain for priority in parts.plan.priorities}


#: A day before the next meeting of the story.
LATER = date(2026, 11, 27)


def followed() -> dict[str, State | None]:
    return {a.origin or "": state(a, LATER) for a in rounds()[1].plan.actions if a.decision == "accepted"}


def test_the_plan_has_been_followed_with_each_state_that_a_group_meets() -> None:
    states = followed()
    assert {State.COMPLETE, State.OVERDUE, State.BLOCKED, State.DUE_SOON, State.ON_TRACK} == set(states.values())
    plan = rounds()[1].plan
    moved = [a for a in plan.actions if a.followed.moves]
    assert [(a.followed.first_due, a.due) for a in moved] == [(date(2026, 8, 31), date(2026, 12, 18))]
    assert all(a.followed.moves[0].because for a in moved)
    assert [a.origin for a in plan.actions if late_promises(a, LATER)] == ["help_decide.three_decisions_opened"]
    assert all(a.followed.difference for a in plan.actions if a.followed.status == "done")
    assert all(a.followed.explanations for a in plan.actions if states.get(a.origin or "") in (State.OVERDUE, State.BLOCKED))


def test_one_meeting_closed_with_decisions_people_by_group_and_changes_since() -> None:
    parts = rounds()[1]
    assert under_way(parts.plan_meetings) is None
    meeting = last_closed(parts.plan_meetings)
    assert meeting is not None
    assert min(meeting.attendance.values()) >= 5  # so the page after it may say them
    assert len(meeting.decisions) == 3
    assert set(meeting.notes) == {"finance", "equality", "childrens_rights", "risk"}
    assert meeting.closed_with is not None
    during = [action.do for one in changes(meeting.opened_with, meeting.closed_with) for action in one.actions]
    since = [action.do for one in changes(meeting.closed_with, parts.plan) for action in one.actions]
    assert len(during) == 2
    assert len(since) >= 3


def test_people_heard_back_one_waits_too_long_and_one_says_that_it_is_not_what_they_said() -> None:
    framework, (first, second) = default()[0], rounds()
    perspectives = [one.id for one in framework.perspectives]
    kept = second.contributions
    assert [one.to_group for one in late_contributions(kept, LATER)] == ["experience"]
    given = [one for one in kept if standing(one, LATER) is Standing.GIVEN]
    named = nameable(second.releases, second.looked_at.id)
    assert {one.to_group for one in given} == set(perspectives)
    assert [unready(one, named) for one in given] == [()] * len(given)
    assert any(one.cannot and one.because for one in given)
    assert any(one.given_on and one.due and one.given_on > one.due for one in given)
    doubted = [one for one in kept if one.id in raw(second).questioned]
    assert [(one.to_group, one.published is not None) for one in doubted] == [("experience", True)]
    assert [note.contribution for note in raw(second).notes] == [doubted[0].id]
    for parts in (first, second):
        waiting = owed(parts.collections, parts.plan, parts.contributions, perspectives)
        assert [one for one in waiting if not one.of_action] == [], "every group that was promised an answer has one"


def test_every_step_of_the_plan_is_about_an_action_that_the_group_took_on() -> None:
    for made, parts in zip(content().rounds, rounds(), strict=True):
        taken = {action.origin for action in parts.plan.actions if action.decision == "accepted"}
        assert made.plan is not None
        assert {step.action for step in made.plan.following} <= taken
        assert {action for one in made.contributions for action in one.actions} <= taken
        days = [step.day for step in made.plan.following]
        assert days == sorted(days)
