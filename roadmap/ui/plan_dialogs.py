"""The dialogs of the plan: edit an action or a priority, add one's own, say why something is not for us."""

from datetime import date

import streamlit as st

from roadmap.plan.models import PlanAction, PlanPriority
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import conflict, here, pieces
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
#: Characters that a line and a longer text may have: more than anybody types, so that nothing pasted is cut off.
LINE, LONG = 1000, 10_000


def keep(assessment_id: str, base: PlanAction | PlanPriority, changed: dict[str, object]) -> bool:
    """Save what was changed of an action or priority; where somebody else changed it meanwhile, show both versions.

    Saved once more after that, the changes stand over the other person's version, which has been read by then.
    """
    seen = f"theirs:{base.id}:{base.revision}"
    mine, theirs = base.model_copy(update=changed), st.session_state.get(seen)
    wanted = mine if theirs is None else conflict.merged(base, mine, theirs)
    try:
        if isinstance(wanted, PlanAction):
            here.store().save_action(assessment_id, wanted)
        else:
            here.store().save_priority(assessment_id, wanted)
    except StaleWrite as stale:
        if stale.theirs is None:
            pieces.faults(say("errors.stale_removed"), [])
        else:
            st.session_state[seen] = stale.theirs
            conflict.show(_in_words(conflict.merged(base, mine, stale.theirs)), _in_words(stale.theirs), say("plan.stale_how"))
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.session_state.pop(seen, None)
        say_saved()
        return True
    return False


def say_saved() -> None:
    """Tell screen readers after the next redraw that the plan is saved."""
    st.session_state["plan:saved"] = True


def announce_saved() -> None:
    """Announce what `say_saved` asked for, once."""
    pieces.announce(say("plan.saved") if st.session_state.pop("plan:saved", False) else "")


def _in_words(thing: PlanAction | PlanPriority) -> dict[str, str]:
    """What people can change of it, by the name of the field."""
    names = [*(name for name, _ in FIELDS), "due"] if isinstance(thing, PlanAction) else ["title", "why", "outcome"]
    found = {_label(name): getattr(thing, name) for name in names} | {_label("because"): thing.because}
    if isinstance(thing, PlanAction):
        found |= follow_words(thing)
    words = {label: pieces.date_words(value) if isinstance(value, date) else value or "" for label, value in found.items()}
    return words | {_label("decision"): say(f"plan.state_{thing.decision}")}


def follow_words(action: PlanAction) -> dict[str, object]:
    """How it goes, as two people may each have written it."""
    kept = action.followed
    return {
        say("follow.status"): say(f"follow.status_{kept.status}"),
        say("follow.why"): kept.explanations[-1].words if kept.explanations else "",
        say("follow.moved_because"): kept.moves[-1].because if kept.moves else "",
        say("follow.confidence"): say(f"follow.confidence_{kept.confidence or 'none'}"),
        say("follow.reading"): kept.readings[-1].value if kept.readings else "",
        say("follow.difference"): kept.difference,
        say("follow.feedback_due"): kept.feedback_due,
        say("follow.feedback_given"): kept.feedback_given_on,
    }


def _label(name: str) -> str:
    return say(f"plan.field_{name.rstrip('_')}")


@st.dialog(say("plan.edit_title"), width="medium")
def edit_action(assessment_id: str, action: PlanAction) -> None:
    """Edit every field of an action, or add a new one."""
    with st.form("edit-action", border=False, enter_to_submit=False):
        typed: dict[str, object] = {}
        for name, long in FIELDS:
            field = st.text_area if long else st.text_input
            typed[name] = field(_label(name), value=getattr(action, name), max_chars=LONG if long else LINE)
        if action.due is None:  # a date that was given is moved in "Say how it goes", with the reason
            typed["due"] = st.date_input(_label("due"), value=None, format="DD/MM/YYYY")
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if sent:
        if not str(typed["do"]).strip():
            pieces.faults(say("plan.missing"), [say("plan.missing_do")])
        elif keep(assessment_id, action, typed | {"edited": True}):
            st.rerun()


@st.dialog(say("plan.edit_priority_title"), width="medium")
def edit_priority(assessment_id: str, priority: PlanPriority) -> None:
    """Edit a priority's title, why and outcome, or add one of the group's own."""
    with st.form("edit-priority", border=False, enter_to_submit=False):
        title = st.text_input(_label("title"), value=priority.title, max_chars=200)
        why = st.text_area(_label("why"), value=priority.why, max_chars=LONG)
        outcome = st.text_area(_label("outcome"), value=priority.outcome, max_chars=LONG)
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if sent:
        if not title.strip():
            pieces.faults(say("plan.missing"), [say("plan.missing_title")])
        elif keep(assessment_id, priority, {"title": title.strip(), "why": why, "outcome": outcome}):
            st.rerun()


@st.dialog(say("plan.reject_title"))
def reject(assessment_id: str, thing: PlanAction | PlanPriority) -> None:
    """'Not for us yet', with a reason, is a fair answer; it is kept and can be taken back."""
    st.markdown(say("plan.reject_text"))
    with st.form("reject", border=False, enter_to_submit=False):
        because = st.text_area(say("plan.reject_because"), value=thing.because, max_chars=LONG)
        sent = st.form_submit_button(say("plan.reject_button"), type="primary")
    if sent:
        if not because.strip():
            pieces.faults(say("plan.missing"), [say("plan.missing_because")])
        elif keep(assessment_id, thing, {"decision": "rejected", "because": because.strip()}):
            st.rerun()
