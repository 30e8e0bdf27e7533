"""What a spreadsheet changed is taken, what the plan changed stays, what both changed is asked, and nothing is removed."""

from datetime import date

import pytest

from roadmap.content.faults import ContentFaults
from roadmap.plan.following import explained, with_due, with_status
from roadmap.plan.following_models import Promise, Reading
from roadmap.plan.models import AlreadyIn
from tests.plan.sheets import TODAY, action, after, held, plan, priority, sheet_of, told

MARCH, MAY = date(2027, 3, 31), date(2027, 5, 31)


def test_an_unchanged_sheet_changes_nothing() -> None:
    found = held(plan(), sheet_of(plan()))
    assert found.is_empty
    assert not found.faults
    assert after(plan(), found) == plan()


def test_a_cell_changed_in_the_sheet_is_taken_and_nothing_else() -> None:
    now = plan(action("a", lead="Chair", pay="£35"), action("b", 2))
    found = held(now, sheet_of(now, {("a", "lead"): "Trauma lead"}))
    (change,) = found.changes
    assert (change.action.id, change.field, change.plan, change.file) == ("a", "lead", "Chair", "Trauma lead")
    made = after(now, found)
    assert made.actions[0] == now.actions[0].model_copy(update={"lead": "Trauma lead", "edited": True})
    assert made.actions[1] == now.actions[1]


def test_a_cell_changed_in_the_plan_only_stays() -> None:
    then, now = plan(action(lead="Chair")), plan(action(lead="Director", revision=2))
    found = held(now, sheet_of(then, {("a", "pay"): "£35"}))
    assert [one.field for one in found.changes] == ["pay"]
    assert after(now, found).actions[0].lead == "Director"


def test_a_cell_changed_in_both_is_a_conflict_and_the_plan_stands_unless_the_file_is_chosen() -> None:
    then, now = plan(action(lead="Chair")), plan(action(lead="Director"))
    found = held(now, sheet_of(then, {("a", "lead"): "Trauma lead"}))
    assert not found.changes
    (both,) = found.conflicts
    assert (both.plan, both.file) == ("Director", "Trauma lead")
    assert after(now, found).actions[0].lead == "Director"
    assert after(now, found, a__lead="file").actions[0].lead == "Trauma lead"


def test_the_same_change_in_both_is_none() -> None:
    then, now = plan(action(lead="Chair")), plan(action(lead="Director"))
    assert held(now, sheet_of(then, {("a", "lead"): "Director"})).is_empty


def test_without_what_the_plan_was_every_difference_is_asked() -> None:
    now = plan(action(lead="Chair"))
    found = held(now, sheet_of(now, {("a", "lead"): "Director"}, base=None))
    assert not found.changes
    assert [one.field for one in found.conflicts] == ["lead"]


def test_a_row_that_is_missing_is_named_and_its_action_stays() -> None:
    now = plan(action("a"), action("b", 2))
    sheet = sheet_of(now)
    found = held(now, sheet._replace(rows=sheet.rows[:1]))
    assert [one.id for one in found.missing] == ["b"]
    assert after(now, found) == now


def test_an_action_that_came_after_the_file_is_not_missing() -> None:
    found = held(plan(action("a"), action("b", 2)), sheet_of(plan(action("a"))))
    assert found.missing == ()


def test_a_row_without_an_id_is_a_new_action_of_the_priority_it_names() -> None:
    for name in ("1 Time for people", "time for people", "1. Time for people"):
        found = held(plan(), sheet_of(plan(), None, {"priority": name, "action": "Ask people", "lead": "Chair", "due": MARCH}))
        assert told(found) == []
        made = after(plan(), found).actions[1]
        assert (made.id, made.do, made.lead, made.due, made.priority_id, made.position) == (
            "new1", "Ask people", "Chair", MARCH, "p", 2,
        )  # fmt: skip
        assert (made.decision, made.origin, made.followed.first_due, made.followed.status) == (
            "accepted", None, MARCH, "not_started",
        )  # fmt: skip


def test_a_new_row_may_bring_a_date_that_was_moved_before() -> None:
    row = {"priority": "Pay", "action": "Pay", "first_due": MARCH, "due": MAY, "moved_because": "Snow"}
    made = after(plan(), held(plan(), sheet_of(plan(), None, row))).actions[1].followed
    assert made.first_due == MARCH
    assert [(one.due, one.because) for one in made.moves] == [(MAY, "Snow")]


def test_a_row_whose_words_its_priority_has_already_is_a_fault_so_that_nothing_comes_in_twice() -> None:
    row = {"priority": "Time for people", "action": "do A"}
    assert told(held(plan(), sheet_of(plan(), None, row))) == [
        "Plan!action6: an action of the plan says the same under the same priority: remove one, or change the words"
    ]
    new = {"priority": "Pay", "action": "Ask"}
    assert "Plan!action7: row 6 says the same" in told(held(plan(), sheet_of(plan(), None, new, new)))[0]


