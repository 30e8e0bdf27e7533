"""Open a file somebody saved with this tool, or save the open assessment as one."""

import streamlit as st

from roadmap.ui import places
from roadmap.ui.words import say

places.link("home", say("setup.back"), icon=":material/arrow_back:")
st.title(say("files.title"), anchor=False)
st.markdown(say("files.lead"))
