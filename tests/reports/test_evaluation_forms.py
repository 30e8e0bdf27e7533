"""The printed form of an evaluation: every promise first, every question with its boxes, and nothing to write a name on."""

from datetime import date
from pathlib import Path

import pdfua
import pytest

from roadmap.content.loading import load_fixed_sentences, load_words
from roadmap.evaluation.kept_models import Course
from roadmap.reports.evaluation_forms import WaveForm
from roadmap.reports.models import Boxes, Document
from roadmap.reports.save import save
from roadmap.ui.evaluation_paper import TOLD
from tests.evaluation.courses import course


@pytest.fixture
def here() -> Course:
    return course("North", "South").model_copy(update={"independent": "Dr Grant, 01234 567890"})


def form(here: Course, wave: str, *, about_work: bool = False, large: bool = False) -> Document:
    fixed = load_fixed_sentences()
    told = {name: getattr(fixed, name) for name in TOLD}
    words, labels = load_words("evaluation_en").texts["evaluation_paper"], load_words("report_en").texts["document"]
    return WaveForm(here, wave, words, labels, told, date(2026, 5, 4)).document(about_work=about_work, large=large)


def test_people_are_told_everything_before_the_first_box(here: Course) -> None:
    made = form(here, "post").model_dump_json()
    for words in ("It is your choice. You can skip any question", "tell Dr Grant, 01234 567890", "Nothing joins this form"):
        assert 0 < made.index(words) < made.index('"boxes"')


def test_each_statement_has_the_whole_scale_and_its_own_code(here: Course) -> None:
    boxes = [one for one in form(here, "post").blocks if isinstance(one, Boxes)]
    rated = [one for one in boxes if len(one.choices) == len(here.instrument.scale)]
    assert [one.code for one in rated] == [
        *(f"{one.id} {one.version}" for one in here.instrument.outcomes),
        *(one.id for one in here.instrument.reactions),
    ]
    assert boxes[0].code == "site"


def test_before_it_nothing_is_asked_of_the_session_and_work_only_in_a_large_room(here: Course) -> None:
    before = form(here, "pre").model_dump_json()
    assert here.instrument.reactions[0].text not in before
    assert here.instrument.background[0].text not in before
    assert here.instrument.background[0].text in form(here, "pre", about_work=True).model_dump_json()


@pytest.mark.parametrize(("suffix", "starts"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_it_is_written_as_word_and_pdf(suffix: str, starts: bytes, here: Course) -> None:
    assert save(form(here, "post", large=suffix == "pdf"), suffix).startswith(starts)


@pytest.mark.parametrize("large", [False, True])
def test_the_pdf_passes_the_checks_of_tagged_pdf(large: bool, here: Course, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(save(form(here, "post", about_work=True, large=large), "pdf"))
    assert [one.message for one in pdfua.validate(str(path)).findings] == []
