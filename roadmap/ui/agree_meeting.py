"""The meeting itself: begin it, see how far it has come, end it, and pick up where the last one stopped."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.leaving_the_room import attendance_outside
from roadmap.assessment.meeting_models import LEFT_OPEN, Meeting
from roadmap.assessment.meeting_time import minutes_between, timing
from roadmap.assessment.models import CollectionKind
from roadmap.content.loading import load_fixed_sentences
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import here, pieces
from roadmap.ui.agreeing import Room, group_name
from roadmap.ui.plan_dialogs import LINE
from roadmap.ui.visitor import may
from roadmap.ui.words import say


def opening_words(room: Room) -> None:
    """What is read out: in the room the fixed sentence, after a survey what is true there."""
    in_the_room = room.standing.release.kind is CollectionKind.IN_THE_ROOM
    words = load_fixed_sentences().room if in_the_room else say("agree.opening_survey")
    st.header(say("agree.opening_title"), anchor=False)
    with st.container(border=True):
        st.markdown(words)
    st.markdown(say("agree.opening_how"))


def last_time(room: Room) -> None:
    """Where the last meeting stopped; nothing before the first."""
    last = room.last
    if last is None or last == room.meeting:
        return
    decided = room.decided_on(last.held_on)
    agreed = sum(one.outcome not in LEFT_OPEN for one in decided)
    st.header(say("agree.last_title"), anchor=False)
    st.markdown(
        say(
            "agree.last_text",
            date=pieces.date_words(last.held_on),
            who=pieces.plain(last.recorded_by),
            agreed=agreed,
            left=len(decided) - agreed,
        )
    )
    if last.stopped_at and last.stopped_at in room.framework.items:
        st.markdown(say("agree.stopped_at", item=room.framework.items[last.stopped_at].text))
    if attendance := attendance_words(room, last):
        st.caption(attendance)


def attendance_words(room: Room, meeting: Meeting) -> str:
    """Who was there by group, as it may be said anywhere; empty where nobody was counted."""
    there = attendance_outside(meeting.attendance)
    if not there:
        return ""
    names = {group: group_name(room.framework, group) for group in there}
    return say("agree.there", who=", ".join(f"{names[group]} ({n})" if n else names[group] for group, n in there.items()))


def begin(room: Room) -> None:
    """Say who writes down and who is there, then begin."""
    if not may(Deed.MAKE, Thing.MEETING):
        st.markdown(say("agree.not_begun"))
        return
    with st.form("begin-meeting", border=False, enter_to_submit=False):
        st.header(say("agree.begin_title"), anchor=False)
        recorded_by = st.text_input(say("agree.recorded_by"), max_chars=LINE, key="agree:recorded_by")
        st.markdown(say("agree.count_text"))
        counts = {
            one.id: st.number_input(
                say("agree.count", who=group_name(room.framework, one.id)), min_value=0, max_value=500, value=None, step=1
            )
            for one in room.framework.perspectives
        }
        sent = st.form_submit_button(say("agree.begin"), type="primary")
    if not sent:
        return
    if not recorded_by.strip():
        pieces.faults(say("plan.missing"), [say("agree.missing_recorded_by")])
        return
    meeting = Meeting(
        held_on=room.today,
        began=here.now().time().replace(second=0, microsecond=0),
        recorded_by=recorded_by.strip(),
        attendance={group: n for group, n in counts.items() if n is not None},
        collection_id=room.standing.release.collection_id,
    )
    if _save(room, meeting):
        st.rerun()


def clock(room: Room, meeting: Meeting) -> None:
    """How much of two hours has gone, calmly: it changes only when something is done."""
    elapsed = minutes_between(meeting.began, here.now().time())
    now = timing(room.agenda, room.framework, elapsed)
    words = say("agree.clock", elapsed=now.elapsed, remaining=now.remaining)
    if now.open_items:
        key = "clock_fits" if now.fits == now.open_items else "clock_some" if now.fits else "clock_none"
        words += " " + say(f"agree.{key}", n=now.open_items, fits=now.fits)
    st.caption(words)
    rows = [
        {
            say("results.col_topic"): room.framework.domain(one.domain).short,
            say("agree.col_accept"): str(one.accept),
            say("agree.col_talk"): str(one.talk),
            say("agree.col_settled"): str(one.settled),
            say("agree.col_minutes"): str(one.minutes),
        }
        for one in now.domains
    ]
    pieces.table(say("agree.plan_title"), rows)


def end(room: Room, meeting: Meeting, before: str | None) -> None:
    """Stop for today: what is still open comes up next time, in the same order."""
    if not may(Deed.CLOSE, Thing.MEETING):
        return
    st.header(say("agree.end_title"), anchor=False)
    waiting = len(room.agenda.accept) + len(room.agenda.talk) + len(room.agenda.later) + len(room.agenda.left_today)
    st.markdown(say("agree.end_text" if waiting else "agree.end_done", n=waiting))
    if st.button(say("agree.end"), type="secondary" if room.agenda.accept or room.agenda.talk else "primary"):
        ended = meeting.model_copy(update={"ended": here.now().time().replace(second=0, microsecond=0), "stopped_at": before})
        if _save(room, ended):
            st.rerun()


def _save(room: Room, meeting: Meeting) -> bool:
    try:
        here.store().save_meeting(room.assessment.id, meeting)
    except StaleWrite:
        pieces.faults(say("errors.stale"), [say("agree.stale_meeting")])
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        return True
    return False
