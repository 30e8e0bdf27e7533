"""What people are told beforehand: every fixed sentence, filled; and what keeps a collection from opening."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.assessment.models import CollectionKind
from roadmap.assessment.told import missing, needed, told
from roadmap.content.fixed_models import FixedSentences
from roadmap.content.loading import load_fixed_sentences
from roadmap.content.models import Header

SENTENCES = load_fixed_sentences()
NAMES = {
    "independent_contact": "Advocacy Harbour, 01234 111222",
    "date": "30 June 2026",
    "name": "Anna Reid",
    "place": "harbour.example/heard",
    "reader": "Moira Bell",
    "days": "Tuesdays and Fridays",
}
EVERY = {name for name in FixedSentences.model_fields if name not in Header.model_fields}


def test_a_survey_with_notes_says_every_sentence_but_the_room_s() -> None:
    said = dict(told(SENTENCES, NAMES, CollectionKind.OPEN_SURVEY, notes=True))
    assert set(said) == EVERY - {"room"}
    assert "if anyone says it does, tell Advocacy Harbour, 01234 111222." in said["no_difference"]
    assert said["notes_read"] == "Nobody reads notes straight away; Moira Bell reads them on Tuesdays and Fridays."
    assert said["feedback"].startswith("By 30 June 2026 Anna Reid will tell you what was heard")
    assert said["feedback"].endswith("here: harbour.example/heard.")


def test_without_a_reader_nobody_is_said_to_read() -> None:
    said = dict(told(SENTENCES, NAMES, CollectionKind.GROUP, notes=False))
    assert set(said) == EVERY - {"room", "notes_read"}
    assert needed(SENTENCES, notes=False) == ("independent_contact", "date", "name", "place")


def test_in_the_room_dots_are_seen_and_nobody_is_told_otherwise() -> None:
    said = dict(told(SENTENCES, NAMES, CollectionKind.IN_THE_ROOM, notes=True))
    assert "groups_only" not in said
    assert said["room"].startswith("We will see each other's dots")


@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.sampled_from(["", "   ", "somebody"])), st.booleans())
def test_what_is_missing_is_exactly_what_keeps_it_from_being_said(names: dict[str, str], notes: bool) -> None:
    lacking = missing(SENTENCES, names, notes=notes)
    assert set(lacking) == {name for name in needed(SENTENCES, notes=notes) if not names.get(name, "").strip()}
    if not lacking:
        assert all("{" not in text for _, text in told(SENTENCES, names, CollectionKind.OPEN_SURVEY, notes=notes))


def test_a_contact_with_braces_in_it_is_said_as_it_was_typed() -> None:
    said = dict(told(SENTENCES, NAMES | {"name": "{place} {0}"}, CollectionKind.OPEN_SURVEY, notes=True))
    assert "By 30 June 2026 {place} {0} will tell you" in said["feedback"]


def test_a_name_nobody_gave_is_not_passed_over() -> None:
    with pytest.raises(KeyError, match="independent_contact"):
        told(SENTENCES, {}, CollectionKind.OPEN_SURVEY, notes=False)
