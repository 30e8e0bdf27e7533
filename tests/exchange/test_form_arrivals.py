"""Forms of an evaluation from a sheet: by the sheet to type into, by wordings, or a row an answer; every fault by its cell."""

import io
from datetime import date

import openpyxl
import pytest

from roadmap.content.faults import Fault
from roadmap.content.loading import load_words
from roadmap.evaluation.kept_models import Course
from roadmap.exchange.answer_grids import Grid, read_grid
from roadmap.exchange.form_arrivals import FormsRead, HowToRead, form_arrivals, is_form_sheet
from roadmap.exchange.form_rows import form_rows
from roadmap.exchange.form_sheet import form_sheet
from tests.evaluation.courses import course

PAPER = dict(load_words("evaluation_en").texts["evaluation_paper"])


@pytest.fixture(scope="module")
def here() -> Course:
    return course().model_copy(update={"id": "c1"})


def sheet(at: Course, wave: str, rows: list[list[object]], *, about_work: bool = False) -> Grid:
    """The sheet to type into, filled, saved and read again."""
    book = openpyxl.load_workbook(io.BytesIO(form_sheet(at, wave, PAPER, "A1B2C3", date(2026, 5, 4), about_work=about_work)))
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    saved = io.BytesIO()
    book.save(saved)
    how = HowToRead(at, wave, about_work=about_work)
    return read_grid(saved.getvalue(), "forms.xlsx", lambda row: is_form_sheet(row, how))


def read(found: FormsRead | tuple[Fault, ...]) -> FormsRead:
    assert isinstance(found, FormsRead), found
    return found


def told(found: FormsRead | tuple[Fault, ...]) -> list[tuple[str, str]]:
    assert not isinstance(found, FormsRead)
    return [(one.path, str(one.code)) for one in found]


def test_the_sheet_to_type_into_comes_back(here: Course) -> None:
    rows: list[list[object]] = [
        [1, "Agree", "Strongly agree", "", "Disagree", "Neither agree nor disagree"],
        ["", "", "", "", "", ""],
        [2, "strongly  disagree"],
    ]
    found = read(form_arrivals(sheet(here, "pre", rows), HowToRead(here, "pre")))
    first, second = (form for form, _ in found.forms)
    ids = [one.id for one in here.instrument.outcomes]
    assert first.answers == {ids[0]: "agree", ids[1]: "strongly_agree", ids[3]: "disagree", ids[4]: "neither"}
    assert second.answers == {ids[0]: "strongly_disagree"}
    assert found.empty == 1


def test_the_same_row_is_the_same_form_and_another_sheets_is_not(here: Course) -> None:
    grid = sheet(here, "pre", [[1, "Agree"], [2, "Agree"]])
    once, again = (read(form_arrivals(grid, HowToRead(here, "pre"))) for _ in range(2))
    assert once == again
    assert len({form.id for form, _ in once.forms}) == 2
    other = read(form_arrivals(grid, HowToRead(here.model_copy(update={"id": "c2"}), "pre")))
    assert not {form.id for form, _ in once.forms} & {form.id for form, _ in other.forms}


def test_own_words_come_apart_from_the_form_they_stood_on(here: Course) -> None:
    width = 1 + len(here.instrument.outcomes) + len(here.instrument.reactions)
    row: list[object] = [7, "Agree", *("" for _ in range(width - 2)), "Phone the carers' centre"]
    found = read(form_arrivals(sheet(here, "post", [row]), HowToRead(here, "post")))
    ((form, (said,)),) = found.forms
    assert (said.question, said.said) == ("intend", "Phone the carers' centre")
    assert said.id != form.id


def test_every_fault_has_its_cell(here: Course) -> None:
    rows: list[list[object]] = [[1, "Yes"], [None, "Agree"], [1, "Agree", "Perhaps"], ["3", "Agree", "", "", "", "", "beside"]]
    assert told(form_arrivals(sheet(here, "pre", rows), HowToRead(here, "pre"))) == [
        ("B2", "UNKNOWN_ANSWER"),
        ("A3", "NO_NUMBER"),
        ("A4", "NUMBER_TWICE"),
        ("C4", "UNKNOWN_ANSWER"),
        ("G5", "NO_HEADING"),
    ]


