"""The hub: the rest of the questions can be added, and taken away again as long as no answer would be left out."""

from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment
from roadmap.store import Store
from tests.pages.conftest import Launch

MORE, FEWER = "Add the rest of the questions", "Start: 32 questions"


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


def labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def test_the_rest_of_the_questions_can_be_added_and_taken_away_again(launch: Launch, answered: Assessment, kept: Store) -> None:
    before = kept.answers_of(kept.own_respondent(answered.id, "leader", "start").id)
    app = press(launch("questions", answered), MORE)
    assert MORE not in labels(app)
    assert kept.assessment(answered.id).set_id == "full"
    app = press(app, FEWER)
    assert not app.exception
    assert MORE in labels(app)
    assert kept.assessment(answered.id).set_id == "start"
    assert kept.answers_of(kept.own_respondent(answered.id, "leader", "start").id) == before


def test_a_set_that_would_leave_out_an_answer_is_not_offered(launch: Launch, answered: Assessment, kept: Store) -> None:
    app = press(launch("questions", answered), MORE)
    framework = kept.framework_of(answered.id)
    added = next(item for item in framework.items.values() if not framework.in_set(item, "start"))
    me = kept.own_respondent(answered.id, "leader", "full")
    kept.save_answer(me.id, added.id, "dont_know")
    app = app.run()
    assert FEWER not in labels(app)
    assert any("So that none is lost, all of them stay here." in one.value for one in app.markdown)


def test_a_note_that_is_too_long_is_told_and_stays_on_the_page(launch: Launch, begun: Assessment, kept: Store) -> None:
    app = launch("domain", begun)
    box = next(one for one in app.text_area if one.key.startswith("note:"))
    assert not box.proto.max_chars, "a browser drops what is pasted beyond a limit of the field, and says nothing"
    app = box.set_value("x" * 10_001).run()
    app = app.run()
    told = " ".join(one.value for one in app.error)
    assert "Your words are still on this page. It is longer than fits, 10,001 characters" in told
    me = kept.own_respondent(begun.id, "leader", "start")
    assert kept.answers_of(me.id) == {}
