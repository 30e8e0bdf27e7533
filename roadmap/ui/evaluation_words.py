"""What people wrote on the forms of an evaluation: read by the trainer once their time has closed, let through or erased."""

from collections.abc import Collection, Sequence

import streamlit as st

from roadmap.access.models import Deed
from roadmap.evaluation.kept_models import Course, Opening, Said
from roadmap.ui import here, pieces
from roadmap.ui.evaluation_access import may_do
from roadmap.ui.evaluation_waves import SAID
from roadmap.ui.words import say


def draw(course: Course, openings: Sequence[Opening], released: Collection[str]) -> None:
    """Each question in people's own words, with what waits to be read and what was let through.

    Whoever does not read them sees those of times that are `released`, as in the report.
    """
    closed = {one.wave for one in openings if one.closed_on}
    asked = [question for question in course.instrument.open_questions if closed & set(question.waves)]
    if not asked:
        return
    st.header(say("courses.words_title"), anchor=False)
    reads = may_do(course, Deed.DECIDE)
    said = [one for one in here.store().said_in(course.id) if one.wave in closed]
    waiting = sum(not one.shown for one in said)
    if reads and waiting:
        st.markdown(say("courses.words_wait_one") if waiting == 1 else say("courses.words_wait", n=waiting))
        st.caption(say("courses.words_text"))
    if reads and any(one.wave not in released for one in said):
        st.caption(say("courses.words_few"))
    for question in asked:
        st.subheader(pieces.plain(question.text), anchor=False)
        mine = [one for one in said if one.question == question.id and (reads or (one.shown and one.wave in released))]
        if not mine:
            st.markdown(say("courses.words_none"))
        for one in sorted(mine, key=lambda one: (one.shown, one.id)):
            _one(course, one, reads=reads)


def _one(course: Course, one: Said, *, reads: bool) -> None:
    with st.container(border=True):
        st.markdown(pieces.plain(one.said))
        if not reads:
            return
        with st.container(horizontal=True):
            if not one.shown:
                st.button(say("courses.let_through"), key=f"shown:{one.id}", on_click=_decide, args=(course, one, True))
            st.button(say("courses.erase_words"), key=f"erased:{one.id}", on_click=_decide, args=(course, one, False))


def _decide(course: Course, one: Said, show: bool) -> None:
    here.store().decide_said(course.id, one.id, show=show)
    st.session_state[SAID] = say("courses.let_through_done" if show else "courses.erased_words")
