"""Giving a view: one screen after the other, from the view itself to the code; back at any time, and nothing saved is lost."""

import streamlit as st

from roadmap.assessment.openness import Openness
from roadmap.assessment.path import Step
from roadmap.ui import (
    care,
    closing_screens,
    giving,
    hearing,
    one_question,
    own_words,
    pieces,
    places,
    promise,
    view_screens,
    welcome_parts,
)

pieces.needs("your_view")
here_now = giving.current()
if here_now is None:
    places.go("welcome")
    st.stop()
if st.session_state.get(closing_screens.DONE):
    closing_screens.done(here_now)
    care.after()
    welcome_parts.talk(here_now)
    st.stop()
if hearing.only_reads(here_now):
    places.go("heard")
stands = promise.stands(here_now.collection)
place = giving.at(here_now)
if stands is not Openness.OPEN and place.step is not Step.CODE:
    welcome_parts.shut(here_now, stands)
    st.stop()
if not here_now.shown and not st.session_state.get(view_screens.CARRIES_ON):
    view_screens.welcome_back(here_now)
elif place.step is Step.WELCOME:
    places.go("welcome")
elif place.step is Step.VIEW:
    view_screens.which_view(here_now)
elif place.step is Step.QUESTION:
    one_question.draw(here_now, place)
elif place.step is Step.CORE_DONE:
    view_screens.core_done(here_now)
elif place.step is Step.NOTE:
    own_words.draw(here_now)
else:
    closing_screens.code(here_now)
if place.step not in (Step.WELCOME, Step.CODE):
    closing_screens.stop_here()
welcome_parts.talk(here_now)
