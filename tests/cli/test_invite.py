"""`invite`: links are shown once and kept by hash alone, and nobody is invited before every promise is made."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from roadmap.access.models import Role
from roadmap.access.tokens import token_hash
from roadmap.assessment.collecting import HERE, MOST_AT_ONCE
from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import CollectionKind
from roadmap.content.models import Framework
from roadmap.store import Store
from tests.cli.conftest import Run, open_survey

BASE = "https://answers.example.org"


@pytest.fixture
def survey(own_store: str, framework: Framework) -> Collection:
    """An open survey that is ready."""
    return open_survey(own_store, framework)


@pytest.fixture
def opened(own_store: str) -> Store:
    """The test's own store."""
    return Store.open(own_store)


def test_a_link_for_a_view_opens_the_newest_survey_a_year_longer(run: Run, opened: Store, survey: Collection) -> None:
    ran = run("invite", "--perspective", "leader", "--base", f"{BASE}/")
    assert ran.status == 0
    (token,) = re.fullmatch(rf"{BASE}/j/([\w-]{{22}})\n", ran.out).groups()  # type: ignore[union-attr]
    (kept,) = opened.links_of(survey.id)
    assert (kept.hash, kept.role, kept.perspective) == (token_hash(token), Role.RESPONDENT, "leader")
    assert kept.expires_at == datetime(2091, 7, 2, tzinfo=HERE).astimezone(UTC)
    assert "open until 2091-07-01. Shown this once and kept nowhere" in ran.err
    assert token not in ran.err
    assert token not in str(opened.everything())


def test_personal_links_are_a_batch_of_their_own_and_never_listed(run: Run, opened: Store, survey: Collection) -> None:
    ran = run("invite", survey.id, "--personal", "3", "--base", BASE, "--json")
    links = ran.json["invited"].pop("links")
    assert len(set(links)) == 3
    about = {"assessment": survey.assessment_id, "collection": survey.id, "perspective": None}
    assert ran.json["invited"] | about == ran.json["invited"]
    assert [one.links for one in opened.batches_of(survey.id)] == [3]
    assert opened.links_of(survey.id) == []
    assert "write no names on them or beside them" in ran.err


def test_without_an_address_links_are_paths_and_it_says_so(run: Run, survey: Collection) -> None:
    ran = run("invite")
    assert ran.out.startswith("/j/")
    assert "give it with --base" in ran.err
    assert "only where the tool runs for a room or shared" in ran.err


def test_links_can_be_shorter_than_the_year(run: Run, own_store: str, framework: Framework) -> None:
    today = datetime.now(HERE).date()
    survey = open_survey(own_store, framework, closes_on=today + timedelta(days=5))
    for days in (2, 90):
        ran = run("invite", survey.id, "--days", days, "--json")
        assert ran.json["invited"]["last_day"] == (today + timedelta(days=days)).isoformat()


def test_nobody_is_invited_before_every_promise_is_made(run: Run, opened: Store, own_store: str, framework: Framework) -> None:
    bare = open_survey(own_store, framework, settings=CollectionSettings())
    ran = run("invite", "--json")
    assert (ran.status, ran.error["code"]) == (1, "NOT_READY")
    assert "People can be invited once every promise has a name." in ran.error["message"]
    assert "Name an independent contact." in ran.error["message"]
    assert opened.links_of(bare.id) == []


def test_what_is_closed_invites_nobody(run: Run, opened: Store, survey: Collection, own_store: str, framework: Framework) -> None:
    opened.close_collection(survey.id, lambda *_: (), today=date(2026, 5, 1))
    assert run("invite", survey.id, "--json").error["message"].startswith("This closed on 2026-05-01")
    assert run("invite", "--json").error["code"] == "NO_SURVEY"
    past = open_survey(own_store, framework, closes_on=date(2020, 1, 1))
    ran = run("invite", past.id, "--json")
    assert (ran.status, ran.error["code"]) == (1, "CLOSED")
    assert "until 2020-01-01" in ran.error["message"]
    assert opened.links_of(survey.id) == opened.links_of(past.id) == []


@pytest.mark.parametrize(
    ("mode", "changed"), [("shared", {"kind": CollectionKind.GROUP}), (" Room ", {"kind": CollectionKind.OPEN_SURVEY})]
)
def test_some_ways_are_not_by_link(
    run: Run, own_store: str, framework: Framework, monkeypatch: pytest.MonkeyPatch, mode: str, changed: dict[str, Any]
) -> None:
    monkeypatch.setenv("ROADMAP_MODE", mode)
    ran = run("invite", open_survey(own_store, framework, **changed).id, "--json")
    assert (ran.status, ran.error["code"]) == (1, "NOT_BY_LINK")


def test_in_the_room_a_link_needs_only_the_names_that_people_read_first(run: Run, opened: Store, survey: Collection) -> None:
    room = opened.collection_of(survey.assessment_id)
    ran = run("invite", room.id, "--json")
    assert (ran.status, ran.error["code"]) == (1, "NOT_READY")
    told = survey.settings.model_copy(update={"complaints": ""})
    opened.update_collection(room.model_copy(update={"settings": told}))
    assert run("invite", room.id).status == 0
    assert len(opened.links_of(room.id)) == 1


def test_what_does_not_fit_is_said_and_nothing_is_made(run: Run, opened: Store, survey: Collection) -> None:
    wrong = {
        ("--perspective", "neighbour"): (1, "OTHER_VIEW"),
        (survey.id, "--assessment", "another"): (1, "OTHER_ASSESSMENT"),
        ("nothing",): (1, "NOT_KEPT"),
        ("--base", "answers.example.org"): (2, "WRONG_USAGE"),
        ("--base", "https://[broken"): (2, "WRONG_USAGE"),
        ("--personal", "501"): (2, "WRONG_USAGE"),
    }
    for arguments, expected in wrong.items():
        ran = run("invite", *arguments, "--json")
        assert (ran.status, ran.error["code"]) == expected, arguments
    another = opened.add_collection(survey.model_copy(update={"id": ""}))
    several = run("invite", "--json")
    assert (several.status, several.error["code"]) == (1, "SEVERAL")
    assert another.id in several.error["message"]
    assert opened.links_of(survey.id) == opened.batches_of(survey.id) == []


def test_more_personal_links_than_the_page_makes_at_once_are_not_made(run: Run, opened: Store, survey: Collection) -> None:
    ran = run("invite", survey.id, "--personal", str(MOST_AT_ONCE + 1))
    assert ran.status == 2
    assert f"less than or equal to {MOST_AT_ONCE}" in ran.err
    assert opened.batches_of(survey.id) == []
