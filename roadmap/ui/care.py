"""Looking after oneself: a word before and after, and a way out of these pages that says what it can hide and what it cannot."""

import streamlit as st

from roadmap.ui.words import say


def before() -> None:
    """Before somebody answers: a place and a moment that are theirs."""
    st.header(say("care.before_title"), anchor=False)
    st.markdown(say("care.before"))


def after() -> None:
    """Once somebody has answered, or read what was heard: whatever they feel is fine, and somebody listens."""
    st.markdown(say("care.after"))


def leave() -> None:
    """The way out, as a link that a keyboard reaches like any other; beside it what it does and what it cannot do."""
    st.caption(say("care.leave_why"))
    st.markdown(f"[{say('care.leave')}](/leave)")
