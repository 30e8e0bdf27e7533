"""A leader with a spreadsheet of their own: forty activities in six drivers are answered in the browser, without a YAML file."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from playwright.sync_api import BrowserContext, Download, FilePayload, expect

from roadmap.exchange.framework_spreadsheet import framework_from_spreadsheet
from roadmap.store import Store
from tests.journeys.conftest import kept_answers
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DRIVERS = ("Leadership", "Workforce", "Working together", "Culture & policy", "Places", "Learning from feedback")
FAULTS = "This spreadsheet needs a little mending. Nothing has been stored."


def spreadsheet(*rows: tuple[str, ...]) -> bytes:
    """An .xlsx file as people make one: a sheet of rows, headings first."""
    book = Workbook()
    book.active.title = "Our list"
    for row in rows:
        book.active.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def forty() -> bytes:
    rows = ((DRIVERS[n * 6 // 40], f"Practice {n + 1} is *in place*, <b>here</b> too") for n in range(40))
    return spreadsheet(("Driver", "Activity"), *rows)


def with_macros(content: bytes) -> bytes:
    buffer = BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"a macro")
    return buffer.getvalue()


@pytest.fixture
def visitor(shared_server: Server, context: BrowserContext) -> Visitor:
    here = Visitor(context.new_page(), shared_server.address)
    here.open("own-copy")
    return here


def choose(visitor: Visitor, name: str, content: bytes, kind: str = XLSX) -> None:
    file: FilePayload = {"name": name, "mimeType": kind, "buffer": content}
    visitor.page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)


def assessments(server: Server) -> int:
    store = Store.open(server.database_url)
    found = len(store.assessments())
    store.close()
    return found


def test_forty_activities_in_six_drivers_are_answered(visitor: Visitor, shared_server: Server) -> None:
    visitor.write("What shall it be called?", "Our checklist & plan")
    visitor.page.keyboard.press("Tab")
    choose(visitor, "our list.xlsx", forty())
    visitor.sees("Our checklist & plan: 40 activities in 6 areas, rated on Not started, Exploring, Partly in place")
    visitor.sees("Culture & policy")
    visitor.write("Organisation", "Glen Council")
    visitor.write("Service or team", "Housing")
    visitor.write("Somebody to talk to in the daytime, at your organisation", "Wellbeing team")
    visitor.press("Begin")
    visitor.sees_title("Six areas, in any order")
    visitor.sees("0 of 40 answered")
    visitor.press("Begin with Leadership")
    visitor.sees_title("Leadership")
    expect(visitor.questions()).to_have_count(7)
    for n in range(3):
        visitor.answer(n, n)
        visitor.saved(f"{n + 1} of 7 answered. Saved.")
    visitor.page.reload()
    visitor.sees_title("Leadership")
    visitor.saved("3 of 7 answered.")
    visitor.sees_chosen(1, "Exploring")
    made = visitor.page.url.split("a=")[1][:32]
    assert sorted(kept_answers(shared_server.database_url, made).values()) == ["exploring", "not_started", "partly_in_place"]


def test_faults_are_told_by_cell_and_mended_in_the_same_place(visitor: Visitor, shared_server: Server) -> None:
    before = assessments(shared_server)
    choose(
        visitor,
        "faults.xlsx",
        spreadsheet(
            ("Driver", "Activity"),
            ("Leadership", "Leaders listen"),
            ("", "Nobody's activity"),
            ("Workforce", "Leaders listen"),
            ("Places", "x" * 301),
            ("Places", "#REF!"),
        ),
    )
    visitor.sees(FAULTS)
    alert = visitor.page.get_by_role("alert")
    for cell in ("Our list!A3", "Our list!B4", "Our list!B5", "Our list!B6"):
        expect(alert).to_contain_text(f"{cell}: ")
    expect(alert.get_by_role("listitem")).to_have_count(4)
    expect(visitor.page.get_by_role("button", name="Begin")).to_have_count(0)
    choose(visitor, "mended.xlsx", forty())
    visitor.sees("40 activities in 6 areas")
    expect(alert).to_have_count(0)
    assert assessments(shared_server) == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "notes.txt",
            b"Leadership, Leaders listen",
            "notes.txt: this is not an .xlsx spreadsheet: it cannot be unpacked; save it again as .xlsx",
        ),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it as .xlsx without a password"),
        ("macros.xlsm", with_macros(forty()), "macros.xlsm: the spreadsheet carries macros: save it as .xlsx without them"),
        ("cut short.xlsx", forty()[:-900], "cut short.xlsx: this is not an .xlsx spreadsheet: it cannot be unpacked"),
        ("no headings.xlsx", spreadsheet(("Leadership", "Leaders listen")), "Our list!A1: no heading for 'driver and activity'"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_kindly(
    name: str, content: bytes, words: str, visitor: Visitor, shared_server: Server
) -> None:
    before = assessments(shared_server)
    choose(visitor, name, content, "application/octet-stream")
    visitor.sees(FAULTS)
    visitor.sees(words)
    expect(visitor.page.get_by_role("button", name="Begin")).to_have_count(0)
    assert assessments(shared_server) == before


def test_the_empty_spreadsheet_can_be_taken_filled_in_and_brought(visitor: Visitor) -> None:
    with visitor.page.expect_download() as waiting:
        visitor.press("Download the empty spreadsheet")
    taken: Download = waiting.value
    content = taken.path().read_bytes()
    assert taken.suggested_filename == "our-questions.xlsx"
    assert len(framework_from_spreadsheet(content, "our-questions.xlsx", title="Ours").items) == 1
    choose(visitor, "our-questions.xlsx", content)
    visitor.sees("our-questions: 1 activities in 1 areas")
