"""Care on the trainer's page: a note before and after, and the pause that is one press away at any moment."""

import streamlit as st

from roadmap.content.loading import load_support
from roadmap.ui import here, pieces, support
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.words import say
from roadmap.ui.workshop_moves import press


def before() -> None:
    """What whoever leads agrees on before people come."""
    st.subheader(say("room_care.trainer_before_title"), anchor=False)
    st.markdown(say("room_care.trainer_before"))
    support.draw(load_support(), here.now())


def after() -> None:
    """Once the session is over: for the room, and for whoever led it."""
    st.subheader(say("room_care.trainer_after_title"), anchor=False)
    st.markdown(say("room_care.trainer_after"))
    support.draw(load_support(), here.now())


def pause(room: LiveRoom) -> None:
    """One press, before anything else on the page; it is made before the page is drawn."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(say("room_care.pause"), key="room:pause", icon=":material/pause_circle:", on_click=press, args=(room, "pause"))
        st.caption(say("room_care.pause_why"), width="stretch")


def paused(room: LiveRoom) -> None:
    """While the room pauses: what to do, and one press to carry on."""
    st.header(say("room_care.paused_title"), anchor=False)
    pieces.announce(say("room_care.paused_title"))
    st.button(say("room_care.resume"), type="primary", key="room:resume", on_click=press, args=(room, "resume"))
    st.markdown(say("room_care.paused_text"))
    support.draw(load_support(), here.now())
