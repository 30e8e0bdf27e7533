"""A leader, from an empty database: set up, answer the start set, check, results, ladder, plan, documents."""

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from playwright.sync_api import Download, expect

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
TOPICS = 9


def set_up(visitor: Visitor) -> None:
    visitor.open()
    visitor.press("Start")
    visitor.sees_title("Set up an assessment")
    visitor.press("Begin")
    visitor.sees("Write the name of your organisation.")
    visitor.write("Organisation", "Harbour Council")
    visitor.write("Service or team", "Children & families <b>team</b>")
    visitor.write("Somebody to talk to in the daytime, at your organisation", "Wellbeing team, 01234 567890")
    visitor.press("Begin")
    visitor.sees_title("Nine areas, in any order")
    visitor.sees("Children & families <b>team</b>")


def answer_everything(visitor: Visitor) -> None:
    visitor.press("Begin with Readiness for change")
    for topic in range(TOPICS):
        visitor.page.get_by_test_id("stProgress").first.wait_for()
        visitor.settle()
        questions = 8 if topic == 0 else 3
        for n in range(questions):
            visitor.answer(n, (n + topic) % 4)
            visitor.saved(f"{n + 1} of {questions} answered. Saved.")
        if topic < TOPICS - 1:
            before = visitor.page.get_by_role("heading", level=1).inner_text()
            visitor.page.get_by_role("button", name="Next: ").click()
            expect(visitor.page.get_by_role("heading", level=1)).not_to_have_text(before, timeout=30_000)
    visitor.press("Check your answers")
    visitor.sees_title("Check your answers")
    visitor.sees("You have answered everything you were asked.")


def place_activity(visitor: Visitor, name: str, shaped: int) -> None:
    visitor.press("Add an activity")
    visitor.sees_title("One activity")
    visitor.write("Name of the activity", name)
    visitor.page.keyboard.press("Tab")
    for question, option in ((1, 0), (2, 2), (3, shaped), (4, 2), (5, 2)):
        visitor.answer(question, option)
        expect(visitor.questions().nth(question).locator("input:checked")).to_have_count(1)
    visitor.press("Save this activity")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("on the ladder", timeout=30_000)
    visitor.settle()


def take_away(visitor: Visitor, button: str, folder: Path) -> Path:
    with visitor.page.expect_download(timeout=60_000) as waiting:
        visitor.press(button)
    found: Download = waiting.value
    path = folder / found.suggested_filename
    found.save_as(path)
    return path


def test_from_an_empty_database_to_a_plan_on_paper(visitor: Visitor, tmp_path: Path) -> None:
    set_up(visitor)
    answer_everything(visitor)
    visitor.press("See where you stand")
    visitor.sees_title("Where we stand")
    visitor.sees("What is already strong")
    visitor.sees("Experts by experience have not been asked yet.")
    visitor.sees("All areas")

    visitor.follow("Ladder")
    visitor.sees_title("Where does an activity stand?")
    place_activity(visitor, "Young people's panel", shaped=1)
    visitor.sees_title("One activity on the ladder")
    place_activity(visitor, "Redesign of the waiting room", shaped=2)
    visitor.sees_title("Two activities on the ladder")

    visitor.follow("Plan")
    visitor.sees_title("A first draft of a plan")
    visitor.press("Draft the plan")
    visitor.sees_title("Our priorities")
    visitor.press("Take on 1.1")
    visitor.sees("Actions taken on: 1.")
    visitor.page.get_by_role("button", name="Change 1.1", exact=True).click()
    visitor.page.get_by_role("menuitem", name="Edit the words").click()
    visitor.write("What will be done", "Meet every new worker in their first week")
    visitor.press("Save")
    visitor.sees("1.1 Meet every new worker in their first week")

    word = take_away(visitor, "Word", tmp_path)
    text = "\n".join(p.text for p in Document(str(word)).paragraphs) + str(
        [cell.text for table in Document(str(word)).tables for row in table.rows for cell in row.cells]
    )
    assert "Meet every new worker in their first week" in text
    pdf = take_away(visitor, "PDF", tmp_path)
    with pikepdf.open(pdf) as opened:
        assert opened.Root.MarkInfo.Marked
        assert len(opened.pages) >= 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice: install Debian's package libreoffice-writer-nogui")
def test_the_report_opens_in_another_office_program(visitor: Visitor, tmp_path: Path) -> None:
    set_up(visitor)
    answer_everything(visitor)
    visitor.press("See where you stand")
    visitor.sees_title("Where we stand")
    word = take_away(visitor, "Word", tmp_path)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "txt:Text", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(word)], check=True, timeout=180, capture_output=True)
    text = word.with_suffix(".txt").read_text(encoding="utf-8-sig")
    assert "Harbour Council" in text
    assert "Children & families <b>team</b>" in text
