"""The hub: every topic, how far it is, and the next one to carry on with."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.content.models import ItemSet
from roadmap.store import StoreProblem
from roadmap.ui import here, note_delay, pieces, places, survey
from roadmap.ui.mode import Mode, mode
from roadmap.ui.progress import TopicProgress, smaller_sets, topics
from roadmap.ui.visitor import may
from roadmap.ui.words import in_words, say

pieces.needs("questions")

assessment = pieces.needs_assessment()
framework = here.framework()


def offer_hand_over() -> None:
    """The way to let somebody else answer on this computer."""
    if mode() is Mode.LAPTOP:
        places.link("hand_over", say("hand_over.link"), icon=":material/co_present:")
    places.link("collections", say("collections.link"), icon=":material/groups:")


note_delay.draw(assessment)
if survey.is_survey(assessment):
    survey.draw_hub(assessment, framework)
    offer_hand_over()
    st.stop()
me = here.respondent(assessment)
given = here.store().answers_of(me.id)
found = topics(framework, me, given)
answered, asked = sum(t.answered for t in found), sum(len(t.items) for t in found)


def state_words(topic: TopicProgress) -> str:
    """The state of a topic in words, beside its sign."""
    unknown = say("questions.dont_know", n=topic.dont_know) if topic.dont_know else ""
    if not topic.answered:
        return say("questions.not_started", n=len(topic.items))
    if topic.done:
        return say("questions.done") + unknown
    return say("questions.part", n=topic.answered, of=len(topic.items)) + unknown


def row(topic: TopicProgress) -> None:
    """One topic: sign, name as link, state in words."""
    icon = ":material/check_circle:" if topic.done else ":material/contrast:" if topic.answered else ":material/circle:"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"):
        places.link(f"topic:{topic.domain.id}", topic.domain.short, icon=icon)
        st.caption(state_words(topic), width="content")


def choose(item_set: ItemSet) -> None:
    """Ask this set from now on; what has been answered stays."""
    try:
        here.store().update_assessment(assessment.model_copy(update={"set_id": item_set.id}))
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.rerun()


def offer_sets() -> None:
    """From a smaller set to the rest of the questions, and back as long as no answer would be left out."""
    whole = next((s for s in framework.about.sets if s.everything), None)
    if whole is None or len(framework.about.sets) == 1:
        return
    if assessment.set_id != whole.id:
        with st.expander(say("questions.more_title"), type="compact"):
            more = sum(1 for item in framework.items.values() if not framework.in_set(item, assessment.set_id))
            st.markdown(say("questions.more_text", n=more))
            if st.button(say("questions.more_button")):
                choose(whole)
        return
    smaller = smaller_sets(framework, me, given)
    with st.expander(say("questions.fewer_title"), type="compact"):
        st.markdown(say("questions.fewer_text" if smaller else "questions.fewer_not"))
        for one in smaller:
            n = sum(1 for item in framework.items.values() if framework.in_set(item, one.id) and me.perspective in item.ask)
            if st.button(say("questions.fewer_button", name=one.name, n=n), key=f"fewer:{one.id}"):
                choose(one)


st.title(say("questions.title" if len(found) > 1 else "questions.title_one", n=in_words(len(found))), anchor=False)
view = next(p.one for p in framework.perspectives if p.id == me.perspective)
st.markdown(
    say(
        "questions.lead",
        organisation=pieces.plain(assessment.organisation.name),
        service=pieces.plain(assessment.service),
        view=view,
    )
)
st.progress(answered / asked if asked else 0.0, text=say("questions.progress", n=answered, of=asked))

readiness = [t for t in found if t.domain.kind == "readiness"]
for heading, group in ((say("questions.first"), readiness), (say("questions.then"), [t for t in found if t not in readiness])):
    if group:
        if readiness:
            st.header(heading, anchor=False)
        with st.container(border=True, gap="xsmall"):
            for one in group:
                row(one)

st.space("small")
following = next((t for t in found if t.answered and not t.done), None) or next((t for t in found if not t.done), None)
with st.container(horizontal=True):
    if following:
        label = "questions.carry_on" if answered else "questions.begin"
        if st.button(say(label, topic=following.domain.short), type="primary"):
            places.go(f"topic:{following.domain.id}")
        if answered and st.button(say("questions.check")):
            places.go("check")
    elif st.button(say("questions.check"), type="primary"):
        places.go("check")

if may(Deed.CHANGE, Thing.ASSESSMENT):
    offer_sets()
offer_hand_over()
