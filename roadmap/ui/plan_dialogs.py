"""The dialogs of the plan: edit an action or a priority, add one's own, say why something is not for us."""

import streamlit as st

from roadmap.plan.models import PlanAction, PlanPriority
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import here, pieces
from roadmap.ui.words import say

#: An action's fields as they are edited: name and whether it takes more than a line.
FIELDS = (
    ("do", True),
    ("first_step", True),
    ("lead", False),
    ("with_", True),
    ("outcome", True),
    ("measure", False),
    ("feedback", True),
    ("preparation", False),
    ("support", False),
    ("pay", False),
)


def keep(assessment_id: str, thing: PlanAction | PlanPriority) -> bool:
    """Save an action or priority; where somebody else changed it meanwhile, show both versions."""
    try:
        if isinstance(thing, PlanAction):
            here.store().save_action(assessment_id, thing)
        else:
            here.store().save_priority(assessment_id, thing)
    except StaleWrite as stale:
        pieces.faults(say("errors.stale"), [])
        if stale.theirs is None:
            st.markdown(say("errors.stale_removed"))
        else:
            st.table(_both(stale.mine, stale.theirs), border="horizontal", hide_index=True, alt=say("errors.stale"))
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        return True
    return False


def _both(mine: PlanAction | PlanPriority, theirs: PlanAction | PlanPriority) -> list[dict[str, str]]:
    ours, others = mine.model_dump(), theirs.model_dump()
    return [
        {
            say("plan.col_field"): _label(name),
            say("plan.col_mine"): str(ours[name]),
            say("plan.col_theirs"): str(others.get(name)),
        }
        for name in ours
        if name != "revision" and ours[name] != others.get(name)
    ]


def _label(name: str) -> str:
    return say(f"plan.field_{name.rstrip('_')}")


@st.dialog(say("plan.edit_title"), width="medium")
def edit_action(assessment_id: str, action: PlanAction) -> None:
    """Edit every field of an action, or add a new one."""
    with st.form("edit-action", border=False, enter_to_submit=False):
        typed: dict[str, object] = {}
        for name, long in FIELDS:
            field = st.text_area if long else st.text_input
            typed[name] = field(_label(name), value=getattr(action, name), max_chars=1000)
        typed["due"] = st.date_input(_label("due"), value=action.due, format="DD/MM/YYYY")
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if sent:
        if not str(typed["do"]).strip():
            pieces.faults(say("plan.missing"), [say("plan.missing_do")])
        elif keep(assessment_id, action.model_copy(update=typed | {"edited": True})):
            st.rerun()


@st.dialog(say("plan.edit_priority_title"), width="medium")
def edit_priority(assessment_id: str, priority: PlanPriority) -> None:
    """Edit a priority's title, why and outcome, or add one of the group's own."""
    with st.form("edit-priority", border=False, enter_to_submit=False):
        title = st.text_input(_label("title"), value=priority.title, max_chars=200)
        why = st.text_area(_label("why"), value=priority.why, max_chars=4000)
        outcome = st.text_area(_label("outcome"), value=priority.outcome, max_chars=1000)
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if sent:
        if not title.strip():
            pieces.faults(say("plan.missing"), [say("plan.missing_title")])
        elif keep(assessment_id, priority.model_copy(update={"title": title.strip(), "why": why, "outcome": outcome})):
            st.rerun()


@st.dialog(say("plan.reject_title"))
def reject(assessment_id: str, thing: PlanAction | PlanPriority) -> None:
    """'Not for us yet', with a reason, is a fair answer; it is kept and can be taken back."""
    st.markdown(say("plan.reject_text"))
    with st.form("reject", border=False, enter_to_submit=False):
        because = st.text_area(say("plan.reject_because"), max_chars=1000)
        sent = st.form_submit_button(say("plan.reject_button"), type="primary")
    if sent:
        if not because.strip():
            pieces.faults(say("plan.missing"), [say("plan.missing_because")])
        elif keep(assessment_id, thing.model_copy(update={"decision": "rejected", "because": because.strip()})):
            st.rerun()
