"""What a group keeps: agreements, checklist, activities, plan, releases and events."""

from datetime import date

import pytest

from roadmap.assessment.models import Agreement, Assessment, Audience
from roadmap.plan.models import Plan, PlanInputs
from roadmap.plan.sheet_models import PlanColumns
from roadmap.store import Event, NotKept, StaleWrite, Store, StoreProblem
from tests.examples import small_activity, small_plan, small_release


def test_an_agreement_replaces_the_one_before(store: Store, made: Assessment) -> None:
    store.save_agreement(made.id, Agreement(item="breaks", outcome="start"))
    later = Agreement(item="breaks", outcome="we_do_not_agree", because="two views", evidence="rota", agreed_on=date(2026, 4, 1))
    store.save_agreement(made.id, later)
    other = Agreement(item="time_to_talk", outcome="end")
    store.save_agreement(made.id, other)
    seen = {"collection_id": store.collection_of(made.id).id}
    assert store.agreements(made.id) == [later.model_copy(update=seen), other.model_copy(update=seen)]
    store.remove_agreement(made.id, "time_to_talk")
    assert store.agreements(made.id) == [later.model_copy(update=seen)]


def test_the_checklist_keeps_the_last_choice(store: Store, made: Assessment) -> None:
    store.save_check(made.id, "money", "partly")
    store.save_check(made.id, "money", "yes")
    store.save_check(made.id, "people", "no")
    store.save_check(made.id, "people", None)
    assert store.checks(made.id) == {"money": "yes"}


def test_activities_are_kept_in_the_order_they_were_added(store: Store, made: Assessment) -> None:
    first = store.save_activity(made.id, small_activity())
    second = store.save_activity(made.id, small_activity())
    assert first == small_activity(first.id).model_copy(update={"revision": 1})
    changed = store.save_activity(made.id, first.model_copy(update={"title": "Allotment"}))
    assert changed.revision == 2
    assert store.activities(made.id) == [changed, second]
    store.remove_activity(made.id, changed.id)
    assert store.activities(made.id) == [second]


def test_a_stale_activity_is_refused_with_both_versions(store: Store, made: Assessment) -> None:
    first = store.save_activity(made.id, small_activity())
    theirs = store.save_activity(made.id, first.model_copy(update={"title": "Theirs"}))
    mine = first.model_copy(update={"title": "Mine"})
    with pytest.raises(StaleWrite) as stale:
        store.save_activity(made.id, mine)
    assert (stale.value.mine, stale.value.theirs) == (mine, theirs)
    with pytest.raises(StaleWrite):
        store.remove_activity(made.id, first.id, first.revision)
    store.remove_activity(made.id, first.id, theirs.revision)
    with pytest.raises(StaleWrite, match="Somebody removed this") as removed:
        store.save_activity(made.id, theirs)
    assert removed.value.theirs is None


def test_a_plan_comes_back_in_order(store: Store, made: Assessment) -> None:
    kept = store.save_plan(made.id, small_plan())
    assert [priority.title for priority in kept.priorities] == ["Time to talk", "Something of our own"]
    assert {row.revision for row in (*kept.priorities, *kept.actions)} == {1}
    assert store.plan(made.id) == kept


def test_a_new_order_changes_only_what_moved(store: Store, made: Assessment) -> None:
    kept = store.save_plan(made.id, small_plan())
    one, two = kept.priorities
    turned = kept.model_copy(
        update={"priorities": (two.model_copy(update={"position": 1}), one.model_copy(update={"position": 2}))}
    )
    new = store.save_plan(made.id, turned)
    assert [(priority.id, priority.revision) for priority in new.priorities] == [("p2", 2), ("p1", 2)]
    assert new.actions == kept.actions[::-1]


def test_what_goes_is_taken_away_with_what_is_kept_in_its_place(store: Store, made: Assessment) -> None:
    kept = store.save_plan(made.id, small_plan())
    one, two = kept.actions
    both = Plan(actions=(one.model_copy(update={"do": "Plan breaks, and meet"}),))
    found = store.save_plan(made.id, both, gone=Plan(actions=(two,)))
    assert [(action.id, action.do, action.revision) for action in found.actions] == [("a1", "Plan breaks, and meet", 2)]
    second = next(priority for priority in found.priorities if priority.id == "p2")
    assert [one.id for one in store.save_plan(made.id, Plan(), gone=Plan(priorities=(second,))).priorities] == ["p1"]


