"""The sheet for those who gave their view says in every format what was published, in large type, and nothing else."""

import io
from datetime import date

import docx
import pytest

from roadmap.assessment.collection_models import CollectionSettings
from roadmap.assessment.models import Assessment, FrameworkRef, Organisation
from roadmap.content.loading import find_framework, load_support, load_words
from roadmap.plan.feedback_models import Contribution, Told
from roadmap.reports.contributors import ContributorsParts, contributors_sheet
from roadmap.reports.save import save
from tests.asking import SETTINGS
from tests.reports.made_reports import READERS
from tests.reports.reading import squeezed

DAY = date(2026, 5, 4)
FORMATS = (".docx", ".pdf", ".html")
TOLD = Told(
    heard="MARK1 nobody says who comes next", own_words=True, group="experience", doing="MARK2 we tell you before",
    actions=("MARK3 tell people early",), by=date(2026, 9, 1), cannot="MARK4 the same worker", because="MARK5 too few",
    next_step="MARK6 we meet in June", teller="MARK7 Anna Reid", on=DAY, looked_again_on=date(2026, 5, 9),
)  # fmt: skip
KEPT = Contribution(
    id="c", heard="DRAFT heard", doing="DRAFT doing", cannot="DRAFT cannot", because="DRAFT because", teller="DRAFT teller",
    to_whom="DRAFT whom", published=TOLD,
)  # fmt: skip


def parts(*contributions: Contribution, settings: CollectionSettings | None = SETTINGS) -> ContributorsParts:
    framework = find_framework("trauma_informed")
    return ContributorsParts(
        assessment=Assessment(
            id="a", organisation=Organisation(id="o", name="Harbour Council"), service="Housing", round_name="First",
            framework=FrameworkRef(id="f", version="1", hash="0" * 64), set_id="core", created_on=DAY,
        ),
        framework=framework,
        contributions=contributions,
        whom="the Thursday group",
        settings=settings,
        words=load_words("report_en"),
        support=load_support(),
        printed_on=DAY,
    )  # fmt: skip


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_carries_every_part_of_what_was_published_and_no_draft(suffix: str) -> None:
    never = Contribution(id="d", heard="DRAFT never published", doing="DRAFT", teller="DRAFT")
    said = squeezed(READERS[suffix](save(contributors_sheet(parts(KEPT, never)), suffix)))
    for mark in (
        *(f"MARK{n}" for n in range(1, 8)),
        "experts by experience",
        "1 September 2026",
        "9 May 2026",
        "Harbour Council",
    ):
        assert squeezed(mark) in said, mark
    for part in ("Advocacy Harbour, 01234 111222", "Wellbeing team, 01234 567890", "Samaritans", "For: the Thursday group"):
        assert squeezed(part) in said, part
    assert "DRAFT" not in said


@pytest.mark.parametrize("suffix", FORMATS)
def test_words_that_were_taken_back_are_said_to_be_gone(suffix: str) -> None:
    gone = KEPT.model_copy(update={"published": TOLD.model_copy(update={"heard": "", "own_words": False, "words_gone": True})})
    said = squeezed(READERS[suffix](save(contributors_sheet(parts(gone)), suffix)))
    assert squeezed("The words that stood here are no longer kept.") in said
    assert "MARK1" not in said


def test_before_anything_is_published_it_says_by_when_an_answer_is_owed() -> None:
    said = squeezed(READERS[".html"](save(contributors_sheet(parts()), ".html")))
    assert squeezed("You are owed an answer by 26 February 2027.") in said


@pytest.mark.parametrize("letters", ["العربية", "Gàidhlig às-àite", "🙂", "=1+1", "<script>x</script>"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_whatever_people_typed_can_be_written(suffix: str, letters: str) -> None:
    typed = KEPT.model_copy(update={"published": TOLD.model_copy(update={"doing": letters})})
    assert save(contributors_sheet(parts(typed, settings=None)), suffix)


def test_nothing_that_is_to_be_read_is_smaller_than_18_points_in_word() -> None:
    word = docx.Document(io.BytesIO(save(contributors_sheet(parts(KEPT)), ".docx")))
    sizes = {paragraph.style.font.size.pt for paragraph in word.paragraphs if paragraph.text and paragraph.style.font.size}
    assert min(sizes) >= 18
