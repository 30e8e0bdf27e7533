"""Whom a trainer lets look at what a room said, so that whoever runs an assessment can carry it over."""

from collections.abc import Callable

import streamlit as st

from roadmap.access.models import Grant, Role, folded
from roadmap.access.ownership import is_email, may_give, may_take
from roadmap.store import StoreProblem
from roadmap.ui import here
from roadmap.ui.mode import Mode, mode
from roadmap.ui.plainly import address
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.visitor import visitor
from roadmap.ui.words import say
from roadmap.ui.workshop_moves import SAID


def draw(room: LiveRoom) -> None:
    """Who may look, and a field to let one more; only where people sign in, and for whoever may give this part."""
    if mode() is not Mode.SHARED or room.workshop.demonstration or not may_give(visitor(), _part("", room)):
        return
    st.header(say("results_of_room.share_title"), anchor=False)
    st.markdown(say("results_of_room.share_text"))
    shown = [one for one in here.store().grants() if (one.role, one.opens) == (Role.VIEWER, room.id)]
    if not shown:
        st.markdown(say("results_of_room.share_nobody"))
    for one in shown:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", border=True):
            st.markdown(address(one.email), width="stretch")
            label = say("results_of_room.share_take_from", email=one.email)
            key = f"share:take:{one.email}"
            st.button(say("results_of_room.share_take"), key=key, help=label, on_click=_take, args=(one,))
    with st.form("share", border=False, enter_to_submit=False):
        st.text_input(say("results_of_room.share_email"), max_chars=200, key="share:email")
        st.form_submit_button(say("results_of_room.share_button"), on_click=_give, args=(room,))


def _part(email: str, room: LiveRoom) -> Grant:
    return Grant(email=folded(email), role=Role.VIEWER, opens=room.id)


def _give(room: LiveRoom) -> None:
    part = _part(str(st.session_state["share:email"]), room)
    if not is_email(part.email):
        st.session_state[SAID] = say("results_of_room.share_no_email")
    elif may_give(visitor(), part) and _kept(lambda: here.store().give(part)):
        st.session_state[SAID] = say("results_of_room.share_given", email=address(part.email))
        st.session_state["share:email"] = ""


def _take(part: Grant) -> None:
    if may_take(visitor(), part, here.store().grants()) and _kept(lambda: here.store().take(part)):
        st.session_state[SAID] = say("results_of_room.share_taken", email=address(part.email))


def _kept(change: Callable[[], None]) -> bool:
    """Whether a change was kept; what went wrong is said where every press says it."""
    try:
        change()
    except StoreProblem as problem:
        st.session_state[SAID] = f"{say('errors.not_saved')} {problem.what} {problem.what_to_do}"
        return False
    return True
