"""Giving a view by a link: each screen as somebody sees it, what is kept, and what is never shown to the next person."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.models import Role
from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.content.loading import find_framework
from roadmap.store import Store
from tests.asking import SETTINGS, add_survey
from tests.pages.conftest import Launch
from tests.typed import NOTES

CORE = [item for item in find_framework("trauma_informed").items.values() if "core" in item.set]
ComeBy = Callable[..., str]


@pytest.fixture
def asked(kept: Store, begun: Assessment) -> Collection:
    """A survey that is open."""
    return add_survey(kept, begun.id)


def titles(app: AppTest) -> list[str]:
    assert not app.exception
    return [title.value for title in app.title]


def words(app: AppTest) -> str:
    return " ".join(one.value for kind in (app.markdown, app.caption, app.error, app.success) for one in kind)


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    return app.run()  # a callback may have redrawn a part alone


def choose(app: AppTest, option: str) -> AppTest:
    app.radio[0].set_value(option).run()
    return app.run()


def answers(store: Store, collection: Collection) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {one.id: {} for one in store.respondents(collection.id)}
    for row in store.collected(collection.id).rows:
        found[row.respondent][row.item] = row.answer
    return found


# --- the welcome -------------------------------------------------------------------------------


def test_the_welcome_says_who_asks_what_happens_and_every_fixed_sentence(
    launch: Launch, asked: Collection, come_by: ComeBy
) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("welcome")
    assert "Looking after yourself" in [one.value for one in app.header]
    assert titles(app) == ["Your view of Children and families"]
    said = words(app)
    assert "Anna Reid asks you." in said
    assert "We want to know what to change first." in said
    assert "There are 15 short questions, one at a time. They take about 5 minutes." in said
    for sentence in (
        "It is your choice.",
        "if anyone says it does, tell Advocacy Harbour, 01234 111222.",
        "You can skip any question and stop at any time.",
        "Results are shown for groups only, never for one person.",
        "The people who run the computer could, if they set out to, read single answers.",
        "What you write may be asked for under freedom of information",
        "If you or someone else is in danger, phone 999.",
        "If you tell us someone is at risk of harm, we may have to pass it on.",
        "By 26 February 2027 Anna Reid will tell you what was heard",
    ):
        assert sentence in said
    assert "£35 as a voucher" in said
    assert "aged 16 and over" in said
    assert "In British Sign Language, a video" in said
    assert "reads them on" not in said


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"opens_on": date.today() + timedelta(days=2)}, "This is not open yet"),
        ({"closes_on": date.today() - timedelta(days=1)}, "This has closed"),
        ({"settings": CollectionSettings()}, "This is not open yet"),
    ],
)
def test_when_no_answers_are_taken_in_the_page_is_kind(
    changed: dict[str, object], title: str, launch: Launch, kept: Store, begun: Assessment, come_by: ComeBy
) -> None:
    shut = add_survey(kept, begun.id, **changed)
    come_by(Role.RESPONDENT, shut.id, "experience")
    for page in ("welcome", "your_view"):
        app = launch(page, at=f"q-{CORE[0].id}")
        assert titles(app) == [title]
        assert not app.radio
        assert "Thank you for coming" in words(app)
        assert "Samaritans" in words(app)


def test_a_link_that_leads_nowhere_any_more_shows_nothing(
    launch: Launch, kept: Store, asked: Collection, come_by: ComeBy
) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    link = kept.links_of(asked.id)[0]
    kept.revoke_link(link.hash, datetime.now(UTC))
    assert titles(launch("home", at=f"q-{CORE[0].id}")) == ["This is not open just now"]


# --- the way through ---------------------------------------------------------------------------


def test_somebody_whose_link_names_no_view_chooses_one_first(
    launch: Launch, kept: Store, asked: Collection, come_by: ComeBy
) -> None:
    come_by(Role.RESPONDENT, asked.id)
    app = launch("your_view", at="view")
    assert titles(app) == ["Which view are you giving today?"]
    assert "does not tell anyone what your experience is" in words(app)
    press(app, "Next")
    assert "Choose one first, please." in words(app)
    choose(app, "profession")
    press(app, "Next")
    assert titles(app) == [CORE[0].text]
    choose(app, "embedded")
    (who,) = kept.respondents(asked.id)
    assert (who.perspective, who.set_id) == ("profession", "core")


def test_somebody_whose_link_names_a_view_that_nobody_is_invited_for_chooses_one_first(
    launch: Launch, kept: Store, asked: Collection, come_by: ComeBy
) -> None:
    kept.update_collection(asked.model_copy(update={"perspectives": ("leader", "profession")}))
    for named in ("experience", "a group that is gone"):
        come_by(Role.RESPONDENT, asked.id, named)
        app = launch("your_view", at="view")
        assert titles(app) == ["Which view are you giving today?"]
        assert len(app.radio[0].options) == 2
        assert kept.respondents(asked.id) == [], "somebody of no group is nobody until they choose"


def test_an_answer_is_saved_at_once_and_said_to_be(launch: Launch, kept: Store, asked: Collection, come_by: ComeBy) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("your_view", at=f"q-{CORE[0].id}")
    assert kept.respondents(asked.id) == [], "whoever only looks is not counted"
    app.radio[0].set_value("exploring").run()
    assert "Question 1 of 15. Saved." in words(app)
    assert list(answers(kept, asked).values()) == [{CORE[0].id: "exploring"}]


def test_long_words_with_emoji_are_kept_whole_and_what_is_too_long_stays_on_the_page(
    launch: Launch, kept: Store, begun: Assessment, come_by: ComeBy
) -> None:
    asked = add_survey(kept, begun.id, settings=SETTINGS.model_copy(update={"notes": NOTES}))
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("your_view", at="note")
    box = app.text_area("giving:words")
    assert not box.proto.max_chars, "a browser drops what is pasted beyond a limit of the field, and says nothing"
    box.set_value("👩🏽‍🦰" * 2501).run()
    app.button("words:send").click().run()
    assert "10,004 characters, and there is room for 10,000. Your words are still on this page." in words(app)
    assert (app.text_area("giving:words").value, kept.notes(begun.id)) == ("👩🏽‍🦰" * 2501, [])
    app.text_area("giving:words").set_value("👩🏽‍🦰" * 2500).run()
    app.button("words:send").click().run()
    assert "Your words are saved." in words(app)
    assert [one.words for one in kept.notes(begun.id)] == ["👩🏽‍🦰" * 2500]


def test_next_back_and_skip(launch: Launch, kept: Store, asked: Collection, come_by: ComeBy) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("your_view", at=f"q-{CORE[0].id}")
    choose(app, "exploring")
    press(app, "Next")
    assert titles(app) == [CORE[1].text]
    assert "Saved" not in words(app)
    press(app, "I'd rather skip this one")
    assert titles(app) == [CORE[2].text]
    press(app, "Back")
    press(app, "Back")
    assert titles(app) == [CORE[0].text]
    assert app.radio[0].value == "exploring"
    press(app, "I'd rather skip this one")
    assert list(answers(kept, asked).values()) == [{}], "an answer that is skipped afterwards is taken away"
    press(app, "Back")
    assert app.radio[0].value is None


def test_the_core_is_a_whole_contribution_and_more_only_for_who_wishes(
    launch: Launch, kept: Store, asked: Collection, come_by: ComeBy
) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("your_view", at=f"q-{CORE[-1].id}")
    choose(app, "dont_know")
    press(app, "Next")
    assert titles(app) == ["That is a whole contribution"]
    assert "These were the questions we ask everybody: 15." in words(app)
    press(app, "Answer what I ticked")
    assert "Tick at least one, or press Finish." in words(app)
    app.checkbox[0].check().run()
    press(app, "Answer what I ticked")
    assert len(app.radio) == 1
    assert titles(app)[0] not in {item.text for item in CORE}
    assert "Question 16 of" in words(app)


def test_a_question_has_no_menu_no_percentage_and_no_results(launch: Launch, asked: Collection, come_by: ComeBy) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("your_view", at=f"q-{CORE[3].id}")
    assert not app.get("progress")
    assert not app.sidebar
    assert "%" not in words(app)
    assert [option.strip("*") for option in app.radio[0].options] == [
        "No sign of it", "Only talk so far", "Some of the time", "Most of the time", "Always, and it gets checked",
        "I can't tell from where I am", "Not applicable here",
    ]  # fmt: skip


@pytest.mark.parametrize("page", ["questions", "domain", "check", "results", "plan", "home", "files"])
def test_a_respondent_reaches_no_other_page(page: str, launch: Launch, asked: Collection, come_by: ComeBy) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("home")
    assert titles(app) == ["Your view of Children and families"]
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        app.switch_page(f"../../pages/{page}.py")


# --- nothing is shown to the next person -------------------------------------------------------


def test_after_a_reload_answers_are_kept_and_not_shown(launch: Launch, kept: Store, asked: Collection, come_by: ComeBy) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("your_view", at=f"q-{CORE[0].id}")
    choose(app, "exploring")
    again = launch("your_view", at=f"q-{CORE[0].id}")
    assert titles(again) == ["Welcome back"]
    assert not again.radio
    press(again, "Carry on with the next question")
    assert titles(again) == [CORE[1].text]
    press(again, "Back")
    assert again.radio[0].value is None
    assert "is kept, and is not shown without its code" in words(again)
    assert list(answers(kept, asked).values()) == [{CORE[0].id: "exploring"}]


def test_somebody_else_at_the_same_browser_is_somebody_else(
    launch: Launch, kept: Store, asked: Collection, come_by: ComeBy
) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    choose(launch("your_view", at=f"q-{CORE[0].id}"), "exploring")
    again = launch("your_view", at=f"q-{CORE[0].id}")
    press(again, "I am somebody else")
    again.query_params["at"] = f"q-{CORE[0].id}"
    again.run()
    assert again.radio[0].value is None
    choose(again, "embedded")
    assert sorted(str(given) for given in answers(kept, asked).values()) == sorted(
        [str({CORE[0].id: "exploring"}), str({CORE[0].id: "embedded"})]
    )


def test_whoever_finishes_leaves_nothing_behind(launch: Launch, kept: Store, asked: Collection, come_by: ComeBy) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("your_view", at=f"q-{CORE[0].id}")
    choose(app, "exploring")
    press(app, "Stop here and get a code")
    assert titles(app) == ["Thank you"]
    assert "Your answers are saved: 1 of 15." in words(app)
    press(app, "I don't want a code")
    press(app, "Finish on this device")
    assert titles(app) == ["Thank you. You can close this page"]
    assert "If something stays with you, there are people who listen" in words(app)
    assert "Rather talk to someone?" in [one.label for one in app.expander]
    app.query_params["at"] = f"q-{CORE[0].id}"
    app.run()
    assert titles(app) == ["Thank you. You can close this page"]
    press(app, "Somebody else would like to answer")
    app.query_params["at"] = f"q-{CORE[0].id}"
    app.run()
    assert app.radio[0].value is None
    fresh = launch("your_view", at=f"q-{CORE[0].id}")
    assert titles(fresh) == [CORE[0].text]
    assert fresh.radio[0].value is None


def test_what_comes_after_closing_is_not_taken_in_and_this_is_said(
    launch: Launch, kept: Store, asked: Collection, come_by: ComeBy
) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("your_view", at=f"q-{CORE[0].id}")
    kept.close_collection(asked.id, lambda collected, agreed: (), today=date.today())
    app.radio[0].set_value("exploring").run()
    assert "This closed while you were here" in words(app)
    assert kept.collected(asked.id).rows == ()


def test_a_supporter_who_answers_for_somebody_is_marked(launch: Launch, kept: Store, asked: Collection, come_by: ComeBy) -> None:
    come_by(Role.RESPONDENT, asked.id, "experience")
    app = launch("welcome")
    app.checkbox[0].check().run()
    next(button for button in app.button if button.label == "Begin").click().run()
    app.radio[0].set_value("exploring").run()
    assert kept.respondents(asked.id)[0].way == "supporter"


def test_in_the_room_people_are_told_that_dots_are_seen(launch: Launch, kept: Store, begun: Assessment, come_by: ComeBy) -> None:
    room = add_survey(kept, begun.id, kind=CollectionKind.IN_THE_ROOM, settings=SETTINGS)
    come_by(Role.RESPONDENT, room.id, "experience")
    said = words(launch("welcome"))
    assert "confidential in this room, not anonymous" in said
    assert "never for one person" not in said
