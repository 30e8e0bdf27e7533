"""Notes in the store: written, decided, passed on, taken back and erased, on both databases."""

from datetime import date
from pathlib import Path

import pytest

from roadmap.assessment.closing import closing_releases
from roadmap.assessment.models import Assessment, CollectionKind, Comment, Contacts, Respondent
from roadmap.assessment.note_models import ActedBy, Choice, Note
from roadmap.assessment.notes import acted, decided, due, undone
from roadmap.content.models import Framework
from roadmap.exchange import sealing
from roadmap.exchange.archives import read_archive, write_archive
from roadmap.exchange.gathering import gather
from roadmap.exchange.standing import released
from roadmap.store import NotKept, StaleWrite, Store, StoreProblem
from tests.databases import copied_sqlite
from tests.examples import small_release

DAY = date(2026, 5, 4)
LONG = "<script>alert('x')</script> **not bold** 🙂 " * 222 + "the end of ten thousand characters"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys quickly: how long it takes is no part of these tests."""
    monkeypatch.setattr(sealing, "COST", {"n": 2**4, "r": 8, "p": 1})


@pytest.fixture
def written(store: Store, person: Respondent) -> Note:
    """A note that waits."""
    return store.write_note(person.id, "MARKED words", DAY, item="breaks")


def choose(store: Store, made: Assessment, note: Note, choice: Choice, kept: str = "") -> Note:
    return store.keep_decision(made.id, decided(note, choice, DAY, released=False, kept=kept))


def test_a_note_is_kept_as_it_was_typed_and_once_however_often_it_is_sent(
    store: Store, made: Assessment, person: Respondent
) -> None:
    for _ in range(2):
        store.write_note(person.id, LONG, DAY, note_id="1" * 32)
    assert [note.words for note in store.notes(made.id)] == [LONG]
    assert store.notes(made.id) == store.notes_of(person.id)
    assert store.events(made.id) == []


def test_nothing_is_kept_of_when_it_was_written(written: Note) -> None:
    assert {name for name, field in Note.model_fields.items() if "date" in str(field.annotation)} == {"read_by", "decided_on"}


def test_a_note_of_nobody_is_refused(store: Store) -> None:
    with pytest.raises(StoreProblem, match="Nothing that was stored before has been changed"):
        store.write_note("nobody", "words", DAY)


def test_a_choice_is_kept_and_undone_and_events_say_only_that_notes_were_read(
    store: Store, made: Assessment, written: Note
) -> None:
    shown = choose(store, made, written, Choice.SHOW)
    assert store.notes(made.id) == [shown]
    back = store.keep_decision(made.id, undone(shown, released=False))
    assert back == written.model_copy(update={"revision": 2})
    choose(store, made, back, Choice.KEEP_BACK)
    told = store.events(made.id)
    assert [(event.what, event.role, event.on_day) for event in told] == [("notes_read", "reader", DAY)]


def test_two_readers_at_once_see_what_the_quicker_one_chose(store: Store, made: Assessment, written: Note) -> None:
    quicker = choose(store, made, written, Choice.PASS_ON)
    with pytest.raises(StaleWrite) as stale:
        choose(store, made, written, Choice.SHOW)
    assert stale.value.theirs == quicker
    assert store.notes(made.id) == [quicker]


def test_passing_on_is_one_step_and_waits_until_it_is_dated(store: Store, made: Assessment, written: Note) -> None:
    choose(store, made, written, Choice.PASS_ON)
    (passed,) = store.passed_on(made.id)
    assert (passed.note, passed.passed_on, passed.read_by, passed.acted_on) == (written.id, DAY, DAY, None)
    assert store.notes_due(made.id) == [DAY]
    dated = acted(passed, DAY, ActedBy.CONTACT)
    store.date_passed_on(made.id, dated)
    assert store.passed_on(made.id) == [dated]
    assert store.notes_due(made.id) == []
    with pytest.raises(StaleWrite):
        store.date_passed_on(made.id, dated.model_copy(update={"acted_by": ActedBy.READER}))
    assert store.passed_on(made.id) == [dated]


def test_what_is_due_counts_notes_that_wait_and_no_others(store: Store, made: Assessment, person: Respondent) -> None:
    late = store.write_note(person.id, "a", date(2026, 5, 1))
    store.write_note(person.id, "b", DAY)
    choose(store, made, store.write_note(person.id, "c", DAY), Choice.SHOW)
    assert store.notes_due(made.id) == [late.read_by, DAY] == due(store.notes(made.id), store.passed_on(made.id))
    assert store.notes_due("another") == []


def test_whoever_erases_their_words_closes_no_concern(store: Store, made: Assessment, person: Respondent, written: Note) -> None:
    choose(store, made, written, Choice.PASS_ON)
    store.erase_respondent(person.id)
    assert store.notes(made.id) == []
    assert [passed.note for passed in store.passed_on(made.id)] == [None]
    assert store.notes_due(made.id) == [DAY]


def test_only_ones_own_note_can_be_taken_back(store: Store, made: Assessment, person: Respondent, written: Note) -> None:
    other = store.add_respondent(store.collection_of(made.id).id, "worker", "all")
    with pytest.raises(NotKept):
        store.withdraw_note(other.id, written.id)
    store.withdraw_note(person.id, written.id)
    assert store.notes_of(person.id) == []
    with pytest.raises(NotKept):
        store.withdraw_note(person.id, written.id)


def test_a_note_taken_back_is_no_longer_in_the_file(sqlite_url: str, framework: Framework) -> None:
    store = Store.open(sqlite_url)
    made = store.create_assessment(
        "A", "B", "C", framework, "all", Contacts(), CollectionKind.OPEN_SURVEY, today=date(2026, 3, 1)
    )
    person = store.add_respondent(store.collection_of(made.id).id, "leader", "all")
    note = store.write_note(person.id, "a sentence nobody should find again", DAY)
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    beside = [file, file.with_name(file.name + "-wal")]
    assert any(b"nobody should find" in path.read_bytes() for path in beside)
    store.withdraw_note(person.id, note.id)
    assert not any(b"nobody should find" in path.read_bytes() for path in beside if path.exists())
    store.close()


def test_what_was_taken_out_goes_when_results_are_out(store: Store, made: Assessment, written: Note) -> None:
    choose(store, made, written, Choice.SHOW_PART, "words")
    assert store.notes(made.id)[0].words == "MARKED words"
    store.keep_release(made.id, small_release())
    assert (store.notes(made.id)[0].words, store.notes(made.id)[0].part) == ("", "[…] words")


def test_a_kept_release_holds_nobodys_words(store: Store, made: Assessment) -> None:
    store.keep_release(made.id, small_release().model_copy(update={"comments": (Comment(words="MARKED"),)}))
    assert store.releases(made.id) == [small_release()]


def survey(store: Store, framework: Framework, *notes: tuple[str, Choice | None]) -> Assessment:
    """A closed and released survey of twelve people, the first of whom wrote notes."""
    made = store.create_assessment(
        "North", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.OPEN_SURVEY, today=date(2026, 3, 1)
    )
    people = [store.add_respondent(store.collection_of(made.id).id, "leader", "all") for _ in range(12)]
    for n, person in enumerate(people):
        store.save_answer(person.id, "breaks", ("start", "middle", "end")[n % 3])
    for person, (words, choice) in zip(people, notes, strict=False):
        note = store.write_note(person.id, words, DAY)
        if choice:
            choose(store, made, note, choice, words.partition(" ")[2])
    gathered = store.collection_of(made.id)
    store.close_collection(gathered.id, lambda given, agreed: closing_releases(given, framework, agreed), today=DAY)
    return made


NOTES = (
    ("It is a good place", Choice.SHOW),
    ("Anna never listens", Choice.SHOW_PART),
    ("MARKED kept back", Choice.KEEP_BACK),
    ("MARKED a child is being hurt", Choice.PASS_ON),
    ("MARKED nobody has read this", None),
)
SHOWN = {"It is a good place", "[…] never listens"}


def test_the_shareable_archive_carries_what_is_shown_and_the_keepers_carries_all(
    store: Store, framework: Framework, sqlite_template: Path, tmp_path: Path
) -> None:
    made = survey(store, framework, *NOTES)
    shareable = write_archive(gather(store, made.id))
    parts = read_archive(shareable)
    assert {comment.words for comment in parts.releases[0].comments} == SHOWN
    assert "MARKED" not in parts.model_dump_json()
    assert "Anna" not in parts.model_dump_json()

    other = Store.open(copied_sqlite(sqlite_template, tmp_path / "other.db"))
    copy = other.restore_assessment(parts)
    elsewhere = released(gather(other, copy.id), framework, small_release().audience)
    assert elsewhere
    assert {comment.words for comment in elsewhere.comments} == SHOWN

    whole = gather(store, made.id, with_answers=True)
    assert read_archive(write_archive(whole, "four words"), "four words") == whole
    third = Store.open(copied_sqlite(sqlite_template, tmp_path / "third.db"))
    third.restore_assessment(whole)
    assert gather(third, made.id, with_answers=True) == whole
    assert third.notes_due(made.id) == store.notes_due(made.id) == [DAY, DAY]
    other.close()
    third.close()


def test_an_archive_brings_back_no_words_that_were_erased_here(store: Store, framework: Framework) -> None:
    made = survey(store, framework, *NOTES)
    whole = gather(store, made.id, with_answers=True)
    for note in store.notes(made.id):
        store.erase_respondent(note.respondent)
    copy = store.restore_assessment(whole)
    assert store.notes(copy.id) == []
    assert [passed.note for passed in store.passed_on(copy.id)] == [None]
    assert store.notes_due(copy.id) == [DAY]


def test_no_old_copy_brings_back_a_note_that_was_taken_back(store: Store, made: Assessment, person: Respondent) -> None:
    note = store.write_note(person.id, "MARKED", DAY)
    archive, backup = gather(store, made.id, with_answers=True), store.everything()
    store.withdraw_note(person.id, note.id)
    assert store.notes(store.restore_assessment(archive).id) == []
    store.put_back(backup, DAY)
    assert store.notes(made.id) == []


def test_words_taken_back_after_the_results_are_in_no_later_report_or_archive(store: Store, framework: Framework) -> None:
    made = survey(store, framework, *NOTES)
    note = next(note for note in store.notes(made.id) if note.words == "It is a good place")
    store.withdraw_note(note.respondent, note.id)
    later = released(gather(store, made.id, with_answers=True), framework, small_release().audience)
    assert later
    assert {comment.words for comment in later.comments} == {"[…] never listens"}
    assert "good place" not in gather(store, made.id).model_dump_json()
