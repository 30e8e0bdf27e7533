"""On a server people sign in at a real OpenID Connect provider, and have the parts they were given; others come by links."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from roadmap.access.models import Grant, Role
from roadmap.store import Store
from roadmap.workshop.models import Move
from tests.journeys.conftest import begun
from tests.journeys.servers import Server, free_port
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
KEEPER, LEAD, STRANGER = "keeper@example.org", "lead@example.org", "stranger@example.org"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of an OpenID Connect server on loopback that knows three people."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--host", "127.0.0.1"]
    for email in (KEEPER, LEAD, STRANGER):
        command += ["--user-claims", json.dumps({"sub": email, "email": email, "email_verified": True})]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    end = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=1):
                break
        except OSError:
            assert time.monotonic() < end, "the provider did not start"
            time.sleep(0.1)
    yield address
    running.terminate()
    running.wait(timeout=20)


@pytest.fixture
def shared(provider: str, sqlite_url: str, tmp_path: Path) -> Iterator[Server]:
    """The tool as a host runs it for an organisation, on an empty database."""
    port = free_port()
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "only-for-this-test"\n'
        f'client_id = "self-assessment"\nclient_secret = "secret"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n'
    )
    settings = {"ROADMAP_MODE": "shared", "ROADMAP_KEEPER": KEEPER.upper(), "STREAMLIT_SECRETS_FILES": str(secrets)}
    server = Server(sqlite_url, port, settings, tmp_path / "server.log")
    yield server
    server.stop()


@pytest.fixture
def somebody(browser: Browser, shared: Server) -> Iterator[Visitor]:
    """A browser without any history."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield Visitor(context.new_page(), shared.address)
    context.close()


def sign_in(browser: Browser, shared: Server, email: str) -> Visitor:
    """A browser of their own, signed in."""
    visitor = Visitor(browser.new_context(viewport={"width": 1280, "height": 1200}, locale="en-GB").new_page(), shared.address)
    visitor.open()
    visitor.sees_title("Sign in")
    visitor.press("Sign in")
    at_the_provider(visitor.page, email)
    visitor.settle()
    return visitor


def at_the_provider(page: Page, email: str) -> None:
    """Choose an account on the provider's own page."""
    page.get_by_role("button", name=email).click(timeout=30_000)


def test_nobody_sees_anything_before_they_sign_in(shared: Server, somebody: Visitor) -> None:
    made = begun(shared.database_url)
    for path in ("", "results", "plan", "ownership", f"results?a={made.id}", "files"):
        somebody.open(path)
        somebody.sees_title("Sign in")
        assert somebody.page.get_by_text("Harbour Council").count() == 0


def test_who_has_an_account_and_no_part_is_told_whom_to_ask(browser: Browser, shared: Server) -> None:
    begun(shared.database_url)
    stranger = sign_in(browser, shared, STRANGER)
    stranger.sees("Nobody has given you a part here yet.")
    assert stranger.page.get_by_text("Harbour Council").count() == 0
    stranger.open("results")
    stranger.sees("Nobody has given you a part here yet.")


def test_the_first_keeper_lets_a_facilitator_in_and_reads_no_results(browser: Browser, shared: Server) -> None:
    begun(shared.database_url)
    keeper = sign_in(browser, shared, KEEPER)
    keeper.sees("Signed in as")
    keeper.sees(KEEPER)
    keeper.open("results")
    keeper.sees_title("Sign in")
    keeper.sees("This page belongs to a part that you do not have here.")
    keeper.open("ownership")
    place = keeper.page.get_by_test_id("stForm").last
    place.get_by_role("textbox").fill(LEAD.upper())
    place.locator("label", has_text="facilitator").click()
    place.get_by_role("button", name="Give this part").click()
    keeper.sees("is now facilitator.")

    lead = sign_in(browser, shared, LEAD)
    lead.sees_title("How trauma-informed is our organisation, and what comes next?")
    assert lead.page.get_by_text("Harbour Council").count() == 0  # begun by somebody else
    lead.open("setup")
    lead.write("Organisation", "Hill Council")
    lead.write("Service or team", "Housing")
    lead.write("Somebody to talk to in the daytime, at your organisation", "Wellbeing team")
    lead.press("Begin")
    lead.sees_title("Nine areas, in any order")

    keeper.open("ownership")
    keeper.sees("Hill Council: Housing")
    for _ in range(2):  # what they may begin, and what they began
        keeper.page.get_by_role("button", name="Take away").first.click()
        keeper.sees("no longer has this part.")
        keeper.settle()
    lead.open("questions")
    lead.sees("Nobody has given you a part here yet.")


def test_signing_out_leaves_nothing_open(browser: Browser, shared: Server) -> None:
    begun(shared.database_url)
    keeper = sign_in(browser, shared, KEEPER)
    keeper.press("Sign out")
    keeper.press("End session")  # the provider's own page
    keeper.sees("Sign in with the account")
    keeper.open("ownership")
    keeper.sees("Sign in with the account")


def test_a_trainer_lets_a_facilitator_look_who_carries_over_what_the_room_said(browser: Browser, shared: Server) -> None:
    made, store = begun(shared.database_url), Store.open(shared.database_url)
    store.give(Grant(email=STRANGER, role=Role.TRAINER, opens=None))
    store.give(Grant(email=LEAD, role=Role.FACILITATOR, opens=made.id))
    trainer = sign_in(browser, shared, STRANGER)
    trainer.sees_title("Workshops")
    trainer.page.get_by_role("radiogroup").locator("label").filter(has_text="session 2").click()
    trainer.press("Make it")
    trainer.sees_title("Power sharing, session 2: what will we do?")
    trainer.press("Begin the session")
    expect(trainer.page.get_by_role("button", name="Pause the room")).to_be_visible(timeout=30_000)
    workshop = store.workshops()[0]
    rate = next(ask for ask in workshop.asks if ask.item == "time_paid")
    count = {"people": {rate.options[1].id: 9, rate.options[2].id: 3}}
    moves = (("go", {}), ("count", {"count": count}), ("reveal", {}))
    for number, (what, values) in enumerate(moves, start=len(store.room(workshop.id).moves)):
        store.move_room(
            workshop.id, number, Move.model_validate({"what": what, "at": datetime.now(UTC), "ask": rate.id} | values)
        )

    lead = sign_in(browser, shared, LEAD)
    lead.open(f"workshop-results?w={workshop.id}")
    lead.sees("There is no workshop here that you may look at.")
    assert lead.page.get_by_text(rate.text).count() == 0
    trainer.open(f"workshop-results?w={workshop.id}")
    assert trainer.page.get_by_role("button", name="Record as agreed").count() == 0
    trainer.write("E-mail address of their account", LEAD)
    trainer.press("Let them look")
    trainer.sees("may now look at what this room said")
    lead.open(f"workshop-results?w={workshop.id}")
    lead.sees("The room suggests")
    assert lead.page.get_by_role("button", name="As CSV").count() == 0
    lead.press("Record as agreed")
    lead.sees("Carried over as: agreed")
    assert [(one.item, one.outcome) for one in store.together(made.id).decisions] == [("time_paid", rate.options[1].id)]
    store.close()