def test_a_moved_date_keeps_the_first_and_its_reason() -> None:
    now = plan(with_due(action(), MARCH, TODAY))
    found = held(now, sheet_of(now, {("a", "due"): MAY, ("a", "moved_because"): "Snow"}))
    assert [(one.field, one.more) for one in found.changes] == [("due", {"moved_because": "Snow"})]
    made = after(now, found).actions[0]
    assert (made.due, made.followed.first_due, made.followed.moves[-1].because) == (MAY, MARCH, "Snow")


def test_a_date_that_both_moved_is_one_conflict_with_its_reason() -> None:
    then = plan(with_due(action(), MARCH, TODAY))
    now = plan(with_due(then.actions[0], date(2027, 4, 30), TODAY, "Illness"))
    found = held(now, sheet_of(then, {("a", "due"): MAY, ("a", "moved_because"): "Snow"}))
    assert [(one.field, dict(one.more)) for one in found.conflicts] == [("due", {"moved_because": "Snow"})]
    assert after(now, found) == now
    assert [one.because for one in after(now, found, a__due="file").actions[0].followed.moves] == ["Illness", "Snow"]


def test_a_date_that_both_moved_alike_keeps_the_reason_of_the_plan() -> None:
    then = plan(with_due(action(), MARCH, TODAY))
    now = plan(with_due(then.actions[0], MAY, TODAY, "Illness"))
    found = held(now, sheet_of(then, {("a", "due"): MAY, ("a", "moved_because"): "Snow"}))
    assert (told(found), found.is_empty) == ([], True)


def test_a_first_date_needs_no_reason() -> None:
    found = held(plan(), sheet_of(plan(), {("a", "due"): MARCH}))
    assert after(plan(), found).actions[0].followed.first_due == MARCH


def test_what_is_said_and_read_is_added_to_what_was() -> None:
    was = explained(with_status(with_due(action(), MARCH, TODAY), "blocked", TODAY), "No room", TODAY)
    was = was.model_copy(update={"followed": was.followed.model_copy(update={"readings": (Reading(on=TODAY, value="1"),)})})
    now = plan(was)
    edits = {("a", "why_late"): "No money; we ask", ("a", "last_reading"): "2", ("a", "read_on"): date(2026, 4, 1)}
    made = after(now, held(now, sheet_of(now, edits))).actions[0].followed
    assert [one.words for one in made.explanations] == ["No room", "No money; we ask"]
    assert [(one.on, one.value) for one in made.readings] == [(TODAY, "1"), (date(2026, 4, 1), "2")]


def test_a_reading_without_its_day_is_of_today() -> None:
    made = after(plan(), held(plan(), sheet_of(plan(), {("a", "last_reading"): "2"}))).actions[0].followed
    assert [(one.on, one.value) for one in made.readings] == [(TODAY, "2")]


def test_pay_preparation_and_support_are_lines_with_days() -> None:
    line = Promise(kind="pay", words="Vouchers", due=MARCH)
    was = action(support="A call before").model_copy(
        update={"followed": action().followed.model_copy(update={"promises": (line,)})}
    )
    now = plan(was)
    edits = {("a", "pay_on"): TODAY, ("a", "support_by"): MAY}
    made = after(now, held(now, sheet_of(now, edits))).actions[0].followed.promises
    assert made == (line.model_copy(update={"done_on": TODAY}), Promise(kind="support", words="A call before", due=MAY))


def test_another_plan_that_holds_an_action_comes_back() -> None:
    edits = {("a", "already_in"): "Children's services plan", ("a", "already_where"): "12"}
    made = after(plan(), held(plan(), sheet_of(plan(), edits))).actions[0]
    assert made.already_in == AlreadyIn(plan="Children's services plan", place="12")


def test_an_action_moves_to_another_priority_and_stands_last_there() -> None:
    now = plan(action("a"), action("b", 1, "q"))
    made = after(now, held(now, sheet_of(now, {("a", "priority"): "2 Pay"}))).actions[0]
    assert (made.priority_id, made.position) == ("q", 2)


def test_not_for_us_yet_with_a_reason_and_back_again() -> None:
    edits = {("a", "decision"): "rejected", ("a", "because"): "A quiet year"}
    now = after(plan(), held(plan(), sheet_of(plan(), edits)))
    assert (now.actions[0].decision, now.actions[0].because) == ("rejected", "A quiet year")
    again = after(now, held(now, sheet_of(now, {("a", "decision"): "accepted", ("a", "because"): ""})))
    assert (again.actions[0].decision, again.actions[0].because) == ("accepted", "")


