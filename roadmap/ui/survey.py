"""A survey of many people, seen by whoever runs it: the questions can be read, single answers cannot."""

import streamlit as st

from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.content.models import Domain, Framework
from roadmap.ui import here, pieces, places
from roadmap.ui.standing import standing
from roadmap.ui.words import in_words, say


def is_survey(assessment: Assessment) -> bool:
    """Whether the answers came from an open survey, so that the person at the keyboard gives none."""
    return here.store().collection_of(assessment.id).kind is CollectionKind.OPEN_SURVEY


def _notice(assessment: Assessment) -> None:
    stands = standing(assessment)
    people = stands.release.people if stands else None
    pieces.notice(say("questions.survey", n=people or say("questions.some")))
    places.link("results", say("questions.survey_link"), icon=":material/arrow_forward:")


def draw_hub(assessment: Assessment, framework: Framework) -> None:
    """Every topic with how many questions it has."""
    st.title(say("questions.title", n=in_words(len(framework.domains))), anchor=False)
    _notice(assessment)
    with st.container(border=True, gap="xsmall"):
        for domain in framework.domains:
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"):
                places.link(f"topic:{domain.id}", domain.short, icon=":material/menu_book:")
                st.caption(say("questions.read", n=len(domain.items)), width="content")


def draw_topic(assessment: Assessment, framework: Framework, domain: Domain) -> None:
    """The questions of a topic to read, with what each answer can look like."""
    st.title(domain.title, anchor=False)
    st.markdown(domain.intro)
    _notice(assessment)
    for number, item in enumerate(domain.items, start=1):
        st.header(f"{number}. {item.text}", anchor=False)
        if item.plain:
            st.markdown(f"*{say('question.plain')}* {item.plain}")
        with st.expander(say("question.can_look_like"), type="compact", key=f"read:{item.id}"):
            stages = framework.scale_of(item.id).stages
            lines = [f"- **{framework.stage_name(item, s.id)}** {item.descriptors.get(s.id, '')}" for s in stages]
            st.markdown("\n".join(lines))
