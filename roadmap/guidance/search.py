"""Finds guidance cards by what people type: spelling is forgiven, and words that mean nearly the same are found too."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from roadmap.content.guidance_models import GuidanceCard

#: How much a word counts by where it stands: in the title, among the card's search words, in its text.
TITLE, WORDS, TEXT = 6, 4, 1
#: What is left of that where the word is another form of the one typed, or was misspelt.
SAME, FORM, MISSPELT = 1.0, 0.8, 0.6
#: Words of so many letters or fewer must be typed right; longer ones may have one mistake, long ones two.
TYPED_RIGHT, ONE_MISTAKE = 3, 7
#: Two words that share so many first letters are forms of one, such as "supervise" and "supervision".
STEM = 5
#: Words that say nothing of what somebody looks for.
EMPTY = frozenset((
    "a", "about", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "have", "how", "i",
    "if", "in", "is", "it", "me", "my", "not", "of", "on", "or", "our", "so", "that", "the", "their", "them", "there",
    "they", "this", "to", "us", "was", "we", "what", "when", "where", "who", "why", "will", "with", "you", "your",
))  # fmt: skip


def tokens(text: str) -> Iterator[str]:
    """The words of a text in small letters, without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return (word for word in re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c))))


def found(query: str, cards: Sequence[GuidanceCard]) -> tuple[GuidanceCard, ...]:
    """The cards that fit what was typed, best first; all of them, in their order, where nothing was typed that can be looked for.

    A card fits where it has at least half of the words. A word that many cards have says little of any of them.
    """
    typed = tuple(dict.fromkeys(word for word in tokens(query) if word not in EMPTY))
    if not typed:
        return tuple(cards)
    places = [_places(card) for card in cards]
    scores = [[_score(word, one) for word in typed] for one in places]
    rare = [1 - sum(1 for of_card in scores if of_card[n]) / (len(cards) + 1) for n in range(len(typed))]
    fits = [
        (sum(score * rare[n] for n, score in enumerate(of_card)), card)
        for of_card, card in zip(scores, cards, strict=True)
        if 2 * sum(1 for score in of_card if score) >= len(typed)
    ]
    return tuple(card for _, card in sorted(fits, key=lambda one: -one[0]))


def _places(card: GuidanceCard) -> tuple[tuple[int, frozenset[str]], ...]:
    """The words of a card, by how much they count."""
    return (
        (TITLE, frozenset(tokens(card.title))),
        (WORDS, frozenset(tokens(" ".join(card.words)))),
        (TEXT, frozenset(tokens(" ".join(card.text)))),
    )


def _score(typed: str, places: Sequence[tuple[int, frozenset[str]]]) -> float:
    return max(weight * max((_alike(typed, other) for other in there), default=0.0) for weight, there in places)


def _alike(typed: str, other: str) -> float:
    """How far two words are the same: 1 for the same, less for another form or a mistake, 0 for none of these."""
    if typed == other:
        return SAME
    if len(typed) <= TYPED_RIGHT or len(other) <= TYPED_RIGHT:
        return FORM if typed in (f"{other}s", other.removesuffix("s")) else 0.0
    if typed[:STEM] == other[:STEM] or typed in (f"{other}s", other.removesuffix("s")):
        return FORM
    mistakes = 1 if len(typed) <= ONE_MISTAKE else 2
    return MISSPELT if OSA.distance(typed, other, score_cutoff=mistakes) <= mistakes else 0.0
