"""In one's own words: the screen where somebody may write, only where a reader has promised to read; and taking words back."""

import streamlit as st

from roadmap.assessment.openness import Openness
from roadmap.assessment.path import NOTE, after, before
from roadmap.store import NotKept, StoreProblem
from roadmap.ui import care, giving, here, pieces, promise
from roadmap.ui.giving import Giving
from roadmap.ui.words import say

LONGEST = 10_000
_BOX, _PROBLEM, _SENT = "giving:words", "giving:words_problem", "giving:words_sent"
BEFORE_WRITING = ("no_names", "notes_read", "danger", "risk", "freedom_of_information")


def _send() -> None:
    here_now = giving.current()
    words = (st.session_state.get(_BOX) or "").strip()
    if here_now is None or not words:
        return
    if len(words) > LONGEST:
        st.session_state[_PROBLEM] = too_long(words, LONGEST)
        return
    try:
        if promise.stands(here_now.collection) is not Openness.OPEN:
            st.session_state[_PROBLEM] = say("shut.closed_meanwhile")
            return
        here.store().write_note(giving.begun(here_now).id, words, promise.read_by(here_now.collection))
    except StoreProblem as problem:
        st.session_state[_PROBLEM] = f"{say('question.not_saved')} {problem.what_to_do}"
        return
    st.session_state[_BOX] = ""
    st.session_state[_SENT] = True


def too_long(words: str, most: int) -> str:
    """What is said of words for which there is no room: that they are still there, and what to do.

    A text field with a limit of its own would drop words that are pasted, without a word about it.
    """
    return say("words.too_long", n=f"{len(words):,}", most=f"{most:,}")


def draw(here_now: Giving) -> None:
    """Something in one's own words. Beside it: what the promise is, and how to leave, with what leaving cannot hide."""
    said = promise.sentences(here_now.collection)
    st.title(say("words.title"), anchor=False)
    st.markdown("\n".join(f"- {said[name]}" for name in BEFORE_WRITING))
    st.text_area(say("words.label"), key=_BOX, height=200)
    problem, sent = st.session_state.pop(_PROBLEM, ""), st.session_state.pop(_SENT, False)
    if problem:
        st.error(problem, icon=":material/error:")
    elif sent:
        st.success(say("words.sent"), icon=":material/check:")
    pieces.announce(problem or (say("words.sent") if sent else ""))
    following, last = after(here_now.places, NOTE), before(here_now.places, NOTE)
    st.button(say("words.send"), key="words:send", type="secondary" if sent else "primary", width="stretch", on_click=_send)
    st.button(
        say("words.next" if sent else "words.skip"),
        key="words:next",
        type="primary" if sent else "secondary",
        width="stretch",
        on_click=giving.move,
        args=(following,),
    )
    st.button(say("ask.back"), key="words:back", width="stretch", on_click=giving.move, args=(last,))
    care.leave()


# --- taking words back -------------------------------------------------------------------------


def written_by(here_now: Giving) -> tuple[tuple[str, str], ...]:
    """What somebody wrote: the id of each note, and its words."""
    if here_now.respondent is None:
        return ()
    return tuple((note.id, note.words or note.part) for note in here.store().notes_of(here_now.respondent.id))


def _withdraw(respondent_id: str, note_id: str) -> None:
    try:
        here.store().withdraw_note(respondent_id, note_id)
    except NotKept:
        pass  # it is gone already, which is what was asked for
    except StoreProblem as problem:
        st.session_state[_PROBLEM] = f"{problem.what} {problem.what_to_do}"
        return
    st.session_state[_SENT] = True


def draw_written(respondent_id: str, written: tuple[tuple[str, str], ...]) -> None:
    """What somebody wrote, as they typed it, with a button to take each back."""
    st.header(say("mine.words_title"), anchor=False)
    for note_id, words in written:
        with st.container(border=True):
            st.markdown(pieces.plain(words))
            st.button(say("mine.withdraw"), key=f"withdraw:{note_id}", on_click=_withdraw, args=(respondent_id, note_id))


def say_withdrawn() -> None:
    """Say once that words were taken back, or why not."""
    problem, done = st.session_state.pop(_PROBLEM, ""), st.session_state.pop(_SENT, False)
    if problem:
        st.error(problem, icon=":material/error:")
    elif done:
        st.success(say("mine.withdrawn"), icon=":material/check:")
    pieces.announce(problem or (say("mine.withdrawn") if done else ""))
