"""What a meeting writes down: that it began, what it is asked to decide and decided, what was said, and that it closed."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.plan.meeting_models import HEADINGS, Heading, MeetingDecision, PlanMeeting
from roadmap.plan.reviewing import needed
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import here, meeting_lists, pieces, sitting
from roadmap.ui.agreeing import group_name
from roadmap.ui.plan_dialogs import LINE, LONG
from roadmap.ui.sitting import SAID, Sitting
from roadmap.ui.visitor import may
from roadmap.ui.words import say


def begin(now: Sitting) -> None:
    """Say who writes down, then begin; the plan as it stands is kept with it."""
    if not may(Deed.MAKE, Thing.MEETING):
        st.markdown(say("meeting.not_begun"))
        return
    st.header(say("meeting.begin_title"), anchor=False)
    st.markdown(say("meeting.begin_text"))
    with st.form("meeting-begin", border=False, enter_to_submit=False):
        recorded_by = st.text_input(say("agree.recorded_by"), max_chars=LINE)
        sent = st.form_submit_button(say("meeting.begin"), type="primary")
    if not sent:
        return
    if not recorded_by.strip():
        pieces.faults(say("plan.missing"), [say("agree.missing_recorded_by")])
        return
    try:
        here.store().begin_plan_meeting(now.assessment.id, PlanMeeting(held_on=now.today, recorded_by=recorded_by.strip()))
    except StaleWrite:
        st.session_state[SAID] = say("meeting.begun_already")
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
        return
    else:
        st.session_state[SAID] = say("meeting.begun_now")
    st.rerun()


def asked(now: Sitting) -> None:
    """What waits for a decision, as the paper before it asks."""
    found, paper = needed(now.plan, now.today, now.parts.late), sitting.paper_words().texts
    st.header(say("meeting.asked_title"), anchor=False)
    if not found:
        st.markdown(say("meeting.asked_nothing"))
        return
    lines = [paper["needed"][one.ask.value].format(numbers=", ".join(one.numbers)) for one in found]
    st.markdown("\n".join(f"{n}. {pieces.plain(line)}" for n, line in enumerate(lines, start=1)))


def decisions(now: Sitting, meeting: PlanMeeting) -> None:
    """What was decided so far, each with a way back, and room for one more."""
    st.header(say("meeting.decisions_title"), anchor=False)
    writes = may(Deed.CHANGE, Thing.MEETING)
    for n, one in enumerate(meeting.decisions, start=1):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"{n}. {pieces.plain(one.words)}")
            who = say("meeting.sees_to_it", who=pieces.plain(one.who)) if one.who else ""
            by = say("meeting.by", day=pieces.date_words(one.by)) if one.by else ""
            if who or by:
                st.caption(" ".join(part for part in (who, by) if part))
            if writes and st.button(say("meeting.take_back", n=n), key=f"take_back:{n}"):
                left = tuple(other for place, other in enumerate(meeting.decisions, start=1) if place != n)
                if sitting.keep(now, meeting, {"decisions": left}):
                    st.rerun()
    if writes:
        _decide(now, meeting)


def _decide(now: Sitting, meeting: PlanMeeting) -> None:
    """Keys change with each decision, so that the next one begins empty."""
    n = f"{meeting.id}:{len(meeting.decisions)}"
    with st.form("meeting-decide", border=False, enter_to_submit=False):
        words = st.text_area(say("meeting.decision"), max_chars=LONG, key=f"decision:{n}")
        who = st.text_input(say("meeting.decision_who"), max_chars=LINE, key=f"decision_who:{n}")
        by = st.date_input(say("meeting.decision_by"), value=None, format="DD/MM/YYYY", key=f"decision_by:{n}")
        sent = st.form_submit_button(say("meeting.decide"))
    if not sent:
        return
    if not words.strip():
        pieces.faults(say("plan.missing"), [say("meeting.missing_decision")])
        return
    made = MeetingDecision(words=words.strip(), who=who.strip(), by=by)
    if sitting.keep(now, meeting, {"decisions": (*meeting.decisions, made)}):
        st.rerun()


def notes(now: Sitting, meeting: PlanMeeting) -> None:
    """What was said under the headings of a paper; each may stay empty."""
    names = sitting.paper_words().texts["meeting_headings"]
    if not may(Deed.CHANGE, Thing.MEETING):
        return
    st.header(say("meeting.notes_title"), anchor=False)
    st.markdown(say("meeting.notes_text"))
    drawn = f"meeting:drawn:{meeting.id}"
    base: PlanMeeting = st.session_state.setdefault(drawn, meeting)  # what these fields were filled from
    with st.form("meeting-notes", border=False, enter_to_submit=False):
        typed: dict[Heading, str] = {
            heading: st.text_area(
                names[heading], value=base.notes.get(heading, ""), max_chars=LONG, key=f"note:{meeting.id}:{heading}"
            )
            for heading in HEADINGS
        }
        sent = st.form_submit_button(say("meeting.keep_notes"))
    said = {heading: words.strip() for heading, words in typed.items() if words.strip()}
    if sent and sitting.keep(now, base, {"notes": said}):
        st.session_state.pop(drawn)
        for heading in HEADINGS:
            st.session_state.pop(f"note:{meeting.id}:{heading}", None)
        st.rerun()


def close(now: Sitting, meeting: PlanMeeting) -> None:
    """What changed while it sat, who was there by group, when it meets again; then it closes."""
    st.header(say("meeting.close_title"), anchor=False)
    found = now.so_far()
    if found:
        st.markdown(say("meeting.so_far"))
        meeting_lists.changed(found)
    if not may(Deed.CLOSE, Thing.MEETING):
        return
    with st.form("meeting-close", border=False, enter_to_submit=False):
        st.markdown(say("agree.count_text"))
        counts = {
            one.id: st.number_input(
                say("agree.count", who=group_name(now.framework, one.id)),
                min_value=0,
                max_value=500,
                value=meeting.attendance.get(one.id),
                step=1,
            )
            for one in now.framework.perspectives
        }
        # One that was opened again and went on for long may have set a day that has passed by now.
        ahead = meeting.next_on if meeting.next_on and meeting.next_on >= now.today else None
        next_on = st.date_input(say("meeting.next_on"), value=ahead, min_value=now.today, format="DD/MM/YYYY")
        sent = st.form_submit_button(say("meeting.close"), type="primary")
    if not sent:
        return
    there = {group: n for group, n in counts.items() if n is not None}
    ended = meeting.model_copy(update={"attendance": there, "next_on": next_on})
    try:
        here.store().close_plan_meeting(now.assessment.id, ended, today=now.today)
    except StaleWrite:
        pieces.faults(say("meeting.stale"), [])
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.session_state[SAID] = say("meeting.closed_now")
        st.rerun()


def open_again(now: Sitting, meeting: PlanMeeting) -> None:
    """A meeting that was closed too soon goes on, on the same day, where no other was begun since."""
    if meeting.closed_on != now.today or not may(Deed.CLOSE, Thing.MEETING):
        return
    if st.button(say("meeting.open_again")):
        try:
            here.store().save_plan_meeting(now.assessment.id, meeting.model_copy(update={"closed_on": None, "closed_with": None}))
        except (StaleWrite, StoreProblem):
            pieces.faults(say("meeting.stale"), [])
        else:
            st.session_state[SAID] = say("meeting.opened_again")
            st.rerun()
