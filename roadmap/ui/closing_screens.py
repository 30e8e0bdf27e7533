"""The last screens: the code and the date, and nothing left on the device for the next person."""

import streamlit as st

from roadmap.assessment.models import CollectionKind
from roadmap.assessment.openness import Openness
from roadmap.assessment.path import CODE, before
from roadmap.store import StoreProblem
from roadmap.ui import giving, pieces, places, promise, return_code
from roadmap.ui.giving import Giving
from roadmap.ui.words import say

#: In this tab: that somebody has finished; which code was made; that none is wanted.
DONE, MADE, DECLINED = "giving:done", "giving:code", "giving:declined"


def stop_here() -> None:
    """Stopping at any screen leads to the code; what was answered is saved."""
    st.button(say("ask.stop"), key="stop", width="stretch", on_click=giving.move, args=(CODE,))


# --- the code ----------------------------------------------------------------------------------


def _give_code() -> None:
    here_now = giving.current()
    if here_now is None or here_now.respondent is None:
        return
    try:
        st.session_state[MADE] = return_code.give(here_now.respondent)
    except StoreProblem:
        st.session_state["giving:code_problem"] = True


def _decline() -> None:
    st.session_state[DECLINED] = True


def _finish() -> None:
    giving.forget()
    st.session_state[DONE] = True
    st.query_params.pop("at", None)


def code(here_now: Giving) -> None:
    """How much is saved, the code or none, the date and from whom; then finish on this device."""
    st.title(say("code.title"), anchor=False)
    answered = sum(1 for item in here_now.items if (row := here_now.answers.get(item.id)) and row.answer)
    if here_now.respondent is None:
        st.markdown(say("code.saved_none"))
    else:
        st.markdown(say("code.saved", n=answered, of=len(here_now.items)))
    if here_now.collection.kind is not CollectionKind.IN_THE_ROOM or not promise.lacking(here_now.collection):
        st.markdown(promise.sentences(here_now.collection)["feedback"])
    made = st.session_state.get(MADE)
    if made:
        st.markdown(say("code.yours"))
        st.code(made, language=None, wrap_lines=True)
        st.caption(say("code.copy"))
        pieces.announce(say("code.yours"))
    elif st.session_state.get(DECLINED):
        st.markdown(say("code.declined"))
        pieces.announce(say("code.declined"))
    elif st.session_state.get(giving.BY_CODE):
        st.markdown(say("code.kept"))
    elif here_now.respondent is not None and here_now.shown:
        st.markdown(say("code.why"))
        st.button(say("code.give"), key="code:give", type="primary", width="stretch", on_click=_give_code)
        st.button(say("code.decline"), key="code:decline", width="stretch", on_click=_decline)
    if st.session_state.pop("giving:code_problem", False):
        st.error(say("code.not_made"), icon=":material/error:")
    settled = made or st.session_state.get(DECLINED) or here_now.respondent is None
    st.button(
        say("code.finish"), key="code:finish", type="primary" if settled else "secondary", width="stretch", on_click=_finish
    )
    st.caption(say("code.finish_why"))
    if promise.stands(here_now.collection) is Openness.OPEN:
        last = before(here_now.places, CODE)
        st.button(say("code.back"), key="code:back", width="stretch", on_click=giving.move, args=(last,))


def _again() -> None:
    st.session_state.pop(DONE, None)
    st.query_params.pop("at", None)


def done(here_now: Giving) -> None:
    """Finished: nothing of what was said can be seen here."""
    st.title(say("done.title"), anchor=False)
    st.markdown(say("done.text"))
    if not promise.lacking(here_now.collection):
        st.markdown(promise.sentences(here_now.collection)["feedback"])
    if promise.stands(here_now.collection) is Openness.OPEN:
        st.button(say("done.again"), key="done:again", width="stretch", on_click=_again)
    places.link("my_answers", say("welcome.have_code"), icon=":material/key:")
