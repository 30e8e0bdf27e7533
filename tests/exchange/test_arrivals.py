"""Sheets come back in as they were filled, from paper, Microsoft Forms or Google Forms; every fault has its cell."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.assessment.answers_file import parse_rows
from roadmap.assessment.arrival_models import SheetColumns, Use
from roadmap.assessment.models import Collected
from roadmap.content.faults import ContentFaults
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, NOT_ASKED
from roadmap.exchange.answer_columns import bare, chosen, columns_of
from roadmap.exchange.answer_files import parse_answers
from roadmap.exchange.arrivals import arrivals, arrived_rows, unknown_labels
from tests.exchange.arriving import (
    CORE,
    FRAMEWORK,
    GOOGLE,
    LABELS,
    VIEW,
    VIEWS,
    as_csv,
    brought,
    filled,
    grid_of,
    how_of,
    microsoft,
    told,
    workbook,
)  # fmt: skip

STAGES = FRAMEWORK.scale_of(CORE[0].id).stage_ids
#: What may be chosen in a cell of the sheet, and what it means.
CHOICES: dict[object, str | None] = {
    **dict(zip(LABELS, STAGES, strict=True)),
    "I can't tell from where I am": DONT_KNOW,
    "Not applicable here": NOT_APPLICABLE,
    "I'd rather skip this one": None,
    None: None,
}
PEOPLE = {"A trauma-informed leader": "leader", "An expert by experience": "experience", "An expert by profession": "profession"}
WAYS = {"By me": "paper", "By somebody who supports me, in my words": "supporter", "By somebody I spoke to on the phone": "phone"}
one_row = st.tuples(
    st.sampled_from(sorted(PEOPLE)),
    st.sampled_from(sorted(WAYS)),
    st.lists(st.sampled_from(list(CHOICES)), min_size=len(CORE), max_size=len(CORE)),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(one_row, min_size=1, max_size=4))
def test_the_sheet_comes_back_as_it_was_filled(rows: list[tuple[str, str, list[object]]]) -> None:
    wanted = [
        (PEOPLE[view], WAYS[way], {item.id: CHOICES[cell] for item, cell in zip(CORE, cells, strict=True) if CHOICES[cell]})
        for view, way, cells in rows
    ]
    wanted = [one for one in wanted if one[2]]
    content = filled([(number, view, way, *cells) for number, (view, way, cells) in enumerate(rows, start=1)])
    if not wanted:
        assert {code for _, code in told(content)} == {"NO_PEOPLE"}
        return
    found = brought(content)
    assert [(one.perspective, one.way, one.answers) for one in found.people] == wanted
    assert found.empty == len(rows) - len(wanted)
    assert {one.set_id for one in found.people} == {"core"}


@settings(max_examples=25, deadline=None)
@given(st.data(), st.integers(1, 4), st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_order_of_columns_separators_and_line_ends_mean_nothing(
    data: Any, people: int, separator: str, end: str, bom: bool
) -> None:
    rows = microsoft(people)
    order = data.draw(st.permutations(range(len(rows[0]))))
    turned = [[row[place] for place in order] for row in rows]
    plain, other = brought(as_csv(rows)), brought(as_csv(turned, separator=separator, end=end, bom=bom))
    assert [(one.perspective, one.answers) for one in plain.people] == [(one.perspective, one.answers) for one in other.people]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 5), st.integers(0, 5))
def test_a_file_that_grew_knows_its_first_rows_again(first: int, more: int) -> None:
    early, late = brought(workbook(microsoft(first))), brought(workbook(microsoft(first + more)))
    marks = [one.known_by for one in late.people]
    assert marks[:first] == [one.known_by for one in early.people]
    assert len(set(marks)) == first + more


def test_a_groups_two_same_answers_are_two_people_where_nothing_tells_them_apart() -> None:
    rows = [[VIEW, *(item.text for item in CORE)], *[["leader", *[LABELS[0]] * len(CORE)]] * 2]
    assert len({one.known_by for one in brought(as_csv(rows)).people}) == 2


def test_names_and_addresses_are_nowhere_in_what_is_read() -> None:
    found = str(brought(workbook(microsoft(3))))
    for gone in ("p1@x.example", "Pat Q", "my own story"):
        assert gone not in found
    assert "2026-11-20" not in str([one.model_dump(exclude={"known_by"}) for one in brought(workbook(microsoft(3))).people])


def test_google_forms_puts_the_question_of_a_grid_in_brackets() -> None:
    rows = [[*GOOGLE, VIEW, *(f"How is it with this? [{item.text}]" for item in CORE)]]
    rows.append(["2026/11/20 10:00:01 AM GMT", "a@x.example", "experts by profession", *[LABELS[4]] * len(CORE)])
    (one,) = brought(as_csv(rows)).people
    assert (one.perspective, one.set_id, set(one.answers.values())) == ("profession", "core", {STAGES[4]})


def test_google_forms_gives_its_csv_in_a_zip() -> None:
    rows = as_csv(microsoft(2))
    into = BytesIO()
    with ZipFile(into, "w") as parts:
        parts.writestr("Our form.csv", rows)
    assert brought(into.getvalue()).people == brought(rows).people
    with ZipFile(into, "a") as parts:
        parts.writestr("Another.csv", rows)
    assert refused(into.getvalue()) == [("answers", "NOT_SPREADSHEET")]


def test_a_form_with_some_of_the_questions_says_that_the_others_were_not_asked() -> None:
    few = CORE[:6]
    rows = [[item.text for item in few], [LABELS[1]] * 6]
    (one,) = brought(as_csv(rows), view="experience").people
    assert {item for item, answer in one.answers.items() if answer == NOT_ASKED} == {item.id for item in CORE[6:]}


def test_who_answers_every_question_there_is_was_asked_all_of_them() -> None:
    items = tuple(FRAMEWORK.items.values())
    least = [FRAMEWORK.stage_name(item, FRAMEWORK.scale_of(item.id).stage_ids[0]) for item in items]
    found = brought(filled([(1, "A trauma-informed leader", "By me", *least)], items))
    assert found.people[0].set_id == "full"
    assert found.beside == sum("leader" not in item.ask for item in items), "answers to what leaders are not asked are left out"
    assert all("leader" in FRAMEWORK.items[item].ask for item in found.people[0].answers)


def test_a_heading_that_is_nearly_a_question_is_offered_and_not_taken_for_sure() -> None:
    near = CORE[0].text.replace("Leaders", "Our leaders")
    columns = columns_of([near, "Tell us about yourself", "Email"], FRAMEWORK)
    assert [(one.use, one.sure) for one in columns] == [(CORE[0].id, False), (None, False), (Use.LEFT_OUT, True)]
    assert columns[0].close[0] == CORE[0].id
    kept = SheetColumns(columns=chosen(columns))
    again = columns_of([near, "Tell us about yourself", "Email"], FRAMEWORK, kept)
    assert [(one.use, one.sure) for one in again] == [(CORE[0].id, True), (Use.LEFT_OUT, True), (Use.LEFT_OUT, True)]


@given(st.sampled_from([item.text for item in CORE]), st.sampled_from(["{}", " {} ", "1. {}", "{}?", "{}\n", "{}\xa0", "“{}”"]))
def test_marks_breaks_and_numbers_do_not_keep_a_question_from_being_known(text: str, around: str) -> None:
    (column,) = columns_of([around.format(text.upper())], FRAMEWORK)
    assert column.sure
    assert FRAMEWORK.items[column.use or ""].text == text


def test_labels_of_another_form_can_be_said_to_mean_a_stage() -> None:
    content = workbook(microsoft(2, label="Now and then"))
    grid = grid_of(content)
    scale = FRAMEWORK.scale_of(CORE[0].id).id
    assert unknown_labels(grid, how_of(grid)) == {scale: {"now and then": "Now and then"}}
    assert {code for _, code in told(content)} == {"UNKNOWN_ANSWER"}
    kept = SheetColumns(labels={scale: {"now and then": STAGES[2]}})
    assert set(brought(content, kept=kept).people[0].answers.values()) == {STAGES[2]}


def test_a_label_may_stand_with_what_it_looks_like() -> None:
    item = next(one for one in FRAMEWORK.items.values() if one.descriptors and not FRAMEWORK.shared_set(one))
    label = f"{FRAMEWORK.stage_name(item, 'exploring')}: {item.descriptors['exploring']}"
    (one,) = brought(as_csv([[item.text], [label]]), view=item.ask[0]).people
    assert one.answers[item.id] == "exploring"


# --- faults ------------------------------------------------------------------------------------


def test_every_fault_is_told_by_its_cell_and_nothing_is_read() -> None:
    rows = microsoft(3)
    rows[1][5], rows[2][5] = "", "A visitor"
    rows[2][7] = "No idea"
    rows[3][6] = "Sometimes"
    rows[3][8] = "=1+1"
    assert told(as_csv(rows)) == [
        ("F2", "EMPTY_VIEW"),
        ("F3", "NO_SUCH_VIEW"),
        ("H3", "UNKNOWN_ANSWER"),
        ("G4", "UNKNOWN_ANSWER"),
        ("I4", "UNKNOWN_ANSWER"),
    ]


def test_a_view_nobody_was_invited_for_is_told() -> None:
    assert told(workbook(microsoft(1)), views=("leader",)) == [("F2", "NO_SUCH_VIEW")]


def test_a_form_number_is_needed_and_stands_once() -> None:
    row = ["An expert by experience", "By me", *[LABELS[0]] * len(CORE)]
    assert told(filled([[1, *row], [None, *row], ["1", *row]])) == [("A3", "NO_NUMBER"), ("A4", "NUMBER_TWICE")]


def test_an_unknown_way_is_told() -> None:
    assert told(filled([[1, "leader", "By pigeon", *[LABELS[0]] * len(CORE)]])) == [("C2", "NO_SUCH_WAY")]


def test_a_removed_column_leaves_a_question_that_was_not_asked() -> None:
    book = openpyxl.load_workbook(BytesIO(filled([[1, "leader", "By me", *[LABELS[0]] * len(CORE)]])))
    book["Answers"].delete_cols(4)
    into = BytesIO()
    book.save(into)
    (one,) = brought(into.getvalue()).people
    assert one.answers[CORE[0].id] == NOT_ASKED


def test_a_question_that_stands_twice_is_told() -> None:
    rows = [[CORE[0].text, CORE[1].text, CORE[0].text], [LABELS[0]] * 3]
    assert told(as_csv(rows), view="leader") == [("C1", "QUESTION_TWICE")]


def test_a_value_under_no_heading_is_told() -> None:
    rows = [[CORE[0].text, "", CORE[1].text], [LABELS[0], "stray", LABELS[0]]]
    assert told(as_csv(rows), view="leader") == [("B2", "NO_HEADING")]


def refused(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(ContentFaults) as found:
        grid_of(content)
    return [(fault.path, str(fault.code)) for fault in found.value.faults]


def test_merged_cells_are_told_by_where_they_are() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(microsoft(4))))
    book.active.merge_cells("F2:F3")
    into = BytesIO()
    book.save(into)
    assert refused(into.getvalue()) == [("F2:F3", "MERGED_CELLS")]


def test_a_hundred_thousand_rows_are_refused_soon() -> None:
    row = ",".join(["leader", *['"Some of the time"'] * len(CORE)])
    head = ",".join(["View", *(f'"{item.text}"' for item in CORE)])
    assert refused("\n".join([head, *[row] * 100_000]).encode()) == [("A2002", "TOO_MANY_PEOPLE")]


def test_far_too_many_columns_are_refused() -> None:
    assert refused(as_csv([[f"c{n}" for n in range(300)]])) == [("A1", "TOO_MANY_HEADINGS")]


def test_macros_are_refused() -> None:
    into = BytesIO(workbook(microsoft(1)))
    with ZipFile(into, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"macro")
    assert refused(into.getvalue()) == [("answers", "MACROS")]


def test_a_formula_without_a_result_is_told() -> None:
    rows = microsoft(1)
    rows[1][6] = "=A1"
    assert refused(workbook(rows)) == [("answers", "CELL_ERROR")]


@pytest.mark.parametrize("content", [b"", b"   \n", b"\x00\x01\x02", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0old"])
def test_what_is_no_sheet_is_told(content: bytes) -> None:
    assert refused(content)


def test_a_wrong_header_names_no_question() -> None:
    grid = grid_of(as_csv([["a", "b"], ["1", "2"]]))
    assert not [one for one in columns_of(grid.headings, FRAMEWORK) if one.use in FRAMEWORK.items]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=5))
def test_whatever_stands_in_the_cells_is_read_or_told_and_never_a_crash(cells: list[list[str]]) -> None:
    rows = [[VIEW, CORE[0].text, CORE[1].text], *cells]
    content = as_csv([[cell.replace("\x00", "") for cell in row] for row in rows])
    try:
        grid = grid_of(content)
    except ContentFaults:
        return
    how = how_of(grid, view="leader")
    unknown_labels(grid, how)
    arrivals(grid, how)


# --- a row for each answer ---------------------------------------------------------------------


def test_a_file_with_a_row_for_each_answer_comes_in_too_without_its_notes() -> None:
    lines = ["respondent,perspective,item,answer,note"]
    lines += [f"r1,leader,{item.id},{STAGES[1]},my own story" for item in CORE]
    lines += [f"r2,experience,{CORE[0].id},,"]
    rows = parse_answers("\n".join(lines).encode())
    collected = parse_rows(rows.rows, FRAMEWORK, header=rows.header)
    assert isinstance(collected, Collected)
    found = arrived_rows(collected, FRAMEWORK, "core", "paper")
    assert [(one.perspective, one.set_id, one.way) for one in found.people] == [("leader", "core", "paper")]
    assert found.empty == 1
    assert "my own story" not in str(found)


def test_what_is_compared_is_bare() -> None:
    assert bare("  I'd RATHER—skip:  this one! ") == "id rather skip this one"
    assert VIEWS == ("leader", "experience", "profession")
