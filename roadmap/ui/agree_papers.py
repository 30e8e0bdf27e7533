"""The papers of a meeting: two before it out of one button, and one after it that is issued before it is taken away."""

import io
import zipfile
from collections.abc import Callable

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment import meeting_papers
from roadmap.assessment.agreement import agenda
from roadmap.assessment.leaving_the_room import may_leave
from roadmap.assessment.meeting_models import Meeting
from roadmap.assessment.models import Audience, CollectionKind
from roadmap.content.loading import load_fixed_sentences
from roadmap.exchange.standing import Standing
from roadmap.reports.meetings import HeldMeeting, after_paper, before_paper, sheet_paper
from roadmap.reports.models import Document
from roadmap.reports.save import save
from roadmap.store import StoreProblem
from roadmap.ui import agree_dialogs, here, pieces
from roadmap.ui.agreeing import Room
from roadmap.ui.downloads import MIME, file_name
from roadmap.ui.standing import report_parts, standing
from roadmap.ui.visitor import may
from roadmap.ui.words import say

#: Papers are read and printed, not calculated with.
FORMATS = ("docx", "pdf", "html")


def before(room: Room) -> None:
    """One button: the paper for everybody and the sheet for the group least often heard, each in three formats."""
    outside = standing(room.assessment, Audience.ORGANISATION, room.standing.release.collection_id)
    if outside is None or not may(Deed.SAVE, Thing.PAPER):
        return
    st.header(say("agree.papers_title"), anchor=False)
    st.markdown(say("agree.papers_text"))
    st.download_button(
        say("agree.papers_button"),
        data=lambda: _packed(room, outside),
        file_name=file_name(room.assessment, say("agree.papers_file"), "zip"),
        mime="application/zip",
        key="papers:before",
        icon=":material/download:",
        on_click="ignore",
    )


def _packed(room: Room, outside: Standing) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, document in before_documents(room, outside).items():
            for suffix in FORMATS:
                packed.writestr(f"{name}.{suffix}", save(document, suffix))
    return found.getvalue()


def before_documents(room: Room, outside: Standing) -> dict[str, Document]:
    """The two papers by the name of their file, made from what the organisation may see and never from the room's own."""
    release, results, framework = outside.release, outside.results, room.framework
    held_back = frozenset(room.together.held_back)
    listed = agenda(results, release, framework, decisions=room.together.decisions, held_back=held_back, today=room.today)
    paper = meeting_papers.pre_meeting_paper(listed, results, release, framework)
    sheet = meeting_papers.sheet(listed, results, release, framework)
    parts = report_parts(outside)
    opening = load_fixed_sentences().room if release.kind is CollectionKind.IN_THE_ROOM else say("agree.opening_survey")
    return {say("agree.papers_paper"): before_paper(parts, paper, opening), say("agree.papers_sheet"): sheet_paper(parts, sheet)}


def after(room: Room) -> None:
    """The paper of the last meeting, and of any before it that has not been issued yet."""
    if not may(Deed.SAVE, Thing.PAPER):
        return
    for meeting in reversed(room.together.meetings):
        if meeting != room.meeting and (meeting == room.last or meeting.paper_on is None):
            outside = standing(room.assessment, Audience.ORGANISATION, meeting.collection_id)
            if outside:
                _paper_of(room, meeting, outside)


def _paper_of(room: Room, meeting: Meeting, outside: Standing) -> None:
    """Issued before it is taken away, so that nobody's view goes out while they could still take it back."""
    views = [one for one in room.together.minority_views if one.meeting == meeting.id]
    leaving = [one for one in views if may_leave(one, outside.release, room.together.meetings)]
    st.header(say("agree.after_title", date=pieces.date_words(meeting.held_on)), anchor=False)
    if meeting.paper_on is None:
        st.markdown(say("agree.after_text"))
        if views:
            st.markdown(say("agree.after_views", n=len(leaving), of=len(views)))
        if may(Deed.CLOSE, Thing.MEETING) and st.button(say("agree.after_issue"), key=f"issue:{meeting.id}"):
            _issue(room, meeting, [one.id for one in leaving])
        return
    st.markdown(say("agree.after_issued", date=pieces.date_words(meeting.paper_on)))
    held = HeldMeeting(
        meeting=meeting,
        decisions=tuple(room.decided_on(meeting.held_on)),
        views=tuple(one for one in views if one.issued_on is not None),
    )
    with st.container(horizontal=True):
        for suffix in FORMATS:
            st.download_button(
                say(f"downloads.{suffix}"),
                data=_maker(outside, held, suffix),
                file_name=file_name(room.assessment, say("agree.after_file"), suffix),
                mime=MIME[suffix],
                key=f"papers:{meeting.id}:{suffix}",
                icon=":material/download:",
                on_click="ignore",
            )


def _maker(outside: Standing, held: HeldMeeting, suffix: str) -> Callable[[], bytes]:
    return lambda: save(after_paper(report_parts(outside), held), suffix)


def _issue(room: Room, meeting: Meeting, views: list[str]) -> None:
    try:
        here.store().issue_paper(room.assessment.id, meeting.id, views, today=room.today)
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.session_state[agree_dialogs.SAID] = say("agree.after_issued_now")
        st.rerun()
