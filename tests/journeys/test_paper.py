"""From the form on paper to the answers in the tool: a real browser takes form and sheet, and brings the filled sheet in once."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, expect

from roadmap.assessment.models import Assessment
from roadmap.store import Store
from tests.asking import add_survey
from tests.exchange.arriving import CORE, LABELS, saved
from tests.journeys.conftest import begun
from tests.journeys.servers import Server
from tests.journeys.visitor import Visitor
from tests.reports.reading import pdf_text, squeezed

pytestmark = pytest.mark.browser


@pytest.fixture
def assessment(server: Server) -> Assessment:
    """An assessment with a survey that is open."""
    made = begun(server.database_url)
    with_survey(server, made)
    return made


def with_survey(server: Server, made: Assessment) -> None:
    store = Store.open(server.database_url)
    add_survey(store, made.id, title="Everyone in housing", closes_on="2027-01-29", set_id="core")
    store.close()


def survey_of(server: Server, made: Assessment) -> tuple[str, int]:
    """The survey's id, and how many are in it."""
    store = Store.open(server.database_url)
    about = store.collections(made.id)[-1]
    people = len(store.respondents(about.id))
    store.close()
    return about.id, people


def taken(visitor: Visitor, name: str) -> bytes:
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("button", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def filled(sheet: bytes, people: int) -> bytes:
    book = openpyxl.load_workbook(BytesIO(sheet))
    for number in range(1, people + 1):
        row = [number, "An expert by experience", "By me", *[LABELS[number % 5]] * len(CORE)]
        for place, value in enumerate(row, start=1):
            book["Answers"].cell(number + 1, place, value)
    return saved(book)


def test_a_form_is_taken_and_what_was_ticked_comes_in_once(
    server: Server, assessment: Assessment, context: BrowserContext
) -> None:
    visitor = Visitor(context.new_page(), server.address)
    survey, _ = survey_of(server, assessment)
    visitor.open(f"invitations?a={assessment.id}&c={survey}")
    form = pdf_text(taken(visitor, "PDF to print"))
    for words in ("It is your choice.", f"15. {CORE[-1].text}", "I'd rather skip this one", CORE[-1].id):
        assert squeezed(words) in form
    visitor.follow("Bring in answers")
    visitor.sees_title("Bring in answers")
    sheet = taken(visitor, "Download the sheet")
    for people, new in ((3, 3), (5, 2)):
        visitor.open(f"bring-answers?a={assessment.id}&c={survey}")
        visitor.page.set_input_files(
            "input[type=file]",
            files={"name": "answers.xlsx", "mimeType": "application/zip", "buffer": filled(sheet, people)},
        )
        visitor.sees(f"People: {people} (experts by experience {people})")
        visitor.press("Bring them in")
        visitor.sees(f"Brought in: {new}.")
        expect(visitor.page.get_by_role("button", name="Bring them in")).to_have_count(0)
        assert survey_of(server, assessment)[1] == people
