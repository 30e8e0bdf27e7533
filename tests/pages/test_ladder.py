"""Ladders on screen: a model of services shows services, and where children took part two more are named."""

from roadmap.assessment.models import Assessment
from roadmap.ladder.models import Activity
from roadmap.store import Store
from tests.pages.conftest import Launch

PANEL = Activity(id="panel", title="A panel of young people", answers={"voluntary": "yes", "passed": "asked"})
HOME = Activity(id="home", title="The children's home", subject="service", answers={"listened_openings": "no"})


def test_a_model_of_services_shows_services_and_the_others_activities(kept: Store, launch: Launch, begun: Assessment) -> None:
    kept.save_activity(begun.id, PANEL)
    kept.save_activity(begun.id, HOME)
    page = launch("ladder", begun)
    assert [one.value for one in page.subheader] == ["1. A panel of young people"]
    page.selectbox(key="ladder").set_value("shier").run()
    assert page.title[0].value == "How a service works with children"
    assert [one.value for one in page.subheader] == ["1. The children's home"]
    assert any("Ask each worker what helps them to listen" in text.value for text in page.markdown)
    assert "Look at a service" in [button.label for button in page.button]


def test_where_children_took_part_two_more_models_are_named(kept: Store, launch: Launch, begun: Assessment) -> None:
    kept.save_activity(begun.id, PANEL)
    page = launch("activity", begun, activity="panel")
    assert not any("Shier" in text.value for text in page.markdown)
    page.toggle(key="activity:panel:children").set_value(True).run()
    assert any("Hart" in text.value and "Shier" in text.value for text in page.markdown)
    next(button for button in page.button if button.label == "Save this activity").click().run()
    assert kept.activities(begun.id)[0].children
