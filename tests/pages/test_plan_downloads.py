"""What can be taken away from the plan's page."""

from roadmap.assessment.models import Assessment
from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.store import Store
from tests.pages.conftest import Launch


def test_a_plan_leaves_in_every_format_and_its_days_as_a_calendar(launch: Launch, answered: Assessment, kept: Store) -> None:
    plan = Plan(
        priorities=(PlanPriority(id="p", position=1, domain=None, title="Time for people", decision="accepted"),),
        actions=(PlanAction(id="a", priority_id="p", position=1, do="Meet people", decision="accepted"),),
    )
    kept.save_plan(answered.id, plan)
    app = launch("plan", answered)
    assert not app.exception
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == ["Word", "Excel", "PDF", "Web page", "Calendar", "Our Word template"]
    assert any("each day is put in its place" in one.value for one in app.caption)
