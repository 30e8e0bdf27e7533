"""The cards of the library by theme and by the question they help with."""

from collections.abc import Sequence

from roadmap.content.guidance_models import GuidanceCard, GuidanceTheme
from roadmap.content.models import Citation


def cards_of(themes: Sequence[GuidanceTheme], theme_id: str | None = None) -> tuple[GuidanceCard, ...]:
    """Every card in the order of the themes, or those that belong to one theme: its own first."""
    every = [(theme.id, card) for theme in themes for card in theme.cards]
    if theme_id is None:
        return tuple(card for _, card in every)
    own = [card for home, card in every if home == theme_id]
    return (*own, *(card for home, card in every if home != theme_id and theme_id in card.themes))


def beside(themes: Sequence[GuidanceTheme], framework_id: str, item_id: str) -> tuple[GuidanceCard, ...]:
    """The cards that help with one item of a framework."""
    return tuple(card for theme in themes if theme.framework == framework_id for card in theme.cards if item_id in card.items)


def sources_of(card: GuidanceCard, themes: Sequence[GuidanceTheme]) -> tuple[Citation, ...]:
    """What a card rests on, in its order."""
    home = next(theme for theme in themes if card in theme.cards)
    known = {source.id: source for source in home.sources}
    return tuple(known[source] for source in card.sources)
