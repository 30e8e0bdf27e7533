"""A plan goes out as a workbook and comes back: exactly what was edited changes, and whatever is wrong is told by its cell."""

import time
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.content.faults import Code, ContentFaults
from roadmap.plan.sheet_cells import CHOICES, plain, rows_of
from roadmap.plan.sheet_models import Value
from roadmap.plan.taking_in import taken
from tests.exchange.made_plans import (
    FIRST,
    HEAD,
    HEADINGS,
    TITLE,
    TODAY,
    WORDS,
    book_of,
    bytes_of,
    calculated,
    column,
    edited,
    held,
    read,
    whole_plan,
    with_cells,
    written,
)

OUT = written(whole_plan())
TONGUES = "نستمع إلى الناس · Èisteachd ri daoine · 🙂🏴󠁧󠁢󠁳󠁣󠁴󠁿"


def told(content: bytes) -> list[str]:
    """The faults of a workbook as they are printed, without their codes."""
    try:
        found = held(whole_plan(), content).faults
    except ContentFaults as raised:
        found = raised.faults
    assert found
    return [f"{fault.path}: {fault.message}" for fault in found]


def changes(content: bytes) -> list[tuple[str, Value]]:
    found = held(whole_plan(), content)
    assert not found.faults
    assert not found.conflicts
    return [(one.field, one.file) for one in found.changes]


def test_what_goes_out_comes_back_as_it_was() -> None:
    found = held(whole_plan(), OUT)
    assert (found.is_empty, found.faults, found.missing) == (True, (), ())
    assert len(read(OUT).rows) == len(whole_plan().actions)


def test_headings_may_stand_in_another_order_and_rows_be_sorted() -> None:
    def turn(sheet: Any) -> None:
        rows = [[cell.value for cell in row][::-1] for row in sheet.iter_rows(min_row=HEAD)]
        for number, row in enumerate([rows[0], *rows[:0:-1]], start=HEAD):
            for place, value in enumerate(row, start=1):
                sheet.cell(number, place).value = value

    assert held(whole_plan(), edited(OUT, turn)).is_empty


# --- a thousand edits ---------------------------------------------------------------------------

FREE = (
    "action", "first_step", "lead", "with_whom", "outcome", "measure", "feedback", "preparation", "support", "pay", "horizon",
    "resource", "risk", "evidence_of_done", "baseline", "target", "difference", "already_in", "already_where", "already_link",
    "why_late",
)  # fmt: skip
DAYS = ("start", "feedback_due", "feedback_given_on", "preparation_by", "pay_on", "support_by")
TYPED = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=40),
    st.sampled_from(["=1+1", "+44 131", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "6-12", "_x0041_", TONGUES, "a\nb", "TRUE"]),
)
EDITS = st.one_of(
    st.tuples(st.sampled_from(FREE), TYPED),
    st.tuples(st.sampled_from(DAYS), st.dates(date(2020, 1, 1), date(2040, 1, 1))),
    st.sampled_from([("confidence", one) for one in CHOICES["confidence"]] + [("effort", one) for one in CHOICES["effort"]]),
)
ROWS = [one.id for one in read(OUT).rows]


@settings(max_examples=40)
@given(st.dictionaries(st.tuples(st.sampled_from(ROWS), st.integers(0, 9)), EDITS, min_size=25, max_size=25))
def test_exactly_what_was_edited_changes(edits: dict[tuple[str, int], tuple[str, Value]]) -> None:
    before = rows_of(whole_plan())
    cells: dict[tuple[int, str], object] = {}
    wanted: dict[tuple[str, str], Value] = {}
    for (name, _), (field, value) in edits.items():
        said = plain(value) if isinstance(value, str) else value
        if said:
            cells[ROWS.index(name) + FIRST, field] = in_a_cell(field, value)
            wanted[name, field] = said
    found = held(whole_plan(), with_cells(OUT, cells))
    assert not found.faults
    assert not found.conflicts
    made = {action.id: action for action in taken(whole_plan(), found, {}, TODAY).actions}
    after = rows_of(whole_plan().model_copy(update={"actions": tuple(made.get(a.id, a) for a in whole_plan().actions)}))
    differ = {(name, field) for name in before for field in before[name] if before[name][field] != after[name][field]}
    assert differ == {place for place in differ if place in wanted}
    assert {place: after[place[0]][place[1]] for place in wanted} == wanted


def in_a_cell(field: str, value: Value) -> object:
    """What somebody would have to write for it: a choice in words, and a text as its file keeps it."""
    if field in CHOICES:
        return WORDS.texts["sheet"][f"{field}_{value}"]
    return value.replace("_x", "_x005F_x") if isinstance(value, str) else value


