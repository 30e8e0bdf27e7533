"""The rows of the page for closing the loop: how each promise stands, in words and shape, and what may be done with it."""

from typing import Literal

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.plan import feedback
from roadmap.plan.feedback import Standing
from roadmap.plan.feedback_models import Contribution
from roadmap.ui import answers_read, feedback_dialogs, pieces
from roadmap.ui.feedback_kept import Loop
from roadmap.ui.visitor import may
from roadmap.ui.words import say

#: The shape of each state; the word beside it says the same, and colour says it once more.
SHAPES: dict[Standing, tuple[str, Literal["green", "gray", "orange"]]] = {
    Standing.LATE: ("square", "orange"),
    Standing.DUE_SOON: ("hourglass_top", "gray"),
    Standing.PROMISED: ("change_history", "gray"),
    Standing.GIVEN: ("circle", "green"),
}


def draw(loop: Loop, one: Contribution, n: int) -> None:
    """One contribution with its number on the page: whose it is, how its promise stands, and what may be done."""
    stands = feedback.standing(one, loop.today)
    with st.container(border=True, gap="xsmall", key=f"feedback:row:{n}"):
        st.subheader(say("feedback.numbered", n=n, whom=pieces.plain(loop.whom(one))), anchor=False)
        with st.container(horizontal=True, gap="small"):
            shape, colour = SHAPES[stands]
            st.badge(say(f"feedback.state_{stands.value}"), icon=f":material/{shape}:", color=colour)
            if one.id in loop.questioned:
                st.badge(say("feedback.state_questioned"), icon=":material/help:", color="orange")
            if feedback.is_changed(one, loop.actions):
                st.badge(say("feedback.state_changed"), icon=":material/edit:", color="gray")
        st.markdown(promised(one, stands))
        if one.id in loop.questioned:
            st.markdown(say("feedback.questioned_text"))
            for words in loop.replies.get(one.id, ()):
                st.markdown(say("feedback.reply", words=pieces.plain(words)))
        lines = written(loop, one)
        st.markdown("\n".join(f"- {line}" for line in lines) if lines else say("feedback.not_begun"))
        if one.id:
            st.caption(say(f"feedback.from_{one.came_from.value}"))
        decide(loop, one, n)


def promised(one: Contribution, stands: Standing) -> str:
    """By when people were promised to hear, or when they first did."""
    if one.given_on:
        return say("feedback.given_on", date=pieces.date_words(one.given_on))
    if one.due is None:
        return say("feedback.promised_no_day")
    late = stands is Standing.LATE
    return say("feedback.was_promised_by" if late else "feedback.promised_by", date=pieces.date_words(one.due))


def written(loop: Loop, one: Contribution) -> list[str]:
    """What is written so far, a line each."""
    heard = f"“{pieces.plain(one.heard)}”" if one.own_words else pieces.plain(one.heard)
    linked = " · ".join(pieces.plain(loop.actions[action]) for action in one.actions if action in loop.actions)
    texts = {
        "heard": say("feedback.words_gone") if one.words_gone and not one.heard else heard if one.heard else "",
        "doing": pieces.plain(one.doing),
        "field_actions": linked if linked != pieces.plain(one.doing) else "",
        "by": pieces.date_words(one.by),
        "cannot": pieces.plain(one.cannot),
        "because": pieces.plain(one.because),
        "next": pieces.plain(one.next_step),
        "teller": pieces.plain(one.teller) if one.id else "",
    }
    return [f"*{say(f'feedback.{key}')}:* {words}" for key, words in texts.items() if words]


def decide(loop: Loop, one: Contribution, n: int) -> None:
    """What may be done: write, publish on purpose, take down, say that the group looked again, remove what nobody reads."""
    if not may(Deed.CHANGE, Thing.PROMISES):
        return
    begun, key = bool(one.id), f"{n}:{one.id}"
    with st.container(horizontal=True, gap="small", key=f"feedback:decide:{key}"):
        label = say("feedback.change" if begun else "feedback.write", n=n)
        if st.button(label, key=f"feedback:write:{key}"):
            feedback_dialogs.write(loop, one)
        if begun and one.id in loop.questioned and st.button(say("feedback.look_again", n=n), key=f"feedback:look:{key}"):
            feedback_dialogs.look_again(loop, one)
        if begun and may(Deed.CHANGE, Thing.CONTRIBUTORS_PAGE):
            _publish(loop, one, n)
        if begun and one.published is None and st.button(say("feedback.remove", n=n), key=f"feedback:remove:{key}"):
            feedback_dialogs.remove(loop, one)


def _publish(loop: Loop, one: Contribution, n: int) -> None:
    key = f"{n}:{one.id}"
    if one.published is None:
        if st.button(say("feedback.publish", n=n), key=f"feedback:publish:{key}"):
            feedback_dialogs.publish(loop, one, lambda made: answers_read.draw(made, loop.framework))
        return
    changed = feedback.is_changed(one, loop.actions)
    if changed and st.button(say("feedback.publish_again", n=n), key=f"feedback:publish:{key}"):
        feedback_dialogs.publish(loop, one, lambda made: answers_read.draw(made, loop.framework))
    st.button(say("feedback.take_down", n=n), key=f"feedback:down:{key}", on_click=feedback_dialogs.take_down, args=(loop, one))
