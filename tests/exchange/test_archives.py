"""Archives: out and in without loss, answers only for the keeper."""

import io
import json
import zipfile
from datetime import date

import pytest

from roadmap.assessment.meeting_models import Together
from roadmap.assessment.models import Audience, CollectionKind
from roadmap.content.models import Framework
from roadmap.exchange import sealing, zipping
from roadmap.exchange.archives import KEEPER, SHAREABLE, needs_passphrase, read_archive, write_archive
from roadmap.exchange.models import ArchiveParts, ArchiveProblem
from tests.examples import small_parts, small_release, with_answers

SHIPPED_COST = dict(sealing.COST)
PASSPHRASE = "four plain words – ärlig"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys quickly: how long it takes is no part of these tests."""
    monkeypatch.setattr(sealing, "COST", {"n": 2**4, "r": 8, "p": 1})


@pytest.fixture
def parts(framework: Framework) -> ArchiveParts:
    """Everything an archive can hold but answers."""
    return small_parts(framework)


@pytest.fixture
def whole(parts: ArchiveParts) -> ArchiveParts:
    """The same with answers."""
    return with_answers(parts)


def test_a_shareable_archive_comes_back_as_it_was(parts: ArchiveParts, framework: Framework) -> None:
    data = write_archive(parts)
    assert read_archive(data) == parts
    assert read_archive(data).framework == framework
    assert not needs_passphrase(data)


def test_an_archive_from_before_agreeing_together_is_read(parts: ArchiveParts) -> None:
    earlier = parts.model_copy(update={"together": Together(), "plan_meetings": ()})
    later = ("manifest.json", "together.json", "plan_meetings.json")
    with zipfile.ZipFile(io.BytesIO(write_archive(earlier))) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name not in later}
    assert read_archive(zipping.pack(SHAREABLE, files)) == earlier


def test_an_answer_that_was_not_published_is_not_shared(parts: ArchiveParts) -> None:
    draft = tuple(one.model_copy(update={"published": None}) for one in parts.contributions)
    with pytest.raises(ArchiveProblem, match="a draft of the group and cannot be shared"):
        write_archive(parts.model_copy(update={"contributions": draft}))


def test_a_view_that_belongs_to_the_room_is_not_shared(parts: ArchiveParts) -> None:
    (view,) = parts.together.minority_views
    kept = parts.together.model_copy(update={"minority_views": (view.model_copy(update={"issued_on": None}),)})
    with pytest.raises(ArchiveProblem, match="belongs to the room and cannot be shared"):
        write_archive(parts.model_copy(update={"together": kept}))


@pytest.mark.parametrize("changed", [{"closed_on": None}, {"attendance": {"leader": 6, "worker": 4}}])
def test_a_meeting_under_way_or_with_a_number_under_five_is_not_shared(parts: ArchiveParts, changed: dict[str, object]) -> None:
    (meeting,) = parts.plan_meetings
    with pytest.raises(ArchiveProblem, match="under way, or that counts fewer than five"):
        write_archive(parts.model_copy(update={"plan_meetings": (meeting.model_copy(update=changed),)}))


def test_a_keepers_archive_comes_back_as_it_was(whole: ArchiveParts) -> None:
    data = write_archive(whole, PASSPHRASE)
    assert needs_passphrase(data)
    assert read_archive(data, PASSPHRASE) == whole


def test_a_passphrase_typed_on_another_keyboard_opens_it_too(whole: ArchiveParts) -> None:
    assert read_archive(write_archive(whole, "a\u0308rlig"), "\u00e4rlig") == whole


def test_the_same_parts_make_the_same_shareable_file(parts: ArchiveParts) -> None:
    assert write_archive(parts) == write_archive(parts)


def test_the_manifest_begins_with_what_it_holds_and_names_versions(parts: ArchiveParts) -> None:
    with zipfile.ZipFile(io.BytesIO(write_archive(parts))) as archive:
        first = archive.infolist()[0]
        manifest = json.loads(archive.read(first))
    assert first.filename == "manifest.json"
    assert next(iter(manifest.items())) == ("holds", SHAREABLE)
    assert "nobody's own answers" in SHAREABLE
    assert manifest["format"] == 2
    assert manifest["program"]


def test_a_keepers_archive_says_so_on_its_first_line_and_shows_nothing_else(whole: ArchiveParts) -> None:
    data = write_archive(whole, PASSPHRASE)
    first = data.split(b"\n", maxsplit=1)[0].decode()
    assert first == KEEPER
    assert "raw answers" in first
    assert "keeper of the machine only" in first
    for secret in (b"Northlea", b"a note of one person", b"assessment.json", b"PK\x03\x04"):
        assert secret not in data


def test_the_passphrase_costs_what_is_advised(whole: ArchiveParts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", SHIPPED_COST)
    header = json.loads(write_archive(whole, PASSPHRASE).split(b"\n")[1])
    assert header["key"] == {"by": "scrypt", "n": 131_072, "r": 8, "p": 1}


def test_answers_without_a_passphrase_are_refused(whole: ArchiveParts) -> None:
    with pytest.raises(ArchiveProblem, match="An archive that holds answers needs a passphrase"):
        write_archive(whole)


def test_a_passphrase_without_answers_is_refused(parts: ArchiveParts) -> None:
    with pytest.raises(ArchiveProblem, match="An archive without answers is not encrypted"):
        write_archive(parts, PASSPHRASE)


def test_a_release_for_the_room_is_not_shared(parts: ArchiveParts, whole: ArchiveParts) -> None:
    room = (small_release(Audience.ROOM),)
    with pytest.raises(ArchiveProblem, match="A release that is for the people in the room only cannot be shared"):
        write_archive(parts.model_copy(update={"releases": room}))
    kept = whole.model_copy(update={"releases": room})
    assert read_archive(write_archive(kept, PASSPHRASE), PASSPHRASE) == kept


@pytest.mark.parametrize("kind", [CollectionKind.OPEN_SURVEY, CollectionKind.IN_THE_ROOM])
def test_an_archive_from_when_there_was_one_collection_can_still_be_read(parts: ArchiveParts, kind: CollectionKind) -> None:
    closed = parts.model_copy(update={"assessment": parts.assessment.model_copy(update={"closed_on": date(2026, 4, 1)})})
    with zipfile.ZipFile(io.BytesIO(write_archive(closed))) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name not in ("collections.json", "manifest.json")}
    old = read_archive(zipping.pack(SHAREABLE, files | {"kind.json": json.dumps(kind.value).encode()}))
    (only,) = old.collections
    assert (only.kind, only.set_id, only.settings.contacts) == (kind, "all", parts.assessment.contacts)
    assert only.closed_on == (date(2026, 4, 1) if kind is CollectionKind.OPEN_SURVEY else None)
    assert old.releases_of(only) == parts.releases
