"""Small pieces that pages share: faults, tables, announcements, what to do without an assessment."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from roadmap.access.needs import PAGES, opens
from roadmap.assessment.models import Assessment
from roadmap.ui import closed, here, places
from roadmap.ui.plainly import plain
from roadmap.ui.visitor import roles
from roadmap.ui.words import say

__all__ = ["plain"]  # pages say pieces.plain()

_LIVE = st.components.v2.component(
    "announce",
    html='<div id="said" role="status" aria-live="polite" style="position:absolute;left:-9999px"></div>',
    isolate_styles=False,
    js="export default function({data,parentElement}){parentElement.querySelector('#said').textContent=data.text;}",
)


#: So many columns fit a phone.
FITS = 4


def announce(text: str) -> None:
    """Say something to screen readers without moving the focus; once a fragment or page."""
    _LIVE(data={"text": text}, key="announce")


def faults(title: str, lines: Iterable[str]) -> None:
    """What is wrong and what to do, all at once."""
    st.error("\n".join([f"**{title}**", "", *(f"- {line}" for line in lines)]), icon=":material/error:")


def notice(text: str, icon: str = ":material/info:") -> None:
    """A quiet box for something that must be known, not a fault."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"{icon} {text}", width="stretch")


def table(heading: str, rows: Sequence[Mapping[str, object]], *, fold: bool = True) -> None:
    """The numbers of a chart as a table, folded under it. One that a phone has no room for says that it can be moved."""
    with st.expander(heading, type="compact") if fold else st.container():
        if rows and len(rows[0]) > FITS:
            st.caption(say("results.wide_table"))
        st.table(rows, border="horizontal", hide_index=True, alt=heading)


def needs(page: str) -> None:
    """The first line of every page: it ends here, kindly, for a visitor who may not open the page of this name.

    The navigation does not offer such a page either; this holds where it would.
    """
    if not opens(PAGES[page], roles()):
        closed.draw()
        st.stop()


def needs_assessment() -> Assessment:
    """The open assessment; without one, a kind word and the way home, and the page ends here."""
    found = here.assessment()
    if found is None:
        st.title(say("frame.nothing_open"), anchor=False)
        st.markdown(say("frame.nothing_open_text"))
        places.link("home", say("frame.home_link"), icon=":material/arrow_back:")
        st.stop()
    return found


def date_words(day: date | None) -> str:
    """A date as people say it: 4 May 2026."""
    return f"{day.day} {day:%B %Y}" if day else ""
