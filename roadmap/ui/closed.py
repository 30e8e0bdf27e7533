"""The kind page for whoever may not come in here: it says nothing of what is behind it, and whom one can talk to."""

import streamlit as st

from roadmap.content.loading import load_support
from roadmap.ui import here, signing_in, support, visitor
from roadmap.ui.mode import Mode, mode
from roadmap.ui.plainly import address
from roadmap.ui.words import say


def draw() -> None:
    """Say that this is not open, what to do, and whom one can talk to; the same words whatever the reason."""
    if mode() is Mode.SHARED and not visitor.cookie():
        _sign_in()
        return
    st.title(say("doors.closed"), anchor=False)
    st.markdown(say("doors.closed_text"))
    if visitor.cookie():
        st.markdown(f"[{say('doors.leave')}](/leave)")
    support.draw(load_support(), here.now())


def _sign_in() -> None:
    """The way in for people who have an account; whoever has one and no part here is told whom to ask."""
    who = visitor.visitor()
    st.title(say("sign_in.title"), anchor=False)
    if who.signed_in:
        st.markdown(say("sign_in.no_part" if not who.roles else "sign_in.not_yours", email=address(who.signed_in)))
        if st.button(say("sign_in.other"), key="sign_out"):
            signing_in.sign_out()
    else:
        st.markdown(say("sign_in.lead"))
        if st.button(say("sign_in.button"), type="primary", key="sign_in"):
            signing_in.sign_in()
        st.markdown(say("sign_in.by_link"))
    support.draw(load_support(), here.now())
