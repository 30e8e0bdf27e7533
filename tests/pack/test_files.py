"""The files of the pack: in order of use, all told on the first page, readable, tagged where they are PDF."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pdfua
import pytest

from roadmap.pack.files import PackFile, pack_files, zipped
from roadmap.pack.making import PackParts
from tests.reports.reading import html_text, pdf_text, squeezed, word_text


@pytest.fixture(scope="module")
def files(parts: PackParts) -> dict[str, bytes]:
    return {file.name: file.make() for file in pack_files(parts)}


def text(name: str, content: bytes) -> str:
    return word_text(content) if name.endswith("docx") else pdf_text(content)


def test_names_sort_in_the_order_of_use(files: dict[str, bytes]) -> None:
    stems = list(dict.fromkeys(name.rpartition(".")[0] for name in files))
    assert stems == sorted(stems)
    assert stems[0] == "00-start-here"
    order = ("guide", "invitations", "form-start", "form-core", "form-full", "workbook", "ladder", "what-happened", "governance")
    places = [next(i for i, name in enumerate(stems) if word in name) for word in order]
    assert places == sorted(places)


def test_the_first_file_says_what_every_other_is(files: dict[str, bytes]) -> None:
    page = html_text(files["00-start-here.html"].decode())
    for name in files:
        assert squeezed(name.rpartition(".")[0]) in page, name
    assert squeezed("Independent. Not made or endorsed by the National Trauma Transformation Programme.") in page
    assert squeezed("Experts by experience have not yet checked these words.") in page


def test_every_set_is_a_form_with_all_its_questions_in_pdf_and_word(files: dict[str, bytes], parts: PackParts) -> None:
    for one in parts.framework.about.sets:
        asked = [item for item in parts.framework.items.values() if parts.framework.in_set(item, one.id)]
        for suffix in ("docx", "pdf"):
            name = next(name for name in files if name.endswith(f"-form-{one.id}.{suffix}"))
            told = text(name, files[name])
            assert [item.id for item in asked if squeezed(item.plain or item.text) not in told] == []


def test_a_form_for_word_has_blanks_to_fill_and_one_for_paper_has_lines(files: dict[str, bytes]) -> None:
    word = word_text(files["04-form-core.docx"])
    assert squeezed("tell [independent contact, with telephone number].") in word
    paper = pdf_text(files["04-form-core.pdf"])
    assert "[" not in paper
    assert "……" in paper


def test_a_core_form_promises_groups_only_and_a_full_one_says_that_the_room_sees(files: dict[str, bytes]) -> None:
    core, full = word_text(files["04-form-core.docx"]), word_text(files["07-form-full.docx"])
    assert squeezed("Results are shown for groups only, never for one person.") in core
    assert squeezed("Results are shown for groups only") not in full
    assert squeezed("confidential in this room, not anonymous") in full


def test_every_question_of_the_ladder_is_a_card_with_all_its_answers(files: dict[str, bytes], parts: PackParts) -> None:
    told = pdf_text(files["09-ladder-and-cards.pdf"])
    for criterion in parts.ladder.criteria:
        assert squeezed(criterion.text) in told
        assert [option.id for option in criterion.options if squeezed(option.text) not in told] == []
    for rung in parts.ladder.about.rungs:
        assert squeezed(rung.plain + rung.name) in told
    assert squeezed(parts.ladder.about.credit.authors) in told


def test_invitations_say_the_choice_the_minutes_the_pay_and_the_date(files: dict[str, bytes], parts: PackParts) -> None:
    told = word_text(files["02-invitations.docx"])
    assert told.count(squeezed(parts.fixed.choice)) == len(parts.framework.perspectives)
    assert re.search(r"Ittakesabout\d+minutesonaphone", told)
    for words in ("For your time: [what is offered", "By [date], [name] will say what was heard", "tell [independent contact"):
        assert squeezed(words) in told
    assert "{" not in told
    assert "we need your voice" not in told.casefold()


def test_the_checker_of_pdf_ua_finds_nothing_in_any_of_them(files: dict[str, bytes], tmp_path: Path) -> None:
    found = {}
    for name in (name for name in files if name.endswith(".pdf")):
        path = tmp_path / "paper.pdf"
        path.write_bytes(files[name])
        found[name] = [f"{one.rule_id} {one.message}" for one in pdfua.validate(str(path)).findings]
    assert len(found) > 5
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_word_files_open_and_name_no_organisation(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if name.endswith(".docx"):
            word = docx.Document(BytesIO(content))
            assert word.core_properties.author == ""
            assert word.core_properties.title


def test_the_zip_holds_every_file_in_one_folder() -> None:
    made = zipped((PackFile("00-a.txt", lambda: b"a"), PackFile("01-b/01-c.txt", lambda: b"c")), "our-pack")
    with ZipFile(BytesIO(made)) as archive:
        assert archive.namelist() == ["our-pack/00-a.txt", "our-pack/01-b/01-c.txt"]
        assert archive.read("our-pack/01-b/01-c.txt") == b"c"
