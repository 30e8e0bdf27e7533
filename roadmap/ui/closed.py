"""The kind page for whoever may not come in here: it says nothing of what is behind it, and whom one can talk to."""

import streamlit as st

from roadmap.content.loading import load_support
from roadmap.ui import here, support, visitor
from roadmap.ui.words import say


def draw() -> None:
    """Say that this is not open, what to do, and whom one can talk to; the same words whatever the reason."""
    st.title(say("doors.closed"), anchor=False)
    st.markdown(say("doors.closed_text"))
    if visitor.cookie():
        st.markdown(f"[{say('doors.leave')}](/leave)")
    support.draw(load_support(), here.now())
