"""Set up an assessment with the questions that ship."""

import streamlit as st

from roadmap.content.loading import find_framework
from roadmap.ui import here, pieces, places, setup_form
from roadmap.ui.words import say

pieces.needs("setup")

places.link("home", say("setup.back"), icon=":material/arrow_back:")
st.title(say("setup.title"), anchor=False)
st.markdown(say("setup.lead"))
setup_form.draw(find_framework(here.DEFAULT_FRAMEWORK))
