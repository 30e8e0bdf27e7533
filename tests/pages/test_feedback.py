"""The page where a group answers those who gave their view: nobody is forgotten, late first, published only on purpose."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.models import Role
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.plan.feedback_models import Contribution
from roadmap.store import Store
from roadmap.ui import here
from tests.asking import SETTINGS, add_survey
from tests.pages.conftest import Launch
from tests.pages.test_giving_a_view import ComeBy

DAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are looked at on one day."""
    monkeypatch.setattr(here, "today", lambda: DAY)


@pytest.fixture
def asked(kept: Store, begun: Assessment) -> Collection:
    """A survey that promised young people and leaders an answer for yesterday."""
    contacts = SETTINGS.contacts.model_copy(update={"feedback_by": DAY - timedelta(days=1)})
    return add_survey(
        kept, begun.id, title="Housing", perspectives=("experience", "leader"),
        settings=SETTINGS.model_copy(update={"contacts": contacts}),
    )  # fmt: skip


@pytest.fixture
def answered_one(kept: Store, begun: Assessment, asked: Collection) -> Contribution:
    """An answer that could be published."""
    return kept.save_contribution(
        begun.id,
        Contribution(
            collection_id=asked.id, to_group="experience", heard="Nobody says who comes next.",
            doing="We tell you two weeks before.", teller="Anna Reid", due=DAY + timedelta(days=30),
        ),
    )  # fmt: skip


def texts(app: AppTest) -> str:
    assert not app.exception
    found = [*app.markdown, *app.caption, *app.success, *app.error, *app.header, *app.subheader, *app.title]
    return "\n".join(str(one.value) for one in found)


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def test_each_group_that_was_asked_stands_there_and_late_ones_stand_first(
    launch: Launch, begun: Assessment, asked: Collection, answered_one: Contribution
) -> None:
    app = launch("feedback", begun)
    said = texts(app)
    assert [one.value for one in app.header][:2] == ["These first", "Answered, and not published yet"]
    names = [one.value.replace("\\", "") for one in app.subheader]
    assert names[:2] == ["1. Housing: trauma-informed leaders", "2. Housing: experts by experience"]
    assert "Promised by 3 May 2026. That day has passed." in said
    assert "Nothing is written for them yet." in said


def test_before_anybody_was_promised_anything_it_says_how_a_place_appears(launch: Launch, begun: Assessment) -> None:
    assert "Nobody has been promised an answer yet." in texts(launch("feedback", begun))


def test_publishing_shows_first_what_people_will_read(
    launch: Launch, kept: Store, begun: Assessment, answered_one: Contribution
) -> None:
    app = press(launch("feedback", begun), "Publish answer 2")
    said = texts(app)
    assert "From now on whoever was asked there finds these words" in said
    assert "You can ask Anna Reid about this." in said
    assert kept.contributions(begun.id)[0].published is None
    press(app, "Publish it now")
    (out,) = kept.contributions(begun.id)
    assert out.published
    assert (out.published.on, out.given_on) == (DAY, DAY)
    app = press(launch("feedback", begun), "Take answer 2 down")
    assert kept.contributions(begun.id)[0].published is None
    assert "Nobody outside reads it any more." in texts(app)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"doing": ""}, "Say what you are doing, or what you cannot do."),
        ({"cannot": "A worker each"}, "Say why it cannot be done."),
        ({"group": "experience"}, "Results do not show this group on its own"),
    ],
)
def test_what_is_not_ready_is_not_published(
    launch: Launch, kept: Store, begun: Assessment, answered_one: Contribution, changed: dict[str, object], said: str
) -> None:
    kept.save_contribution(begun.id, answered_one.model_copy(update=changed))
    app = press(launch("feedback", begun), "Publish answer 2")
    assert said in texts(app)
    assert not [button for button in app.button if button.label == "Publish it now"]


def test_words_that_tell_how_many_are_pointed_out(
    launch: Launch, kept: Store, begun: Assessment, answered_one: Contribution
) -> None:
    kept.save_contribution(begun.id, answered_one.model_copy(update={"heard": "Two of you said it."}))
    assert "A small number can show who it was." in texts(press(launch("feedback", begun), "Publish answer 2"))


def test_what_somebody_questioned_stands_first_until_the_group_looks_again(
    launch: Launch, kept: Store, begun: Assessment, asked: Collection, answered_one: Contribution
) -> None:
    person = kept.add_respondent(asked.id, "experience", "core")
    kept.question(person.id, answered_one.id, "MARKED words", DAY)
    app = launch("feedback", begun)
    said = texts(app)
    assert "Somebody says that this is not what was said." in said
    assert "MARKED" not in said, "nobody reads it before its reader"
    press(app, "We looked again at 2")
    press(app, "Say so, with today's date")
    assert kept.questioned(begun.id) == frozenset()
    assert kept.contributions(begun.id)[0].looked_again_on == DAY


def test_a_member_writes_and_only_who_runs_it_publishes(
    launch: Launch, begun: Assessment, come_by: ComeBy, answered_one: Contribution
) -> None:
    come_by(Role.STEERING_MEMBER, begun.id)
    labels = [button.label for button in launch("feedback", begun).button]
    assert "Change answer 2" in labels
    assert "Publish answer 2" not in labels


def test_only_what_nobody_reads_is_removed(launch: Launch, kept: Store, begun: Assessment, answered_one: Contribution) -> None:
    app = press(launch("feedback", begun), "Remove 2")
    press(app, "Remove it")
    assert kept.contributions(begun.id) == []
    assert "Removed." in texts(app)


def test_on_one_computer_no_link_is_made_for_a_group(launch: Launch, kept: Store, begun: Assessment) -> None:
    add_survey(kept, begun.id, kind=CollectionKind.GROUP, title="The Thursday group")
    app = launch("feedback", begun)
    assert "a link from here opens on no other" in texts(app)
    assert not [button for button in app.button if button.label.startswith("Make a link for")]
