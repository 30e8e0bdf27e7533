"""The dialogs in which two actions become one and are parted again; both are shown, so that no word is lost unseen."""

import textwrap

import streamlit as st

from roadmap.plan import merging
from roadmap.plan.merging import Choice
from roadmap.plan.models import Plan, PlanAction
from roadmap.plan.numbering import numbers
from roadmap.ui import here, pieces, plan_dialogs
from roadmap.ui.plan_words import in_words, label
from roadmap.ui.words import say

#: How much of an action's words names it in a list, in characters.
SHORT = 60


def others(plan: Plan, action: PlanAction) -> dict[str, PlanAction]:
    """The other actions that stand in the plan, also under other priorities, by their number and first words."""
    numbered = numbers(plan)
    standing = sorted(
        (one for one in plan.actions if one.id in numbered and one.id != action.id), key=lambda a: place(numbered[a.id])
    )
    return {f"{numbered[one.id]} {textwrap.shorten(one.do, SHORT, placeholder='…')}": one for one in standing}


def place(number: str) -> tuple[int, ...]:
    """Where a number such as 2.10 stands among others."""
    return tuple(int(part) for part in number.split("."))


@st.dialog(say("merge.title"), width="medium")
def merge(assessment_id: str, plan: Plan, action: PlanAction) -> None:
    """Choose the other action, then for each field that differs whose words stay, or both."""
    st.markdown(say("merge.text"))
    found = others(plan, action)
    named = st.selectbox(say("merge.which"), list(found), index=None, placeholder=say("merge.choose"))
    if named is None:
        return
    other = found[named]
    with st.form("merge", border=False, enter_to_submit=False):
        differing = merging.to_choose(action, other)
        chosen = {name: _choice(name, action, other) for name in differing if name == "do"}
        if set(differing) - set(chosen):
            with st.expander(say("merge.more"), type="compact"):
                chosen |= {name: _choice(name, action, other) for name in differing if name != "do"}
        if not differing:
            st.markdown(say("merge.nothing_differs"))
        st.markdown(say("merge.rest"))
        sent = st.form_submit_button(say("merge.button"), type="primary")
    if sent:
        kept, gone = merging.merged(action, other, chosen, here.today())
        plan_dialogs.keep_plan(assessment_id, Plan(actions=(kept,)), Plan(actions=(gone,)))


def _choice(name: str, this: PlanAction, other: PlanAction) -> Choice:
    """Whose words stay. What an action is called is one of the two; of everything else both stay unless somebody chooses."""
    options: list[Choice] = ["this", "other", "both"]
    texts = [pieces.plain(getattr(one, name)) for one in (this, other)]
    return st.radio(
        label(name),
        options,
        index=0 if name == "do" else 2,
        format_func=lambda choice: say(f"merge.{choice}"),
        captions=[*texts, say("merge.both_help")],
        key=f"merge:{this.id}:{other.id}:{name}",
    )


@st.dialog(say("merge.part_title"), width="medium")
def part(assessment_id: str, plan: Plan, action: PlanAction) -> None:
    """Show both as they were before they became one, and make them two again."""
    last = action.merged_from[-1]
    st.markdown(say("merge.part_text", day=pieces.date_words(last.on)))
    this, other = in_words(last.before), in_words(last.other)
    for name in this:
        if this[name] != other[name]:
            st.markdown(f"**{name}**")
            pairs = ((say("merge.this"), this[name]), (say("merge.other"), other[name]))
            st.markdown("\n".join(f"- *{whose}:* {pieces.plain(words) or say('plan.empty')}" for whose, words in pairs))
    if st.button(say("merge.part_button"), type="primary"):
        plan_dialogs.keep_plan(assessment_id, merging.parted(plan, action.id))
