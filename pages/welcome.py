"""What somebody reads first who comes by a link: who asks and why, what will happen, their choice, and what protects them."""

import streamlit as st

from roadmap.assessment.openness import Openness
from roadmap.assessment.path import WELCOME, after
from roadmap.ui import care, giving, hearing, pieces, places, promise, welcome_parts
from roadmap.ui.words import say

pieces.needs("welcome")
here_now = giving.current()
looked_at = giving.looked_at() if here_now is None else None
if looked_at:
    welcome_parts.preview(looked_at)
    st.stop()
if here_now is None:
    st.title(say("welcome.nobody_title"), anchor=False)
    st.markdown(say("welcome.nobody"))
    places.link("home", say("frame.home_link"), icon=":material/arrow_back:")
    st.stop()
if hearing.only_reads(here_now):
    places.go("heard")
stands = promise.stands(here_now.collection)
if stands is not Openness.OPEN:
    welcome_parts.shut(here_now, stands)
    st.stop()

welcome_parts.told(here_now)
care.before()
welcome_parts.on_behalf(here_now)
st.space("small")
if st.button(say("welcome.carry_on" if here_now.respondent else "welcome.begin"), type="primary", width="stretch"):
    places.go("your_view", at=after(here_now.places, WELCOME).address)
places.link("my_answers", say("welcome.have_code"), icon=":material/key:")
welcome_parts.other_ways(here_now)
welcome_parts.talk(here_now)
