"""Surveys in which a group has one person, or everybody is in one group: pages stay whole and point at nobody."""

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.closing import closing_releases
from roadmap.assessment.models import Assessment
from roadmap.store import Store
from roadmap.ui import here
from tests.asking import add_survey
from tests.pages.conftest import Launch

WITHHELD = "ot shown on its own, so that nobody can be picked out"
#: What the lone expert by experience answers everywhere, and nobody else.
LONE = "embedded"


def closed(kept: Store, begun: Assessment, sizes: dict[str, int]) -> str:
    """A survey that so many people of each group answered and that has closed; its id."""
    framework = kept.framework_of(begun.id)
    survey = add_survey(kept, begun.id)
    core = [item for item in framework.items.values() if framework.in_set(item, "core")]
    for perspective, n in sizes.items():
        for who in range(n):
            person = kept.add_respondent(survey.id, perspective, "core")
            for place, item in enumerate(core):
                stages = framework.scale_of(item.id).stage_ids
                answer = LONE if perspective == "experience" else stages[(who + place) % 3]
                kept.save_answer(person.id, item.id, answer)
    kept.close_collection(survey.id, lambda given, agreed: closing_releases(given, framework, agreed), today=here.today())
    return survey.id


def everything(app: AppTest) -> str:
    """All that is sent to the browser."""
    assert not app.exception
    return " ".join(str(getattr(one, "proto", "")) for one in app.main)


@pytest.mark.parametrize("page", ["results", "agree", "plan", "collections"])
def test_a_group_of_one_is_shown_nowhere(page: str, launch: Launch, kept: Store, begun: Assessment) -> None:
    survey = closed(kept, begun, {"leader": 12, "profession": 14, "experience": 1})
    said = everything(launch(page, begun, c=survey))
    assert "(1)" not in said
    assert "Experts by experience (" not in said


def test_a_group_of_one_has_the_one_sentence(launch: Launch, kept: Store, begun: Assessment) -> None:
    survey = closed(kept, begun, {"leader": 12, "profession": 14, "experience": 1})
    assert WITHHELD in everything(launch("results", begun, c=survey))
    release = next(one for one in kept.releases(begun.id) if one.collection_id == survey)
    shown = {one.id for one in release.sets if one.people}
    assert "experience" not in shown
    assert len(shown & {"leader", "profession"}) < 2, "with both beside Everyone the one person follows by subtraction"


@pytest.mark.parametrize("page", ["results", "agree", "plan"])
@pytest.mark.parametrize("group", ["leader", "experience", "profession"])
def test_everybody_in_one_group(page: str, group: str, launch: Launch, kept: Store, begun: Assessment) -> None:
    survey = closed(kept, begun, {group: 14})
    app = launch(page, begun, c=survey)
    assert app.title
    if group == "experience" and page == "results":
        assert WITHHELD in everything(app), "where all gave the same answer nothing is shown"


def test_one_person_alone_in_a_survey_is_not_shown(launch: Launch, kept: Store, begun: Assessment) -> None:
    survey = closed(kept, begun, {"experience": 1})
    said = everything(launch("results", begun, c=survey))
    assert "This survey has closed, and none of it can be shown" in said
    assert "Always, and it gets checked" not in said
    assert "Embedded" not in said
