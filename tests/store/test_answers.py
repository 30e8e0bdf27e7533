"""Answers: each change is kept at once, and people are known by a random id only."""

import pytest

from roadmap.assessment.models import AnswerRow, Assessment, Respondent
from roadmap.store import NotKept, Store


def test_an_answer_and_a_note_are_kept_beside_each_other(store: Store, person: Respondent) -> None:
    store.save_answer(person.id, "breaks", "start")
    store.save_note(person.id, "breaks", "rota of May")
    store.save_answer(person.id, "breaks", "middle")
    store.save_note(person.id, "time_to_talk", "only a note")
    assert store.answers_of(person.id) == {
        "breaks": AnswerRow(respondent=person.id, item="breaks", answer="middle", note="rota of May"),
        "time_to_talk": AnswerRow(respondent=person.id, item="time_to_talk", answer=None, note="only a note"),
    }


def test_clearing_an_answer_leaves_its_note(store: Store, person: Respondent) -> None:
    store.save_answer(person.id, "breaks", "end")
    store.save_note(person.id, "breaks", "seen")
    store.clear_answer(person.id, "breaks")
    assert store.answers_of(person.id)["breaks"].answer is None
    assert store.answers_of(person.id)["breaks"].note == "seen"


def test_a_cleared_answer_without_a_note_is_no_row(store: Store, person: Respondent) -> None:
    store.save_answer(person.id, "breaks", "end")
    store.clear_answer(person.id, "breaks")
    assert store.answers_of(person.id) == {}


def test_what_was_collected_holds_everybody_and_every_answer(store: Store, made: Assessment, person: Respondent) -> None:
    collection = store.collection_of(made.id)
    other = store.add_respondent(collection.id, "worker", None)
    store.save_answer(person.id, "breaks", "end")
    store.save_answer(other.id, "breaks", "dont_know")
    collected = store.collected(collection.id)
    assert collected.kind is collection.kind
    assert set(collected.respondents) == {person, other} == set(store.respondents(collection.id))
    assert {(row.respondent, row.answer) for row in collected.rows} == {(person.id, "end"), (other.id, "dont_know")}


def test_the_person_at_the_keyboard_is_remembered_with_their_answers(store: Store, made: Assessment) -> None:
    assert store.remembered_respondent(made.id) is None
    first = store.own_respondent(made.id, "leader", "all")
    store.save_answer(first.id, "breaks", "end")
    assert store.own_respondent(made.id, "leader", "all") == first == store.remembered_respondent(made.id)
    changed = store.own_respondent(made.id, "worker", None)
    assert changed == Respondent(id=first.id, perspective="worker", set_id=None, collection_id=store.collection_of(made.id).id)
    assert store.answers_of(changed.id)["breaks"].answer == "end"
    assert len(store.respondents(store.collection_of(made.id).id)) == 1


def test_an_answer_of_nobody_is_refused_in_words(store: Store, made: Assessment) -> None:
    with pytest.raises(NotKept, match="not kept here, or not any more"):
        store.save_answer("nobody", "breaks", "end")
    with pytest.raises(NotKept, match="This collection of answers is not kept here"):
        store.add_respondent("nothing", "leader", None)


def test_every_change_changes_the_number_of_changes(store: Store, made: Assessment, person: Respondent) -> None:
    seen = [store.answered_rev(made.id)]

    def changed() -> bool:
        seen.append(store.answered_rev(made.id))
        return seen[-1] > seen[-2]

    store.save_answer(person.id, "breaks", "end")
    assert changed()
    store.save_note(person.id, "breaks", "x")
    assert changed()
    store.clear_answer(person.id, "breaks")
    assert changed()
    store.save_check(made.id, "money", "yes")
    assert changed()
    store.record(made.id, "report_made", "facilitator")
    assert changed()
    store.erase_collection(store.collection_of(made.id).id)
    assert changed()
    assert not changed()
