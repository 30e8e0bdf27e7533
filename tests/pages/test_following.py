"""How the plan goes: three views with their tables, and an address that keeps what is shown and spells no name."""

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment
from roadmap.plan.models import Plan
from roadmap.plan.showing import lead_key
from roadmap.store import Store
from roadmap.ui import here
from tests.lived import lived
from tests.pages.conftest import Launch


@pytest.fixture
def plan(kept: Store, begun: Assessment) -> Plan:
    return lived(kept, begun.id, here.today())


def rows(app: AppTest) -> list[str]:
    """The first cell of each row of every table."""
    return [str(value) for table in app.table for value in table.value.iloc[:, 0]]


def said(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in app.markdown)


def asked(app: AppTest, **query: str) -> AppTest:
    """The page as a link with these things in its address shows it."""
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_before_anything_is_taken_on_the_page_says_so(launch: Launch, begun: Assessment) -> None:
    app = launch("following", begun)
    assert "As soon as your group has taken on an action" in said(app)
    assert not app.radio


def test_the_timeline_says_what_it_shows_and_has_every_action_in_its_table(launch: Launch, begun: Assessment, plan: Plan) -> None:
    app = launch("following", begun)
    assert "Actions: 6, of which 1 blocked, 1 overdue, 1 due soon, 1 on track, 1 complete, 1 no date yet." in said(app)
    assert "Without a date so far, and in the table only: 1." in said(app)
    assert len(rows(app)) == 6
    assert app.get("plotly_chart")


def test_a_name_in_the_timeline_is_made_text_once(launch: Launch, kept: Store, begun: Assessment, plan: Plan) -> None:
    first, *others = kept.plan(begun.id).actions
    changed = first.model_copy(update={"do": "Rent & <b>repairs"})
    kept.save_plan(begun.id, kept.plan(begun.id).model_copy(update={"actions": (changed, *others)}))
    app = launch("following", begun)
    spec = app.get("plotly_chart")[0].proto.spec
    assert "Rent &amp; &lt;b&gt;repairs" in spec
    assert "&amp;amp;" not in spec


def test_each_view_and_filter_is_kept_in_the_address(launch: Launch, begun: Assessment, plan: Plan) -> None:
    app = launch("following", begun)
    app.radio[0].set_value("lead").run()
    assert "lead" in app.query_params["view"]
    assert [one.value for one in app.header] == ["Service manager", "Trauma lead"]
    app.selectbox(key="views:lead").set_value(lead_key("Service manager")).run()
    assert lead_key("Service manager") in app.query_params["lead"]
    assert len(rows(app)) == 1
    next(one for one in app.button if one.label == "Show all again").click().run()
    assert "lead" not in app.query_params
    assert len(rows(app)) == 6


def test_a_link_shows_what_it_showed_when_it_was_made(launch: Launch, begun: Assessment, plan: Plan) -> None:
    app = asked(launch("following", begun), view="topic", state="overdue")
    assert [one.value for one in app.header] == ["Staff care and wellbeing"]
    assert len(rows(app)) == 1


def test_an_address_with_what_is_no_choice_shows_everything(launch: Launch, begun: Assessment, plan: Plan) -> None:
    app = asked(launch("following", begun), view="../etc", lead="Sam", state="<script>", domain="none", priority="x")
    assert not app.exception
    assert len(rows(app)) == 6


def test_where_nothing_fits_the_page_says_what_to_do(launch: Launch, begun: Assessment, plan: Plan) -> None:
    app = asked(launch("following", begun), state="overdue", lead=lead_key("Trauma lead"))
    assert "No action fits all of these." in said(app)
