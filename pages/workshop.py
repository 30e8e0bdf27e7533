"""A workshop from the trainer's side: made from a plan, checked before the room, run block by block."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.ui import here, pieces, places, workshop_before, workshop_care, workshop_making, workshop_running
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.visitor import may_in
from roadmap.ui.words import say
from roadmap.ui.workshop_moves import press, told

pieces.needs("workshop")
st.set_page_config(layout="wide")


def beside(room: LiveRoom) -> None:
    """What stays at hand all along: the way in, the code, who is here."""
    workshop_before.ways(room)
    workshop_before.joining(room)
    workshop_before.attendance(room, here.framework_that_ships().perspectives)


def before(room: LiveRoom) -> None:
    """Before it begins: what will work, what to print, and the button that begins."""
    st.markdown(pieces.plain(room.workshop.plan.about))
    left, right = st.columns([3, 2], gap="large")
    with left:
        workshop_before.ways(room)
        if may_in(room.id, Deed.CHANGE, Thing.WORKSHOP):
            st.button(say("workshop.begin"), type="primary", on_click=press, args=(room, "begin"))
    with right:
        workshop_before.joining(room)
        workshop_before.printing(room)
        workshop_before.attendance(room, here.framework_that_ships().perspectives)
        workshop_care.before()


def running(room: LiveRoom) -> None:
    """While it runs: what is to be done now at the left, the clock and the way in at the right."""
    if not room.room.paused:
        workshop_care.pause(room)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if room.room.paused:
            workshop_care.paused(room)
        else:
            workshop_running.draw(room)
    with right:
        workshop_running.timetable(room)
        beside(room)


room = workshop_making.opened()
if room is None:
    st.title(say("workshop.title"), anchor=False)
    st.markdown(say("workshop.lead"))
    workshop_making.listed()
    workshop_making.form()
    st.stop()
st.title(pieces.plain(room.workshop.plan.title), anchor=False)
if room.workshop.demonstration:
    pieces.notice(say("workshop.is_demonstration"))
told()
if room.room.began_at is None:
    before(room)
elif not room.room.ended:
    running(room)
else:
    st.markdown(say("workshop.over"))
    workshop_care.after()
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    if places.is_open("workshop_results"):
        places.link("workshop_results", say("workshop.results_link"), icon=":material/bar_chart:", w=room.id)
    places.link("evaluation", say("home.evaluation_link"), icon=":material/fact_check:")
    if st.button(say("workshop.others"), key="workshop:others"):
        st.query_params.pop("w", None)
        places.go("workshop")
if room.room.began_at is None or room.room.ended:
    workshop_making.erase(room)