@pytest.mark.parametrize("typed", ["=1+1", "+44 131", "-5 people", "@Meet", '=HYPERLINK("http://example.org")'])
def test_what_begins_like_a_formula_is_text_on_the_way_out_and_in(typed: str) -> None:
    (action, *others) = whole_plan().actions
    out = written(whole_plan().model_copy(update={"actions": (action.model_copy(update={"do": typed}), *others)}))
    cell = book_of(out)[TITLE].cell(FIRST, column("action"))
    assert (cell.value, cell.data_type, cell.number_format) == (typed, "s", "@")
    assert ("lead", typed) in changes(with_cells(OUT, {(FIRST, "lead"): typed}))


# --- cells --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("04/05/2027", date(2027, 5, 4)),
        ("4.5.27", date(2027, 5, 4)),
        ("4-5-2027", date(2027, 5, 4)),
        ("2027-05-04", date(2027, 5, 4)),
        ("4 May 2027", date(2027, 5, 4)),
        ("Tuesday 4th May 2027", date(2027, 5, 4)),
        ("1 Sept 2027", date(2027, 9, 1)),
        (date(2027, 5, 4), date(2027, 5, 4)),
    ],
)
def test_days_are_read_in_the_order_of_this_country(typed: object, day: date) -> None:
    assert changes(with_cells(OUT, {(FIRST, "start"): typed})) == [("start", day)]


@pytest.mark.parametrize("typed", ["12/31/2027", "31/02/2027", "soon", "March 2027", "1/1/1900", "4 Mai 2027", True, TONGUES])
def test_what_is_no_day_is_a_fault_of_its_cell(typed: object) -> None:
    (fault,) = told(with_cells(OUT, {(FIRST, "start"): typed}))
    assert fault.startswith(f"{TITLE}!K{FIRST}: ")
    assert fault.endswith("is no date: write it as day/month/year, such as 31/03/2027")


def test_a_bare_number_is_no_day() -> None:
    def change(sheet: Any) -> None:
        cell = sheet.cell(FIRST, column("start"))
        cell.number_format, cell.value = "General", 46000

    assert told(edited(OUT, change))[0].startswith(f"{TITLE}!K5: '46000' is no date")


@pytest.mark.parametrize(
    ("typed", "words"), [(5, "5"), (5.0, "5"), (2.5, "2.5"), (True, "yes"), (date(2027, 5, 4), "4 May 2027"), (TONGUES, TONGUES)]
)
def test_numbers_and_days_among_words_are_what_a_person_sees(typed: object, words: str) -> None:
    assert changes(with_cells(OUT, {(FIRST, "target"): typed})) == [("target", words)]


def test_a_percentage_is_one() -> None:
    def change(sheet: Any) -> None:
        cell = sheet.cell(FIRST, column("target"))
        cell.value, cell.number_format = 0.4, "0%"

    assert changes(edited(OUT, change)) == [("target", "40%")]


def test_choices_are_forgiven_their_case_and_faults_name_all_of_them() -> None:
    assert changes(with_cells(OUT, {(FIRST, "confidence"): "fairly SURE"})) == [("confidence", "medium")]
    found = held(whole_plan(), with_cells(OUT, {(FIRST, "status"): "Underway"}))
    assert [fault.message for fault in found.faults] == [
        "'Underway' is none of the choices: Not started, Under way, Blocked, Done. Did you mean 'Under way'?"
    ]


def test_formulas_without_a_result_and_errors_are_faults() -> None:
    def change(sheet: Any) -> None:
        sheet.cell(FIRST, column("lead")).value = "=A1"
        sheet.cell(FIRST + 1, column("lead")).value = "#REF!"

    assert told(edited(OUT, change)) == [
        f"{TITLE}!C5: '=A1' is not text: write the words themselves",
        f"{TITLE}!C6: '#REF!' is not text: write the words themselves",
    ]


def test_all_faults_come_at_once_row_by_row() -> None:
    found = told(with_cells(OUT, {(FIRST + 1, "status"): "Nearly", (FIRST, "start"): "soon", (FIRST + 2, "id"): "x"}))
    assert [one.split(":")[0] for one in found] == [f"{TITLE}!K5", f"{TITLE}!I6", f"{TITLE}!AR7"]


# --- the sheet ----------------------------------------------------------------------------------


def without(*fields: str) -> bytes:
    def change(sheet: Any) -> None:
        for place in sorted((column(field) for field in fields), reverse=True):
            sheet.delete_cols(place)

    return edited(OUT, change)


def test_columns_that_were_removed_change_nothing_and_are_named() -> None:
    content = without("pay", "due", "priority")
    assert held(whole_plan(), content).is_empty
    assert read(content).left_out == ("pay", "priority", "due")


def test_columns_of_the_groups_own_are_named_and_not_read() -> None:
    def change(sheet: Any) -> None:
        sheet.cell(HEAD, len(HEADINGS) + 1).value = "Our notes"

    assert read(edited(OUT, change)).not_read == ("Our notes",)


