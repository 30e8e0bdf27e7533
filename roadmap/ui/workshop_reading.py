"""Reading what was written before anybody else does: let through, hide, or type what was said without a phone."""

import secrets

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.store import StoreProblem
from roadmap.store.workshops import MovedMeanwhile
from roadmap.ui import pieces
from roadmap.ui.rooms import LiveRoom, rooms
from roadmap.ui.visitor import may_in
from roadmap.ui.words import say
from roadmap.ui.workshop_moves import SAID
from roadmap.workshop.models import Ask, Words, WordState

#: Why the last decision about words could not be kept; it stands until one can.
TROUBLE = "workshop:words_trouble"


def draw(room: LiveRoom) -> None:
    """What waits and what was decided of the block's questions in own words, and a field to type in."""
    if not may_in(room.id, Deed.SEE, Thing.WORDS_IN_ROOM):
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
    if trouble := st.session_state.get(TROUBLE):
        pieces.notice(trouble)
    found = room.words(ask_id)
    waiting = [one for one in found if one.state is WordState.WAITING]
    if not waiting:
        st.markdown(say("workshop.read_none"))
    elif len(waiting) > 1 and may_in(room.id, Deed.DECIDE, Thing.WORDS_IN_ROOM):
        everything = {one.id: WordState.SHOWN for one in waiting}
        st.button(say("workshop.read_all"), key=f"all:{ask_id}", on_click=_decide, args=(room, everything))
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
        if not may_in(room.id, Deed.DECIDE, Thing.WORDS_IN_ROOM):
            return
        with st.container(horizontal=True, width="content", gap="small"):  # below a long text they still stand together
            for choice in choices:
                decided = {one.id: WordState(choice)}
                key = f"{choice}:{one.id}"
                st.button(say(f"workshop.read_{choice}"), key=key, help=text[:80], on_click=_decide, args=(room, decided))


def _decide(room: LiveRoom, decided: dict[str, WordState]) -> None:
    """Let words through or hide them, before the page is drawn: whoever decides the next one at once loses neither."""
    if not may_in(room.id, Deed.DECIDE, Thing.WORDS_IN_ROOM):
        return
    st.session_state.pop(TROUBLE, None)
    try:
        try:
            room.decide(decided)
        except MovedMeanwhile:
            room.decide(decided)  # the room moved on meanwhile; what was decided about words holds all the same
    except MovedMeanwhile:
        st.session_state[TROUBLE] = say("workshop.moved_meanwhile")
    except StoreProblem as problem:
        st.session_state[TROUBLE] = f"{say('errors.not_saved')} {problem.what} {problem.what_to_do}"


def _typed(room: LiveRoom, ask: Ask) -> None:
    """What somebody said or wrote on paper; typed by the trainer it stands at once."""
    if not may_in(room.id, Deed.DECIDE, Thing.WORDS_IN_ROOM):
        return
    # Kept before the page is drawn: somebody who presses the next button at once interrupts the drawing, and loses nothing.
    with st.form(f"type:{ask.id}", border=False):
        st.text_input(say("workshop.type"), max_chars=280, key=f"type1:{ask.id}")
        if ask.answer == "action":
            st.text_input(say("live.first_step"), max_chars=280, key=f"type2:{ask.id}")
        st.form_submit_button(say("workshop.type_keep"), on_click=_keep_typed, args=(room, ask))


def _keep_typed(room: LiveRoom, ask: Ask) -> None:
    """Keep what was typed, as words that stand at once, and empty the fields."""
    fields = [f"type1:{ask.id}", f"type2:{ask.id}"][: 2 if ask.answer == "action" else 1]
    said = tuple(str(st.session_state[field] or "").strip() for field in fields)
    if not said[0] or not may_in(room.id, Deed.DECIDE, Thing.WORDS_IN_ROOM):
        return
    try:
        room.say(Words(id="", ask=ask.id, key=secrets.token_hex(12), said=said, state=WordState.SHOWN))
    except MovedMeanwhile:
        room.look()  # the words are kept; only the sign that they are there came second
    except StoreProblem as problem:
        st.session_state[SAID] = f"{say('errors.not_saved')} {problem.what} {problem.what_to_do}"
        return
    for field in fields:
        st.session_state[field] = ""
