"""A meeting about the plan on one screen: what changed since last time, what is late, every action, what is decided."""

import streamlit as st

from roadmap.plan.meeting_models import PlanMeeting
from roadmap.plan.numbering import taken_on
from roadmap.ui import here, meeting_lists, meeting_papers, meeting_record, pieces, places, plan_dialogs, presses, sitting
from roadmap.ui.sitting import SAID, Sitting
from roadmap.ui.words import say


def the_plan(now: Sitting) -> None:
    """What changed, what is late, and every action with its state."""
    meeting_lists.since_last(now)
    meeting_lists.late(now)
    meeting_lists.others(now)


def in_the_meeting(now: Sitting, meeting: PlanMeeting) -> None:
    """The plan first; then what is asked and decided, what was said, and the close."""
    st.markdown(say("meeting.under_way", day=pieces.date_words(meeting.held_on), who=pieces.plain(meeting.recorded_by)))
    the_plan(now)
    meeting_record.asked(now)
    meeting_record.decisions(now, meeting)
    meeting_record.notes(now, meeting)
    meeting_record.close(now, meeting)


def between_meetings(now: Sitting) -> None:
    """The button that begins, the plan as it stands, and the papers; where a meeting closed today its page comes first."""
    presses.keep()
    just_closed = now.last is not None and now.last.closed_on == now.today
    first = st.container()
    if not just_closed:
        meeting_record.begin(now)
    the_plan(now)
    places.link("following", say("views.title"), icon=":material/timeline:")
    meeting_record.asked(now)
    later = st.container()
    templates = meeting_papers.before(now)
    if now.last:
        with first if just_closed else later:
            meeting_papers.after(now, now.last, templates)
    if just_closed:
        meeting_record.begin(now)
    meeting_papers.earlier(now, templates)


pieces.needs("meeting")
assessment = pieces.needs_assessment()
now = sitting.read(assessment, here.framework())
if said := st.session_state.pop(SAID, ""):
    pieces.announce(said)
else:
    plan_dialogs.announce_saved()
st.title(say("meeting.title"), anchor=False)
if now.meeting:
    in_the_meeting(now, now.meeting)
elif taken_on(now.plan) or now.meetings:
    between_meetings(now)
else:
    st.markdown(say("meeting.nothing_yet"))
    places.link("plan", say("meeting.plan_link"), icon=":material/arrow_back:")
