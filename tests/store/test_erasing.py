"""Erasing: answers go for good, results and the fact that something was erased stay."""

from datetime import date
from pathlib import Path

import pytest

from roadmap.assessment.models import Assessment, CollectionKind, Contacts, Respondent
from roadmap.content.models import Framework
from roadmap.store import NotKept, Store
from tests.examples import small_release


def test_an_erased_person_leaves_nothing_but_the_event(store: Store, made: Assessment, person: Respondent) -> None:
    collection = store.collection_of(made.id)
    other = store.add_respondent(collection.id, "worker", "all")
    store.save_answer(person.id, "breaks", "end")
    store.save_answer(other.id, "breaks", "start")
    store.keep_release(made.id, small_release())
    store.erase_respondent(person.id)
    assert [row.respondent for row in store.collected(collection.id).rows] == [other.id]
    assert store.remembered_respondent(made.id) is None
    assert store.releases(made.id) == [small_release()]
    assert [event.what for event in store.events(made.id)] == ["answers_erased"]
    with pytest.raises(NotKept):
        store.erase_respondent(person.id)


def test_an_erased_note_is_no_longer_in_the_file(sqlite_url: str, framework: Framework) -> None:
    store = Store.open(sqlite_url)
    made = store.create_assessment(
        "A", "B", "C", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    person = store.own_respondent(made.id, "leader", "all")
    store.save_note(person.id, "breaks", "a sentence nobody should find again")
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    beside = [file, file.with_name(file.name + "-wal")]
    assert any(b"nobody should find" in path.read_bytes() for path in beside)
    store.erase_answers(made.id)
    assert not any(b"nobody should find" in path.read_bytes() for path in beside if path.exists())
    store.close()


def test_answers_are_erased_a_year_after_the_round_closed(store: Store, made: Assessment, person: Respondent) -> None:
    store.save_answer(person.id, "breaks", "end")
    assert store.erase_due(date(2030, 1, 1)) == []
    store.update_assessment(made.model_copy(update={"closed_on": date(2026, 6, 1)}))
    assert store.erase_due(date(2027, 6, 1)) == []
    assert store.erase_due(date(2027, 6, 2)) == [made.id]
    assert store.collected(store.collection_of(made.id).id).respondents == ()
    assert store.erase_due(date(2027, 6, 3)) == []
