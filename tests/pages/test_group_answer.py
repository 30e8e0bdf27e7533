"""A group's answer is written down as what it agreed, changed while it is open, and taken back whole."""

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.store import Store
from tests.pages.conftest import Launch


@pytest.fixture
def group(kept: Store, begun: Assessment) -> Collection:
    return kept.add_collection(Collection(id="", assessment_id=begun.id, kind=CollectionKind.GROUP, title="Champions board"))


def press(app: AppTest, name: str) -> AppTest:
    return next(button for button in app.button if button.label == name).click().run()


def test_a_group_with_fewer_than_five_people_is_not_counted(
    launch: Launch, kept: Store, begun: Assessment, group: Collection
) -> None:
    app = launch("group_answer", begun, c=group.id)
    app.number_input("group:people").set_value(4)
    app = press(app, "Begin")
    assert "Say who writes it down." in app.error[0].value
    assert "only for five people or more" in app.error[0].value
    assert kept.respondents(group.id) == []


def test_what_a_group_agreed_is_kept_and_can_be_taken_back(
    launch: Launch, kept: Store, begun: Assessment, group: Collection
) -> None:
    app = launch("group_answer", begun, c=group.id)
    app.radio("group:view").set_value("experience")
    app.text_input("group:who").set_value("Advocacy worker")
    app.number_input("group:people").set_value(6)
    press(app, "Begin")
    (made,) = kept.respondents(group.id)
    assert made.group is not None
    assert (made.perspective, made.group.people, made.group.recorded_by) == ("experience", 6, "Advocacy worker")
    app = launch("group_answer", begun, c=group.id, g=made.id)
    first = next(radio for radio in app.radio if radio.key.startswith(f"group:{made.id}:"))
    stage = kept.framework_of(begun.id).scale_of(first.key.rpartition(":")[2]).stage_ids[2]
    app = first.set_value(stage).run()
    assert not app.exception
    assert [row.answer for row in kept.answers_of(made.id).values()] == [stage]
    app = press(app, "Take this whole answer back")
    assert "Nothing of it is kept." in " ".join(one.value for one in app.markdown)
    assert kept.respondents(group.id) == []


def test_after_closing_it_stays(launch: Launch, kept: Store, begun: Assessment, group: Collection) -> None:
    kept.close_collection(group.id, lambda collected, agreed: (), today=begun.created_on)
    said = " ".join(one.value for one in launch("group_answer", begun, c=group.id).markdown)
    assert "so the group's answer stays as it was" in said
