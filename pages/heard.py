"""What was heard and what comes of it, for those who gave their view: by code or by link."""

import streamlit as st

from roadmap.ui import care, contributors_sheet, giving, hearing, here, pieces, places, welcome_parts
from roadmap.ui.visitor import visitor
from roadmap.ui.words import say

pieces.needs("heard")
here_now = giving.current()
if here_now is None and visitor().only_responds:
    st.title(say("welcome.nobody_title"), anchor=False)
    st.markdown(say("welcome.nobody"))
    places.link("home", say("frame.home_link"), icon=":material/arrow_back:")
elif here_now is None:
    assessment = pieces.needs_assessment()
    places.link("feedback", say("feedback.title"), icon=":material/arrow_back:")
    if shown := hearing.preview(assessment, here.framework()):
        contributors_sheet.offer(assessment, here.framework(), shown)
elif hearing.is_open(here_now):
    hearing.draw(here_now.assessment, here_now.framework, here_now.collection, hearing.whose(here_now), replies=True)
    contributors_sheet.offer(here_now.assessment, here_now.framework, here_now.collection)
    hearing.close()
    care.after()
    care.leave()
    welcome_parts.talk(here_now)
else:
    hearing.ask_for_code(here_now)
    welcome_parts.talk(here_now)
