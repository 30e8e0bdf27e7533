"""The search of the guidance library forgives spelling, finds related words, and never depends on the order of words."""

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from roadmap.content.loading import load_guidance
from roadmap.guidance.library import beside, cards_of, sources_of
from roadmap.guidance.search import EMPTY, found, tokens

THEMES = load_guidance()
CARDS = cards_of(THEMES)
LONG = sorted({word for card in CARDS for word in tokens(card.title) if len(word) >= 6 and word not in EMPTY})


def ids(query: str) -> list[str]:
    return [card.id for card in found(query, CARDS)]


def test_there_are_at_least_thirty_cards_and_each_theme_has_its_own_first() -> None:
    assert len(CARDS) >= 30
    assert THEMES[0].id == "basics"
    assert all(cards_of(THEMES, theme.id)[: len(theme.cards)] == theme.cards for theme in THEMES)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_found_first_by_its_title(card) -> None:
    assert ids(card.title)[0] == card.id


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("suprevision", "supervision"),
        ("boundries", "boundaries"),
        ("recruting people", "values_based_recruitment"),
        ("vouchers", "pay_and_support"),
        ("goodbye", "endings"),
        ("you said we did", "feedback_to_contributors"),
        ("racism", "identity"),
        ("rotas", "working_patterns"),
        ("SUPERVISED", "supervision"),
        ("aftercáre", "throughcare_aftercare"),
        ("overworked burnout", "wellbeing_at_work"),
    ],
)
def test_what_people_type_finds_what_they_mean(typed: str, first: str) -> None:
    assert ids(typed)[0] == first


def test_nothing_typed_shows_every_card_and_rubbish_none() -> None:
    assert found("", CARDS) == CARDS
    assert found("the of and", CARDS) == CARDS
    assert found("qqqqzzzz", CARDS) == ()
    assert found("' OR 1=1 --", CARDS) != CARDS


@given(st.sampled_from(LONG), st.integers(0, 20), st.sampled_from(["swap", "drop", "double"]))
def test_one_slip_of_the_finger_still_finds_every_card_with_the_word_in_its_title(word: str, at: int, slip: str) -> None:
    at = at % (len(word) - 1)
    slipped = {
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "drop": word[:at] + word[at + 1 :],
        "double": word[: at + 1] + word[at:],
    }[slip]
    assume(slipped not in EMPTY)
    assert {card.id for card in CARDS if word in tokens(card.title)} <= set(ids(slipped))


@given(st.lists(st.sampled_from(LONG), min_size=1, max_size=5, unique=True), st.randoms())
def test_the_order_of_words_means_nothing(words: list[str], chance: random.Random) -> None:
    mixed = words.copy()
    chance.shuffle(mixed)
    assert ids(" ".join(words)) == ids(" ".join(mixed))


def test_cards_stand_beside_the_questions_they_name_and_nowhere_else() -> None:
    assert [card.id for card in beside(THEMES, "trauma_informed", "time_paid")] == ["pay_and_support"]
    assert beside(THEMES, "another", "time_paid") == ()
    assert [source.id for source in sources_of(CARDS[0], THEMES)] == list(CARDS[0].sources)
