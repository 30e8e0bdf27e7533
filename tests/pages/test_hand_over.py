"""A computer that was handed over shows one person's pages, to every browser, until the code is given."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.store import Store
from roadmap.ui import here
from roadmap.ui.handed_over import HandedOver, Screen, screen
from tests.asking import add_survey
from tests.pages.conftest import Launch

TO = HandedOver(assessment_id="a", collection_id="c", perspective="experience")
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def with_the_facilitator() -> Iterator[None]:
    """No test leaves the computer handed over."""
    yield
    screen._now = None


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


def hand_over(launch: Launch, assessment: Assessment, code: str) -> AppTest:
    app = launch("hand_over", assessment)
    if len(app.text_input) > 1:
        app = promised(app)
    app.radio[0].set_value("experience")
    app.text_input[0].set_value(code)
    return press(app, "Hand over")


def promised(app: AppTest, independent: str = "Advocacy Harbour, 01234 111222") -> AppTest:
    """What people are promised in writing is named first."""
    for field, text in zip(app.text_input, (independent, "Anna Reid", "harbour.example/heard"), strict=True):
        field.set_value(text)
    app.date_input[0].set_value(datetime.now(UTC).date() + timedelta(days=60))
    return press(app, "Keep these names")


def words(app: AppTest) -> str:
    return " ".join([*(one.value for one in app.markdown), *(one.value for one in app.error)])


def test_only_the_code_takes_it_back() -> None:
    here = Screen()
    here.hand_over(TO, " 4711 ")
    assert here.take_back("0815", NOW) == timedelta(0)
    assert here.now == TO
    assert here.take_back("4711", NOW) is None
    assert here.now is None


def test_after_five_wrong_codes_the_right_one_has_to_wait_as_well() -> None:
    here = Screen()
    here.hand_over(TO, "4711")
    for _ in range(5):
        here.take_back("0815", NOW)
    assert here.take_back("4711", NOW) == timedelta(minutes=5)
    assert here.take_back("4711", NOW + timedelta(minutes=5)) is None


def test_a_short_code_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 4 characters"):
        Screen().hand_over(TO, " 12 ")


def test_nothing_is_handed_over_without_a_code(launch: Launch, begun: Assessment) -> None:
    app = hand_over(launch, begun, "12")
    assert "Choose a code of at least 4 letters or digits." in words(app)
    assert screen.now is None


def test_nobody_is_asked_before_the_promises_have_their_names(launch: Launch, begun: Assessment) -> None:
    app = launch("hand_over", begun)
    assert not app.radio
    press(app, "Keep these names")
    assert "Write who is independent of those who ask, and how to reach them." in words(app)
    assert "Choose the date by which people will hear." in words(app)
    assert "must be somebody other than those who ask" in words(promised(launch("hand_over", begun), "anna reid"))
    assert promised(launch("hand_over", begun)).radio


def test_every_browser_sees_the_pages_of_one_person(launch: Launch, kept: Store, answered: Assessment) -> None:
    app = hand_over(launch, answered, "4711")
    assert not app.exception
    assert screen.now
    other = launch("home")  # another browser, which brings nothing along
    assert "Harbour Council" in words(other)
    assert "It is your choice." in words(other)
    for page in ("questions", "check", "results", "plan", "files", "setup", "hand_over"):
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            launch(page, answered)
    assert screen.now.respondent_id is None, "whoever only looks is not counted"
    next(button for button in other.button if button.label == "Begin").click().run()
    other.radio[0].set_value("exploring").run()
    mine = kept.own_respondent(answered.id, "leader", "start")
    assert screen.now.respondent_id not in (None, mine.id)
    assert [row.answer for row in kept.answers_of(str(screen.now.respondent_id)).values()] == ["exploring"]
    assert kept.respondent(str(screen.now.respondent_id)).perspective == "experience"


def test_the_code_brings_everything_back(launch: Launch, answered: Assessment) -> None:
    hand_over(launch, answered, "4711")
    app = launch("take_back")
    app.text_input[0].set_value("0815")
    assert "That is not the code. You can try again." in words(press(app, "Take it back"))
    app.text_input[0].set_value("4711")
    press(app, "Take it back")
    assert screen.now is None
    assert launch("results", answered).title[0].value == "Where we stand"


def test_there_is_nothing_to_take_back_where_nothing_was_handed_over(launch: Launch) -> None:
    assert "not handed over to anybody" in words(launch("take_back"))


def test_with_several_collections_it_is_asked_where_the_answers_count(launch: Launch, kept: Store, answered: Assessment) -> None:
    survey = add_survey(kept, answered.id, title="Everybody", perspectives=("experience", "profession"))
    add_survey(kept, answered.id, title="Our group", kind=CollectionKind.GROUP)
    app = launch("hand_over", answered)
    assert app.selectbox[0].options == ["In the room", "Everybody"]
    app.selectbox[0].set_value(survey.id).run()
    assert [option.strip("*") for option in app.radio[0].options] == ["An expert by experience", "An expert by profession"]
    app.text_input[0].set_value("4711")
    press(app, "Hand over")
    assert screen.now
    assert screen.now.collection_id == survey.id


def test_what_has_closed_takes_nobody_in(launch: Launch, kept: Store, answered: Assessment) -> None:
    kept.close_collection(kept.collection_of(answered.id).id, lambda given, agreed: [], today=here.today())
    app = launch("hand_over", answered)
    assert "Nothing here takes answers in any more." in words(app)
    assert not app.radio
