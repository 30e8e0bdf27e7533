"""What one action or priority of the plan says on the page: its decision and state, what, who, when, and where it is from."""

import textwrap

import streamlit as st

from roadmap.plan.models import PlanAction, PlanPriority
from roadmap.ui import follow_dialogs, here, pieces, plan_words
from roadmap.ui.words import say

#: How much of its words names a thing that has no number, in characters.
QUOTED = 40


def state(thing: PlanAction | PlanPriority) -> None:
    """The decision so far as a badge: sign and word."""
    icons = {"offered": "lightbulb", "accepted": "check", "rejected": "do_not_disturb_on"}
    st.badge(
        say(f"plan.state_{thing.decision}"),
        icon=f":material/{icons[thing.decision]}:",
        color="green" if thing.decision == "accepted" else "gray",
    )
    if thing.vanished:
        st.badge(say("plan.state_vanished"), icon=":material/history:", color="gray")


def quoted(thing: PlanAction | PlanPriority) -> str:
    """What is not for the group yet has no number: its first words name it."""
    words = thing.do if isinstance(thing, PlanAction) else thing.title
    return f"“{textwrap.shorten(words, QUOTED, placeholder='…')}”"


def says(number: str, name: str, action: PlanAction) -> None:
    """What is said of an action: what, who with whom, when people hear, where it comes from. `name` is its number or words."""
    today = here.today()
    with st.container(horizontal=True, gap="small"):
        state(action)
        if action.decision == "accepted":
            follow_dialogs.badge(action, today)
    st.markdown(f"**{number} {pieces.plain(action.do)}**" if number else f"**{pieces.plain(action.do)}**")
    if action.decision == "rejected":
        st.markdown(say("plan.because", because=pieces.plain(action.because)))
    who = [pieces.plain(text) for text in (action.lead, action.with_) if text]
    if who:
        st.markdown(". ".join(who) + ".")
    if action.already_in.named:
        st.markdown(say("plan.linked", where=pieces.plain(plan_words.already_in(action))))
    details = plan_words.details(action)
    if action.decision == "accepted":
        if action.due:
            st.markdown(f"{plan_words.label('due')}: {pieces.date_words(action.due)}")
        told = follow_dialogs.lines(action, today)
        if told:
            st.markdown("\n".join(f"- {line}" for line in told))
    elif action.due:
        details.insert(0, (plan_words.label("due"), pieces.date_words(action.due)))
    with st.expander(say("plan.more", name=name), type="compact"):
        st.markdown("\n".join(f"- *{label}:* {pieces.plain(value)}" for label, value in details))
        before = plan_words.earlier(action) if action.decision == "accepted" else []
        if before:
            st.markdown(f"*{say('follow.earlier')}*")
            st.markdown("\n".join(f"- {pieces.plain(line)}" for line in before))
    if action.came_from:
        st.caption(say("plan.came_from", words=pieces.plain(action.came_from)))
    for one in action.merged_from:
        st.caption(say("merge.became_one", words=pieces.plain(quoted(one.other))))
