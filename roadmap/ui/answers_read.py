"""One answer as whoever gave their view reads it: what was heard, what is being done, what is not and why."""

import streamlit as st

from roadmap.content.models import Framework
from roadmap.plan.feedback_models import Contribution, Told
from roadmap.ui import pieces
from roadmap.ui.words import say


def draw(one: Contribution, framework: Framework, number: int | None = None) -> None:
    """The answer as it was published, with its number where there are several; nothing where it was not."""
    told = one.published
    if told is None:
        return
    st.header(f"{number}. {say('heard.we_heard')}" if number else say("heard.we_heard"), anchor=False)
    _heard(told, framework)
    if told.doing.strip() or told.actions:
        st.markdown(f"**{say('heard.doing')}**")
        if told.doing.strip():
            st.markdown(pieces.plain(told.doing))
        if told.actions:
            listed = "\n".join(f"- {pieces.plain(action)}" for action in told.actions)
            st.markdown(f"{say('heard.in_the_plan')}\n\n{listed}")
        if told.by:
            st.markdown(say("heard.by", date=pieces.date_words(told.by)))
    if told.cannot.strip():
        st.markdown(f"**{say('heard.cannot')}**")
        st.markdown(pieces.plain(told.cannot))
        st.markdown(say("heard.because", because=pieces.plain(told.because)))
    if told.next_step.strip():
        st.markdown(f"**{say('heard.next')}**")
        st.markdown(pieces.plain(told.next_step))
    st.markdown(say("heard.ask", name=pieces.plain(told.teller)))
    dated = say("heard.told_on", date=pieces.date_words(told.on))
    if told.looked_again_on:
        dated += " " + say("heard.looked_again", date=pieces.date_words(told.looked_again_on))
    st.caption(dated)


def _heard(told: Told, framework: Framework) -> None:
    if told.words_gone and not told.heard.strip():
        st.markdown(say("heard.words_gone"))
        return
    words = pieces.plain(told.heard)
    st.markdown(f"“{words}” ({say('heard.in_own_words')})" if told.own_words else words)
    if told.group:
        name = next((one.name for one in framework.perspectives if one.id == told.group), told.group)
        st.markdown(say("heard.from_group", group=name))
