"""Removing an assessment: it goes whole, and nothing else is touched."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from roadmap.access.models import Grant, Role
from roadmap.assessment.arrival_models import Arrived, SheetColumns
from roadmap.assessment.models import Agreement, Assessment, CollectionKind, Contacts, Respondent
from roadmap.assessment.note_models import Choice
from roadmap.content.models import Framework
from roadmap.plan.models import PlanInputs
from roadmap.plan.sheet_models import PlanColumns
from roadmap.store import NotKept, Store, tables
from tests.examples import small_activity, small_contribution, small_plan, small_plan_meeting, small_release, small_together

#: What may stay: the framework is content, events outlive what they tell of, and a workshop is no assessment's own.
ROOMS = {"workshop", "workshop_move", "phone", "vote", "room_word"}
EVALUATIONS = {"evaluation", "evaluation_wave", "evaluation_form", "evaluation_said", "evaluation_count"}
STAYS = {"framework", "event", "erased", *ROOMS, *EVALUATIONS}


def fill(store: Store, made: Assessment, person: Respondent) -> None:
    """Give an assessment one of everything."""
    store.save_answer(person.id, "breaks", "end")
    store.save_note(person.id, "breaks", "a sentence nobody should find again")
    written = store.write_note(person.id, "a note nobody should find again", date(2026, 4, 3))
    store.keep_decision(made.id, written.model_copy(update={"choice": Choice.PASS_ON, "decided_on": date(2026, 4, 2)}))
    store.save_check(made.id, "money", "yes")
    store.save_agreement(made.id, Agreement(item="breaks", outcome="middle", agreed_on=date(2026, 4, 1)))
    meeting, view = small_together().meetings[0], small_together().minority_views[0]
    store.decide(made.id, small_together().decisions, {})
    store.hold_back(made.id, "time_to_talk")
    store.save_meeting(made.id, meeting.model_copy(update={"revision": 0}))
    store.save_minority_view(made.id, view.model_copy(update={"revision": 0}))
    store.save_activity(made.id, small_activity())
    store.save_plan_inputs(made.id, PlanInputs(ranking=("care",)))
    store.save_plan(made.id, small_plan())
    store.begin_plan_meeting(made.id, small_plan_meeting().model_copy(update={"id": "", "revision": 0}))
    heard = store.save_contribution(made.id, small_contribution())
    store.question(person.id, heard.id, "That is not what I said", date(2026, 4, 3))
    store.keep_release(made.id, small_release())
    invited = store.make_link(Role.RESPONDENT, store.collection_of(made.id).id, datetime(2026, 9, 1, tzinfo=UTC))
    store.give(Grant(email="lead@example.org", role=Role.FACILITATOR, opens=made.id))
    typed_in = Arrived(perspective="leader", set_id="all", way="paper", answers={"breaks": "end"}, known_by="form 7")
    store.bring_in(store.collection_of(made.id).id, [typed_in])
    store.keep_sheet_columns(store.collection_of(made.id).id, SheetColumns(columns={"breaks": "breaks"}))
    store.keep_plan_columns(made.id, PlanColumns(columns={"who": "lead"}))
    store.begin_visit(invited.link, datetime(2026, 5, 1, tzinfo=UTC))


def rows(store: Store) -> dict[str, int]:
    """How many rows each table of the assessments' own holds."""
    with store._database.reading() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in tables.metadata.tables.items()
            if name not in STAYS
        }


def test_a_removed_assessment_leaves_no_row(store: Store, made: Assessment, person: Respondent) -> None:
    fill(store, made, person)
    assert min(rows(store).values()) > 0
    store.remove_assessment(made.id)
    assert set(rows(store).values()) == {0}
    assert [event.what for event in store.events(made.id)] == ["notes_read", "answers_imported", "assessment_removed"]
    with pytest.raises(NotKept):
        store.assessment(made.id)


def test_other_assessments_stay_as_they_are(store: Store, made: Assessment, person: Respondent, framework: Framework) -> None:
    fill(store, made, person)
    later = store.create_assessment(
        "Northlea Council", "Housing", "Autumn 2026", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM,
        today=date(2026, 9, 1), follows=made.id,
    )  # fmt: skip
    own = store.own_respondent(later.id, "leader", "all")
    store.save_answer(own.id, "breaks", "start")
    store.remove_assessment(made.id)
    assert store.assessments() == [later.model_copy(update={"follows": None})]
    assert store.answers_of(own.id)["breaks"].answer == "start"
    assert store.framework_of(later.id) == framework


def test_what_is_not_there_cannot_be_removed(store: Store, made: Assessment) -> None:
    with pytest.raises(NotKept, match="not kept here"):
        store.remove_assessment("nothing")
    assert store.assessments() == [made]


def test_a_removed_note_is_no_longer_in_the_file(sqlite_url: str, framework: Framework) -> None:
    store = Store.open(sqlite_url)
    made = store.create_assessment(
        "A", "B", "C", framework, "all", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 3, 1)
    )
    fill(store, made, store.own_respondent(made.id, "leader", "all"))
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    beside = [file, file.with_name(file.name + "-wal")]
    assert any(b"nobody should find" in path.read_bytes() for path in beside)
    store.remove_assessment(made.id)
    assert not any(b"nobody should find" in path.read_bytes() for path in beside if path.exists())
    store.close()
