"""Everything for a room without phones is on paper: each question with each answer, and every word of the plan."""

from datetime import date

import pytest

from roadmap.content.loading import load_words
from roadmap.reports.models import Document
from roadmap.reports.save import save
from roadmap.reports.workshops import Printed
from tests.reports.reading import pdf_text, squeezed, word_text
from tests.workshop.rooms import workshop


def printed(name: str, *, demonstration: bool = False) -> Printed:
    found = workshop(name, demonstration=demonstration)
    labels = load_words("report_en").texts["document"]
    return Printed(found, load_words("workshop_en").texts["printed"], labels, date(2026, 5, 3))


@pytest.mark.parametrize("name", ["power_sharing_1", "power_sharing_2"])
@pytest.mark.parametrize(("suffix", "read"), [("pdf", pdf_text), ("docx", word_text)])
def test_every_word_of_the_plan_and_every_answer_is_printed(name: str, suffix: str, read: object) -> None:
    paper = printed(name)
    plan, cards = (squeezed(read(save(one, suffix))) for one in (paper.plan(), paper.cards()))  # type: ignore[operator]
    for block in paper.workshop.plan.blocks:
        for words in (block.title, block.purpose, block.on_screen, *block.say, *block.if_wrong):
            assert squeezed(words) in plan
    for ask in paper.workshop.asks:
        if ask.answer != "nothing":
            assert squeezed(ask.text) in cards
            assert all(squeezed(option.text) in cards for option in ask.options)


def test_a_demonstration_says_so_on_every_page() -> None:
    marked: Document = printed("power_sharing_1", demonstration=True).cards()
    assert marked.mark == "A demonstration"
