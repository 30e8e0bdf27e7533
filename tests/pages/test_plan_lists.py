"""Two lists on the plan page: what the ratings suggest and what experts ranked; a button chooses from either."""

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment
from roadmap.plan.models import Plan, PlanInputs
from roadmap.store import Store
from tests.pages.conftest import Launch


@pytest.fixture
def ranked(kept: Store, answered: Assessment) -> Assessment:
    """Answers, and a ranking that names one area of which nobody was asked anything yet."""
    kept.save_plan_inputs(answered.id, PlanInputs(ranking=("power_sharing", "policies")))
    return answered


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


def said(app: AppTest) -> str:
    return "\n".join(str(one.value) for kind in (app.markdown, app.caption, app.subheader) for one in kind)


def chosen(store: Store, assessment: Assessment) -> list[str | None]:
    plan = store.plan(assessment.id)
    return [p.domain for p in sorted(plan.priorities, key=lambda p: p.position) if p.decision == "accepted"]


def test_both_lists_stand_before_the_first_draft_without_points(launch: Launch, ranked: Assessment) -> None:
    words = said(launch("plan", ranked))
    assert "What the ratings suggest" in words
    assert "**1 Power sharing with experts by experience**" in words
    assert "By the ratings it is number" in words
    assert "None is chosen so far." in words
    assert "points" not in words


def test_without_a_ranking_the_page_asks_for_one(launch: Launch, answered: Assessment) -> None:
    assert "They have ranked nothing so far. Ask them before you choose" in said(launch("plan", answered))


def test_areas_are_chosen_from_either_list_and_taken_off_again(launch: Launch, ranked: Assessment, kept: Store) -> None:
    app = press(launch("plan", ranked), "Choose Leadership")
    app = press(app, "Choose Policies and processes")
    assert chosen(kept, ranked) == ["leadership", "policies"]
    assert all(kept.plan(ranked.id).actions_of(p.id) for p in kept.plan(ranked.id).priorities)
    assert "Two are chosen. Three to five is what most groups can carry through." in said(app)
    app = press(app, "Choose Power sharing")
    assert "Three are chosen." in said(app)
    assert "carry through" not in said(app)
    press(app, "Take off Policies and processes")
    assert chosen(kept, ranked) == ["leadership", "power_sharing"]
    assert len(kept.plan(ranked.id).priorities) == 2  # nobody had written anything in it


def test_what_somebody_wrote_stays_when_a_choice_is_taken_back(launch: Launch, ranked: Assessment, kept: Store) -> None:
    press(launch("plan", ranked), "Choose Leadership")
    action = kept.plan(ranked.id).actions[0]
    kept.save_action(ranked.id, action.model_copy(update={"do": "Listen on Mondays", "edited": True}))
    press(launch("plan", ranked), "Take off Leadership")
    plan = kept.plan(ranked.id)
    assert [p.decision for p in plan.priorities] == ["offered"]
    assert plan.actions[0].do == "Listen on Mondays"


def test_drafting_again_keeps_what_was_chosen_against_the_ratings(launch: Launch, ranked: Assessment, kept: Store) -> None:
    app = press(launch("plan", ranked), "Choose Policies and processes")
    before = kept.plan(ranked.id)
    press(app, "Draft again")
    after = kept.plan(ranked.id)
    assert Plan(priorities=after.priorities[:1], actions=after.actions_of(after.priorities[0].id)) == before
    assert len(after.priorities) > 1