def test_what_somebody_changed_meanwhile_is_not_taken_away(store: Store, made: Assessment) -> None:
    kept = store.save_plan(made.id, small_plan())
    one, two = kept.actions
    theirs = store.save_action(made.id, two.model_copy(update={"do": "Meet monthly"}))
    both = Plan(actions=(one.model_copy(update={"do": "Plan breaks, and meet"}),))
    with pytest.raises(StaleWrite):
        store.save_plan(made.id, both, gone=Plan(actions=(two,)))
    assert store.plan(made.id).actions == (one, theirs)
    with pytest.raises(StaleWrite):  # an action was put into it that nobody had seen
        store.save_plan(made.id, Plan(), gone=Plan(priorities=kept.priorities[1:]))
    assert store.plan(made.id).actions == (one, theirs)
    store.remove_action(made.id, theirs.id)
    with pytest.raises(StaleWrite):  # it went into another one already
        store.save_plan(made.id, both, gone=Plan(actions=(theirs,)))


def test_a_stale_plan_is_refused_whole(store: Store, made: Assessment) -> None:
    kept = store.save_plan(made.id, small_plan())
    action = store.save_action(made.id, kept.actions[1].model_copy(update={"do": "Meet monthly"}))
    one = kept.priorities[0].model_copy(update={"title": "Mine"})
    mine = kept.model_copy(update={"priorities": (one, kept.priorities[1])})
    with pytest.raises(StaleWrite) as stale:
        store.save_plan(made.id, mine)
    assert stale.value.mine == mine
    assert stale.value.theirs == store.plan(made.id)
    assert store.plan(made.id).actions[1] == action
    assert store.plan(made.id).priorities[0].title == "Time to talk"


def test_what_a_plan_does_not_name_stays(store: Store, made: Assessment) -> None:
    kept = store.save_plan(made.id, small_plan())
    store.save_plan(made.id, kept.model_copy(update={"actions": ()}))
    assert store.plan(made.id) == kept


def test_a_priority_goes_with_its_actions(store: Store, made: Assessment) -> None:
    kept = store.save_plan(made.id, small_plan())
    store.remove_action(made.id, "a2", 1)
    store.remove_priority(made.id, "p1", 1)
    assert store.plan(made.id) == kept.model_copy(update={"priorities": kept.priorities[1:], "actions": ()})


def test_an_action_without_its_priority_is_refused(store: Store, made: Assessment) -> None:
    with pytest.raises(NotKept):
        store.save_action(made.id, small_plan().actions[0])


def test_what_the_columns_of_an_own_plan_mean_is_empty_and_then_the_last_kept(store: Store, made: Assessment) -> None:
    assert store.plan_columns(made.id) == PlanColumns()
    for meant in (PlanColumns(columns={"who": "lead"}), PlanColumns(columns={"who": "left_out", "what": "action"})):
        store.keep_plan_columns(made.id, meant)
        assert store.plan_columns(made.id) == meant


def test_plan_inputs_are_empty_and_then_the_last_kept(store: Store, made: Assessment) -> None:
    assert store.plan_inputs(made.id) == PlanInputs()
    inputs = PlanInputs(wanted={"care": "end"}, importance={"care": "high"}, ranking=("care",))
    store.save_plan_inputs(made.id, PlanInputs(ranking=("ready",)))
    store.save_plan_inputs(made.id, inputs)
    assert store.plan_inputs(made.id) == inputs


def test_releases_stay_in_order_and_the_same_one_is_not_kept_twice(store: Store, made: Assessment) -> None:
    room, organisation = small_release(Audience.ROOM), small_release()
    for release in (room, room, organisation, room):
        store.keep_release(made.id, release)
    assert store.releases(made.id) == [room, organisation, room]


def test_events_about_answers_name_no_role_and_come_once_a_day(store: Store, made: Assessment) -> None:
    day = date(2026, 3, 2)
    store.record(made.id, "report_made", "facilitator", on_day=day)
    store.record(made.id, "answered", "respondent", on_day=day)
    store.record(made.id, "answered", "respondent", on_day=day)
    assert store.events(made.id) == [
        Event(assessment_id=made.id, on_day=day, what="report_made", role="facilitator"),
        Event(assessment_id=made.id, on_day=day, what="answered", role=None),
    ]


@pytest.mark.parametrize("deed", ["UPDATE event SET what = 'nothing'", "DELETE FROM event"])
def test_events_can_only_be_added(store: Store, made: Assessment, deed: str) -> None:
    store.record(made.id, "report_made", "facilitator")
    with pytest.raises(StoreProblem, match="The database refused"), store._database.writing() as connection:
        connection.exec_driver_sql(deed)
    assert [event.what for event in store.events(made.id)] == ["report_made"]


def test_nothing_is_kept_of_an_assessment_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotKept):
        store.save_activity("nothing", small_activity())
    with pytest.raises(NotKept):
        store.record("nothing", "report_made")
    assert store.events("nothing") == []
