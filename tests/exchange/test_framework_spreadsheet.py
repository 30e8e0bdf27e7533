"""A spreadsheet of activities becomes a working framework, or tells all its faults by cell."""

import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.content.checks import check_paths
from roadmap.content.faults import Code, ContentFaults, Kind
from roadmap.content.loading import load_framework
from roadmap.content.models import Framework
from roadmap.exchange.framework_spreadsheet import blank_spreadsheet, framework_from_spreadsheet, new_framework_from

HEADER = ("Driver", "Activity")
STAGED = (*HEADER, "Not yet", "Begun", "Usual")


def book(*rows: Sequence[Any], sheet: str = "Sheet1") -> bytes:
    """An .xlsx file with these rows."""
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def read(content: bytes) -> Framework:
    return framework_from_spreadsheet(content, "ours.xlsx", title="Ours")


def told(content: bytes) -> list[str]:
    """The faults of a spreadsheet as they are printed."""
    with pytest.raises(ContentFaults) as raised:
        read(content)
    return [str(fault) for fault in raised.value.faults]


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same file with one more part in it."""
    buffer = BytesIO(content)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, part)
    return buffer.getvalue()


def forty() -> Iterable[tuple[str, str]]:
    return ((f"Driver {n % 6 + 1}", f"Practice {n + 1} is in place") for n in range(40))


def test_forty_activities_in_six_drivers_are_a_framework_in_one_go(tmp_path: Path) -> None:
    file = tmp_path / "ours.xlsx"
    file.write_bytes(book(HEADER, *forty()))
    made = new_framework_from(file, tmp_path / "our_list")
    assert (len(made.domains), len(made.items)) == (6, 40)
    assert check_paths([tmp_path / "our_list"]).faults == ()
    assert load_framework(tmp_path / "our_list") == made
    assert made.id == "our_list"
    assert made.about.scales[0].stages[0].name == "Not started"


def test_stage_columns_are_the_scale_in_their_order_and_their_cells_the_descriptors() -> None:
    made = read(book(STAGED, ("Time", "Visits begin on time", "Never", "Some do", "All do"), ("Time", "Visits are long enough")))
    assert [stage.name for stage in made.about.scales[0].stages] == ["Not yet", "Begun", "Usual"]
    first, second = made.items.values()
    assert first.descriptors == {"not_yet": "Never", "begun": "Some do", "usual": "All do"}
    assert second.descriptors == {}


@pytest.mark.parametrize(
    "header", [("AREA ", "  activities"), ("Domain", "Statement"), ("driver for change", "What should be in place?")]
)
def test_headings_are_forgiven_their_case_spaces_and_synonyms(header: tuple[str, str]) -> None:
    made = read(book(("Our list of 2026",), (), header, ("Time", "Visits begin on time")))
    assert [item.text for item in made.items.values()] == ["Visits begin on time"]


def test_columns_of_notes_are_no_stages() -> None:
    made = read(book(("No.", "Driver", "Activity", "Notes"), (1, "Time", "Visits begin on time", "see page 4")))
    assert len(made.about.scales[0].stages) == 5


def test_all_faults_are_told_at_once_by_cell() -> None:
    lines = told(
        book(
            STAGED,
            ("Time", "Visits begin on time"),
            (None, "Visits are long enough"),
            ("Time", None, "x", "y", "z"),
            ("Time", "visits  BEGIN on time"),
            ("Time", "w" * 301),
            ("T" * 101, "People choose the day", "Never", None, "Always"),
            ("Time", "#REF!"),
        )
    )
    assert lines == [
        "Sheet1!A3: EMPTY_CELL empty: write the driver",
        "Sheet1!B4: EMPTY_CELL empty: write the activity",
        "Sheet1!B5: DUPLICATE_ACTIVITY this activity stands already in Sheet1!B2",
        "Sheet1!B6: CELL_TOO_LONG 301 characters; at most 300",
        "Sheet1!A7: CELL_TOO_LONG 101 characters; at most 100",
        "Sheet1!D7: EMPTY_CELL empty: write the words for “Begun”, or leave out those of the whole row",
        "Sheet1!B8: CELL_ERROR '#REF!' is not text: write the words themselves",
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (book(("Thing", "Activity"), ("a", "b")), "Sheet1!A1: NO_HEADER no heading for 'driver'"),
        (book(), "Sheet1!A1: NO_HEADER no heading for 'driver and activity'"),
        (book(HEADER), "Sheet1!B2: NO_ACTIVITIES no activities below the headings"),
        (book((*HEADER, "One", "Two"), ("a", "b")), "Sheet1!C1: STAGES 2 stage columns: use three to seven"),
        (book((*HEADER, *"abcdefgh"), ("a", "b")), "Sheet1!C1: STAGES 8 stage columns"),
        (book((*HEADER, "Low", "low ", "High"), ("a", "b")), "Sheet1!D1: HEADER_TWICE the heading 'low' stands a second time"),
        (book(HEADER, *(("a", f"b{n}") for n in range(401))), "Sheet1!B402: TOO_MUCH more than 400 activities"),
        (b"driver,activity\na,b\n", "ours.xlsx: NOT_SPREADSHEET this is not an .xlsx spreadsheet: it cannot be unpacked"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "ours.xlsx: NOT_SPREADSHEET this is not an .xlsx spreadsheet: it is an old .xls file"),
        (b"", "ours.xlsx: NOT_SPREADSHEET"),
        (with_part(book(HEADER), "xl/vbaProject.bin", b"x"), "ours.xlsx: MACROS the spreadsheet carries macros"),
        (with_part(book(HEADER), "xl/bomb.xml", b"0" * 60_000_001), "ours.xlsx: TOO_MUCH unpacks to more than 60,000,000 bytes"),
        (b"x" * 10_000_001, "ours.xlsx: TOO_MUCH larger than 10,000,000 bytes"),
    ],
)
def test_what_cannot_be_a_list_of_activities_says_why(content: bytes, line: str) -> None:
    assert any(one.startswith(line) for one in told(content)), told(content)


def test_every_spreadsheet_code_is_raised_somewhere_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8") + "FOLDER_NOT_EMPTY"  # that one is raised in tests/content
    assert [code for code in Code if code.kind is Kind.SPREADSHEET and f"{code} " not in text + " "] == []


def test_a_zip_without_a_workbook_and_a_damaged_one_are_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        parts.writestr("readme.txt", "hello")
    assert "there is no workbook in it" in told(buffer.getvalue())[0]
    broken = BytesIO()
    with zipfile.ZipFile(broken, "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook")
    assert "it is damaged" in told(broken.getvalue())[0]


@cache
def whole_spreadsheet() -> bytes:
    """Made once: a spreadsheet holds the time it was made, and with it its length may change."""
    return book(STAGED, ("Time", "Visits begin on time"))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_spreadsheet_is_a_fault_and_no_crash(data: st.DataObject) -> None:
    whole = whole_spreadsheet()
    place, byte = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.binary(max_size=3))
    damaged = whole[:place] + byte + whole[place + data.draw(st.integers(0, 200)) :]
    try:
        read(damaged)
    except ContentFaults as found:
        problems = found.faults
    else:
        problems = ()
    assert all(fault.message for fault in problems)


def test_the_empty_spreadsheet_can_be_brought_straight_back() -> None:
    made = read(blank_spreadsheet())
    assert [domain.title for domain in made.domains] == ["Leadership"]
    assert len(made.about.scales[0].stages) == 5
    (item,) = made.items.values()
    assert len(item.descriptors) == 5


def test_nothing_is_written_where_the_spreadsheet_has_faults(tmp_path: Path) -> None:
    file = tmp_path / "ours.xlsx"
    file.write_bytes(book(HEADER, (None, "b")))
    with pytest.raises(ContentFaults, match="Sheet1!A2: EMPTY_CELL"):
        new_framework_from(file, tmp_path / "made")
    assert not (tmp_path / "made").exists()
