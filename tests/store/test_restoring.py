"""An assessment out of one store and into another, through an archive, on both databases."""

from datetime import date
from pathlib import Path

import pytest

from roadmap.assessment.models import Agreement, Assessment, Audience, Respondent
from roadmap.exchange import sealing
from roadmap.exchange.archives import read_archive, write_archive
from roadmap.exchange.gathering import gather
from roadmap.exchange.models import ArchiveParts
from roadmap.plan.models import Merged, Plan, PlanInputs
from roadmap.store import NotKept, Store
from tests.databases import copied_sqlite
from tests.examples import small_activity, small_contribution, small_plan, small_plan_meeting, small_release, small_together


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys quickly: how long it takes is no part of these tests."""
    monkeypatch.setattr(sealing, "COST", {"n": 2**4, "r": 8, "p": 1})


@pytest.fixture
def other(sqlite_template: Path, tmp_path: Path) -> Store:
    """The store of another machine."""
    return Store.open(copied_sqlite(sqlite_template, tmp_path / "other.db"))


@pytest.fixture
def full(store: Store, made: Assessment, person: Respondent) -> Assessment:
    """An assessment with one of everything."""
    store.save_answer(person.id, "breaks", "end")
    store.save_note(person.id, "breaks", "rota")
    second = store.add_respondent(store.collection_of(made.id).id, "worker", None)
    store.save_answer(second.id, "breaks", "start")
    store.save_check(made.id, "money", "yes")
    store.save_agreement(made.id, Agreement(item="breaks", outcome="middle", agreed_on=date(2026, 4, 1)))
    together = small_together()
    looked_at = {"collection_id": store.collection_of(made.id).id}
    store.decide(made.id, [one.model_copy(update=looked_at) for one in together.decisions], {})
    store.hold_back(made.id, "breaks")
    meeting = store.save_meeting(made.id, together.meetings[0].model_copy(update={"revision": 0} | looked_at))
    store.save_minority_view(made.id, together.minority_views[0].model_copy(update={"revision": 0, "meeting": meeting.id}))
    store.save_activity(made.id, small_activity())
    store.save_plan_inputs(made.id, PlanInputs(ranking=("care",)))
    store.save_plan(made.id, small_plan())
    begun = small_plan_meeting().model_copy(update={"id": "", "revision": 0, "closed_on": None, "closed_with": None})
    store.close_plan_meeting(made.id, store.begin_plan_meeting(made.id, begun), today=date(2026, 4, 6))
    heard = store.save_contribution(made.id, small_contribution(collection_id=store.collection_of(made.id).id))
    store.question(person.id, heard.id, "That is not what I said", date(2026, 4, 3))
    store.keep_release(made.id, small_release(Audience.ROOM))
    store.keep_release(made.id, small_release())
    return made


def through_a_file(store: Store, assessment_id: str, *, with_answers: bool) -> ArchiveParts:
    passphrase = "four words" if with_answers else None
    return read_archive(write_archive(gather(store, assessment_id, with_answers=with_answers), passphrase), passphrase)


@pytest.mark.parametrize("with_answers", [True, False])
def test_what_goes_out_comes_in_the_same(store: Store, other: Store, full: Assessment, with_answers: bool) -> None:
    parts = through_a_file(store, full.id, with_answers=with_answers)
    restored = other.restore_assessment(parts)
    assert restored == full == other.assessment(full.id)
    assert gather(other, full.id, with_answers=with_answers) == parts
    assert other.framework_of(full.id) == store.framework_of(full.id)
    if with_answers:
        assert other.remembered_respondent(full.id) == store.remembered_respondent(full.id)
        assert len(parts.releases) == 2
    else:
        assert parts.raw is None
        assert other.respondents(other.collection_of(full.id).id) == []
        assert parts.releases == (small_release(),)
    other.close()


def test_a_meeting_with_new_ids_speaks_of_the_plan_under_its_new_ids(store: Store, full: Assessment) -> None:
    copy = store.restore_assessment(through_a_file(store, full.id, with_answers=True))
    plan, (meeting,) = store.plan(copy.id), store.plan_meetings(copy.id)
    assert meeting.id != store.plan_meetings(full.id)[0].id
    assert meeting.closed_with
    assert {one.id for one in meeting.closed_with.actions} == {one.id for one in plan.actions}
    assert {one.priority_id for one in meeting.closed_with.actions} == {one.id for one in plan.priorities}


def test_what_became_one_is_parted_in_a_copy_without_touching_the_plan_it_was_copied_from(store: Store, full: Assessment) -> None:
    first, second = store.plan(full.id).actions
    both = first.model_copy(update={"merged_from": (Merged(on=date(2026, 4, 1), before=first, other=second),)})
    store.save_plan(full.id, Plan(actions=(both,)), gone=Plan(actions=(second,)))
    copy = store.restore_assessment(through_a_file(store, full.id, with_answers=True))
    for one in (full, copy):
        plan = store.plan(one.id)
        (other,) = (merged.other for merged in plan.actions[0].merged_from)
        assert other.priority_id in {priority.id for priority in plan.priorities}
        parted = store.save_plan(one.id, Plan(actions=(other.model_copy(update={"revision": 0}),)))
        assert [action.do for action in parted.actions] == [first.do, second.do]
    assert {one.id for one in store.plan(full.id).actions}.isdisjoint(one.id for one in store.plan(copy.id).actions)


def test_the_same_archive_again_gets_new_ids_and_changes_nothing_kept(store: Store, full: Assessment) -> None:
    parts = through_a_file(store, full.id, with_answers=True)
    before = gather(store, full.id, with_answers=True)
    copy = store.restore_assessment(parts)
    assert copy.id != full.id
    assert copy.organisation == full.organisation
    assert store.assessments() == [copy, full]
    assert gather(store, full.id, with_answers=True) == before
    again = gather(store, copy.id, with_answers=True)
    assert [action.do for action in again.plan.actions] == [action.do for action in parts.plan.actions]
    assert {priority.id for priority in again.plan.priorities}.isdisjoint(priority.id for priority in parts.plan.priorities)
    assert again.raw
    assert parts.raw
    (heard,), actions = again.contributions, [action.id for action in again.plan.actions]
    assert (heard.of_action, heard.collection_id) == (actions[0], store.collection_of(copy.id).id)
    looked_at = [one.collection_id for one in again.together.meetings] + [one.collection_id for one in again.together.decisions]
    assert set(looked_at) == {store.collection_of(copy.id).id}
    assert [note.contribution for note in again.raw.notes] == [heard.id] == list(again.raw.questioned)
    assert heard.id != parts.contributions[0].id
    assert sorted((row.item, row.answer or "", row.note) for row in again.raw.rows) == sorted(
        (row.item, row.answer or "", row.note) for row in parts.raw.rows
    )


def test_who_was_erased_stays_erased(store: Store, full: Assessment, person: Respondent) -> None:
    parts = through_a_file(store, full.id, with_answers=True)
    store.erase_respondent(person.id)
    copy = store.restore_assessment(parts)
    collected = store.collected(store.collection_of(copy.id).id)
    assert [row.answer for row in collected.rows] == ["start"]
    assert store.remembered_respondent(copy.id) is None


def test_an_archive_that_does_not_fit_is_taken_over_in_no_part(store: Store, full: Assessment, other: Store) -> None:
    parts = through_a_file(store, full.id, with_answers=True)
    lost = parts.plan.actions[0].model_copy(update={"priority_id": "p1"})
    twice = parts.model_copy(update={"plan": parts.plan.model_copy(update={"actions": (lost, lost)})})
    with pytest.raises(Exception, match="The database refused"):
        other.restore_assessment(twice)
    assert other.assessments() == []
    with pytest.raises(NotKept):
        other.collection_of(full.id)
    other.close()