def test_a_form_of_another_program_is_known_by_its_wordings_and_times_and_names_are_not_kept(here: Course) -> None:
    first, second = (one.text for one in here.instrument.outcomes[:2])
    grid = Grid(["Timestamp", "Email Address", first, f"{second.upper()} "], [["10:01", "a@b.c", "Agree", "Disagree"]] * 2, 1)
    found = read(form_arrivals(grid, HowToRead(here, "pre")))
    assert len({form.id for form, _ in found.forms}) == 2
    assert found.beside == ("Timestamp", "Email Address")
    assert "a@b.c" not in str(found.forms)
    assert "10:01" not in str(found.forms)


def test_an_outcome_reworded_between_waves_is_a_fault_at_its_heading(here: Course) -> None:
    outcome = here.instrument.outcomes[0]
    reworded = outcome.text.replace("to a colleague", "to somebody else")
    assert told(form_arrivals(Grid([reworded], [["Agree"]], 1), HowToRead(here, "post"))) == [("A1", "OTHER_WORDS")]
    newer = f"{outcome.text} [{outcome.id} 2]"
    assert told(form_arrivals(Grid([newer], [["Agree"]], 1), HowToRead(here, "post"))) == [("A1", "OTHER_WORDS")]


def test_what_is_asked_at_another_time_is_a_fault(here: Course) -> None:
    headings: list[object] = [here.instrument.outcomes[0].text, here.instrument.reactions[0].text]
    assert told(form_arrivals(Grid(headings, [["Agree", "Agree"]], 1), HowToRead(here, "pre"))) == [("B1", "OTHER_TIME")]


def test_a_sheet_without_any_statement_or_any_form(here: Course) -> None:
    how = HowToRead(here, "pre")
    assert told(form_arrivals(Grid(["Colour"], [["Blue"]], 1), how)) == [("A1", "NO_HEADINGS")]
    assert told(form_arrivals(Grid([here.instrument.outcomes[0].text], [], 1), how)) == [("A2", "NO_PEOPLE")]


def test_places_are_those_of_the_evaluation() -> None:
    here = course("North", "South hall").model_copy(update={"id": "c1"})
    how = HowToRead(here, "pre", "North")
    found = read(form_arrivals(sheet(here, "pre", [[1, "South hall", "Agree"]]), how))
    assert found.forms[0][0].site == "South hall"
    assert told(form_arrivals(sheet(here, "pre", [[1, "East", "Agree"], [2, "", "Agree"]]), how)) == [
        ("B2", "NO_SUCH_SITE"),
        ("B3", "NO_SUCH_SITE"),
    ]


def test_work_is_read_only_where_people_were_asked(here: Course) -> None:
    role = here.instrument.background[0]
    grid = Grid([here.instrument.outcomes[0].text, role.text], [["Agree", role.options[1].upper()]], 1)
    ((_, said),) = read(form_arrivals(grid, HowToRead(here, "pre", about_work=True))).forms
    assert [(one.question, one.said) for one in said] == [("role", role.options[1])]
    assert read(form_arrivals(grid, HowToRead(here, "pre"))).beside == (role.text,)
    wrong = Grid([here.instrument.outcomes[0].text, role.text], [["Agree", "Astronaut"]], 1)
    assert told(form_arrivals(wrong, HowToRead(here, "pre", about_work=True))) == [("B2", "UNKNOWN_ANSWER")]


ROWS = [
    {"wave": "post", "respondent": "a", "item": "what_it_is", "answer": "agree"},
    {"wave": "post", "respondent": "a", "item": "intend", "answer": "Phone them"},
    {"wave": "post", "respondent": "b", "item": "what_it_is", "answer": "disagree", "version": "1"},
]
HEADER = ("wave", "respondent", "item", "answer", "version")


def test_a_file_with_a_row_for_each_answer(here: Course) -> None:
    found = read(form_rows(ROWS, HEADER, HowToRead(here, "post"), "forms.csv", 2))
    assert [form.answers for form, _ in found.forms] == [{"what_it_is": "agree"}, {"what_it_is": "disagree"}]
    assert [one.said for _, said in found.forms for one in said] == ["Phone them"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"wave": "pre", "item": "how_far"}, "OTHER_TIME"),
        ({"version": "2"}, "OTHER_WORDS"),
        ({"site": "East"}, "NO_SUCH_SITE"),
        ({"answer": "maybe"}, "NO_SUCH_ANSWER"),
    ],
)
def test_faults_of_such_a_file_are_told_by_row(changed: dict[str, str], code: str, here: Course) -> None:
    found = form_rows([ROWS[0], ROWS[2] | changed], (*HEADER, "site"), HowToRead(here, "post"), "forms.csv", 2)
    assert not isinstance(found, FormsRead)
    assert [(one.line, str(one.code)) for one in found] == [(3, code)]
