"""Where somebody begins: start, carry on, or look around; and what to know before."""

import streamlit as st

from roadmap.content.loading import load_support
from roadmap.content.reading_time import minutes
from roadmap.ui import here, pieces, places, support
from roadmap.ui.mode import Mode, mode
from roadmap.ui.words import say

pieces.needs("home")

framework = here.framework()
kept = [assessment for assessment in here.assessments() if not assessment.example]


def door(title: str, text: str, button: str, place: str, *, main: bool = False) -> None:
    """One of the three ways to begin."""
    with st.container(border=True, height="stretch"):
        st.subheader(title, anchor=False)
        st.markdown(text)
        st.space("stretch")
        if st.button(button, key=f"door:{place}", type="primary" if main else "secondary", width="stretch"):
            places.go(place)


def carry_on() -> None:
    """The door back to what is kept on this computer."""
    with st.container(border=True, height="stretch"):
        st.subheader(say("home.continue_title"), anchor=False)
        chosen = st.selectbox(
            say("home.continue_label"),
            kept,
            format_func=lambda a: f"{a.service}, {a.round_name}: {a.organisation.name}",  # a narrow field cuts the end off
            key="home:which",
        )
        st.space("stretch")
        if st.button(say("home.continue_button"), key="home:continue", type="primary", width="stretch"):
            here.open_assessment(chosen)
            places.go("questions")


st.title(say("home.title"), anchor=False)
st.markdown(say("home.lead"))
st.header(say("home.where"), anchor=False)
start_items = [item for item in framework.items.values() if framework.in_set(item, framework.about.sets[0].id)]
start_minutes = minutes(framework, start_items)
first, second, third = st.columns(3)
with first:
    if places.is_open("setup"):
        door(
            say("home.start_title"),
            say("home.start_text", minutes=start_minutes),
            say("home.start_button"),
            "setup",
            main=not kept,
        )
with second:
    if kept:
        carry_on()
    else:
        door(say("home.own_title"), say("home.own_text"), say("home.own_button"), "own_copy")
with third:
    door(say("home.example_title"), say("home.example_text"), say("home.example_button"), "example")

st.header(say("home.before"), anchor=False)
notes = load_support()
st.markdown("\n".join(f"- {line}" for line in notes.note))
support.draw(notes, here.now())

with st.expander(say("home.based_title")):
    st.markdown(framework.about.credit)
    st.markdown(say("home.not_this"))
    st.markdown(say("home.not_checked_yet"))
with st.container(horizontal=True):
    if kept:
        places.link("own_copy", say("home.own_link"), icon=":material/table:")
    places.link("files", say("home.files_link"), icon=":material/folder_open:")
    places.link("pack", say("home.pack_link"), icon=":material/inventory:")
    places.link("guidance", say("home.guidance_link"), icon=":material/menu_book:")
    places.link("governance", say("home.governance_link"), icon=":material/policy:")
    places.link("privacy", say("home.privacy_link"), icon=":material/lock:")
    places.link("keeping", say("home.keeping_link"), icon=":material/inventory_2:")
    places.link("programme", say("home.programme_link"), icon=":material/hub:")
    places.link("workshop", say("home.workshop_link"), icon=":material/groups:")
    places.link("evaluation", say("home.evaluation_link"), icon=":material/fact_check:")
    if mode() is Mode.SHARED and not places.is_open("workshop"):
        places.link("workshop_results", say("home.workshop_results_link"), icon=":material/groups:")
    if mode() is not Mode.LAPTOP:
        places.link("ownership", say("home.ownership_link"), icon=":material/group:")
