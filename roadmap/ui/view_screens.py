"""The screens around the questions: which view, welcome back, and the core done with more for those who wish."""

import streamlit as st

from roadmap.assessment.path import (
    CODE,
    CORE_DONE,
    NOTE,
    VIEW,
    Place,
    after,
    before,
    carry_on,
    core_items,
    further_domains,
    further_items,
)  # fmt: skip
from roadmap.content.reading_time import minutes
from roadmap.store import StoreProblem
from roadmap.ui import giving, one_question, pieces
from roadmap.ui.giving import Giving
from roadmap.ui.words import say

#: In this tab: that somebody carries on with answers begun in this browser, without seeing them.
CARRIES_ON = "giving:carries_on"


def _back(here_now: Giving, place: Place) -> None:
    st.button(say("ask.back"), key="back", width="stretch", on_click=giving.move, args=(before(here_now.places, place),))


# --- which view --------------------------------------------------------------------------------


def _take_view() -> None:
    here_now = giving.current()
    chosen = st.session_state.get("view:radio")
    if here_now is None or chosen is None:
        st.session_state["view:missing"] = chosen is None
        return
    st.session_state["view:missing"] = False
    try:
        giving.take_view(here_now, chosen)
    except StoreProblem as problem:
        st.session_state["view:problem"] = f"{problem.what} {problem.what_to_do}"
        return
    again = giving.current()
    if again:
        giving.move(after(again.places, VIEW))


def which_view(here_now: Giving) -> None:
    """Which view somebody gives today, where the link names none."""
    known = {perspective.id: perspective for perspective in here_now.framework.perspectives}
    invited = giving.views(here_now.collection, here_now.framework)
    st.html(one_question.TARGETS)
    st.title(say("view.title"), anchor=False)
    st.markdown(say("view.about"))
    st.session_state.setdefault("view:radio", here_now.perspective if here_now.shown else None)
    st.radio(
        say("view.title"),
        list(invited),
        format_func=lambda view: f"**{known[view].one[0].upper()}{known[view].one[1:]}**",
        captions=[known[view].about for view in invited],
        index=None,
        key="view:radio",
        label_visibility="collapsed",
    )
    st.caption(say("view.none"))
    if st.session_state.get("view:missing"):
        st.error(say("view.choose"), icon=":material/error:")
    if st.session_state.get("view:problem"):
        st.error(st.session_state.pop("view:problem"), icon=":material/error:")
    st.button(say("view.next"), key="view:next", type="primary", width="stretch", on_click=_take_view)
    _back(here_now, VIEW)


# --- welcome back ------------------------------------------------------------------------------


def _carries_on() -> None:
    here_now = giving.current()
    st.session_state[CARRIES_ON] = True
    if here_now:
        giving.move(carry_on(here_now.places, set(here_now.answers)))


def _is_somebody_else() -> None:
    giving.forget()
    here_now = giving.current()
    if here_now:
        giving.move(here_now.places[0])


def welcome_back(here_now: Giving) -> None:
    """Answers were begun in this browser, and this tab may not show them."""
    st.title(say("back.title"), anchor=False)
    st.markdown(say("back.text"))
    st.button(say("back.carry_on"), key="back:on", type="primary", width="stretch", on_click=_carries_on)
    st.button(say("back.somebody_else"), key="back:else", width="stretch", on_click=_is_somebody_else)


# --- the core done -----------------------------------------------------------------------------


def _say_more() -> None:
    here_now = giving.current()
    if here_now is None or here_now.perspective is None:
        return
    offered = further_domains(here_now.framework, here_now.asking, here_now.perspective)
    ticked = tuple(domain.id for domain in offered if st.session_state.get(f"more:{domain.id}"))
    st.session_state[giving.MORE] = ticked
    st.session_state["more:missing"] = not ticked
    if ticked:
        giving.move(after(here_now.places, CORE_DONE))


def core_done(here_now: Giving) -> None:
    """A whole contribution; more for those who wish."""
    framework, asking, view = here_now.framework, here_now.asking, here_now.perspective or ""
    offered = further_domains(framework, asking, view)
    st.html(one_question.TARGETS)
    st.title(say("more.title"), anchor=False)
    st.markdown(say("more.text", n=len(core_items(framework, asking, view))))
    st.button(
        say("more.finish"),
        key="more:finish",
        type="primary",
        width="stretch",
        on_click=giving.move,
        args=(next(place for place in here_now.places if place in (NOTE, CODE)),),
    )
    if offered:
        st.header(say("more.more"), anchor=False)
        st.markdown(say("more.more_text"))
        for domain in offered:
            items = further_items(framework, asking, view, domain)
            st.session_state.setdefault(f"more:{domain.id}", domain.id in here_now.chosen.domains)
            label = "more.topic_one" if len(items) == 1 else "more.topic"
            words = say(label, topic=pieces.plain(domain.short), n=len(items), minutes=minutes(framework, items, plain=True))
            st.checkbox(words, key=f"more:{domain.id}")
        if st.session_state.get("more:missing"):
            st.error(say("more.none_ticked"), icon=":material/error:")
        st.button(say("more.carry_on"), key="more:on", width="stretch", on_click=_say_more)
    _back(here_now, CORE_DONE)
