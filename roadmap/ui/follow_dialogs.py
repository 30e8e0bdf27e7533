"""How an action goes: its state in words and shape, and the dialog in which a group says so."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import streamlit as st

from roadmap.plan import following
from roadmap.plan.following import State
from roadmap.plan.following_models import Confidence, Followed, Reading, Status
from roadmap.plan.models import PlanAction
from roadmap.ui import here, pieces, promise_lines
from roadmap.ui.plan_dialogs import LINE, LONG, keep
from roadmap.ui.plan_words import promise
from roadmap.ui.words import say

#: The shape of each state: it says the same as the word beside it, and colour says it once more.
SHAPES: dict[State, tuple[str, Literal["green", "gray", "orange"]]] = {
    State.COMPLETE: ("circle", "green"),
    State.FOLLOWED_THERE: ("link", "gray"),
    State.ON_TRACK: ("change_history", "green"),
    State.DUE_SOON: ("hourglass_top", "gray"),
    State.OVERDUE: ("square", "orange"),
    State.BLOCKED: ("close", "orange"),
}


def badge(action: PlanAction, today: date) -> None:
    """The state as a sign with its word, a promise to people that is late before it; nothing where there is no date yet."""
    if following.late_promises(action, today):
        st.badge(say("follow.promise_late"), icon=":material/square:", color="orange")
    found = following.state(action, today)
    if found is not None:
        shape, colour = SHAPES[found]
        st.badge(say(f"follow.state_{found.value}"), icon=f":material/{shape}:", color=colour)


def lines(action: PlanAction, today: date) -> list[str]:
    """What has happened to an action so far, a line each, the most pressing first."""
    kept, late = action.followed, following.late_promises(action, today)
    found = [say("follow.promise_was_due", promise=pieces.plain(promise(one))) for one in late]
    if following.needs_why(action, today):
        found.append(f"**{say('follow.needs_why')}**")
    if kept.explanations:
        last = kept.explanations[-1]
        found.append(say("follow.why_was", day=pieces.date_words(last.on), words=pieces.plain(last.words)))
    if kept.first_due and kept.first_due != action.due:
        moved = kept.moves[-1]
        found.append(say("follow.moved", day=pieces.date_words(kept.first_due), because=pieces.plain(moved.because)))
    feedback = following.feedback_state(action, today)
    if feedback is not None:
        day = kept.feedback_given_on if feedback is State.COMPLETE else kept.feedback_due
        found.append(say(f"follow.feedback_{feedback.value}", day=pieces.date_words(day)))
    if kept.confidence:
        words = say(f"follow.confidence_{kept.confidence}")
        found.append(say("follow.confidence_is", words=words, because=pieces.plain(kept.confidence_because)).rstrip(" ."))
    if kept.readings:
        last_reading = kept.readings[-1]
        found.append(say("follow.reading_was", day=pieces.date_words(last_reading.on), value=pieces.plain(last_reading.value)))
    if kept.baseline:
        found.append(say("follow.baseline_is", value=pieces.plain(kept.baseline)))
    if kept.target:
        found.append(say("follow.target_is", value=pieces.plain(kept.target)))
    if kept.difference:
        found.append(say("follow.difference_is", words=pieces.plain(kept.difference)))
    return [*found, *(pieces.plain(promise(one)) for one in kept.promises if one not in late)]


@st.dialog(say("follow.title"), width="medium")
def follow(assessment_id: str, action: PlanAction) -> None:
    """Say how an action goes. Everything is kept together or not at all; what is left empty changes nothing."""
    today = here.today()
    kept = action.followed
    st.markdown(f"**{pieces.plain(action.do)}**")
    if following.needs_why(action, today):
        st.markdown(say("follow.needs_why"))
    with st.form("follow", border=False, enter_to_submit=False):
        statuses: list[Status] = list(get_args(Status))
        status = st.radio(
            say("follow.status"), statuses, index=statuses.index(kept.status), format_func=lambda s: say(f"follow.status_{s}")
        )
        why = st.text_area(say("follow.why"), max_chars=LONG)
        due = st.date_input(say("follow.due" if action.due else "plan.field_due"), value=action.due, format="DD/MM/YYYY")
        because = st.text_area(say("follow.moved_because"), max_chars=LONG) if action.due else ""
        levels: list[Confidence | None] = [None, *get_args(Confidence)]
        confidence = st.selectbox(
            say("follow.confidence"),
            levels,
            index=levels.index(kept.confidence),
            format_func=lambda level: say(f"follow.confidence_{level or 'none'}"),
        )
        confidence_because = st.text_input(say("follow.confidence_because"), value=kept.confidence_because, max_chars=LINE)
        with st.expander(say("follow.more"), type="compact"):
            typed = _more(kept, today)
        with st.expander(say("follow.promises"), type="compact"):
            st.markdown(say("follow.promises_help"))
            promises = promise_lines.draw(action.id, kept.promises)
        sent = st.form_submit_button(say("plan.save"), type="primary")
    if not sent:
        return
    said: dict[str, object] = {"confidence": confidence, "confidence_because": confidence_because.strip()}
    try:
        said |= {"promises": promise_lines.promised(promises)} | typed.changes(kept, today)
        changed = following.with_due(action.model_copy(update={"followed": kept.model_copy(update=said)}), due, today, because)
    except promise_lines.WordsMissing:
        pieces.faults(say("plan.missing"), [say("follow.missing_promise")])
        return
    except following.DateNeedsReason:
        pieces.faults(say("plan.missing"), [say("follow.missing_reason" if due else "follow.missing_date")])
        return
    changed = following.explained(following.with_status(changed, status, today), why, today)
    if following.needs_why(changed, today):
        pieces.faults(say("plan.missing"), [say("follow.missing_why")])
    elif keep(assessment_id, action, {"due": changed.due, "followed": changed.followed}):
        promise_lines.forget(action.id)
        st.rerun()


@dataclass(frozen=True)
class _Typed:
    """What was typed about measures and about telling people."""

    baseline: str
    target: str
    reading: str
    read_on: date | None
    last_goes: bool
    difference: str
    feedback_due: date | None
    feedback_given_on: date | None

    def changes(self, kept: Followed, today: date) -> dict[str, object]:
        new = (Reading(on=self.read_on or today, value=self.reading.strip()),) if self.reading.strip() else ()
        return {
            "baseline": self.baseline.strip(),
            "target": self.target.strip(),
            "readings": (*(kept.readings[:-1] if self.last_goes else kept.readings), *new),
            "difference": self.difference.strip(),
            "feedback_due": self.feedback_due,
            "feedback_given_on": self.feedback_given_on,
        }


def _more(kept: Followed, today: date) -> _Typed:
    """Measures, what people noticed, and by when contributors hear."""
    in_time = pieces.date_words(following.working_days_after(today, following.FEEDBACK_WORKING_DAYS))
    last = kept.readings[-1].value if kept.readings else ""
    baseline = st.text_input(say("follow.baseline"), value=kept.baseline, max_chars=LINE)
    target = st.text_input(say("follow.target"), value=kept.target, max_chars=LINE)
    reading = st.text_input(say("follow.reading"), max_chars=LINE)
    read_on = st.date_input(say("follow.read_on"), value=today, format="DD/MM/YYYY")
    last_goes = bool(last) and st.checkbox(say("follow.last_goes", value=pieces.plain(last)))
    difference = st.text_area(say("follow.difference"), value=kept.difference, max_chars=LONG)
    due = st.date_input(say("follow.feedback_due"), value=kept.feedback_due, format="DD/MM/YYYY")
    st.caption(say("follow.in_time", day=in_time))
    given = st.date_input(say("follow.feedback_given"), value=kept.feedback_given_on, format="DD/MM/YYYY")
    return _Typed(baseline, target, reading, read_on, last_goes, difference, due, given)
