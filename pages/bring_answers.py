"""Bring in answers from paper, the phone or another form: a sheet to fill, a file to choose, a look, then all or nothing."""

import streamlit as st

from roadmap.assessment.models import CollectionKind
from roadmap.ui import bringing, bringing_columns, here, looked_at, made_once, pieces, places, promise, promise_form
from roadmap.ui.words import say

pieces.needs("bring_answers")
assessment = pieces.needs_assessment()
framework = here.framework()
open_now = {
    one.id: one
    for one in here.store().collections(assessment.id)
    if one.kind is not CollectionKind.GROUP and one.closed_on is None
}
places.link("collections", say("collection.back"), icon=":material/arrow_back:")
st.title(say("bring_answers.title"), anchor=False)
if not open_now:
    st.markdown(say("bring_answers.none_open"))
    st.stop()
st.markdown(say("bring_answers.lead"))
bringing.draw_said()
asked = st.query_params.get("c", "")
about = open_now[
    st.selectbox(
        say("bring_answers.which"),
        list(open_now),
        index=list(open_now).index(asked) if asked in open_now else 0,
        format_func=lambda one: looked_at.name_of(open_now[one]),
        key="bring:which",
    )
]
bringing.draw_sheet(framework, assessment, about)
if promise.lacking(about):
    promise_form.draw(about)
    st.stop()
st.header(say("bring_answers.step_two"), anchor=False)
st.markdown(say("bring_answers.not_kept"))
# Any kind of file may be chosen: what is wrong with it is then said in our words, with what to do.
sent = st.file_uploader(say("bring_answers.choose"), max_upload_size=10, key="bring:file")
if sent is None:
    made_once.forget()
else:
    read = bringing.read(framework, about, assessment, sent.getvalue(), sent.name)
    if read and bringing_columns.settled(read):
        bringing.draw_look(read)
