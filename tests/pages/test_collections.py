"""Ways to give a view: set up with every promise named, forecast before anybody is asked, closed once."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.arrival_models import Arrived
from roadmap.assessment.closing import closing_releases
from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.store import Store
from roadmap.ui import here
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
    assert "on paper" not in text(launch("collections", begun)), "with nobody left over, it would tell of each of them"
    answer(kept, survey, 17)
    assert "on paper" not in text(launch("collections", begun)), "29 in other ways would leave ten only from 39 on"
    answer(kept, survey, 2)
    said = text(launch("collections", begun))
    assert "At least 40 people have answered so far." in said
    came = "Of all who answered, at least 20 did so on paper, by phone, with a supporter or on another form."
    assert came in said
    framework = kept.framework_of(begun.id)
    kept.close_collection(survey.id, lambda given, agreed: closing_releases(given, framework, agreed), today=here.today())
    assert came in text(launch("results", begun))


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


def test_whoever_asks_sees_first_what_people_will_see_and_nothing_is_kept(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection
) -> None:
    before = kept.everything().tables
    app = launch("welcome", begun, c=survey.id)
    assert "A preview." in text(app)
    assert app.title[0].value == "Your view of Children and families"
    assert "Advocacy" in text(app)
    begin = next(button for button in app.button if button.label == "Begin")
    assert begin.disabled
    assert kept.everything().tables == before
    pressed = press(launch("collections", begun), "What people see first")
    assert not pressed.exception


def test_a_preview_of_what_is_not_ready_says_what_is_missing(launch: Launch, kept: Store, begun: Assessment) -> None:
    room = kept.collection_of(begun.id)
    app = launch("welcome", begun, c=room.id)
    assert "Nobody can be invited before every promise has a name." in text(app)
    assert not app.button


def test_without_a_collection_of_theirs_there_is_no_preview(launch: Launch, begun: Assessment) -> None:
    assert "This page is for people who came by a link" in launch("welcome", begun, c="elsewhere").title[0].value
