"""One question a screen, for a phone: the question, its answers, next, and “I'd rather skip this one” of the same size.

An answer is saved the moment it is chosen; the callback saves and redraws only the line that says so. What this tab
may not show is not shown: then the question stands empty, and an answer given now takes the place of the one before.
"""

import streamlit as st

from roadmap.assessment.openness import Openness
from roadmap.assessment.path import Place, after, before
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, Item
from roadmap.store import StoreProblem
from roadmap.ui import giving, here, pieces, promise
from roadmap.ui.giving import Giving
from roadmap.ui.words import say

LINE = "saved-line"
SAVED, CLEARED, SHUT = "saved", "cleared", "shut"
#: What happened to the last answer in this tab.
OUTCOME, PROBLEM = "giving:outcome", "giving:problem"
# Streamlit's options are 27 pixels high and its folded parts 35; a thumb needs 44.
TARGETS = (
    "<style>[role=radiogroup] label,label:has([type=checkbox]),summary{min-height:44px;align-items:center}"
    "[role=radiogroup] label{padding-block:4px}"
    "[role=radiogroup]:has(>:nth-child(7))>:nth-last-child(2){margin-top:1rem}</style>"  # what is no stage stands apart
)


def _key(item: Item) -> str:
    return f"give:{item.id}:{st.session_state.get(f'again:{item.id}', 0)}"


def _outcome(what: str, problem: str = "") -> None:
    st.session_state[OUTCOME], st.session_state[PROBLEM] = what, problem


def _save(here_now: Giving, item: Item, given: str | None) -> bool:
    """Keep an answer, or none; whether it was kept."""
    try:
        if promise.stands(here.store().collection(here_now.collection.id)) is not Openness.OPEN:
            _outcome(SHUT)
            return False
        here.store().save_answer(giving.begun(here_now).id, item.id, given)
    except StoreProblem as problem:
        _outcome("", problem.what_to_do)
        return False
    _outcome(SAVED if given else CLEARED)
    return True


def _chosen(here_now: Giving, item: Item) -> None:
    _save(here_now, item, st.session_state[_key(item)])
    st.rerun(LINE)


def _go(here_now: Giving, item: Item, to: Place) -> None:
    """On with the next or the last screen; an answer that could not be saved before is tried once more, and kept on the page."""
    given = st.session_state.get(_key(item))
    if st.session_state.get(PROBLEM) and given and not _save(here_now, item, given):
        return
    _outcome("")
    giving.move(to)


def _skip(here_now: Giving, item: Item, to: Place) -> None:
    """On without an answer; one that was given on this page is taken away."""
    if st.session_state.get(_key(item)) and not _save(here_now, item, None):
        return
    st.session_state[f"again:{item.id}"] = st.session_state.get(f"again:{item.id}", 0) + 1
    _outcome("")
    giving.move(to)


@st.fragment(key=LINE)
def _line(number: int, of: int) -> None:
    """Where somebody is, and whether their answer is saved; said to screen readers too."""
    where = say("ask.where", n=number, of=of)
    outcome, problem = st.session_state.get(OUTCOME), st.session_state.get(PROBLEM)
    said = {SAVED: say("ask.saved"), CLEARED: say("ask.cleared")}.get(outcome or "", "")
    st.caption(f"{where} {said}".strip())
    if problem:
        st.error(f"{say('question.not_saved')} {problem}", icon=":material/error:")
    elif outcome == SHUT:
        st.error(say("shut.closed_meanwhile"), icon=":material/error:")
    pieces.announce(say("question.not_saved") if problem else f"{where} {said}".strip())


def _name(here_now: Giving, item: Item, option: str) -> str:
    if option in (DONT_KNOW, NOT_APPLICABLE):
        return f"**{say('question.dont_know' if option == DONT_KNOW else 'question.not_applicable')}**"
    return f"**{here_now.framework.stage_name(item, option)}**"


def _captions(here_now: Giving, item: Item, stages: tuple[str, ...]) -> list[str]:
    described = {} if here_now.framework.shared_set(item) else item.descriptors
    return [described.get(stage, "") for stage in stages] + [say("ask.dont_know_why"), say("ask.not_applicable_why")]


def draw(here_now: Giving, place: Place) -> None:
    """Draw the question of this place."""
    framework, places = here_now.framework, here_now.places
    item = framework.items[place.item or ""]
    stages = framework.scale_of(item.id).stage_ids
    if here_now.shown:
        kept = here_now.answers.get(item.id)
        st.session_state.setdefault(_key(item), kept.answer if kept else None)
    number = here_now.items.index(item) + 1
    st.html(TARGETS)
    st.title(pieces.plain(item.plain or item.text), anchor=False)
    if number == 1:
        st.markdown(say("ask.service", service=pieces.plain(here_now.assessment.service)))
    if not here_now.shown:
        st.caption(say("back.hidden"))
    st.radio(
        item.plain or item.text,
        [*stages, DONT_KNOW, NOT_APPLICABLE],
        format_func=lambda option: _name(here_now, item, option),
        captions=_captions(here_now, item, stages),
        index=None,
        key=_key(item),
        label_visibility="collapsed",
        on_change=_chosen,
        args=(here_now, item),
    )
    with st.container(gap=None):
        _line(number, len(here_now.items))
    following, last = after(places, place), before(places, place)
    args = (here_now, item, following)
    st.button(say("ask.next"), key="move:next", type="primary", width="stretch", on_click=_go, args=args)
    st.button(say("ask.skip"), key="move:skip", width="stretch", on_click=_skip, args=args)
    st.button(say("ask.back"), key="move:back", width="stretch", on_click=_go, args=(here_now, item, last))
    _more(here_now, item, stages)


def _more(here_now: Giving, item: Item, stages: tuple[str, ...]) -> None:
    """What opens on request: descriptors, the same question in other words."""
    if here_now.framework.shared_set(item) and item.descriptors:
        with st.expander(say("ask.looks_like"), type="compact"):
            st.markdown(
                "\n".join(f"- {_name(here_now, item, s)}: {item.descriptors[s]}" for s in stages if s in item.descriptors)
            )
    if item.plain:
        with st.expander(say("ask.in_full"), type="compact"):
            st.markdown(pieces.plain(item.text))
