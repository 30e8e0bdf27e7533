"""A trainer evaluates a course: phones and paper forms before and after, words are read, the report is taken away."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from roadmap.store import Store
from tests.journeys.servers import Server
from tests.journeys.test_accessibility import findings
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
PLACE = "Harbour Council, leaders"
FORMS = 12


class Course:
    """The trainer's tab, phones, and what the database holds."""

    def __init__(self, browser: Browser, server: Server, folder: Path) -> None:
        self.browser, self.server, self.folder = browser, server, folder
        self.trainer = Visitor(
            browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB").new_page(), server.address
        )

    def letters(self, wave: str) -> str:
        store = Store.open(self.server.database_url)
        (found,) = store.courses()
        letters = next(one.letters for one in store.openings(found.id) if one.wave == wave)
        store.close()
        return letters

    def came(self) -> int:
        store = Store.open(self.server.database_url)
        found = sum(store.forms_came(store.courses()[0].id).values())
        store.close()
        return found

    def phone(self, wave: str, scheme: str) -> Page:
        """A phone at the form, by typing the letters."""
        context = self.browser.new_context(
            viewport={"width": 320, "height": 640},
            has_touch=True,
            locale="en-GB",
            color_scheme="dark" if scheme == "dark" else "light",
        )
        phone = context.new_page()
        letters = self.letters(wave)
        phone.goto(f"{self.server.address}form")
        phone.get_by_label("The six letters").fill(f"{letters[:3]} {letters[3:]}".lower())
        phone.get_by_role("button", name="To the questionnaire").click()
        expect(phone).to_have_url(f"{self.server.address}form/{letters}")
        return phone

    def paper(self, wave: str, answers: list[str]) -> None:
        """Paper forms are typed into the sheet, one a row, and brought in."""
        page = self.trainer.page
        box = page.locator(f".st-key-paper-{wave}")
        box.get_by_text("On paper").click()
        with page.expect_download(timeout=30_000) as download:
            box.get_by_role("button", name="Sheet to type forms into").click()
        book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
        for number, answer in enumerate(answers, 1):
            book.worksheets[0].append([number, *[answer] * 5])
        sheet = self.folder / f"{wave}.xlsx"
        book.save(sheet)
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(sheet)
        self.trainer.sees(f"{len(answers)} forms")
        self.trainer.settle()
        self.trainer.press("Bring them in")
        self.trainer.sees(f"{len(answers)} forms came in.")
        self.trainer.settle()

    def close(self, wave: str, name: str) -> None:
        """Everybody's form is in."""
        page = self.trainer.page
        page.get_by_text(f"Close: {name}").click()
        page.locator("label").filter(has_text="Every form is in.").locator("visible=true").first.click()
        self.trainer.settle()
        page.locator(f".st-key-close-{wave}").get_by_role("button").click()
        self.trainer.sees(f"{name.capitalize()} is closed and counted.")
        self.trainer.settle()


@pytest.fixture
def course(browser: Browser, server: Server, tmp_path: Path) -> Iterator[Course]:
    found = Course(browser, server, tmp_path)
    yield found
    for context in browser.contexts:
        context.close()


def ticks(phone: Page, answer: str) -> None:
    for question in phone.locator("fieldset").all():
        question.get_by_role("radio", name=answer, exact=True).check()


def sends(phone: Page) -> None:
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_before_and_after_by_phone_and_paper_to_a_report(course: Course) -> None:
    trainer = course.trainer
    trainer.open("evaluation")
    trainer.write("For whom, or where", PLACE)
    trainer.write("Somebody independent, whom people can tell", "Dr Grant, 01234 567890")
    trainer.press("Make it")
    trainer.sees_title(f"Power sharing with experts by experience, {PLACE}")
    trainer.press("Open: before")
    trainer.sees("Before is open.")
    trainer.settle()

    first, second = course.phone("pre", "light"), course.phone("pre", "dark")
    for phone in (first, second):
        assert findings(phone) == []
        assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        ticks(phone, "Disagree")
        sends(phone)
        assert findings(phone) == []
    first.reload()
    expect(first.get_by_role("heading", level=1)).to_have_text("Thank you")
    first.get_by_role("link", name="Fill it in again").click()
    ticks(first, "Agree")
    sends(first)
    assert course.came() == 2
    course.paper("pre", ["Disagree"] * 8 + ["Agree"] * 4)
    trainer.sees("At least 10 forms have come.")
    course.close("pre", "before")
    trainer.sees("14 forms came back")
    first.get_by_role("link", name="Fill it in again").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("This questionnaire is closed")

    trainer.press("Open: after")
    trainer.sees("After is open.")
    trainer.settle()
    projector = course.browser.new_context(locale="en-GB").new_page()
    letters = course.letters("post")
    projector.goto(f"{course.server.address}form/{letters}/screen")
    expect(projector.get_by_text(f"{letters[:3]} {letters[3:]}")).to_be_visible()
    assert findings(projector) == []
    phone = course.phone("post", "light")
    ticks(phone, "Strongly agree")
    phone.get_by_role("textbox", name="What do you mean to do within the next two weeks?").fill("Ask the young people's group")
    sends(phone)
    phone.get_by_role("button", name="Somebody else answers here").click()
    ticks(phone, "Disagree")
    sends(phone)
    course.paper("post", ["Agree"] * FORMS)
    assert course.came() == FORMS + 2
    course.close("post", "after")
    trainer.sees("From before to after: +57 points (95 % interval 22 to 77).")
    trainer.sees("Ask the young people's group")
    trainer.press("Let through")
    trainer.sees("It stands in the report now.")
    trainer.settle()
    with trainer.page.expect_download(timeout=30_000) as download:
        trainer.page.locator(".st-key-save-docx").get_by_role("button").click()
    report = docx.Document(str(download.value.path()))
    words = "\n".join(paragraph.text for paragraph in report.paragraphs)
    cells = [cell.text for table in report.tables for row in table.rows for cell in row.cells]
    assert "Ask the young people's group" in words
    assert "cannot say how many people changed" in words
    assert {"5 of 14", "13 of 14"} <= set(cells)
