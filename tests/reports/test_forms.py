"""A form on paper: it says every promise, asks what its view is asked, in plain words, and can be typed in by its codes."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pdfua
import pytest

from roadmap.assessment import told
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind, FrameworkRef, Organisation
from roadmap.content.loading import find_framework, load_fixed_sentences, load_support, load_words
from roadmap.reports.forms import FormParts, items_on, paper_form
from roadmap.reports.models import Boxes, Document, Heading, PageBreak
from roadmap.reports.save import save
from tests.asking import CONTACTS, SETTINGS
from tests.reports.reading import pdf_text, squeezed, word_text

FRAMEWORK = find_framework("trauma_informed")
NAMES = {
    "independent_contact": "Advocacy Harbour", "date": "26 February 2027", "name": "Anna Reid", "place": "the noticeboard",
}  # fmt: skip


def parts(
    kind: CollectionKind = CollectionKind.OPEN_SURVEY, view: str | None = None, set_id: str = "core", **changed: object
) -> FormParts:
    about = Assessment(
        id="a", organisation=Organisation(id="o", name="Harbour Council"), service="Children and families",
        round_name="First round", framework=FrameworkRef(id="f", version="1", hash="h"), set_id="full", contacts=CONTACTS,
        created_on=date(2026, 5, 4), example=bool(changed.pop("example", False)),
    )  # fmt: skip
    values = {"id": "c", "assessment_id": "a", "kind": kind, "closes_on": date(2027, 1, 29), "settings": SETTINGS} | changed
    return FormParts(
        assessment=about,
        collection=Collection.model_validate(values),
        framework=FRAMEWORK,
        told=dict(told.told(load_fixed_sentences(), NAMES, kind, notes=False)),
        words=load_words("report_en"),
        support=load_support(),
        printed_on=date(2026, 11, 27),
        perspective=view,
        set_id=set_id,
    )


def codes(document: Document) -> list[str]:
    return [block.code for block in document.blocks if isinstance(block, Boxes)]


@pytest.mark.parametrize("kind", CollectionKind)
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_every_promise_stands_before_the_first_question(kind: CollectionKind, suffix: str) -> None:
    made = parts(kind)
    written = (word_text if suffix == "docx" else pdf_text)(save(paper_form(made), suffix))
    first = squeezed(f"1. {items_on(FRAMEWORK, 'core', None)[0].text}")
    for sentence in made.told.values():
        assert written.index(squeezed(sentence)) < written.index(first)
    for told_too in ("Wellbeing team, 01234 567890", "Samaritans, 116 123.", "data@harbour.example", "29 January 2027"):
        assert squeezed(told_too) in written
    assert squeezed("When it is typed in, it is destroyed.") in written


@pytest.mark.parametrize("view", ["leader", "experience", "profession"])
def test_a_form_asks_what_its_view_is_asked_and_each_answer_can_be_typed_in(view: str) -> None:
    for set_id in ("core", "start", "full"):
        wanted = [item for item in FRAMEWORK.items.values() if view in item.ask and FRAMEWORK.in_set(item, set_id)]
        document = paper_form(parts(view=view, set_id=set_id))
        assert codes(document) == [*(item.id for item in wanted), "how it came"]
        headings = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]
        assert headings == [f"{number}. {item.plain or item.text}" for number, item in enumerate(wanted, start=1)]


def test_a_form_for_any_view_says_which_questions_are_for_some_alone() -> None:
    document = paper_form(parts(set_id="full"))
    assert len(codes(document)) == len(FRAMEWORK.items) + 2, "every question, the view and how it came"
    some = [item for item in FRAMEWORK.items.values() if len(item.ask) < 3]
    assert str(document.model_dump()).count("Only for ") == len(some) > 0
    assert "Only for" not in str(paper_form(parts()).model_dump()), "the shared core is for everybody"


def test_who_is_invited_decides_what_a_form_for_any_view_asks() -> None:
    document = paper_form(parts(set_id="full", perspectives=("experience",)))
    assert codes(document)[1:-1] == [item.id for item in items_on(FRAMEWORK, "full", "experience")]


def test_what_people_are_told_is_on_pages_of_its_own() -> None:
    blocks = paper_form(parts()).blocks
    page = next(place for place, block in enumerate(blocks) if isinstance(block, PageBreak))
    assert not [block for block in blocks[:page] if isinstance(block, Boxes)]


def test_a_box_each_for_what_people_see_on_a_screen() -> None:
    first = next(block for block in paper_form(parts(view="experience")).blocks if isinstance(block, Boxes))
    assert ["".join(run.text for run in one) for one in first.choices] == [
        "No sign of it", "Only talk so far", "Some of the time", "Most of the time", "Always, and it gets checked",
    ]  # fmt: skip
    assert first.apart == ("I can't tell from where I am", "Not applicable here", "I'd rather skip this one")


def test_a_groups_form_asks_how_the_group_came_together_and_lets_it_disagree() -> None:
    document = paper_form(parts(CollectionKind.GROUP, "experience"))
    said = squeezed("".join(str(block) for block in document.blocks))
    for words in ("Written down by", "The group met on", "Write how many only where five or more were there"):
        assert squeezed(words) in said
    boxes = [block for block in document.blocks if isinstance(block, Boxes)]
    assert {block.apart for block in boxes} == {("The group does not agree",)}
    assert "how it came" not in codes(document)


def test_in_large_print_no_letters_are_smaller_than_18_points_but_the_codes() -> None:
    from dataclasses import replace

    word = docx.Document(BytesIO(save(paper_form(replace(parts(), large=True)), "docx")))
    shown = [one for one in word.paragraphs if one.text.strip()]
    assert min(one.style.font.size.pt for one in shown) >= 18
    small = {run.text for one in word.paragraphs for run in one.runs if run.font.size and run.font.size.pt < 18}
    assert small == {"view", "how it came", *(item.id for item in items_on(FRAMEWORK, "core", None))}


@pytest.mark.parametrize("made", [parts(), parts(CollectionKind.GROUP, set_id="full"), parts(view="leader", set_id="full")])
def test_the_pdf_can_be_read_out(made: FormParts, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(save(paper_form(made), "pdf"))
    assert [f"{one.rule_id} {one.message}" for one in pdfua.validate(str(path)).findings] == []


def test_a_made_up_form_is_marked_on_every_page() -> None:
    assert paper_form(parts(example=True)).mark == "Example: fictional data"


def test_boxes_in_word_can_be_ticked_with_a_click() -> None:
    word = docx.Document(BytesIO(save(paper_form(parts(view="experience")), "docx")))
    boxes = [node for node in word.element.body.iter() if node.tag.endswith("}checkbox")]
    assert len(boxes) == 15 * 8 + 3
