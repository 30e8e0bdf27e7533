"""What the holder of a return code can do with their answers: see, change, save, erase; and nothing without the code."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from roadmap.assessment.models import Respondent
from roadmap.assessment.openness import Openness
from roadmap.assessment.path import Place, Step, carry_on
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE
from roadmap.store import NotKept, StoreProblem
from roadmap.ui import giving, here, own_words, pieces, places, promise, return_code, view_screens
from roadmap.ui.giving import BY_CODE, Giving
from roadmap.ui.visitor import visitor
from roadmap.ui.words import say

_TYPED, _FAULT, _ERASED = "mine:typed", "mine:fault", "mine:erased"


def is_open(respondent: Respondent) -> bool:
    """Whether this tab was given the code of this person."""
    return st.session_state.get(BY_CODE) == respondent.id


# --- the code ----------------------------------------------------------------------------------


def _open() -> None:
    here_now, typed = giving.current(), st.session_state.get(_TYPED) or ""
    st.session_state[_FAULT] = ""
    if here_now is None:
        return
    if not typed.strip():
        st.session_state[_FAULT] = say("mine.empty")
        return
    try:
        found = return_code.whose(typed, here_now.collection.id, visitor())
    except return_code.Wait as pause:
        st.session_state[_FAULT] = say("mine.wait", minutes=pause.minutes)
        return
    except StoreProblem as problem:
        st.session_state[_FAULT] = f"{problem.what} {problem.what_to_do}"
        return
    if found is None:
        st.session_state[_FAULT] = say("mine.wrong")
        return
    giving.forget()
    giving.belongs(found)
    st.session_state[BY_CODE] = found.id


def ask_for_code(*, title: str, lead: str, button: str) -> None:
    """The field for the code, on whichever page it opens something; what is wrong is said beside it."""
    st.title(title, anchor=False)
    st.markdown(lead)
    st.text_input(say("mine.label"), key=_TYPED, max_chars=200, autocomplete="off")
    fault = st.session_state.get(_FAULT)
    if fault:
        st.error(fault, icon=":material/error:")
        pieces.announce(fault)
    st.button(button, key="mine:open", type="primary", width="stretch", on_click=_open)


# --- see and change ----------------------------------------------------------------------------


def _answer_words(here_now: Giving, item_id: str, answer: str | None) -> str:
    if answer is None:
        return say("mine.no_answer")
    if answer in (DONT_KNOW, NOT_APPLICABLE):
        return say("question.dont_know" if answer == DONT_KNOW else "question.not_applicable")
    return here_now.framework.stage_name(here_now.framework.items[item_id], answer)


class Said(NamedTuple):
    """One question and what somebody answered, in words."""

    question: str
    answer: str


def said_by(here_now: Giving) -> tuple[Said, ...]:
    """Every question somebody was asked, with what they answered, in words."""
    answers = here_now.answers
    return tuple(
        Said(
            question=item.plain or item.text,
            answer=_answer_words(here_now, item.id, answers[item.id].answer if item.id in answers else None),
        )
        for item in here_now.items
    )


def _change(here_now: Giving) -> None:
    chosen = st.session_state.get("mine:which")
    if chosen:
        st.session_state[view_screens.CARRIES_ON] = True
        st.session_state["mine:go"] = Place(step=Step.QUESTION, item=chosen).address


def _copy(said: tuple[Said, ...], written: tuple[str, ...]) -> Callable[[], bytes]:
    def make() -> bytes:
        from roadmap.exchange.data_tables import csv_file

        return csv_file(([say("mine.question"), say("mine.answer")], [*map(list, said), *(["", words] for words in written)]))

    return make


def draw(here_now: Giving) -> None:
    """Everything somebody answered and wrote, and what they can do with it."""
    stands = promise.stands(here_now.collection)
    if address := st.session_state.pop("mine:go", None):
        places.go("your_view", at=address)
    names = {perspective.id: perspective.one for perspective in here_now.framework.perspectives}
    answered = sum(1 for row in here_now.answers.values() if row.answer)
    st.title(say("mine.title"), anchor=False)
    st.markdown(say("mine.shown", n=answered, view=names[here_now.perspective or ""]))
    said = said_by(here_now)
    for number, one in enumerate(said, start=1):
        st.markdown(f"{number}. {pieces.plain(one.question)}  \n**{pieces.plain(one.answer)}**")
    if stands is Openness.OPEN:
        _draw_change(here_now)
    else:
        pieces.notice(say("mine.closed"))
    written = own_words.written_by(here_now)
    own_words.say_withdrawn()
    if written and here_now.respondent:
        own_words.draw_written(here_now.respondent.id, written)
    st.download_button(
        say("mine.save"),
        data=_copy(said, tuple(words for _, words in written)),
        file_name=f"{say('mine.file')}.csv",
        mime="text/csv",
        key="mine:save",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    _draw_erase(stands)
    st.button(say("mine.finish"), key="mine:finish", width="stretch", on_click=giving.forget)


def _draw_change(here_now: Giving) -> None:
    st.header(say("mine.change_title"), anchor=False)
    texts = {item.id: item.plain or item.text for item in here_now.items}
    st.selectbox(say("mine.change_label"), list(texts), format_func=texts.__getitem__, key="mine:which")
    st.button(say("mine.change_button"), key="mine:change", width="stretch", on_click=_change, args=(here_now,))
    if st.button(say("mine.carry_on"), key="mine:on", width="stretch"):
        st.session_state[view_screens.CARRIES_ON] = True
        places.go("your_view", at=carry_on(here_now.places, set(here_now.answers)).address)


# --- erase -------------------------------------------------------------------------------------


def _erase(after_closing: bool) -> None:
    here_now = giving.current()
    if here_now is None or here_now.respondent is None or not is_open(here_now.respondent):
        return
    try:
        here.store().erase_respondent(here_now.respondent.id)
    except NotKept:
        pass  # another tab was quicker: it is erased
    except StoreProblem as problem:
        st.session_state[_FAULT] = f"{problem.what} {problem.what_to_do}"
        return
    giving.forget()
    st.session_state[_ERASED] = "after" if after_closing else "before"


def _draw_erase(stands: Openness) -> None:
    closed = stands is Openness.CLOSED
    with st.expander(say("mine.erase_title"), icon=":material/delete:"):
        st.markdown(say("mine.erase_text"))
        if closed:
            st.markdown(say("mine.erase_after"))
        sure = st.checkbox(say("mine.erase_sure"), key="mine:sure")
        st.button(say("mine.erase"), key="mine:erase", disabled=not sure, on_click=_erase, args=(closed,))
    if fault := st.session_state.get(_FAULT):
        st.error(fault, icon=":material/error:")


def just_erased() -> bool:
    """Whether somebody has erased their answers in this tab a moment ago."""
    return _ERASED in st.session_state


def erased(here_now: Giving) -> None:
    """It is done; what stays is said."""
    after = st.session_state.pop(_ERASED)
    st.title(say("mine.erased_title"), anchor=False)
    words = say("mine.erased") + (f" {say('mine.erased_after')}" if after == "after" else "")
    st.markdown(words)
    pieces.announce(words)
