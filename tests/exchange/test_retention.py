"""Answers go and results stay: what may be shown is kept before anything is erased."""

from datetime import date

import pytest

from roadmap.access.codes import return_code_hash
from roadmap.assessment.closing import closing_releases
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, Audience, CollectionKind, Contacts, Respondent
from roadmap.content.models import Framework
from roadmap.exchange.gathering import gather
from roadmap.exchange.own_answers import find, own_answers, own_answers_file
from roadmap.exchange.retention import erase_collections, erase_due, keep_results
from roadmap.exchange.standing import released
from roadmap.store import Store

WORDS = {"dont_know": "I can't tell from where I am"}
CODE = "amber-otter-quiet-lantern"


@pytest.fixture
def made(store: Store, framework: Framework) -> Assessment:
    """An assessment in the room, with answers of one person."""
    made = store.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    person = store.own_respondent(made.id, "leader", "all")
    store.save_answer(person.id, "breaks", "end")
    return made


def shown(store: Store, assessment: Assessment, audience: Audience, collection: str | None = None) -> object:
    parts = gather(store, assessment.id, with_answers=True)
    found = released(parts, parts.framework, audience, collection)
    return found and found.tables


def test_results_of_a_room_stay_when_its_answers_go(store: Store, made: Assessment) -> None:
    before = shown(store, made, Audience.ORGANISATION)
    erase_collections(store, made.id, [store.collection_of(made.id).id])
    assert store.collected(store.collection_of(made.id).id).rows == ()
    assert shown(store, made, Audience.ORGANISATION) == before
    assert shown(store, made, Audience.ROOM) == before, "the dots of single people went with their answers"
    keep_results(store, made.id)
    assert len(store.releases(made.id)) == 1, "what is kept is not made again from nothing"


def test_what_is_due_is_erased_by_collection_and_its_results_stay(store: Store, made: Assessment, framework: Framework) -> None:
    survey = store.add_collection(Collection(id="", assessment_id=made.id, kind=CollectionKind.OPEN_SURVEY))
    for number in range(12):
        person = store.add_respondent(survey.id, "worker", "all")
        store.save_answer(person.id, "breaks", "start" if number % 3 else "end")
    store.close_collection(survey.id, lambda found, agreed: closing_releases(found, framework, agreed), today=date(2026, 4, 1))
    before = shown(store, made, Audience.ANYONE, survey.id)
    assert before
    assert erase_due(store, date(2027, 4, 1), 12) == []
    assert erase_due(store, date(2027, 4, 2), 12) == [made.id]
    assert store.respondents(survey.id) == []
    assert shown(store, made, Audience.ANYONE, survey.id) == before
    assert len(store.collected(store.collection_of(made.id).id).rows) == 1, "the room has not closed"
    assert erase_due(store, date(2027, 4, 2), 12) == []


def test_of_an_open_survey_nothing_is_kept_when_it_is_erased(store: Store, framework: Framework) -> None:
    made = store.create_assessment(
        "Northlea", "Housing", "Open", framework, "all", Contacts(), CollectionKind.OPEN_SURVEY, today=date(2026, 3, 1)
    )
    own = store.collection_of(made.id)
    for _ in range(12):
        store.save_answer(store.add_respondent(own.id, "leader", "all").id, "breaks", "end")
    erase_collections(store, made.id, [own.id])
    assert store.releases(made.id) == []


@pytest.fixture
def person(store: Store, made: Assessment) -> Respondent:
    """Somebody with a return code, an answer, and two notes."""
    collection = store.collection_of(made.id)
    person = store.add_respondent(collection.id, "worker", "all")
    assert store.keep_code(person.id, return_code_hash(CODE, store.code_salt(collection.id)))
    store.save_answer(person.id, "breaks", "dont_know")
    store.save_note(person.id, "breaks", "=rota")
    store.write_note(person.id, "Thank you for asking", date(2026, 3, 5))
    return person


def test_a_code_finds_its_person_however_it_is_typed(store: Store, made: Assessment, person: Respondent) -> None:
    assert find(store, store.assessments(), "Amber otter QUIET lantern") == [(made, person)]
    assert find(store, store.assessments(), "amber otter quiet lamp") == []
    assert find(store, store.assessments(), "  ") == []
    store.erase_respondent(person.id)
    assert find(store, store.assessments(), CODE) == []


def test_what_is_kept_of_a_person_reads_as_they_gave_it(store: Store, made: Assessment, person: Respondent) -> None:
    own = own_answers(store, made, person, WORDS)
    assert own.view == "workers"
    assert [(row.question, row.answer, row.note) for row in own.rows] == [
        ("About breaks", "I can't tell from where I am", "=rota"),
        ("", "", "Thank you for asking"),
    ]
    for suffix in (".json", ".csv", ".xlsx"):
        assert person.id.encode() not in own_answers_file(own, suffix)
    assert b"'=rota" in own_answers_file(own, ".csv")
