"""Archives of one place merged: what only one holds is added, what differs is a conflict, all or nothing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.assessment.models import Agreement, AnswerRow, Assessment, CollectionKind, Contacts, Respondent
from roadmap.content.faults import ContentFaults
from roadmap.content.models import Framework
from roadmap.exchange.gathering import gather
from roadmap.exchange.merging import merge, missing
from roadmap.exchange.models import ArchiveParts, RawAnswers
from roadmap.store import Store
from tests.databases import copied_sqlite
from tests.examples import small_activity, small_framework, small_parts


def parts(**answers: str | None) -> ArchiveParts:
    """An archive whose people gave these answers to one question."""
    raw = RawAnswers(
        respondents=tuple(Respondent(id=one, perspective="leader") for one in answers),
        rows=tuple(AnswerRow(respondent=one, item="breaks", answer=given) for one, given in answers.items()),
    )
    return small_parts(small_framework()).model_copy(update={"raw": raw})


def messages(*named: ArchiveParts) -> list[str]:
    with pytest.raises(ContentFaults) as found:
        merge([(f"{number}.zip", one) for number, one in enumerate(named, start=1)])
    return [f"{fault.code} {fault.message}" for fault in found.value.faults]


GIVEN = st.dictionaries(st.sampled_from(["r1", "r2", "r3", "r4"]), st.sampled_from(["start", "middle", "end"]), max_size=4)


@given(GIVEN, GIVEN)
def test_people_of_both_are_there_or_there_is_a_conflict(one: dict[str, str], two: dict[str, str]) -> None:
    differ = [person for person in one.keys() & two.keys() if one[person] != two[person]]
    named = [("one.zip", parts(**one)), ("two.zip", parts(**two))]
    if differ:
        with pytest.raises(ContentFaults) as found:
            merge(named)
        assert len(found.value.faults) == len(differ)
        return
    raw = merge(named).raw
    assert raw
    assert {row.respondent: row.answer for row in raw.rows} == one | two
    assert {person.id for person in raw.respondents} == one.keys() | two.keys()


def test_merging_an_archive_with_itself_changes_nothing() -> None:
    whole = parts(r1="start", r2="end")
    assert merge([("a", whole), ("b", whole)]) == whole
    new = missing(whole, merge([("a", whole), ("b", whole)]))
    assert new.raw == RawAnswers(respondents=(), rows=())
    assert (new.releases, new.activities, new.agreements, new.plan.actions) == ((), (), (), ())


def test_an_answer_and_a_note_of_one_person_come_together() -> None:
    one, two = parts(r1="start"), parts(r1=None)
    assert two.raw
    noted = two.raw.rows[0].model_copy(update={"note": "rota"})
    two = two.model_copy(update={"raw": two.raw.model_copy(update={"rows": (noted,)})})
    for named in ([("1", one), ("2", two)], [("2", two), ("1", one)]):
        raw = merge(named).raw
        assert raw
        assert [(row.answer, row.note) for row in raw.rows] == [("start", "rota")]


def test_conflicts_are_said_all_at_once_and_tell_no_words() -> None:
    one, two = parts(r1="start", r2="end"), parts(r1="end", r2="end")
    assert two.raw
    changed = two.model_copy(
        update={
            "agreements": tuple(one.model_copy(update={"because": "secret"}) for one in two.agreements),
            "activities": tuple(one.model_copy(update={"title": "secret"}) for one in two.activities),
        }
    )
    said = messages(one, changed)
    assert any("one person's answer to breaks (end) is not the same in 1.zip" in line for line in said)
    assert any("an activity is not the same" in line for line in said)
    assert all("Make both the same where they were made" in line for line in said)
    assert "secret" not in " ".join(said)


def test_a_meeting_about_the_plan_comes_from_where_it_was_held_and_two_that_differ_are_a_conflict() -> None:
    one = parts(r1="start")
    without = one.model_copy(update={"plan_meetings": ()})
    merged = merge([("1", without), ("2", one)])
    assert merged.plan_meetings == one.plan_meetings == missing(without, merged).plan_meetings
    assert missing(one, merged).plan_meetings == ()
    other = one.model_copy(
        update={"plan_meetings": tuple(held.model_copy(update={"recorded_by": "secret"}) for held in one.plan_meetings)}
    )
    (said,) = messages(one, other)
    assert "a meeting about the plan is not the same in 1.zip" in said
    assert "secret" not in said


def test_another_framework_or_place_is_refused() -> None:
    one = parts(r1="start")
    reference = one.assessment.framework.model_copy(update={"hash": "f" * 64})
    other_words = one.model_copy(update={"assessment": one.assessment.model_copy(update={"framework": reference})})
    other_round = one.model_copy(update={"assessment": one.assessment.model_copy(update={"round_name": "Autumn"})})
    (words, place) = messages(one, other_words, other_round)
    assert words.startswith("OTHER_WORDS this was answered on other words than 1.zip")
    assert place.startswith("OTHER_PLACE this is of ")
    assert "Autumn" in place


@pytest.fixture
def other(sqlite_template: Path, tmp_path: Path) -> Store:
    """The store of another machine."""
    return Store.open(copied_sqlite(sqlite_template, tmp_path / "other.db"))


@pytest.fixture
def made(store: Store, framework: Framework) -> Assessment:
    """An assessment with one person's answer."""
    made = store.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    store.save_answer(store.own_respondent(made.id, "leader", "all").id, "breaks", "end")
    return made


def test_what_two_machines_gathered_comes_together_in_one_store(store: Store, other: Store, made: Assessment) -> None:
    other.restore_assessment(gather(store, made.id, with_answers=True))
    collection = store.collection_of(made.id).id
    there = other.add_respondent(collection, "worker", "all")
    other.save_answer(there.id, "breaks", "start")
    other.save_agreement(made.id, Agreement(item="breaks", outcome="middle"))
    other.save_activity(made.id, small_activity())
    gone = other.add_respondent(collection, "worker", "all")
    other.save_answer(gone.id, "breaks", "middle")
    before = store.answered_rev(made.id)
    kept, brought = gather(store, made.id, with_answers=True), gather(other, made.id, with_answers=True)
    store.add_parts(made.id, missing(kept, merge([("here", kept), ("there.zip", brought)])))
    assert gather(store, made.id, with_answers=True) == brought
    assert store.answered_rev(made.id) > before
    store.erase_respondent(gone.id)
    kept = gather(store, made.id, with_answers=True)
    store.add_parts(made.id, missing(kept, merge([("here", kept), ("there.zip", brought)])))
    assert gone.id not in {person.id for person in store.respondents(collection)}, "who was erased here stays erased"
    other.close()
