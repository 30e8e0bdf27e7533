"""The example teaches what it promises: each figure that a trainer would point at is there."""

import pytest

from roadmap.assessment.disclosure import unanimous
from roadmap.assessment.tables import base_tables
from roadmap.assessment.views import lowest_of, strengths
from roadmap.content.loading import load_examples
from roadmap.content.models import WE_DO_NOT_AGREE
from roadmap.ladder.models import Placement
from roadmap.ladder.placement import place
from tests.exchange.example_rounds import collected, content, default, domain, found, rounds


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
