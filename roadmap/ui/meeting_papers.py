"""The papers of a meeting about the plan: one before it, as the plan stands, and one page after each that closed."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.plan.meeting_models import PlanMeeting
from roadmap.reports.models import Document
from roadmap.reports.plan_meeting_after import after_meeting_paper
from roadmap.reports.plan_meeting_before import meeting_paper
from roadmap.reports.templates import Template
from roadmap.ui import meeting_record, own_template, pieces
from roadmap.ui.downloads import MIME, file_name
from roadmap.ui.sitting import Sitting
from roadmap.ui.visitor import may
from roadmap.ui.words import say

#: Papers are read and printed, not calculated with.
FORMATS = ("docx", "pdf", "html")
#: Everybody who comes has the paper so long before.
BEFORE = timedelta(days=7)
#: An organisation's own, by the ending of the paper it is for.
Templates = Mapping[str, Template]


def before(now: Sitting) -> Templates:
    """The paper for the next meeting, with the day by which it goes out; returns the template that was brought."""
    if not may(Deed.SAVE, Thing.PAPER):
        return {}
    st.header(say("meeting.paper_title"), anchor=False)
    next_on = now.last.next_on if now.last else None
    if next_on and next_on >= now.today:
        st.markdown(say("meeting.paper_day", day=pieces.date_words(next_on), out=pieces.date_words(next_on - BEFORE)))
    st.markdown(say("meeting.paper_text"))
    buttons = st.container()
    templates = own_template.brought(slides=False, key="template:meeting")
    with buttons:
        _buttons(now, "before", say("meeting.paper_file"), lambda: meeting_paper(now.parts), templates)
    return templates


def after(now: Sitting, meeting: PlanMeeting, templates: Templates) -> None:
    """The page of the last meeting."""
    st.header(say("meeting.after_title", day=pieces.date_words(meeting.held_on)), anchor=False)
    st.markdown(say("meeting.after_text", n=len(meeting.decisions)))
    if may(Deed.SAVE, Thing.PAPER):
        _buttons(now, meeting.id, say("meeting.after_file"), lambda: after_meeting_paper(now.parts, meeting), templates)
    meeting_record.open_again(now, meeting)


def earlier(now: Sitting, templates: Templates) -> None:
    """The pages of the meetings before the last, folded."""
    closed = [one for one in now.meetings if one.closed_on is not None and one != now.last]
    if not closed or not may(Deed.SAVE, Thing.PAPER):
        return
    with st.expander(say("meeting.earlier"), type="compact"):
        for meeting in reversed(closed):
            st.markdown(pieces.date_words(meeting.held_on))
            name = f"{say('meeting.after_file')}, {pieces.date_words(meeting.held_on)}"
            _buttons(now, meeting.id, name, partial(after_meeting_paper, now.parts, meeting), templates)


def _buttons(now: Sitting, key: str, name: str, make: Callable[[], Document], templates: Templates) -> None:
    with st.container(horizontal=True):
        for suffix in FORMATS:
            st.download_button(
                say("meeting.as", paper=name, format=say(f"downloads.{suffix}")),
                data=_maker(make, suffix, templates.get(suffix)),
                file_name=file_name(now.assessment, name, suffix),
                mime=MIME[suffix],
                key=f"meeting:{key}:{suffix}",
                icon=":material/download:",
                on_click="ignore",
            )


def _maker(make: Callable[[], Document], suffix: str, template: Template | None) -> Callable[[], bytes]:
    def made() -> bytes:
        from roadmap.reports.save import save

        return save(make(), suffix, template)

    return made
