"""`merge`: two machines' archives into the store or one file; conflicts are shown and then nothing is touched."""

from datetime import date
from pathlib import Path

import pytest

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.exchange.archives import read_archive, write_archive
from roadmap.store import Store
from tests.cli.conftest import Run

PASSPHRASE = "four plain words here"


@pytest.fixture(autouse=True)
def passphrase(own_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase of every archive here."""
    monkeypatch.setenv("ROADMAP_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def kept(own_store: str, framework: Framework) -> Assessment:
    """An assessment with one answer, in the test's own store."""
    store = Store.open(own_store)
    made = store.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    store.save_answer(store.own_respondent(made.id, "leader", "all").id, "breaks", "middle")
    store.close()
    return made


@pytest.fixture
def file(run: Run, kept: Assessment, tmp_path: Path) -> Path:
    """The archive of it, with answers, as it was a moment ago."""
    path = tmp_path / "there.zip"
    assert run("export", path, "--with-answers").status == 0
    return path


def answers(url: str) -> list[str | None]:
    store = Store.open(url)
    try:
        return sorted(
            str(row.answer) for one in store.assessments() for row in store.collected(store.collection_of(one.id).id).rows
        )
    finally:
        store.close()


def test_an_archive_of_the_same_round_is_merged_into_it(run: Run, kept: Assessment, file: Path, own_store: str) -> None:
    parts = read_archive(file.read_bytes(), PASSPHRASE)
    assert parts.raw
    moved = {person.id: "f" * 32 for person in parts.raw.respondents}
    raw = parts.raw.model_copy(
        update={
            "respondents": tuple(one.model_copy(update={"id": moved[one.id]}) for one in parts.raw.respondents),
            "rows": tuple(one.model_copy(update={"respondent": moved[one.respondent]}) for one in parts.raw.rows),
            "own_respondent": None,
        }
    )
    file.write_bytes(write_archive(parts.model_copy(update={"raw": raw}), PASSPHRASE))
    ran = run("merge", file, "--json")
    assert ran.json == {"merged": {"archives": 1, "assessment": kept.id, "file": None}}
    assert answers(own_store) == ["middle", "middle"]
    assert run("merge", file).status == 0
    assert answers(own_store) == ["middle", "middle"], "merging again changes nothing"


def test_a_conflict_is_shown_and_nothing_is_touched(run: Run, kept: Assessment, file: Path, own_store: str) -> None:
    store = Store.open(own_store)
    person = store.remembered_respondent(kept.id)
    assert person
    store.save_answer(person.id, "breaks", "end")
    before = store.everything()
    ran = run("merge", file, "--json")
    assert ran.status == 1
    (fault,) = ran.json["faults"]
    assert (fault["path"], fault["code"]) == (file.as_posix(), "CONFLICT")
    assert "one person's answer to breaks (middle) is not the same in what is kept here" in fault["message"]
    assert store.everything() == before
    store.close()


def test_into_a_file_the_store_is_left_alone(run: Run, kept: Assessment, file: Path, tmp_path: Path, own_store: str) -> None:
    to = tmp_path / "both.zip"
    ran = run("merge", file, file, "--to", to, "--json")
    assert ran.json["merged"]["file"] == to.as_posix()
    assert read_archive(to.read_bytes(), PASSPHRASE) == read_archive(file.read_bytes(), PASSPHRASE)
    assert answers(own_store) == ["middle"]
    assert run("merge", file, "--to", to, "--json").error["code"] == "FILE_EXISTS"


def test_a_wrong_archive_touches_nothing(run: Run, kept: Assessment, file: Path, example: Path, own_store: str) -> None:
    other = run("merge", file, example, "--json")
    assert (other.status, other.json["faults"][0]["code"]) == (1, "OTHER_WORDS")
    file.write_bytes(file.read_bytes()[:-9])
    cut = run("merge", file, "--json")
    assert (cut.status, cut.error["code"]) == (1, "ARCHIVE_PROBLEM")
    assert answers(own_store) == ["middle"]
