"""Who gives their view, and how: every collection with what it means, where it stands, and the ways on."""

from functools import partial

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.closing import closing_releases
from roadmap.assessment.collecting import needed
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Agreement, Collected, CollectionKind, K, Release
from roadmap.assessment.other_ways import told_of_other_ways
from roadmap.content.models import Framework
from roadmap.store import StoreProblem
from roadmap.ui import here, note_delay, pieces, places
from roadmap.ui.visitor import may
from roadmap.ui.words import say

pieces.needs("collections")
assessment = pieces.needs_assessment()
framework = here.framework()
#: What kept a collection from being closed, until it is said.
TROUBLE = "collections:trouble"


def name_of(one: Collection) -> str:
    """Its own name, else its kind."""
    return pieces.plain(one.title) if one.title.strip() else say(f"collections.kind_{one.kind.value}")


def state_of(one: Collection) -> str:
    """Where it stands, in one line."""
    if one.closed_on:
        return say("collections.closed", date=pieces.date_words(one.closed_on))
    if one.kind is not CollectionKind.IN_THE_ROOM and needed(one):
        return say("collections.not_ready")
    if one.closes_on:
        return say("collections.open_until", date=pieces.date_words(one.closes_on))
    return say("collections.open")


def numbers_of(one: Collection) -> str:
    """How many have answered, in whole steps; of groups, which are no single people, exactly."""
    if one.kind is CollectionKind.GROUP:
        return say("collections.groups", n=len(here.store().respondents(one.id)))
    n = here.store().answered_about(one.id)
    otherwise = told_of_other_ways(*here.store().counted(one.id), K)
    said = say("collections.many", n=n) if n else say("collections.few", k=K)
    return f"{said} {say('results.other_ways', n=otherwise)}" if otherwise else said


def released_once(of: Framework, collected: Collected, agreed: list[Agreement]) -> tuple[Release, ...]:
    """What is kept at closing."""
    return closing_releases(collected, of, agreed)


@st.dialog(say("collections.close_title"))
def close(one: Collection) -> None:
    """Say what closing shows and that it is once, then close."""
    st.markdown(say("collections.close_survey" if one.is_survey else f"collections.close_{one.kind.value}", k=K))
    with st.container(horizontal=True):
        pressed = st.button(say("collections.close_button"), type="primary", on_click=close_now, args=(one.id,))
        if pressed and TROUBLE not in st.session_state:
            st.rerun()
        if st.button(say("collections.close_not_yet")):
            st.rerun()
    if trouble := st.session_state.pop(TROUBLE, None):
        pieces.faults(say("errors.not_saved"), trouble)


def close_now(collection_id: str) -> None:
    """Close it, and keep what it shows; trouble is said in the dialog."""
    try:
        here.store().close_collection(collection_id, partial(released_once, framework), today=here.today())
    except StoreProblem as problem:
        st.session_state[TROUBLE] = [problem.what, problem.what_to_do]


def draw(one: Collection) -> None:
    """One collection, with what may be done with it now."""
    with st.container(border=True, gap="xsmall", key=f"collection:{one.id}"):
        st.header(name_of(one), anchor=False)
        if one.title.strip():
            st.caption(say(f"collections.kind_{one.kind.value}"))
        st.markdown(say(f"collections.means_{one.kind.value}", k=K))
        st.markdown(state_of(one))
        if not one.closed_on:
            st.markdown(numbers_of(one))
        with st.container(horizontal=True):
            if may(Deed.CHANGE, Thing.COLLECTION) and st.button(say("collections.change"), key=f"change:{one.id}"):
                places.go("collection", c=one.id)
            if one.closed_on:
                if st.button(say("collections.results"), key=f"results:{one.id}"):
                    places.go("results", c=one.id)
            else:
                draw_open(one)


def draw_open(one: Collection) -> None:
    """What may be done with one that is open."""
    if one.kind is CollectionKind.GROUP and places.is_open("group_answer"):
        if st.button(say("collections.group_link"), key=f"group:{one.id}"):
            places.go("group_answer", c=one.id)
    elif one.kind is not CollectionKind.GROUP:
        if st.button(say("collections.invite"), key=f"invite:{one.id}"):
            places.go("invitations", c=one.id)
        if places.is_open("welcome") and st.button(say("collections.preview"), key=f"preview:{one.id}"):
            places.go("welcome", c=one.id)
    if may(Deed.CLOSE, Thing.COLLECTION) and st.button(say("collections.close"), key=f"close:{one.id}"):
        close(one)


note_delay.draw(assessment)
places.link("questions", say("question.back"), icon=":material/arrow_back:")
places.link("feedback", say("feedback.title"), icon=":material/reply:")
st.title(say("collections.title"), anchor=False)
st.markdown(say("collections.lead"))
for found in here.store().collections(assessment.id):
    draw(found)
places.link("bring_answers", say("bring_answers.link"), icon=":material/upload_file:")
if may(Deed.MAKE, Thing.COLLECTION):
    st.header(say("collections.add_title"), anchor=False)
    st.markdown(say("collections.add_text"))
    with st.container(horizontal=True):
        for kind in (CollectionKind.GROUP, CollectionKind.OPEN_SURVEY, CollectionKind.IN_THE_ROOM):
            if st.button(say(f"collections.add_{kind.value}"), key=f"add:{kind.value}"):
                places.go("collection", kind=kind.value)