def test_versions_that_do_not_go_together_are_refused() -> None:
    later = priority("q", 2, "Pay", decision="rejected", because="Later")
    priorities = (priority(), later, priority("r", 3, "Rooms"))
    then = plan(action(decision="offered"), priorities=priorities)
    now = plan(action(decision="offered", home="q"), priorities=priorities)
    found = held(now, sheet_of(then, {("a", "priority"): "Rooms", ("a", "decision"): "accepted"}))
    assert ([one.field for one in found.conflicts], told(found)) == (["priority", "decision"], [])
    assert after(now, found, a__priority="file", a__decision="file").actions[0].priority_id == "r"
    with pytest.raises(ContentFaults, match="the priority of this action is not for you yet"):
        after(now, found, a__decision="file")


def test_a_row_whose_action_was_taken_out_is_left_alone_unless_it_was_changed() -> None:
    then, now = plan(action("a"), action("b", 2)), plan(action("a"))
    found = held(now, sheet_of(then))
    assert ([row.id for row in found.gone], told(found)) == (["b"], [])
    found = held(now, sheet_of(then, {("b", "lead"): "Chair"}))
    assert told(found)[0].startswith("Plan!id6: this action was taken out of the plan")


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        ({"due": MAY}, "Plan!moved_because5: the date was moved: say why, in a sentence of its own"),
        ({"due": ""}, "Plan!due5: a date that was given can be moved, and not taken away"),
        ({"moved_because": "Snow"}, "Plan!moved_because5: a reason for a date that was not moved"),
        ({"first_due": MAY}, "Plan!first_due5: what stands here is kept as it was and cannot be changed: the first date"),
        ({"came_from": "Me"}, "Plan!came_from5: what stands here is kept as it was"),
        ({"status": "Nearly"}, "Plan!status5: 'Nearly' is none of the choices: Not_Started, Under_Way, Blocked, Done"),
        ({"status": ""}, "Plan!status5: '' is none of the choices"),
        ({"confidence": "yes"}, "Plan!confidence5: 'yes' is none of the choices: High, Medium, Low"),
        ({"status": "blocked"}, "Plan!why_late5: it is late or blocked: say why, and what will be done"),
        ({"action": ""}, "Plan!action5: empty: say what will be done"),
        ({"action": "x" * 10_001}, "Plan!action5: 10001 characters; at most 10,000 are kept"),
        ({"decision": "rejected"}, "Plan!because5: say why it is not for you yet"),
        ({"because": "Later"}, "Plan!because5: a reason for “not for us yet”, and the decision says something else"),
        ({"priority": "Time"}, "Plan!priority5: the plan has no priority 'Time'; it has: Time for people, Pay"),
        ({"read_on": TODAY}, "Plan!last_reading5: empty: say what was read on that day"),
        ({"id": "zzz"}, "Plan!id5: no action of this plan has the id 'zzz'"),
    ],
)
def test_faults_name_the_cell_and_say_what_to_do(edits: dict[str, object], fault: str) -> None:
    now = plan(with_due(action(), MARCH, TODAY), action("b", 2))
    found = held(now, sheet_of(now, {("a", field): value for field, value in edits.items()}))  # type: ignore[misc]
    assert [one[: len(fault)] for one in told(found)] == [fault]
    with pytest.raises(ValueError, match="a spreadsheet with faults"):
        after(now, found)


def test_all_faults_come_in_one_go() -> None:
    now = plan(action("a"), action("b", 2))
    edits = {("a", "action"): "", ("b", "status"): "?", ("b", "lead"): "x" * 10_001}
    assert len(told(held(now, sheet_of(now, edits, {"action": "No priority"})))) == 4


def test_two_rows_with_one_id_are_told_by_the_second() -> None:
    now = plan(action("a"), action("b", 2))
    assert told(held(now, sheet_of(now, {("b", "id"): "a"})))[0].startswith("Plan!id6: row 5 has this id already")


def test_the_plan_of_another_assessment_is_one_fault() -> None:
    other = plan(action("x"), action("y", 2))
    assert told(held(plan(), sheet_of(other))) == [
        "Plan!id5: none of these rows belongs to this plan: it may be the plan of another assessment. Open that one first"
    ]


def test_what_was_said_cannot_be_emptied() -> None:
    now = plan(explained(action(), "No room", TODAY))
    assert told(held(now, sheet_of(now, {("a", "why_late"): ""})))[0].startswith("Plan!why_late5: what was said earlier is kept")


def test_under_a_priority_that_is_not_for_us_yet_nothing_is_taken_on() -> None:
    now = plan(priorities=(priority(decision="rejected", because="Later"),))
    fault = "Plan!decision5: the priority of this action is not for you yet"
    assert told(held(now, sheet_of(now, {("a", "decision"): "accepted"})))[0].startswith(fault)
    assert held(now, sheet_of(now)).is_empty
