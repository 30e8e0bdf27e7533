"""The return code: shown once, opens one's own answers and nobody else's, lets them be changed, saved and erased."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.models import Role
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment
from roadmap.store import Store
from roadmap.ui import own_answers, return_code
from tests.asking import add_survey
from tests.pages.conftest import Launch
from tests.pages.test_giving_a_view import CORE, ComeBy, answers, choose, press, titles, words

WRONG = "There are no answers with this code here."


@pytest.fixture(autouse=True)
def nobody_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(return_code, "tries", return_code.Tries())


@pytest.fixture
def asked(kept: Store, begun: Assessment) -> Collection:
    return add_survey(kept, begun.id)


@pytest.fixture
def code(launch: Launch, asked: Collection, come_by: ComeBy) -> str:
    """The code of somebody who answered the first question and finished."""
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("your_view", at=f"q-{CORE[0].id}")
    choose(app, "exploring")
    press(app, "Stop here and get a code")
    press(app, "Give me a code")
    assert "It is shown only now" in words(app)
    found = str(app.code[0].value)
    press(app, "Finish on this device")
    assert not app.code
    return found


def opened(launch: Launch, typed: str) -> AppTest:
    app = launch("my_answers")
    app.text_input[0].set_value(typed)
    return press(app, "Open my answers")


def test_a_code_is_four_words_and_nothing_of_it_is_kept_but_a_hash(code: str, kept: Store, asked: Collection) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+){3}", code)
    assert kept.respondent_by_code(asked.id, code) is None
    assert return_code.whose(code, asked.id, own_answers.visitor()) == kept.respondents(asked.id)[0]


def test_nothing_is_shown_before_the_code(launch: Launch, code: str) -> None:
    app = launch("my_answers")
    assert titles(app) == ["Your own answers"]
    assert CORE[0].text not in words(app)
    press(app, "Open my answers")
    assert "Write your code first, please." in words(app)


def test_the_code_opens_one_s_own_answers_on_another_phone(
    launch: Launch, kept: Store, asked: Collection, come_by: ComeBy, code: str
) -> None:
    come_by(Role.RESPONDENT, asked.id, "profession")
    choose(launch("your_view", at=f"q-{CORE[0].id}"), "embedded")
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = opened(launch, code.upper().replace("-", "  "))
    said = words(app)
    assert "You answered 1 questions as **an expert by experience**" in said
    assert "Only talk so far" in said
    assert "Always, and it gets checked" not in said


def test_an_answer_can_be_changed_with_the_code(launch: Launch, kept: Store, asked: Collection, code: str) -> None:
    app = opened(launch, code)
    next(button for button in app.button if button.label == "Change this answer").click().run()
    assert titles(app) == [CORE[0].text]
    assert app.radio[0].value == "exploring"
    app.radio[0].set_value("embedded").run()
    assert list(answers(kept, asked).values()) == [{CORE[0].id: "embedded"}]


def test_a_wrong_code_opens_nothing_and_after_five_there_is_a_pause(launch: Launch, code: str) -> None:
    app = launch("my_answers")
    for _ in range(5):
        app.text_input[0].set_value("wrong-wrong-wrong-wrong")
        press(app, "Open my answers")
        assert WRONG in words(app)
    app.text_input[0].set_value(code)
    press(app, "Open my answers")
    assert "Please wait 5 minutes, then try again." in words(app)
    assert CORE[0].text not in words(app)


def test_a_code_belongs_to_its_collection(launch: Launch, kept: Store, begun: Assessment, come_by: ComeBy, code: str) -> None:
    other = add_survey(kept, begun.id)
    come_by(Role.RESPONDENT, other.id, "experience")
    assert WRONG in words(opened(launch, code))


def test_one_s_answers_are_closed_again_on_this_device(launch: Launch, code: str) -> None:
    app = opened(launch, code)
    press(app, "Close my answers on this device")
    assert CORE[0].text not in words(app)
    assert app.text_input[0].value == ""


@pytest.mark.parametrize("closed", [False, True])
def test_erasing_needs_a_second_word_and_says_what_stays(
    closed: bool, launch: Launch, kept: Store, asked: Collection, code: str
) -> None:
    if closed:
        kept.close_collection(asked.id, lambda collected, agreed: (), today=date.today())
    app = opened(launch, code)
    assert ("Results for groups that were shown when this closed stay as they are" in words(app)) == closed
    assert ("no longer changed" in words(app)) == closed
    assert any(button.label == "Change this answer" for button in app.button) != closed
    erase = next(button for button in app.button if button.label == "Erase everything")
    assert erase.disabled
    app.checkbox[0].check().run()
    next(button for button in app.button if button.label == "Erase everything").click().run()
    assert titles(app) == ["Your answers are erased"]
    assert ("Results for groups that were shown before stay as they are." in words(app)) == closed
    assert kept.respondents(asked.id) == []
    assert WRONG in words(opened(launch, code))


def test_after_closing_the_page_leads_to_the_code(launch: Launch, kept: Store, asked: Collection, code: str) -> None:
    kept.close_collection(asked.id, lambda collected, agreed: (), today=date.today())
    app = launch("welcome")
    assert titles(app) == ["This has closed"]
    assert "If you have a code, you can still see, save or erase what you answered." in words(app)


def test_tries_of_everybody_behind_a_link_are_counted_together() -> None:
    tries, now = return_code.Tries(), datetime.now(UTC)
    mine, everybody = ("visit a", return_code.RETURN_CODE), ("link", return_code.RETURN_CODES_OF_A_LINK)
    for n in range(60):
        tries.failed((("visit", return_code.RETURN_CODE), everybody), now - timedelta(minutes=n / 10))
    with pytest.raises(return_code.Wait) as pause:
        tries.refuse_too_many((mine, everybody), now)
    assert 50 <= pause.value.minutes <= 60
    tries.refuse_too_many((mine,), now)


def test_a_code_that_somebody_has_already_is_drawn_again(
    kept: Store, asked: Collection, launch: Launch, monkeypatch: pytest.MonkeyPatch, come_by: Callable[..., str]
) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    first, second = (kept.add_respondent(asked.id, "experience", "core") for _ in range(2))
    drawn = iter(["sea-sea-sea-sea", "sea-sea-sea-sea", "oak-oak-oak-oak"])
    monkeypatch.setattr(return_code, "new_return_code", lambda words, below: next(drawn))
    launch("welcome")
    assert return_code.give(first) == "sea-sea-sea-sea"
    assert return_code.give(second) == "oak-oak-oak-oak"
