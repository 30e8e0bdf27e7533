"""What a meeting sees: what changed since last time, what is late, and every action with its state."""

from collections.abc import Iterable, Sequence

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.plan import following
from roadmap.plan.changes_told import ToldPriority
from roadmap.plan.following import State
from roadmap.plan.models import PlanAction
from roadmap.plan.numbering import standing_priorities
from roadmap.plan.reviewing import Waiting
from roadmap.ui import follow_dialogs, meeting_dialogs, pieces, places
from roadmap.ui.sitting import Sitting
from roadmap.ui.visitor import may
from roadmap.ui.words import say


def changed(found: Sequence[ToldPriority]) -> None:
    """Changes by priority, a line for each action; the same words as on paper."""
    for priority in found:
        lines = [pieces.plain(line) for line in priority.lines]
        lines += [f"**{pieces.plain(one.name)}**: {pieces.plain('; '.join(one.lines))}" for one in priority.actions]
        st.markdown(f"{pieces.plain(priority.name)}\n" + "\n".join(f"- {line}" for line in lines))


def since_last(sitting: Sitting) -> None:
    """What changed since the last meeting; before the first there is nothing to set it beside."""
    if sitting.last is None:
        st.markdown(say("meeting.first"))
        return
    st.header(say("meeting.changed_title", day=pieces.date_words(sitting.last.held_on)), anchor=False)
    found = sitting.since_last()
    if found:
        changed(found)
    else:
        st.markdown(say("meeting.changed_nothing"))


def late(sitting: Sitting) -> None:
    """People who wait first, then actions: without a reason, with one, and due soon."""
    seen = sitting.seen
    st.header(say("meeting.late_title"), anchor=False)
    if not seen.waiting:
        st.markdown(say("meeting.late_nothing"))
        return
    _people(sitting, seen.feedback_late, seen.promises_late)
    for name, actions in (("unexplained", seen.unexplained), ("explained", seen.explained), ("due_soon", seen.due_soon)):
        if actions:
            st.subheader(say(f"meeting.{name}"), anchor=False)
            _boxes(sitting, actions)


def _people(sitting: Sitting, feedback: Sequence[Waiting], promises: Sequence[PlanAction]) -> None:
    """Who was promised something and still waits."""
    if feedback:
        st.subheader(say("meeting.feedback_late"), anchor=False)
    for waits in feedback:
        name, words = sitting.tell.waiting(waits)
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{pieces.plain(name)}**")
            st.markdown(pieces.plain(words))
            if waits.action is not None:
                _press("heard", sitting, waits.action)
            else:
                places.link("feedback", say("meeting.promises_link"), icon=":material/arrow_forward:")
    if promises:
        st.subheader(say("meeting.promises_late"), anchor=False)
    for action in promises:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{_name(sitting, action)}**")
            for one in following.late_promises(action, sitting.today):
                st.markdown(say(f"meeting.promised_{one.kind}", words=pieces.plain(one.words), day=pieces.date_words(one.due)))
            _press("promise", sitting, action)


def _press(what: str, sitting: Sitting, action: PlanAction) -> None:
    """The button that says a promise to people was kept."""
    if not may(Deed.CHANGE, Thing.PLAN):
        return
    if st.button(say(f"meeting.{what}_button", number=sitting.numbers[action.id]), key=f"{what}:{action.id}"):
        dialog = meeting_dialogs.heard if what == "heard" else meeting_dialogs.promise_kept
        dialog(sitting.assessment.id, action)


def others(sitting: Sitting) -> None:
    """Every other action, folded by priority: what is on its way asks for no words."""
    seen = sitting.seen
    calm = {one.id for one in (*seen.on_track, *seen.undated, *seen.elsewhere, *seen.complete)}
    if not calm:
        return
    st.header(say("meeting.others_title"), anchor=False)
    for priority in standing_priorities(sitting.plan):
        actions = [one for one in sitting.plan.actions_of(priority.id) if one.id in calm]
        if actions:
            name = say(
                "meeting.others_of", number=sitting.numbers[priority.id], title=pieces.plain(priority.title), n=len(actions)
            )
            with st.expander(name, type="compact"):
                _boxes(sitting, actions)


def _boxes(sitting: Sitting, actions: Iterable[PlanAction]) -> None:
    for action in actions:
        _box(sitting, action)


def _box(sitting: Sitting, action: PlanAction) -> None:
    """One action: its state, who leads, by when, how it goes, and what can be said of it now."""
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, gap="small"):
            follow_dialogs.badge(action, sitting.today)
        st.markdown(f"**{_name(sitting, action)}**")
        due = say("meeting.due", day=pieces.date_words(action.due)) if action.due else say("meeting.no_date")
        lead = say("meeting.lead", lead=pieces.plain(action.lead)) if action.lead else say("meeting.no_lead")
        st.markdown(f"{lead} {due}")
        told = follow_dialogs.lines(action, sitting.today)
        if told:
            st.markdown("\n".join(f"- {line}" for line in told))
        if may(Deed.CHANGE, Thing.PLAN):
            _menu(sitting, action)


def _menu(sitting: Sitting, action: PlanAction) -> None:
    """What a meeting can say of an action."""
    stands = following.state(action, sitting.today)
    status = action.followed.status
    offered = {
        "date": status != "done",
        "block": status not in ("blocked", "done"),
        "go_on": status == "blocked",
        "explain": stands in (State.OVERDUE, State.BLOCKED),
        "done": status != "done",
        "more": True,
    }
    choices = [choice for choice, fits in offered.items() if fits]
    name = say("meeting.menu", number=sitting.numbers[action.id])
    chosen = st.menu_button(name, choices, key=f"say:{action.id}", format_func=lambda choice: say(f"meeting.menu_{choice}"))
    if chosen == "more":
        follow_dialogs.follow(sitting.assessment.id, action)
    elif chosen:
        meeting_dialogs.OF[chosen](sitting.assessment.id, action)


def _name(sitting: Sitting, action: PlanAction) -> str:
    return f"{sitting.numbers[action.id]} {pieces.plain(action.do)}"
