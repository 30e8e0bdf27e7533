"""Check answers: everything said so far on one page, what is still open first, each with a way to change it."""

import streamlit as st

from roadmap.assessment.models import AnswerRow
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, Item
from roadmap.ui import here, pieces, places, survey
from roadmap.ui.progress import TopicProgress, topics
from roadmap.ui.words import say

pieces.needs("check")

assessment = pieces.needs_assessment()
framework = here.framework()
if survey.is_survey(assessment):
    survey.draw_hub(assessment, framework)
    st.stop()
me = here.respondent(assessment)
kept = here.store().answers_of(me.id)
found = topics(framework, me, kept)


def answer_words(item: Item, row: AnswerRow | None) -> str:
    """An answer as people gave it."""
    if row is None or row.answer is None:
        return say("check.open")
    if row.answer == DONT_KNOW:
        return say("question.dont_know")
    if row.answer == NOT_APPLICABLE:
        return say("question.not_applicable")
    return framework.stage_name(item, row.answer)


def topic_table(topic: TopicProgress) -> list[dict[str, str]]:
    """A row an item: number and question, then answer and note; two columns, so that nothing scrolls sideways on a phone."""
    rows = []
    for n, item in enumerate(topic.items, start=1):
        words, note = answer_words(item, kept.get(item.id)), pieces.plain(kept[item.id].note) if item.id in kept else ""
        answer = say("check.with_note", answer=words, note=note) if note else words
        rows.append({say("check.question"): f"{n}. {item.text}", say("check.answer"): answer})
    return rows


places.link("questions", say("question.back"), icon=":material/arrow_back:")
st.title(say("check.title"), anchor=False)
still = sum(len(topic.items) - topic.answered for topic in found)
st.markdown(say("check.all_answered") if not still else say("check.some_open", n=still))

if still:
    st.header(say("check.open_title"), anchor=False)
    for topic in found:
        if not topic.done:
            n = len(topic.items) - topic.answered
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                places.link(f"topic:{topic.domain.id}", topic.domain.short, icon=":material/edit:")
                st.caption(say("check.open_count", n=n), width="content")

st.header(say("check.answers_title"), anchor=False)
for topic in found:
    with st.expander(
        say("check.topic", topic=topic.domain.title, n=topic.answered, of=len(topic.items)), key=f"check:{topic.domain.id}"
    ):
        st.table(topic_table(topic), border="horizontal", hide_index=True, alt=topic.domain.title)
        places.link(f"topic:{topic.domain.id}", say("check.change"), icon=":material/edit:")

st.space("small")
if st.button(say("check.results"), type="primary"):
    places.go("results")
