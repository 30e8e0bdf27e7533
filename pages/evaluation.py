"""Before and after: a trainer opens each time, shows people the way to the form, closes it, and reads what the forms say."""

import streamlit as st

from roadmap.ui import (
    evaluation_bringing,
    evaluation_figures,
    evaluation_making,
    evaluation_saving,
    evaluation_waves,
    evaluation_words,
    here,
    pieces,
    places,
    presses,
)
from roadmap.ui.words import say

pieces.needs("evaluation")
course = evaluation_making.opened()
if course is None:
    st.title(say("courses.title"), anchor=False)
    st.markdown(say("courses.lead"))
    evaluation_making.listed()
    evaluation_making.form()
    st.stop()
if st.button(say("courses.back"), key="courses:back", type="tertiary", icon=":material/arrow_back:"):
    st.query_params.pop("e", None)
    places.go("evaluation")
st.title(evaluation_making.named(course), anchor=False)
st.markdown(pieces.plain(course.instrument.about))
evaluation_waves.told()
presses.keep()
openings, came = here.store().openings(course.id), here.store().forms_came(course.id)
for wave in course.instrument.waves:
    mine = [one for one in openings if one.wave == wave.id]
    with st.container(border=True):
        evaluation_waves.draw(course, wave, mine, {place: n for place, n in came.items() if place[0] == wave.id})
evaluation_bringing.draw(course, openings)
found = evaluation_figures.of(course, openings)
evaluation_figures.draw(course, found, openings)
evaluation_words.draw(course, openings, found.released)
evaluation_saving.draw(course, found, openings)
evaluation_making.erase(course)
