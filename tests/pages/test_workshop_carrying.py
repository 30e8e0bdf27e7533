"""On a server: who sees what a room said, who carries it over and into what, for every role; and marks keep assessments apart."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.models import Grant, Role
from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.store import Store
from roadmap.ui import signing_in
from roadmap.ui.mode import mode
from roadmap.ui.rooms import LiveRoom, rooms
from roadmap.ui.workshop_making import from_plan
from roadmap.workshop.models import Count, Words, WordState
from tests.pages.conftest import FRONT, Launch
from tests.pages.test_walk import at, everything_on
from tests.pages.test_workshop import fresh, labels, press  # noqa: F401 - one is a fixture

TRAINER, LEAD, OTHER = "trainer@example.org", "lead@example.org", "other@example.org"
SECRET = "Only the trainer reads this"
Come = Callable[[str], None]


@pytest.fixture
def come(kept: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Come]:
    """Whoever comes next signs in with this address."""
    monkeypatch.setenv("ROADMAP_MODE", "shared")
    mode.cache_clear()
    yield lambda email: monkeypatch.setattr(signing_in, "signed_in", lambda: email)
    monkeypatch.undo()
    mode.cache_clear()


@pytest.fixture
def live(kept: Store) -> LiveRoom:
    """A room of session 2 in which an item was rated, and words wait."""
    made = kept.make_workshop(from_plan("power_sharing_2"), datetime.now(UTC))
    found = rooms.live(made.id)
    found.move("begin")
    rate = next(ask for ask in found.workshop.asks if ask.item == "time_paid")
    found.move("go", ask=rate.id)
    found.move("count", ask=rate.id, count=Count(people={rate.options[1].id: 9, rate.options[2].id: 3}))
    found.move("reveal", ask=rate.id)
    found.move("go", ask="first_steps")
    found.say(Words(id="", ask="first_steps", phone="p", key="1", said=(SECRET, "")))
    found.say(Words(id="", ask="first_steps", phone="q", key="2", said=("Pay within ten days", ""), state=WordState.SHOWN))
    found.move("reveal", ask="first_steps")
    kept.give(Grant(email=TRAINER, role=Role.TRAINER, opens=found.id))
    return found


@pytest.fixture
def second(kept: Store) -> Assessment:
    """Another assessment, of another organisation."""
    framework = find_framework("trauma_informed")
    return kept.create_assessment(
        "Valley Trust", "Housing", "First round", framework, "start", Contacts(daytime_support="Somebody, 0123"),
        CollectionKind.IN_THE_ROOM, today=date(2026, 5, 4),
    )  # fmt: skip


def opens(page: str, **query: str) -> AppTest:
    """What somebody sees who asks for an address, whether or not it is offered to them."""
    app = AppTest.from_file(str(FRONT), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return at(app, page)


def said(app: AppTest) -> str:
    return " ".join(one.value for one in app.markdown)


def test_a_trainer_lets_a_facilitator_look_who_carries_it_into_their_own_assessment(
    launch: Launch, kept: Store, begun: Assessment, live: LiveRoom, come: Come
) -> None:
    kept.give(Grant(email=LEAD, role=Role.FACILITATOR, opens=begun.id))
    come(LEAD)
    app = launch("workshop_results", w=live.id)
    assert "There is no workshop here that you may look at." in said(app)
    assert "Pay within ten days" not in everything_on(app)
    come(TRAINER)
    app = launch("workshop_results", w=live.id)
    assert "Record as agreed" not in labels(app), "a trainer carries nothing into an assessment"
    app.text_input(key="share:email").set_value("nobody")
    assert "Write one e-mail address" in said(press(app, "Let them look"))
    app.text_input(key="share:email").set_value(f" {LEAD.upper()} ")
    assert "may now look at what this room said" in said(press(app, "Let them look"))
    come(LEAD)
    app = launch("workshop_results", w=live.id)
    assert not app.get("download_button")
    assert SECRET not in everything_on(app)
    press(app, "Record as agreed")
    assert [one.item for one in kept.together(begun.id).decisions] == ["time_paid"]
    assert "Carried over as: agreed" in said(app)
    come(TRAINER)
    app = launch("workshop_results", w=live.id)
    app.button(key=f"share:take:{LEAD}").click().run()
    assert "may no longer look" in said(app)
    come(LEAD)
    assert "There is no workshop here that you may look at." in said(launch("workshop_results", w=live.id))


def test_what_was_carried_into_one_assessment_does_not_look_carried_into_another(
    launch: Launch, kept: Store, begun: Assessment, second: Assessment, live: LiveRoom
) -> None:
    app = launch("workshop_results", w=live.id)
    assert app.selectbox(key="carry:into").value == second.id
    press(app, "Record as agreed")
    assert "Carried over as: agreed" in said(app)
    assert next(one for one in app.button if one.label == "Record as agreed").disabled
    app.selectbox(key="carry:into").set_value(begun.id).run()
    assert "Carried over as" not in said(app)
    press(app, "Record as agreed")
    assert [one.item for one in kept.together(begun.id).decisions] == ["time_paid"]
    assert {one["into"] for one in live.room.carried} == {begun.id, second.id}


def test_only_assessments_that_somebody_runs_are_offered_to_carry_into(
    launch: Launch, kept: Store, begun: Assessment, second: Assessment, live: LiveRoom, come: Come
) -> None:
    for role, opens in ((Role.FACILITATOR, begun.id), (Role.STEERING_MEMBER, second.id), (Role.VIEWER, live.id)):
        kept.give(Grant(email=LEAD, role=role, opens=opens))
    come(LEAD)
    app = launch("workshop_results", begun, w=live.id)
    assert app.selectbox(key="carry:into").options == ["Harbour Council, Children and families, First round"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.RESPONDENT])
def test_every_part_in_an_assessment_opens_no_room_and_in_a_room_no_more_than_it_says(
    role: Role, kept: Store, begun: Assessment, live: LiveRoom, come: Come
) -> None:
    """Whoever has a part elsewhere, a trainer of another room among them, sees nothing of this one and moves nothing in it."""
    elsewhere = kept.make_workshop(from_plan("power_sharing_1"), datetime.now(UTC))
    kept.give(Grant(email=OTHER, role=role, opens=elsewhere.id if role is Role.TRAINER else begun.id))
    come(OTHER)
    for page in ("workshop", "workshop_results"):
        app = opens(page, w=live.id)
        assert "Pay within ten days" not in everything_on(app)
        assert not {"Next question", "Pause the room", "Record as agreed"} & set(labels(app))
    kept.give(Grant(email=OTHER, role=Role.VIEWER, opens=live.id))
    app = opens("workshop", w=live.id)
    assert SECRET not in everything_on(app)
    assert not {"Next question", "Pause the room"} & set(labels(app)), "to look at is not to run"
    app = opens("workshop_results", w=live.id)
    may_open = role in (Role.FACILITATOR, Role.STEERING_MEMBER, Role.VIEWER, Role.TRAINER)
    assert ("Pay within ten days" in everything_on(app)) == may_open
    assert SECRET not in everything_on(app)
    assert ("Record as agreed" in labels(app)) == (role is Role.FACILITATOR)


def test_a_trainer_who_runs_an_assessment_too_still_reaches_their_rooms(
    launch: Launch, kept: Store, begun: Assessment, live: LiveRoom, come: Come
) -> None:
    kept.give(Grant(email=TRAINER, role=Role.FACILITATOR, opens=begun.id))
    come(TRAINER)
    app = launch("workshop", begun, w=live.id)
    press(app, "Pause the room")
    assert live.room.paused
    assert "Record as agreed" in labels(launch("workshop_results", begun, w=live.id))


def test_parts_go_when_the_workshop_is_erased(kept: Store, live: LiveRoom) -> None:
    kept.give(Grant(email=LEAD, role=Role.VIEWER, opens=live.id))
    kept.erase_workshop(live.id)
    assert kept.grants() == ()
