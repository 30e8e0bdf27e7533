"""The fixed sentences say what everybody is owed to know, word for word, and none of them can be left out."""

from pathlib import Path

import pytest

from roadmap.content.checks import check_paths
from roadmap.content.faults import ContentFaults
from roadmap.content.fixed_models import FixedSentences
from roadmap.content.loading import load_fixed_sentences
from roadmap.content.models import Header
from roadmap.content.places import QUESTIONS

NAMES = [name for name in FixedSentences.model_fields if name not in Header.model_fields]
WORD_FOR_WORD = (
    "It is your choice.",
    "Whether you take part, and what you say, makes no difference to your support, your case, your children, your job or your "
    "payment; if anyone says it does, tell {independent_contact}.",
    "You can skip any question and stop at any time.",
    "Please don't name anyone or write about what happened to you.",
    "Nobody reads notes straight away; {reader} reads them on {days}.",
    "If you or someone else is in danger, phone 999.",
    "If you tell us someone is at risk of harm, we may have to pass it on.",
    "Results are shown for groups only, never for one person.",
    "The people who run the computer could, if they set out to, read single answers.",
    "What you write may be asked for under freedom of information; what shows who you are would be taken out.",
    "By {date} {name} will tell you what was heard, what will change, what will not and why, here: {place}.",
    "We will see each other's dots, so this is confidential in this room, not anonymous. What leaves the room is what we agree. "
    "If you see it differently you choose whether that is written down, and in which words. You can pass on anything.",
)


def test_the_sentences_are_said_word_for_word() -> None:
    sentences = load_fixed_sentences()
    assert tuple(getattr(sentences, name) for name in NAMES) == WORD_FOR_WORD


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_can_be_left_out(name: str, tmp_path: Path) -> None:
    written = (QUESTIONS / "words" / "fixed_sentences.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    begins = next(number for number, line in enumerate(written) if line.startswith(f"{name}:"))
    ends = next((n for n, line in enumerate(written) if n > begins and not line.startswith(" ")), len(written))
    place = tmp_path / "words" / "fixed_sentences.yaml"
    place.parent.mkdir()
    place.write_text("".join(written[:begins] + written[ends:]), encoding="utf-8")
    (fault,) = check_paths([place]).faults
    assert f"the key '{name}' is missing here" in fault.message
    with pytest.raises(ContentFaults, match=name):
        load_fixed_sentences(tmp_path)
