"""Guidance cards: those that ship cover what they should, and what they name must be there."""

import shutil
from pathlib import Path

import pytest

from roadmap.content.checks import check_paths
from roadmap.content.loading import find_framework, load_guidance
from roadmap.content.places import QUESTIONS


def test_every_card_that_ships_names_a_source_and_an_area_it_helps_with() -> None:
    framework = find_framework("trauma_informed")
    domains = {domain.id for domain in framework.domains}
    for theme in load_guidance():
        assert all(set(card.domains) <= domains and card.domains and card.sources for card in theme.cards)


def test_every_area_has_a_card() -> None:
    helped = {domain for theme in load_guidance() for card in theme.cards for domain in card.domains}
    assert helped == {domain.id for domain in find_framework("trauma_informed").domains}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("domains: [environments]", "domains: [places]", "UNKNOWN_DOMAIN no domain 'places'"),
        ("items: [it_fits_people]", "items: [it_fits]", "UNKNOWN_ITEM the framework trauma_informed has no item 'it_fits'"),
        ("items: [story_once]", "items: [story_once]\n    themes: [nowhere]", "UNKNOWN_THEME no theme 'nowhere'"),
        ("- id: places\n", "- id: trust\n", "DUPLICATE_ID the card id 'trust' is used a second time"),
        ("sources: [ourselves]\n\nsources", "sources: [them]\n\nsources", "UNKNOWN_SOURCE no source 'them'"),
    ],
)
def test_what_a_card_names_must_be_there(tmp_path: Path, old: str, new: str, told: str) -> None:
    questions = shutil.copytree(QUESTIONS, tmp_path / "questions")
    file = questions / "guidance" / "systems.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    (fault,) = check_paths([questions]).faults
    assert told in str(fault)


def test_a_card_that_is_too_short_is_told_and_can_be_used_meanwhile(tmp_path: Path) -> None:
    questions = shutil.copytree(QUESTIONS, tmp_path / "questions")
    file = questions / "guidance" / "systems.yaml"
    head, _, rest = file.read_text(encoding="utf-8").partition("  - id: records\n")
    file.write_text(
        head + "  - id: records\n    title: Records\n    text: [Too short.]\n" + rest[rest.index("    words:") :], "utf-8"
    )
    (fault,) = check_paths([questions]).faults
    assert "CARD_LENGTH the card 'records' has 2 words; between 80" in str(fault)
    assert len(load_guidance(questions)) == len(load_guidance())
