"""Notes that were passed on: each waits until somebody dates it, in one press."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.note_models import ActedBy, PassedOn
from roadmap.assessment.notes import acted
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import here, looked_at, note_reading, pieces, places
from roadmap.ui.visitor import may, visitor
from roadmap.ui.words import say

pieces.needs("safeguarding")
assessment = pieces.needs_assessment()
framework = here.framework()
read = {one.note.id: one for one in note_reading.all_of(assessment, framework, visitor().collection_id)}
on_the_list = [one for one in here.store().passed_on(assessment.id) if one.note is None or one.note in read]
passed = sorted(on_the_list, key=lambda one: (one.passed_on, one.id))
waiting = [one for one in passed if one.acted_on is None]
dated = [one for one in passed if one.acted_on is not None]


def act(one: PassedOn) -> None:
    """Date it today, in the role that was chosen."""
    try:
        here.store().date_passed_on(assessment.id, acted(one, here.today(), ActedBy(st.session_state["safeguarding:role"])))
        note_reading.remember(say("safeguarding.said"))
    except StaleWrite:
        note_reading.remember(fault=say("safeguarding.taken"))
    except StoreProblem as problem:
        note_reading.remember(fault=f"{say('errors.not_saved')} {problem.what_to_do}")


def draw_words(one: PassedOn) -> None:
    """What somebody wrote, or that they erased it."""
    found = read.get(one.note or "")
    if found is None:
        st.markdown(say("safeguarding.erased"))
        return
    note_reading.words_of(found.note, framework)
    st.caption(where_from(found.collection))


def where_from(collection: Collection) -> str:
    """In which gathering of answers it was written: its name, the question set and the round, and nothing of who wrote it."""
    asked = framework.sets.get(collection.set_id or assessment.set_id)
    where = [looked_at.name_of(collection), *([asked.name] if asked else []), assessment.round_name]
    return say("safeguarding.where", where=pieces.plain(", ".join(where)))


places.link("notes", say("safeguarding.back"), icon=":material/arrow_back:")
st.title(say("safeguarding.title"), anchor=False)
note_reading.say_what_happened()
st.markdown(f"{say('safeguarding.danger')} {say('safeguarding.lead')}")
may_date = may(Deed.CHANGE, Thing.SAFEGUARDING_LIST)
if waiting and may_date:
    st.radio(
        say("safeguarding.role"),
        list(ActedBy),
        format_func=lambda role: say(f"safeguarding.role_{role.value}"),
        key="safeguarding:role",
        horizontal=True,
    )
for one in waiting:
    with st.container(border=True, gap="xsmall"):
        draw_words(one)
        st.caption(say("safeguarding.passed", day=pieces.date_words(one.passed_on)))
        if may_date:
            st.button(say("safeguarding.act"), key=f"act:{one.id}", on_click=act, args=(one,))
if not waiting:
    st.markdown(say("safeguarding.none"))
if dated:
    with st.expander(say("safeguarding.dated_title", n=len(dated)), type="compact", key="safeguarding:dated"):
        for one in dated:
            with st.container(border=True, gap="xsmall"):
                draw_words(one)
                role = say(f"safeguarding.role_{one.acted_by.value}") if one.acted_by else ""
                days = {"passed": pieces.date_words(one.passed_on), "acted": pieces.date_words(one.acted_on)}
                st.caption(say("safeguarding.dated", role=role.lower(), **days))
