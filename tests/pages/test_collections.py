"""Ways to give a view: set up with every promise named, forecast before anybody is asked, closed once."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.arrival_models import Arrived
from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.store import Store
from tests.pages.conftest import Launch

PROMISES = {
    "collection:name": "Everyone in housing",
    "collection:asked_by": "Trauma lead",
    "collection:independent": "Advocacy Northlea",
    "collection:complaints": "Information rights team",
    "collection:feedback_from": "Head of service",
    "collection:feedback_where": "The noticeboard",
}


@pytest.fixture
def survey(kept: Store, begun: Assessment) -> Collection:
    """An open survey that is ready."""
    contacts = Contacts(asked_by="Trauma lead", daytime_support="Team", independent="Advocacy", feedback_by=date(2030, 7, 1))
    settings = CollectionSettings(
        contacts=contacts, complaints="Rights team", feedback_from="Head of service", feedback_where="Noticeboard"
    )
    return kept.add_collection(
        Collection(
            id="",
            assessment_id=begun.id,
            kind=CollectionKind.OPEN_SURVEY,
            title="Everyone in housing",
            set_id="core",
            closes_on=date(2030, 6, 1),
            settings=settings,
        )
    )


def answer(kept: Store, survey: Collection, people: int) -> None:
    framework = kept.framework_of(survey.assessment_id)
    item = next(one for one in framework.items.values() if framework.in_set(one, "core"))
    stages = framework.scale_of(item.id).stage_ids
    for n in range(people):
        kept.save_answer(kept.add_respondent(survey.id, "leader", "core").id, item.id, stages[n % 3])


def test_who_took_part_in_another_way_is_counted_in_tens_too(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection
) -> None:
    def comes(way: str, n: int) -> Arrived:
        return Arrived(
            perspective="leader", set_id="core", way=way, answers={"leaders_listen": "exploring"}, known_by=f"{way}{n}"
        )

    kept.bring_in(survey.id, [*(comes("paper", n) for n in range(12)), *(comes("phone", n) for n in range(9))])
    said = text(launch("collections", begun))
    assert "At least 20 people have answered so far. Among them: at least 10 on paper." in said
    assert "by phone" not in said


def press(app: AppTest, name: str) -> AppTest:
    return next(button for button in app.button if button.label == name).click().run()


def text(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(one.value) for one in (*app.markdown, *app.subheader, *app.caption, *app.error))


def test_each_way_says_what_it_means_and_numbers_come_in_tens(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection
) -> None:
    answer(kept, survey, 13)
    said = text(launch("collections", begun))
    assert "confidential in the room, not anonymous" in said
    assert "only for groups of at least 10 people" in said
    assert "At least 10 people have answered so far." in said
    assert "Open. People are told they can answer until 1 June 2030." in said
    assert "13" not in said


def test_closing_says_what_will_be_shown_and_that_it_is_once(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection
) -> None:
    answer(kept, survey, 12)
    app = launch("collections", begun)
    app = app.button(f"close:{survey.id}").click().run()
    assert "Results are worked out once, now, and stay as they are" in text(app)
    press(app, "Close now")
    assert kept.collection(survey.id).closed_on is not None
    assert [one.people for one in kept.releases(begun.id)] == [12, 12]
    assert "Closed on" in text(launch("collections", begun))


def test_what_is_missing_is_said_with_the_reason_and_kept_all_the_same(launch: Launch, kept: Store, begun: Assessment) -> None:
    app = launch("collection", begun, kind="open_survey")
    for key, value in (PROMISES | {"collection:independent": "trauma lead"}).items():
        app.text_input(key).set_value(value)
    app = press(app, "Save")
    said = text(app)
    assert "The independent contact is the same as the person who asks" in said
    assert "Choose the last day to answer." in said
    assert kept.collections(begun.id)[-1].title == "Everyone in housing"


def test_people_hear_twenty_working_days_after_the_last_day(launch: Launch, kept: Store, begun: Assessment) -> None:
    app = launch("collection", begun, kind="open_survey")
    for key, value in PROMISES.items():
        app.text_input(key).set_value(value)
    app.date_input("collection:closes_on").set_value(date(2026, 5, 29))
    press(app, "Save")
    kept_now = kept.collections(begun.id)[-1]
    assert kept_now.settings.contacts.feedback_by == date(2026, 6, 26)
    assert kept_now.settings.contacts.daytime_support == "Wellbeing team, 01234 567890"


def test_it_says_before_anybody_is_asked_that_a_group_would_not_be_shown(launch: Launch, begun: Assessment) -> None:
    app = launch("collection", begun, kind="open_survey")
    assert "Write how many you will invite" in text(app)
    app.number_input("invited:experience").set_value(12)
    app.number_input("invited:profession").set_value(100)
    said = text(app.run())
    assert "if 12 are invited and 6 answer, nothing from this group will be shown on its own." in said
    assert "Ask them to answer as a group instead?" in said
    assert "if 100 are invited and 50 answer" in said


def test_results_can_show_another_collection(launch: Launch, kept: Store, answered: Assessment, survey: Collection) -> None:
    app = launch("results", answered)
    assert not app.exception
    app = app.selectbox("results:collection").set_value(survey.id).run()
    assert "Results appear when the survey closes." in text(app)
