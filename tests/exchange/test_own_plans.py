"""A group's own plan comes in: headings are known by their words, rows become actions, and what is wrong is told by its cell."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import count
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from roadmap.content.faults import ContentFaults
from roadmap.content.loading import load_words
from roadmap.exchange.own_plans import meant, own_sheet, own_tables, suggested, to_keep
from roadmap.exchange.plan_files import choice_words
from roadmap.plan.models import Plan
from roadmap.plan.own_rows import Brought, brought
from roadmap.plan.sheet_models import PlanColumns
from tests.plan.sheets import TODAY, action, plan, priority

WORDS = load_words("report_en")
HEADINGS = ("Ref", "Theme", "Action Required", "Lead Officer", "By when", "Progress status", "Measure of success")
MARCH = date(2027, 3, 31)


def book(*rows: Sequence[Any], change: Callable[[Any], object] = lambda sheet: None, title: str = "Action plan") -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
        cell.data_type = "s"  # typed as text, and not as a formula
    change(sheet)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def bring(content: bytes, into: Plan | None = None, given: str = "", **fields: str) -> Brought:
    (table, *_) = own_tables(content, "ours.xlsx")
    taken_for = suggested(table) | {place: fields[name] for place, name in table.headings.items() if name in fields}
    numbers = count(1)
    sheet = own_sheet(table, taken_for, WORDS)
    return brought(into or Plan(), sheet, given, TODAY, lambda: f"n{next(numbers)}", choice_words(WORDS))


def told(content: bytes, into: Plan | None = None, given: str = "") -> list[str]:
    try:
        found = bring(content, into, given).faults
    except ContentFaults as raised:
        found = raised.faults
    assert found
    return [f"{fault.path}: {fault.message}" for fault in found]


OURS = book(
    ("Children and families: trauma plan 2026",),
    (),
    HEADINGS,
    (1, "1. Listening", "Meet the champions board", "Service manager", datetime(2027, 3, 31), "In progress", "Notes"),
    (2, None, "=Write back, within 20 days", "Trauma lead", "30/06/2027", "Not Started", None),
    (3, "2. Èisteachd 🙂", "نستمع", None, None, "Complete", 5),
)


def test_headings_are_known_by_closeness_of_words() -> None:
    (table,) = own_tables(OURS, "ours.xlsx")
    assert [suggested(table).get(place) for place in table.headings] == [
        None, "priority", "action", "lead", "due", "status", "measure",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Who will lead?", "lead"), ("Owner", "lead"), ("Timescale", "due"), ("Deadline", "due"), ("Action(s)", "action"),
        ("What we will do", "action"), ("Budget", "resource"), ("Risks", "risk"), ("Priorities", "priority"), ("KPIs", "measure"),
        ("Statu", "status"), ("Start Date", "start"), ("Original due date", "first_due"),
    ],
)  # fmt: skip
def test_each_of_these_is_known(heading: str, field: str) -> None:
    (table,) = own_tables(book((heading, "Zzzz"), ("x", "y")), "ours.xlsx")
    assert suggested(table) == {0: field}


def test_rows_become_actions_that_are_taken_on_under_new_priorities() -> None:
    found = bring(OURS)
    assert found.faults == ()
    assert [(one.title, one.position, one.decision) for one in found.added.priorities] == [
        ("Listening", 1, "accepted"), ("Èisteachd 🙂", 2, "accepted"),
    ]  # fmt: skip
    assert [(one.do, one.lead, one.due, one.followed.status, one.position) for one in found.added.actions] == [
        ("Meet the champions board", "Service manager", MARCH, "under_way", 1),
        ("=Write back, within 20 days", "Trauma lead", date(2027, 6, 30), "not_started", 2),
        ("نستمع", "", None, "done", 1),
    ]
    assert found.added.actions[2].measure == "5"
    assert {one.decision for one in found.added.actions} == {"accepted"}


def test_a_priority_of_the_plan_by_that_name_gets_the_actions_and_stays_as_it_is() -> None:
    into = plan(action("a", 3), priorities=(priority(title="listening"),))
    found = bring(OURS, into)
    assert [one.title for one in found.added.priorities] == ["Èisteachd 🙂"]
    assert [(one.priority_id, one.position) for one in found.added.actions[:2]] == [("p", 4), ("p", 5)]


def test_without_such_a_column_all_come_under_the_priority_that_is_given() -> None:
    content = book(("Action", "Lead"), ("Meet", "Chair"), ("Write", "Chair"))
    found = bring(content, plan(), given="Time for people")
    assert ([one.priority_id for one in found.added.actions], found.added.priorities) == (["p", "p"], ())
    assert told(content) == [
        "Action plan!A2: empty: name the priority that the action belongs to",
        "Action plan!A3: empty: name the priority that the action belongs to",
    ]


def test_a_priority_that_is_joined_over_its_rows_holds_for_all_of_them() -> None:
    content = book(HEADINGS, (1, "Pay", "One"), (2, None, "Two"), change=lambda sheet: sheet.merge_cells("B2:B3"))
    assert [one.title for one in bring(content).added.priorities] == ["Pay"]
    across = book(HEADINGS, (1, "Pay", "One"), (2, None, "Two"), change=lambda sheet: sheet.merge_cells("C2:C3"))
    assert told(across) == ["Action plan!C2: the cells C2:C3 are joined together: undo the join, and fill in each cell"]


def test_what_is_there_already_does_not_come_in_twice() -> None:
    first = bring(OURS)
    again = Plan(priorities=first.added.priorities, actions=first.added.actions)
    assert len(told(OURS, again)) == 3
    assert "an action of the plan says the same" in told(OURS, again)[0]
    twice = book(HEADINGS, (1, "Pay", "Same"), (2, "Pay", "same"))
    assert "row 2 says the same" in told(twice)[0]


def test_faults_of_all_rows_come_at_once() -> None:
    content = book(
        HEADINGS,
        (1, "Pay", "One", "x", "Summer", "Green"),
        (2, "Pay", None, "Chair"),
        (3, "x" * 201, "Three"),
        (4, "Pay", "#REF!"),
    )
    assert [one[:46] for one in told(content)] == [
        "Action plan!E2: 'Summer' is no date: write it ",
        "Action plan!F2: 'Green' is none of the choices",
        "Action plan!C3: empty: say what will be done",
        "Action plan!B4: 201 characters; at most 200 ar",
        "Action plan!C5: '#REF!' is not text: write the",
        "Action plan!C5: empty: say what will be done",
    ]


def test_what_columns_mean_is_known_again_by_their_headings() -> None:
    (table,) = own_tables(OURS, "ours.xlsx")
    assert meant(table, PlanColumns()) is None
    kept = to_keep(table, {2: "action", 1: "priority"})
    assert meant(table, kept) == {2: "action", 1: "priority"}
    (other,) = own_tables(book((*HEADINGS, "New"), (1, "Pay", "One")), "ours.xlsx")
    assert meant(other, kept) is None


def test_the_sheet_that_looks_most_like_a_plan_comes_first() -> None:
    made = openpyxl.load_workbook(BytesIO(OURS))
    notes = made.create_sheet("Notes", 0)
    notes.append(["One", "Two"])
    notes.append([1, 2])
    buffer = BytesIO()
    made.save(buffer)
    assert [table.page.title for table in own_tables(buffer.getvalue(), "ours.xlsx")] == ["Action plan", "Notes"]


def test_an_empty_book_and_headings_alone_are_told() -> None:
    assert told(book()) == ["ours.xlsx: there is no row below the headings"]
    assert told(book(HEADINGS)) == ["ours.xlsx: there is no row below the headings"]
    assert told(b"Theme,Action\n")[0].endswith("save it again as .xlsx")


def test_a_hundred_thousand_rows_are_refused() -> None:
    buffer = BytesIO()
    large = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    sheet = large.add_worksheet("Large")
    sheet.write_row(0, 0, ("Theme", "Action"))
    for row in range(1, 100_001):
        sheet.write_row(row, 0, ("Pay", f"Do {row}"))
    large.close()
    assert "more than 1,000 rows, which is far more than a plan" in told(buffer.getvalue())[0]
