"""Answers that come in a sheet: all or none, each row once, and nothing beside them tells whose they are."""

from datetime import date

import pytest

from roadmap.assessment.arrival_models import Arrived, SheetColumns
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.store import NotKept, Store, StoreProblem
from roadmap.store import arrivals as part


@pytest.fixture
def survey(store: Store, made: Assessment) -> Collection:
    return store.add_collection(Collection(id="", assessment_id=made.id, kind=CollectionKind.OPEN_SURVEY))


def person(known_by: str, answer: str | None = "exploring", view: str = "leader") -> Arrived:
    answers = {"leaders_listen": answer, "hear_back": None, "time_paid": "not_asked"}
    return Arrived(perspective=view, set_id="core", way="paper", answers=answers, known_by=known_by)


def test_everybody_comes_in_with_their_view_their_way_and_what_they_answered(store: Store, survey: Collection) -> None:
    assert store.bring_in(survey.id, [person("a"), person("b", "embedded", "experience")]) == 2
    kept = store.collected(survey.id)
    assert {(one.perspective, one.way, one.set_id) for one in kept.respondents} == {
        ("leader", "paper", "core"),
        ("experience", "paper", "core"),
    }
    assert sorted((row.item, row.answer) for row in kept.rows) == [
        ("leaders_listen", "embedded"),
        ("leaders_listen", "exploring"),
        ("time_paid", "not_asked"),
        ("time_paid", "not_asked"),
    ]


def test_a_row_comes_in_once_and_a_sheet_that_grew_brings_what_is_new(store: Store, survey: Collection) -> None:
    first = [person("a"), person("b")]
    assert store.arrived_before(survey.id, first) == 0
    store.bring_in(survey.id, first)
    assert store.arrived_before(survey.id, [*first, person("c")]) == 2
    assert store.bring_in(survey.id, first) == 0
    assert store.bring_in(survey.id, [*first, person("c")]) == 1
    assert len(store.respondents(survey.id)) == 3


def test_another_collection_knows_nothing_of_it(store: Store, survey: Collection) -> None:
    other = store.add_collection(survey.model_copy(update={"id": ""}))
    store.bring_in(survey.id, [person("a")])
    assert store.bring_in(other.id, [person("a")]) == 1


def test_what_a_row_is_known_by_is_never_kept_as_it_is(store: Store, survey: Collection) -> None:
    store.bring_in(survey.id, [person("Form 7, 20 November, 10:04")])
    whole = str(store.everything().tables)
    assert "Form 7" not in whole
    assert "10:04" not in whole


def test_nothing_comes_in_where_any_of_it_fails(store: Store, survey: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("the power goes")

    monkeypatch.setattr(part, "add_event", fails)
    with pytest.raises(RuntimeError):
        store.bring_in(survey.id, [person("a"), person("b")])
    assert store.respondents(survey.id) == []
    assert store.arrived_before(survey.id, [person("a")]) == 0


def test_what_has_closed_takes_nothing_in(store: Store, survey: Collection) -> None:
    store.close_collection(survey.id, lambda collected, agreed: (), today=date(2026, 11, 27))
    with pytest.raises(StoreProblem, match="has closed"):
        store.bring_in(survey.id, [person("a")])
    with pytest.raises(NotKept):
        store.bring_in("none", [person("a")])


def test_with_the_answers_goes_what_knew_their_rows(store: Store, survey: Collection) -> None:
    store.bring_in(survey.id, [person("a")])
    store.erase_collection(survey.id)
    assert store.arrived_before(survey.id, [person("a")]) == 0


def test_the_event_says_the_day_once_and_no_number(store: Store, survey: Collection) -> None:
    store.bring_in(survey.id, [person("a")])
    store.bring_in(survey.id, [person("b")])
    events = [one for one in store.events(survey.assessment_id) if one.what == "answers_imported"]
    assert len(events) == 1
    assert events[0].role is None


def test_what_columns_meant_is_kept_for_the_next_sheet(store: Store, survey: Collection) -> None:
    assert store.sheet_columns(survey.id) == SheetColumns()
    for meant in (SheetColumns(columns={"a": "leaders_listen"}), SheetColumns(labels={"progress": {"now": "exploring"}})):
        store.keep_sheet_columns(survey.id, meant)
        assert store.sheet_columns(survey.id) == meant