def test_without_the_ids_nothing_is_read() -> None:
    (fault,) = told(without("id"))
    assert fault.startswith(f"{TITLE}!A1: there is no column 'Row of the plan': without it nothing tells which row belongs")


def test_a_heading_that_stands_twice_is_a_fault() -> None:
    def change(sheet: Any) -> None:
        sheet.cell(HEAD, column("lead")).value = "pay"

    assert told(edited(OUT, change)) == [f"{TITLE}!AG4: the heading 'Pay' stands a second time: remove one of the two columns"]


def test_cells_that_were_joined_are_told_and_a_joined_title_is_no_matter() -> None:
    assert held(whole_plan(), edited(OUT, lambda sheet: sheet.merge_cells("A1:D1"))).is_empty
    assert told(edited(OUT, lambda sheet: sheet.merge_cells("C5:C7"))) == [
        f"{TITLE}!C5: the cells C5:C7 are joined together: undo the join, and fill in each cell"
    ]


def test_without_any_row_there_is_nothing_to_read() -> None:
    (fault,) = told(edited(OUT, lambda sheet: sheet.delete_rows(FIRST, 100)))
    assert fault.endswith("there is no row below the headings")


def test_without_the_hidden_sheet_every_difference_is_asked() -> None:
    book = calculated(book_of(OUT))
    del book[WORDS.texts["sheet"]["base_title"]]
    book[TITLE].cell(FIRST, column("lead")).value = "Chair"
    found = held(whole_plan(), bytes_of(book))
    assert ([one.field for one in found.conflicts], found.changes) == (["lead"], ())


def test_a_hidden_sheet_that_was_written_over_counts_as_none() -> None:
    book = calculated(book_of(OUT))
    for row in book[WORDS.texts["sheet"]["base_title"]].iter_rows(min_row=2):
        row[1].value = "{"
    assert read(bytes_of(book)).base is None


def test_the_hidden_sheet_holds_none_of_the_words() -> None:
    hidden = book_of(OUT)[WORDS.texts["sheet"]["base_title"]]
    assert hidden.sheet_state == "hidden"
    said = " ".join(str(cell.value) for row in hidden.iter_rows() for cell in row)
    assert [action.do for action in whole_plan().actions if action.do in said] == []


# --- files --------------------------------------------------------------------------------------


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    buffer = BytesIO(content)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (with_part(OUT, "xl/vbaProject.bin", b"x"), "the spreadsheet carries macros: save it as .xlsx without them"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "it is an old .xls file or has a password; save it as .xlsx without a password"),
        (b"Priority,Action\nPay,Pay people\n", "it cannot be unpacked; save it again as .xlsx"),
        (b"", "it cannot be unpacked; save it again as .xlsx"),
        (TONGUES.encode(), "it cannot be unpacked; save it again as .xlsx"),
        (OUT[: len(OUT) // 2], "it cannot be unpacked; save it again as .xlsx"),
        (with_part(OUT, "xl/media/bomb.bin", bytes(70_000_000)), "far too large for a plan"),
        (b"PK\x03\x04" + b"x" * 11_000_000, "far too large for a plan"),
    ],
    ids=["macros", "password", "csv", "empty", "words", "half", "bomb", "large"],
)
def test_files_that_cannot_be_read_say_why(content: bytes, fault: str) -> None:
    (found,) = told(content)
    assert found.startswith("plan.xlsx: ")
    assert fault in found


def test_a_damaged_part_is_told() -> None:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(OUT)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<no" if name == "xl/worksheets/sheet1.xml" else old.read(name))
    assert "it is damaged" in told(made.getvalue())[0]


def test_a_hundred_thousand_rows_are_refused_in_a_moment() -> None:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    sheet = book.add_worksheet(TITLE)
    for place, heading in enumerate(HEADINGS.values()):
        sheet.write_string(0, place, heading)
    for row in range(1, 100_001):
        sheet.write_string(row, 0, "Pay")
        sheet.write_string(row, len(HEADINGS) - 1, f"a{row}")
    book.close()
    begun = time.process_time()
    (fault,) = told(buffer.getvalue())
    assert "more than 2,000 rows, which is far more than a plan" in fault
    assert time.process_time() - begun < 10


def test_rows_far_below_are_not_passed_over_in_silence() -> None:
    def change(sheet: Any) -> None:
        sheet.cell(50_000, column("action")).value = "Far away"

    assert "more than 2,000 rows" in told(edited(OUT, change))[0]


def test_codes_of_spreadsheets_that_cannot_be_opened_are_those_of_the_catalogue() -> None:
    with pytest.raises(ContentFaults) as raised:
        read(with_part(OUT, "xl/vbaProject.bin", b"x"))
    assert raised.value.faults[0].code is Code.MACROS
