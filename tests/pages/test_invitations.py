"""Inviting: a link is shown once and can be taken back, personal links are only counted, and texts say what is promised."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.models import LinkState, Role
from roadmap.access.tokens import state_of
from roadmap.assessment.collection_models import Collection, CollectionSettings, OtherWay
from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.store import Store
from roadmap.ui import mode
from tests.pages.conftest import Launch


@pytest.fixture
def survey(kept: Store, begun: Assessment) -> Collection:
    """An open survey that is ready."""
    contacts = Contacts(asked_by="Trauma lead", daytime_support="Team", independent="Advocacy", feedback_by=date(2030, 7, 1))
    settings = CollectionSettings(
        contacts=contacts,
        complaints="Rights team",
        feedback_from="Head of service",
        feedback_where="the noticeboard",
        pay="£25 in vouchers or cash",
        other_ways=(OtherWay.PAPER, OtherWay.PHONE),
        other_ways_contact="Bo, 01234 5678",
    )
    return kept.add_collection(
        Collection(
            id="",
            assessment_id=begun.id,
            kind=CollectionKind.OPEN_SURVEY,
            title="Everyone in housing",
            purpose="We want to know how it is to be helped here.",
            set_id="core",
            closes_on=date(2030, 6, 1),
            settings=settings,
        )
    )


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch, come_by: Callable[..., str], begun: Assessment) -> None:
    """A shared server, at which the facilitator comes by a link."""
    monkeypatch.setattr(mode, "mode", lambda: mode.Mode.SHARED)
    come_by(Role.FACILITATOR, begun.id)


def press(app: AppTest, name: str) -> AppTest:
    return next(button for button in app.button if button.label == name).click().run()


def text(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(one.value) for one in (*app.markdown, *app.caption, *app.code))


def test_a_link_is_shown_once_and_leads_nowhere_when_taken_back(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection, shared: None
) -> None:
    app = launch("invitations", begun, c=survey.id)
    app.radio("inviting:view").set_value("experience")
    app = press(app, "Make a link")
    (made,) = kept.links_of(survey.id)
    assert (made.role, made.perspective) == (Role.RESPONDENT, "experience")
    assert "/j/" in text(app)
    assert "This link is shown once." in text(app)
    assert "/j/" not in text(launch("invitations", begun, c=survey.id))
    press(app, "Take back")
    assert state_of(kept.links_of(survey.id)[0], datetime.now(UTC)) is LinkState.REVOKED


def test_personal_links_are_counted_and_never_listed(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection, shared: None
) -> None:
    app = launch("invitations", begun, c=survey.id)
    app.number_input("inviting:number").set_value(7)
    app = press(app, "Make personal links")
    assert "Personal links made: 7." in text(app)
    assert "7 personal links, opens until 1 July 2031" in text(app)
    assert "/j/" not in text(app)
    assert [one.links for one in kept.batches_of(survey.id)] == [7]


def test_texts_to_send_hold_the_choice_pay_minutes_and_the_day(launch: Launch, begun: Assessment, survey: Collection) -> None:
    app = launch("invitations", begun, c=survey.id)
    assert "a link from here opens on no other" in text(app), "on a laptop there is nothing a phone could open"
    said = next(code.value for code in app.code if "used this service" in code.value)
    for part in (
        "We want to know how it is to be helped here.",
        "It is your choice.",
        "tell Advocacy",
        "£25 in vouchers or cash",
        "minutes on a phone",
        "By 1 July 2030, Head of service",
        "on paper, by telephone",
        "Bo, 01234 5678",
    ):
        assert part in said
    assert "need your" not in " ".join(code.value for code in app.code)


def test_nobody_is_invited_before_every_promise_has_a_name(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection, shared: None
) -> None:
    bare = survey.model_copy(update={"settings": CollectionSettings()})
    kept.update_collection(bare)
    app = launch("invitations", begun, c=survey.id)
    assert "People can be invited once every promise has a name." in text(app)
    assert [button.label for button in app.button] == ["What people are told"]


def test_in_the_room_too_nobody_is_invited_before_the_names_that_people_read_first(
    launch: Launch, kept: Store, begun: Assessment, shared: None
) -> None:
    app = launch("invitations", begun, c=kept.collection_of(begun.id).id)
    assert "they are promised some things in writing" in text(app)
    assert "Make a link" not in [button.label for button in app.button]
