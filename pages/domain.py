"""One topic: its questions, each saved as it is answered."""

import streamlit as st

from roadmap.content.loading import load_support
from roadmap.ui import checklist, here, pieces, places, question, support, survey
from roadmap.ui.progress import items_of
from roadmap.ui.words import say

pieces.needs("domain")

assessment = pieces.needs_assessment()
framework = here.framework()
domain = places.topic(framework)
if survey.is_survey(assessment):
    places.link("questions", say("question.back"), icon=":material/arrow_back:")
    survey.draw_topic(assessment, framework, domain)
    st.stop()
me = here.respondent(assessment)
kept = here.store().answers_of(me.id)
items = items_of(framework, domain, me)


@st.fragment(key=question.PROGRESS)
def progress() -> None:
    """How far this topic is, and whether the last change was saved; said to screen readers too."""
    answers = here.store().answers_of(me.id)
    n = sum(1 for item in items if item.id in answers and answers[item.id].answer)
    outcome = st.session_state.pop("last_save", "")
    text = say("question.progress", n=n, of=len(items))
    if outcome == question.SAVED:
        text += " " + say("question.saved")
    st.progress(n / len(items) if items else 0.0, text=text)
    if outcome.startswith(f"{question.FAILED} "):
        st.error(say("question.not_saved") + outcome.removeprefix(question.FAILED), icon=":material/error:")
    pieces.announce(text if not outcome.startswith(question.FAILED) else say("question.not_saved"))


places.link("questions", say("question.back"), icon=":material/arrow_back:")
st.title(domain.title, anchor=False)
st.markdown(f"{domain.intro} {say('question.rate_the_service')}")
with st.container():
    progress()

for number, item in enumerate(items, start=1):
    st.divider()
    question.draw(question.Asked(me.id, item, number, framework, kept.get(item.id)))

if domain.checklist:
    st.divider()
    checklist.draw(assessment, domain.checklist)

st.divider()
following = next((d for d in framework.domains[framework.domains.index(domain) + 1 :] if items_of(framework, d, me)), None)
with st.container(horizontal=True):
    if following:
        if st.button(say("question.next", topic=following.short), type="primary"):
            places.go(f"topic:{following.id}")
        if st.button(say("question.all_topics")):
            places.go("questions")
    elif st.button(say("question.check"), type="primary"):
        places.go("check")
support.draw(load_support(), here.now(), assessment.contacts.daytime_support)
