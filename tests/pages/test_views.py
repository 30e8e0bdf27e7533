"""Views on the results page: question by question, with the spread, and a group's own answer as a mark of its own."""

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.charts.views import Mark, ViewsRow, views
from roadmap.store import Store
from tests.journeys.rooms import room_of_eleven
from tests.pages.conftest import Launch


@pytest.fixture
def of_eleven(kept: Store, sqlite_url: str) -> Assessment:
    return room_of_eleven(sqlite_url)


def tables(app: AppTest) -> str:
    assert not app.exception
    return " ".join(table.value.to_string() for table in app.table)


def test_each_topic_shows_its_questions_with_the_spread_of_everybodys_answers(launch: Launch, of_eleven: Assessment) -> None:
    app = launch("results", of_eleven)
    app.selectbox(key="views:detail:topic").set_value("power_sharing").run()
    said = tables(app)
    assert "People can say no to giving their views and lose nothing" in said
    assert "In the middle" in said
    assert "From end to end" in said


def test_a_groups_answer_is_a_mark_of_its_own(launch: Launch, of_eleven: Assessment, kept: Store) -> None:
    answered_as_one(kept, of_eleven, stage=0)
    app = launch("results", of_eleven)
    assert "Young people's group, a group's own answer" in tables(app)


def test_two_groups_of_one_name_have_a_column_each(launch: Launch, of_eleven: Assessment, kept: Store) -> None:
    for stage in (0, 4):
        answered_as_one(kept, of_eleven, stage)
    shown = tables(launch("results", of_eleven))
    assert "Young people's group, a group's own answer" in shown
    assert "Young people's group (2), a group's own answer" in shown


def answered_as_one(kept: Store, assessment: Assessment, stage: int) -> None:
    """A group of this name answered together, everything at one stage."""
    made = kept.add_collection(
        Collection(id="", assessment_id=assessment.id, kind=CollectionKind.GROUP, title="Young people's group")
    )
    framework = kept.framework_of(assessment.id)
    group = kept.add_respondent(made.id, "experience", "core")
    for item in framework.items.values():
        if framework.in_set(item, "core"):
            kept.save_answer(group.id, item.id, framework.scale_of(item.id).stage_ids[stage])


def test_a_groups_answer_is_joined_to_nobody() -> None:
    apart = ViewsRow("Leadership", (Mark(0, 50.0), Mark(1, 75.0), Mark(3, 0.0, apart=True)))
    figure = views([apart], ["a", "b", "c", "d"], ("no", "", "yes"), 5)
    joins = [shape for shape in figure.layout.shapes if shape.line.width == 2]
    assert [(shape.x0, shape.x1) for shape in joins] == [(50.0, 75.0)]
    assert len(figure.data) == 3
