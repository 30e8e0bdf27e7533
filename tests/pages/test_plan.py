"""The plan page: what stands is numbered from 1, and what is not for us yet keeps its reason and loses its number."""

from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment
from roadmap.store import Store
from tests.pages.conftest import Launch


def drafted(launch: Launch, assessment: Assessment) -> AppTest:
    app = launch("plan", assessment)
    next(button for button in app.button if button.label == "Draft the plan").click()
    return app.run()


def headings(app: AppTest) -> list[str]:
    """The headings of priorities: the one over both lists is not theirs."""
    return [one.value for one in app.header if one.value != "Choose three to five priorities"]


def test_what_stands_is_numbered_anew_when_a_priority_is_not_for_us_yet(
    launch: Launch, answered: Assessment, kept: Store
) -> None:
    app = drafted(launch, answered)
    first, second, third = headings(app)[:3]
    assert [one[0] for one in (first, second, third)] == ["1", "2", "3"]
    plan = kept.plan(answered.id)
    turned_down = min(plan.priorities, key=lambda one: one.position)
    kept.save_priority(answered.id, turned_down.model_copy(update={"decision": "rejected", "because": "A quiet year"}))
    app = app.run()
    assert headings(app)[:2] == [f"1{second[1:]}", f"2{third[1:]}"]
    assert first[2:] in headings(app)
    assert any("A quiet year" in one.value for one in app.markdown)


def test_what_is_not_for_us_yet_stands_after_the_rest(launch: Launch, answered: Assessment, kept: Store) -> None:
    drafted(launch, answered)
    first, second, third = sorted(kept.plan(answered.id).priorities, key=lambda one: one.position)[:3]
    kept.save_priority(answered.id, second.model_copy(update={"decision": "rejected", "because": "A quiet year"}))
    app = launch("plan", answered)
    menu = next(one for one in app.get("menu_button") if "priority 1" in str(one.proto))
    assert list(menu.proto.options)[:2] == ["Edit the words", "Move down"]
    assert headings(app)[:2] == [f"1 {first.title}", f"2 {third.title}"]
