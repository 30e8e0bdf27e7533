"""Notes awaiting a decision, one at a time: read, choose, and stop whenever it is enough."""

import streamlit as st

from roadmap.content.loading import load_support
from roadmap.ui import here, note_reading, pieces, places, support
from roadmap.ui.visitor import visitor
from roadmap.ui.words import say

pieces.needs("notes")
assessment = pieces.needs_assessment()
notes = note_reading.all_of(assessment, here.framework(), visitor().collection_id)
waiting = [one for one in notes if one.note.choice is None]
late = sum(one.note.read_by < here.today() for one in waiting)

st.title(say("notes.title"), anchor=False)
note_reading.say_what_happened()
if waiting:
    st.markdown(say("notes.lead"))
    st.markdown(say("notes.care"))
    count = say("notes.waiting_one") if len(waiting) == 1 else say("notes.waiting", n=len(waiting))
    st.markdown(f"**{count}** {say('notes.late', n=late) if late else ''}")
    note_reading.draw_one(waiting[0])
else:
    st.markdown(say("notes.none"))
st.space("small")
note_reading.draw_decided(notes)
support.draw(load_support(), here.now(), assessment.contacts.daytime_support)
places.link("safeguarding", say("notes.to_list"), icon=":material/shield_person:")
