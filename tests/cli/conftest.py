"""Fixtures of the command line's tests: a way to run a command, a fresh store, the example's archive, cheap keys."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.exchange import sealing
from roadmap.store import Store


@dataclass(frozen=True)
class Ran:
    """What a command did: its status, and what it printed where."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str]:
        """The failure on standard output, whose message also stands on standard error."""
        found: dict[str, str] = self.json["error"]
        assert set(self.json) == {"error"}
        assert set(found) == {"code", "message", "where"}
        assert found["message"] in self.err
        return found


Run = Callable[..., Ran]


@pytest.fixture
def run() -> Run:
    """Runs a command in this process: `run("score", path, "--json")`."""
    from roadmap.cli.app import app

    def ran(*arguments: object, typed: str | None = None) -> Ran:
        result = CliRunner().invoke(app, [str(one) for one in arguments], input=typed, prog_name="python -m roadmap")
        assert "Traceback" not in result.output
        return Ran(result.exit_code, result.stdout, result.stderr)

    return ran


@pytest.fixture(autouse=True)
def own_store(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each test has a store of its own, and no passphrase from outside."""
    monkeypatch.setenv("ROADMAP_DATABASE_URL", sqlite_url)
    monkeypatch.delenv("ROADMAP_PASSPHRASE", raising=False)
    return sqlite_url


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys quickly: how long it takes is no part of these tests."""
    monkeypatch.setattr(sealing, "COST", {"n": 2**4, "r": 8, "p": 1})


@pytest.fixture(scope="session")
def example_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The example's archive, made once."""
    from roadmap.cli.demo import demo

    path = tmp_path_factory.mktemp("example") / "example.zip"
    demo(path, replace=False, as_json=True)
    return path.read_bytes()


@pytest.fixture
def example(example_bytes: bytes, tmp_path: Path) -> Path:
    """A file with the example's archive."""
    path = tmp_path / "example.zip"
    path.write_bytes(example_bytes)
    return path


def open_survey(url: str, framework: Framework, **changed: Any) -> Collection:
    """An open survey that is ready to invite people, in a new assessment of the store there."""
    contacts = Contacts(asked_by="Trauma lead", daytime_support="Team", independent="Advocacy", feedback_by=date(2090, 7, 1))
    settings = CollectionSettings(
        contacts=contacts, complaints="Rights team", feedback_from="Head of service", feedback_where="Noticeboard"
    )
    survey = Collection(
        id="",
        assessment_id="",
        kind=CollectionKind.OPEN_SURVEY,
        title="Everyone in housing",
        closes_on=date(2090, 6, 1),
        settings=settings,
    )
    store = Store.open(url)
    try:
        made = store.create_assessment(
            "Northlea", "Housing", "Spring", framework, "core", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
        )
        return store.add_collection(survey.model_copy(update={"assessment_id": made.id} | changed))
    finally:
        store.close()
