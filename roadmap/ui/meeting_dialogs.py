"""What a meeting says of one action, a short dialog for each: another date, blocked, going on, why, done, people heard."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from roadmap.plan import following
from roadmap.plan.following_models import Status
from roadmap.plan.models import PlanAction
from roadmap.ui import here, pieces
from roadmap.ui.plan_dialogs import LONG, keep
from roadmap.ui.words import say

Dialog = Callable[[str, PlanAction], None]


def _save(assessment_id: str, action: PlanAction, changed: PlanAction) -> None:
    if keep(assessment_id, action, {"due": changed.due, "followed": changed.followed}):
        st.rerun()


def _missing(key: str) -> None:
    pieces.faults(say("plan.missing"), [say(key)])


def _head(action: PlanAction) -> None:
    st.markdown(f"**{pieces.plain(action.do)}**")


@st.dialog(say("meeting.menu_date"), width="medium")
def move_date(assessment_id: str, action: PlanAction) -> None:
    """Another date, with the reason; the first one needs none."""
    _head(action)
    with st.form("meeting-date", border=False, enter_to_submit=False):
        due = st.date_input(say("follow.due" if action.due else "plan.field_due"), value=action.due, format="DD/MM/YYYY")
        because = st.text_area(say("meeting.date_because"), max_chars=LONG) if action.due else ""
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if not sent:
        return
    if due == action.due:
        _missing("meeting.missing_other_date")
        return
    try:
        changed = following.with_due(action, due, here.today(), because)
    except following.DateNeedsReason:
        _missing("follow.missing_reason" if due else "follow.missing_date")
        return
    _save(assessment_id, action, changed)


@st.dialog(say("meeting.menu_block"), width="medium")
def block(assessment_id: str, action: PlanAction) -> None:
    """Something stands in the way: why, and what will be done."""
    _head(action)
    _why(assessment_id, action, "blocked")


@st.dialog(say("meeting.menu_explain"), width="medium")
def explain(assessment_id: str, action: PlanAction) -> None:
    """Why it is late or blocked, and what will be done."""
    _head(action)
    _why(assessment_id, action, action.followed.status)


def _why(assessment_id: str, action: PlanAction, status: Status) -> None:
    with st.form(f"meeting-why-{status}", border=False, enter_to_submit=False):
        why = st.text_area(say("meeting.why"), max_chars=LONG)
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if not sent:
        return
    if not why.strip():
        _missing("follow.missing_why")
        return
    today = here.today()
    _save(assessment_id, action, following.explained(following.with_status(action, status, today), why, today))


@st.dialog(say("meeting.menu_go_on"), width="medium")
def go_on(assessment_id: str, action: PlanAction) -> None:
    """What stood in the way is gone."""
    _head(action)
    st.markdown(say("meeting.go_on_text"))
    if st.button(say("meeting.go_on_button"), type="primary"):
        _save(assessment_id, action, following.with_status(action, "under_way", here.today()))


@st.dialog(say("meeting.menu_done"), width="medium")
def done(assessment_id: str, action: PlanAction) -> None:
    """It is done, and what people have noticed, if anything is known."""
    _head(action)
    st.markdown(say("plan.done_is_not_gained"))
    with st.form("meeting-done", border=False, enter_to_submit=False):
        noticed = st.text_area(say("follow.difference"), value=action.followed.difference, max_chars=LONG)
        sent = st.form_submit_button(say("meeting.done_button"), type="primary")
    if sent:
        changed = following.with_status(action, "done", here.today())
        noted = changed.followed.model_copy(update={"difference": noticed.strip()})
        _save(assessment_id, action, changed.model_copy(update={"followed": noted}))


@st.dialog(say("meeting.heard_title"), width="medium")
def heard(assessment_id: str, action: PlanAction) -> None:
    """On which day contributors heard what came of what they said."""
    _head(action)
    with st.form("meeting-heard", border=False, enter_to_submit=False):
        on = st.date_input(say("follow.feedback_given"), value=here.today(), max_value=here.today(), format="DD/MM/YYYY")
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if sent and isinstance(on, date):
        given = action.followed.model_copy(update={"feedback_given_on": on})
        _save(assessment_id, action, action.model_copy(update={"followed": given}))


@st.dialog(say("meeting.promise_title"), width="medium")
def promise_kept(assessment_id: str, action: PlanAction) -> None:
    """Which promises to people who help have been kept, and on which day."""
    _head(action)
    today = here.today()
    late = following.late_promises(action, today)
    with st.form("meeting-promise", border=False, enter_to_submit=False):
        kept = {
            place: st.checkbox(
                say(f"meeting.promised_{one.kind}", words=pieces.plain(one.words), day=pieces.date_words(one.due)),
                value=len(late) == 1,
                key=f"kept:{action.id}:{place}",
            )
            for place, one in enumerate(action.followed.promises)
            if one in late
        }
        on = st.date_input(say("meeting.promise_day"), value=today, max_value=today, format="DD/MM/YYYY")
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if not sent:
        return
    if not any(kept.values()):
        _missing("meeting.missing_promise")
        return
    promises = tuple(
        one.model_copy(update={"done_on": on}) if kept.get(place) else one for place, one in enumerate(action.followed.promises)
    )
    changed = action.followed.model_copy(update={"promises": promises})
    _save(assessment_id, action, action.model_copy(update={"followed": changed}))


#: By what is chosen from an action's menu.
OF: dict[str, Dialog] = {"date": move_date, "block": block, "go_on": go_on, "explain": explain, "done": done}
