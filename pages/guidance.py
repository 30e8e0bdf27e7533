"""The guidance library: short cards by theme, found by what people type, to read here and to print."""

from collections.abc import Callable, Sequence

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.content.guidance_models import GuidanceCard
from roadmap.content.loading import load_words
from roadmap.guidance.library import cards_of
from roadmap.guidance.search import found
from roadmap.ui import downloads, guidance_cards, here, pieces, places
from roadmap.ui.visitor import may
from roadmap.ui.words import say

pieces.needs("guidance")

#: Formats to print; a library is no spreadsheet and no slides.
PAPERS = ("docx", "pdf", "html")


def maker(cards: Sequence[GuidanceCard], suffix: str) -> Callable[[], bytes]:
    """Makes the cards on screen into a file, when it is asked for."""

    def make() -> bytes:
        from roadmap.reports.guidance import guidance_document
        from roadmap.reports.save import save

        return save(guidance_document(themes, cards, load_words("report_en"), here.today()), suffix)

    return make


def draw_downloads(cards: Sequence[GuidanceCard]) -> None:
    """The cards on screen, to print."""
    st.header(say("guidance.print"), anchor=False)
    st.markdown(say("guidance.print_one" if len(cards) == 1 else "guidance.print_text", n=len(cards)))
    with st.container(horizontal=True):
        for suffix in PAPERS:
            st.download_button(
                say(f"downloads.{suffix}"),
                data=maker(cards, suffix),
                file_name=f"guidance.{suffix}",
                mime=downloads.MIME[suffix],
                key=f"guidance:{suffix}",
                icon=":material/download:",
                on_click="ignore",
            )


themes = guidance_cards.library()
titles = {theme.id: theme.title for theme in themes}
wanted = st.query_params.get("card")
places.link_to_start(say("guidance.back"), icon=":material/arrow_back:")
st.title(say("guidance.title"), anchor=False)
st.markdown(say("guidance.lead"))
typed = st.text_input(say("guidance.search"), key="guidance:search", max_chars=200, help=say("guidance.search_help"))
theme = st.pills(say("guidance.themes"), list(titles), format_func=titles.__getitem__, key="guidance:theme")
among = cards_of(themes, theme)
cards = found(typed, among)
if not cards:
    pieces.notice(say("guidance.nothing", typed=pieces.plain(typed)))
    pieces.announce(say("guidance.nothing_said"))
else:
    pieces.announce(say("guidance.found", n=len(cards)))
    st.caption(say("guidance.found", n=len(cards)))
    if theme and not typed:
        st.markdown(next(one.about for one in themes if one.id == theme))
    for card in cards:
        with st.expander(card.title, expanded=card.id == wanted, key=f"card:{card.id}"):
            guidance_cards.draw(card, themes)
    if may(Deed.SAVE, Thing.GUIDANCE):
        draw_downloads(cards)
st.caption(say("guidance.signpost"))
