"""The dialogs of the plan: edit an action or a priority, add one's own, say why something is not for us."""

from collections.abc import Iterable

import streamlit as st

from roadmap.plan.models import AlreadyIn, Plan, PlanAction, PlanPriority
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import conflict, here, pieces
from roadmap.ui.plan_words import EFFORTS, FIRST, HORIZONS, MORE, effort, horizon, in_words, label
from roadmap.ui.words import say

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
            conflict.show(in_words(conflict.merged(base, mine, stale.theirs)), in_words(stale.theirs), say("plan.stale_how"))
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.session_state.pop(seen, None)
        say_saved()
        return True
    return False


def keep_plan(assessment_id: str, plan: Plan, gone: Plan = Plan()) -> None:  # noqa: B008 - it is frozen
    """Save a draft, a new order or several changes at once and take away what goes, all or nothing; then draw the page anew."""
    try:
        here.store().save_plan(assessment_id, plan, gone)
    except StaleWrite:
        pieces.faults(say("plan.stale_order"), [])
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        say_saved()
        st.rerun()


def say_saved() -> None:
    """Tell screen readers after the next redraw that the plan is saved."""
    st.session_state["plan:saved"] = True


def announce_saved() -> None:
    """Announce what `say_saved` asked for, once."""
    pieces.announce(say("plan.saved") if st.session_state.pop("plan:saved", False) else "")


@st.dialog(say("plan.edit_title"), width="medium")
def edit_action(assessment_id: str, action: PlanAction) -> None:
    """Edit every field of an action, or add a new one."""
    with st.form("edit-action", border=False, enter_to_submit=False):
        typed = _typed(FIRST, action)
        if action.due is None:  # a date that was given is moved in "Say how it goes", with the reason
            typed["due"] = st.date_input(label("due"), value=None, format="DD/MM/YYYY")
        with st.expander(say("plan.edit_more"), type="compact"):
            typed |= _typed(MORE, action)
            typed["start"] = st.date_input(label("start"), value=action.start, format="DD/MM/YYYY")
            typed["effort"] = _chosen("effort", action.effort, EFFORTS)
            typed["horizon"] = _chosen("horizon", action.horizon, HORIZONS)
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if sent:
        if not str(typed["do"]).strip():
            pieces.faults(say("plan.missing"), [say("plan.missing_do")])
        elif keep(assessment_id, action, typed | {"edited": True}):
            st.rerun()


def _typed(fields: Iterable[tuple[str, bool]], action: PlanAction) -> dict[str, object]:
    """A field for each, with what is typed in it."""
    found: dict[str, object] = {}
    for name, long in fields:
        field = st.text_area if long else st.text_input
        found[name] = field(label(name), value=getattr(action, name), max_chars=LONG if long else LINE)
    return found


def _chosen(name: str, kept: str, known: Iterable[str]) -> str:
    """One of a few known values, none, or the other one that is kept."""
    options = list(dict.fromkeys(("", *known, kept)))
    words = effort if name == "effort" else horizon
    return st.selectbox(label(name), options, index=options.index(kept), format_func=words)


@st.dialog(say("plan.edit_priority_title"), width="medium")
def edit_priority(assessment_id: str, priority: PlanPriority) -> None:
    """Edit a priority's title, why and outcome, or add one of the group's own."""
    with st.form("edit-priority", border=False, enter_to_submit=False):
        title = st.text_input(label("title"), value=priority.title, max_chars=200)
        why = st.text_area(label("why"), value=priority.why, max_chars=LONG)
        outcome = st.text_area(label("outcome"), value=priority.outcome, max_chars=LONG)
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


@st.dialog(say("plan.link_title"))
def link(assessment_id: str, action: PlanAction) -> None:
    """Name another plan that holds an action already; without a name it is followed here."""
    st.markdown(say("plan.link_text"))
    with st.form("link", border=False, enter_to_submit=False):
        kept = action.already_in
        plan = st.text_input(say("plan.link_plan"), value=kept.plan, max_chars=LINE)
        place = st.text_input(say("plan.link_place"), value=kept.place, max_chars=LINE)
        address = st.text_input(say("plan.link_address"), value=kept.link, max_chars=LINE)
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if sent:
        where = AlreadyIn(plan=plan.strip(), place=place.strip(), link=address.strip())
        if keep(assessment_id, action, {"already_in": where if where.named else AlreadyIn()}):
            st.rerun()
