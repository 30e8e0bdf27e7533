"""Take this computer back from somebody it was handed to: by the code that was chosen then."""

import streamlit as st

from roadmap.ui import pieces, places
from roadmap.ui.handed_over import screen
from roadmap.ui.words import say

pieces.needs("take_back")
st.title(say("take_back.title"), anchor=False)
if screen.now is None:
    st.markdown(say("take_back.not_handed_over"))
    places.link("home", say("frame.home_link"), icon=":material/arrow_back:")
    st.stop()
st.markdown(say("take_back.lead"))
with st.form("take_back", border=False, clear_on_submit=True):
    code = st.text_input(say("take_back.code"), type="password", autocomplete="off", max_chars=100)
    sent = st.form_submit_button(say("take_back.button"), type="primary")
if sent:
    left = screen.take_back(code)
    if left is None:
        places.start_anew("take_back")
    elif left:
        pieces.faults(say("take_back.wait", n=int(left.total_seconds() // 60) + 1), [])
    else:
        pieces.faults(say("take_back.wrong"), [])
places.link_to_start(say("take_back.carry_on"), icon=":material/arrow_back:")
