"""The example: what it is, what to look at first, and the buttons to open it, put it back or remove it."""

import secrets
from collections.abc import Callable

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.content.faults import ContentFaults
from roadmap.content.loading import find_framework, find_ladder
from roadmap.exchange import example
from roadmap.store import StoreProblem
from roadmap.ui import here, pieces, places
from roadmap.ui.standing import DEFAULT_LADDER
from roadmap.ui.words import say

pieces.needs("example")

#: What to look at first: the page, in order.
FIRST = ("results", "ladder", "plan", "meeting", "feedback")
store = here.store()
rounds = example.kept_in(store)


def new_id() -> str:
    """A stable random id."""
    return secrets.token_hex(16)


def fresh(way: Callable[..., Assessment]) -> Assessment:
    """Put the example in, or back, and return its newest round."""
    with st.spinner(say("example.working")):
        return way(store, find_framework(here.DEFAULT_FRAMEWORK), find_ladder(DEFAULT_LADDER), new_id)


def look(newest: Assessment) -> None:
    """Open a round at its results."""
    here.open_assessment(newest)
    places.go("results")


def remove() -> None:
    """Remove the example; whoever had it open has nothing open then."""
    open_now = here.assessment()
    example.take_out(store)
    if open_now and open_now.example:
        here.leave()
    st.session_state["example:said"] = say("example.removed")
    st.rerun()


def draw_first() -> None:
    """What is worth a look, as links once the example is there."""
    st.header(say("example.first_title"), anchor=False)
    for name in FIRST:
        st.markdown(f"**{say(f'example.{name}_title')}** {say(f'example.{name}_text')}")
        if rounds:
            places.link(name, say(f"example.{name}_link"), icon=":material/arrow_forward:", a=rounds[0].id)


places.link("home", say("setup.back"), icon=":material/arrow_back:")
st.title(say("example.title"), anchor=False)
st.markdown(say("example.lead"))
st.markdown("\n".join(f"- {say(f'example.{name}')}" for name in ("made_up", "change", "own", "remove_any_time")))
draw_first()
st.space("small")
with st.container(horizontal=True):
    opened = st.button(say("example.open"), type="primary", key="example:open")
    put_back = bool(rounds) and st.button(say("example.put_back"), key="example:put_back")
    removed = bool(rounds) and st.button(say("example.remove"), key="example:remove")
if rounds:
    st.caption(say("example.put_back_text"))
if said := st.session_state.pop("example:said", ""):
    pieces.notice(said, icon=":material/check:")
    pieces.announce(said)
try:
    if opened:
        look(rounds[0] if rounds else fresh(example.put_into))
    elif put_back:
        look(fresh(example.put_back))
    elif removed:
        remove()
except ContentFaults as found:
    pieces.faults(say("example.does_not_fit"), [pieces.plain(str(fault)) for fault in found.faults])
except StoreProblem as problem:
    pieces.faults(say("example.not_done"), [problem.what, problem.what_to_do])
