"""Agreeing together, by exception: first what is agreed already, then one item at a time, on the screen everybody sees."""

import streamlit as st

from roadmap.assessment.meeting_models import Meeting
from roadmap.ui import (
    agree_about,
    agree_dialogs,
    agree_lists,
    agree_meeting,
    agree_papers,
    agree_talk,
    agreeing,
    here,
    pieces,
    places,
)
from roadmap.ui.agreeing import Room
from roadmap.ui.words import say

#: As wide as lines are read well, in pixels; the meeting itself takes the whole screen.
READING = 800


def before_the_meeting(room: Room) -> None:
    """Where the last one stopped, the papers, the words to read out, and the button that begins."""
    with st.container(width=READING):
        agree_meeting.last_time(room)
        agree_papers.after(room)
        agree_papers.before(room)
        agree_meeting.opening_words(room)
        agree_meeting.begin(room)
    agree_lists.settled(room)
    agree_lists.views(room)


def in_the_meeting(room: Room, meeting: Meeting) -> None:
    """Accept together, then one item, then the rest of the list; what is decided stays at hand."""
    agree_meeting.clock(room, meeting)
    current = None
    if room.agenda.accept:
        agree_lists.accept(room)
    else:
        current = agree_lists.choose(room)
        if current:
            agree_talk.draw(room, current)
        agree_lists.waiting(room, current)
    agree_lists.settled(room)
    agree_lists.views(room)
    agree_meeting.end(room, meeting, current.item if current else None)


pieces.needs("agree")
st.set_page_config(layout="wide")
assessment = pieces.needs_assessment()
framework = here.framework()
st.title(say("agree.title"), anchor=False)
now = agree_about.choose(assessment)
if now is None:
    st.markdown(say("agree.nothing_yet"))
    places.link("questions", say("results.empty_link"), icon=":material/arrow_back:")
    st.stop()
room = agreeing.read(assessment, framework, now)
pieces.announce(st.session_state.pop(agree_dialogs.SAID, ""))
if room.meeting:
    in_the_meeting(room, room.meeting)
else:
    before_the_meeting(room)
