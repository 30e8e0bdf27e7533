"""One's own answers, by return code: see, change, save and erase them, after closing too."""

import streamlit as st

from roadmap.ui import care, giving, hearing, own_answers, pieces, places, welcome_parts
from roadmap.ui.words import say

pieces.needs("my_answers")
here_now = giving.current()
if here_now is None:
    st.title(say("welcome.nobody_title"), anchor=False)
    st.markdown(say("welcome.nobody"))
    places.link("home", say("frame.home_link"), icon=":material/arrow_back:")
    st.stop()
hearing.link_from(here_now)
if own_answers.just_erased():
    own_answers.erased(here_now)
elif here_now.respondent and own_answers.is_open(here_now.respondent):
    own_answers.draw(here_now)
    care.leave()
else:
    own_answers.ask_for_code(title=say("mine.title"), lead=say("mine.lead"), button=say("mine.open"))
    st.caption(say("mine.no_code"))
welcome_parts.talk(here_now)
