"""Reading what was written before anybody else does: let through, hide, or type what was said without a phone."""

import secrets

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.store.workshops import MovedMeanwhile
from roadmap.ui import pieces
from roadmap.ui.rooms import LiveRoom, rooms
from roadmap.ui.visitor import may
from roadmap.ui.words import say
from roadmap.workshop.models import Ask, Words, WordState


def draw(room: LiveRoom) -> None:
    """What waits and what was decided of the block's questions in own words, and a field to type in."""
    if not may(Deed.SEE, Thing.WORDS_IN_ROOM):
        return
    st.subheader(say("workshop.read_title"), anchor=False)
    st.caption(say("workshop.read_text"))
    asks = [one for one in room.workshop.asks if one.block == room.room.block and one.answer in ("word", "sentence", "action")]
    for ask in asks:
        _waiting(room.id, ask.id)
        _typed(room, ask)


@st.fragment(run_every=2)
def _waiting(workshop_id: str, ask_id: str) -> None:
    room = rooms.live(workshop_id)
    room.look()
    found = room.words(ask_id)
    waiting = [one for one in found if one.state is WordState.WAITING]
    if not waiting:
        st.markdown(say("workshop.read_none"))
    elif len(waiting) > 1 and may(Deed.DECIDE, Thing.WORDS_IN_ROOM) and st.button(say("workshop.read_all"), key=f"all:{ask_id}"):
        _decide(room, {one.id: WordState.SHOWN for one in waiting})
    for one in waiting:
        _row(room, one, ("shown", "hidden"))
    decided = [one for one in found if one.state is not WordState.WAITING]
    if decided:
        with st.expander(say("workshop.read_decided", n=len(decided)), type="compact"):
            for one in decided:
                _row(room, one, ("hidden",) if one.state is WordState.SHOWN else ("shown",))


def _row(room: LiveRoom, one: Words, choices: tuple[str, ...]) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        text = pieces.plain(" · ".join(part for part in one.said if part))
        st.markdown(text if one.state is not WordState.HIDDEN else f"{text} ({say('workshop.read_is_hidden')})", width="stretch")
        if not may(Deed.DECIDE, Thing.WORDS_IN_ROOM):
            return
        for choice in choices:
            if st.button(say(f"workshop.read_{choice}"), key=f"{choice}:{one.id}", help=text[:80]):
                _decide(room, {one.id: WordState(choice)})


def _decide(room: LiveRoom, decided: dict[str, WordState]) -> None:
    try:
        room.decide(decided)
    except MovedMeanwhile:
        room.decide(decided)  # the room moved on meanwhile; what was decided about words holds all the same
    st.rerun(scope="fragment")


def _typed(room: LiveRoom, ask: Ask) -> None:
    """What somebody said or wrote on paper; typed by the trainer it stands at once."""
    if not may(Deed.DECIDE, Thing.WORDS_IN_ROOM):
        return
    with st.form(f"type:{ask.id}", border=False, clear_on_submit=True):
        first = st.text_input(say("workshop.type"), max_chars=280, key=f"type1:{ask.id}")
        second = st.text_input(say("live.first_step"), max_chars=280, key=f"type2:{ask.id}") if ask.answer == "action" else ""
        sent = st.form_submit_button(say("workshop.type_keep"))
    if sent and first.strip():
        said = (first.strip(), second.strip()) if ask.answer == "action" else (first.strip(),)
        room.say(Words(id="", ask=ask.id, key=secrets.token_hex(12), said=said, state=WordState.SHOWN))
        st.rerun()
