"""A guidance card on screen: in the library, and beside the question it helps with."""

from collections.abc import Sequence
from functools import cache

import streamlit as st

from roadmap.content.guidance_models import GuidanceCard, GuidanceTheme
from roadmap.content.loading import load_guidance
from roadmap.content.models import Item
from roadmap.guidance.library import beside, sources_of
from roadmap.ui import here, pieces, places
from roadmap.ui.words import say


@cache
def library() -> tuple[GuidanceTheme, ...]:
    """Every theme, read once: each question on a page asks for it."""
    return load_guidance()


def draw(card: GuidanceCard, themes: Sequence[GuidanceTheme]) -> None:
    """The whole card, what it rests on, and the areas it helps with."""
    st.markdown("\n\n".join(pieces.plain(paragraph) for paragraph in card.text))
    st.caption(
        say("guidance.sources") + " " + "; ".join(_source(source.title, source.link) for source in sources_of(card, themes))
    )
    if here.assessment() is None:
        return
    framework = here.framework()
    home = next(theme for theme in themes if card in theme.cards)
    with st.container(horizontal=True):
        for domain in framework.domains:
            if home.framework == framework.id and domain.id in card.domains and places.is_open(f"topic:{domain.id}"):
                places.link(f"topic:{domain.id}", domain.short, icon=":material/arrow_forward:")


def draw_beside(framework_id: str, item: Item) -> None:
    """The cards that help with one question, folded under it; nothing where there is none."""
    cards = beside(library(), framework_id, item.id)
    if not cards:
        return
    with st.expander(say("guidance.beside"), type="compact"):
        for card in cards:
            st.markdown(f"**{card.title}**")
            st.markdown("\n\n".join(pieces.plain(paragraph) for paragraph in card.text))
        st.caption(say("guidance.signpost"))


def _source(title: str, link: str | None) -> str:
    return f"[{pieces.plain(title)}]({link})" if link else pieces.plain(title)
