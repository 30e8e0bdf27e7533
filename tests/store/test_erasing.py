"""Erasing: answers go for good, results and the fact that something was erased stay."""

from datetime import date
from pathlib import Path

import pytest

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind, Contacts, Respondent
from roadmap.content.models import Framework
from roadmap.store import NotKept, Store, StoreProblem
from roadmap.store.erasing import kept_months, months_before
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
    store.erase_collection(store.collection_of(made.id).id)
    assert not any(b"nobody should find" in path.read_bytes() for path in beside if path.exists())
    store.close()


def test_answers_are_due_a_year_after_the_round_or_their_collection_closed(
    store: Store, made: Assessment, person: Respondent
) -> None:
    store.save_answer(person.id, "breaks", "end")
    own = store.collection_of(made.id)
    survey = store.add_collection(Collection(id="", assessment_id=made.id, kind=CollectionKind.OPEN_SURVEY))
    store.add_respondent(survey.id, "worker", None)
    empty = store.add_collection(Collection(id="", assessment_id=made.id, kind=CollectionKind.GROUP))
    for one in (survey, empty):
        store.close_collection(one.id, lambda *_: (), today=date(2026, 3, 15))
    assert store.due(date(2027, 3, 15)) == []
    assert store.due(date(2027, 3, 16)) == [survey.id]
    assert store.due(date(2026, 9, 16), months=6) == [survey.id]
    store.update_assessment(made.model_copy(update={"closed_on": date(2026, 6, 1)}))
    assert store.due(date(2027, 6, 1)) == [survey.id]
    assert store.due(date(2027, 6, 2)) == sorted([survey.id, own.id])
    store.erase_collection(survey.id)
    assert store.respondents(survey.id) == []
    assert store.answers_of(person.id)["breaks"].answer == "end", "other collections keep theirs"
    assert store.due(date(2027, 6, 2)) == [own.id]
    with pytest.raises(NotKept):
        store.erase_collection("nope")


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2027, 6, 2), 12, date(2026, 6, 2)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2025, 12, 31), -2, date(2026, 2, 28)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_how_long_answers_are_kept_is_a_setting() -> None:
    assert kept_months({}) == 12
    assert kept_months({"ROADMAP_ANSWERS_KEPT_MONTHS": " 6 "}) == 6
    for wrong in ("0", "121", "never", "-1", "1.5"):
        with pytest.raises(StoreProblem, match=f"'{wrong}', is not a whole number of months from 1 to 120"):
            kept_months({"ROADMAP_ANSWERS_KEPT_MONTHS": wrong})
