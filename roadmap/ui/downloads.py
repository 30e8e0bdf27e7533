"""Reports and archives to take away: made when asked for, never before."""

from collections.abc import Callable

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.models import Assessment, Audience
from roadmap.content.loading import load_words
from roadmap.exchange.standing import Standing
from roadmap.plan.calendar_days import calendar_days
from roadmap.plan.feedback import owed
from roadmap.reports.templates import Template
from roadmap.ui import here, own_template, pieces, presses, standing
from roadmap.ui.file_kinds import MIME as MIME
from roadmap.ui.visitor import may
from roadmap.ui.words import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_name(assessment: Assessment, what: str, suffix: str) -> str:
    """A name people can find again: organisation, service, what it is, the day."""
    words = f"{assessment.organisation.name} {assessment.service} {what} {here.today().isoformat()}"
    kept = "".join(c if c.isalnum() or c in "-" else " " for c in words)
    return "-".join(kept.split())[:120] + f".{suffix}"


def _maker(stands: Standing, plan_only: bool, suffix: str, template: Template | None) -> Callable[[], bytes]:
    parts = standing.report_parts(stands)

    def make() -> bytes:
        from roadmap.reports.assessment_report import assessment_report, plan_report
        from roadmap.reports.room_slides import room_slides
        from roadmap.reports.save import save

        whole = room_slides if suffix == "pptx" else assessment_report
        return save((plan_report if plan_only else whole)(parts), suffix, template)

    return make


def report(assessment: Assessment, audience: Audience, *, plan_only: bool = False, collection_id: str | None = None) -> None:
    """Buttons for each format, with who the report is for; nothing for whoever may not take papers out."""
    if not may(Deed.SAVE, Thing.PAPER):
        return
    stands = standing.standing(assessment, audience, collection_id)
    if stands is None:
        return
    presses.keep()
    what = say("downloads.plan" if plan_only else "downloads.report")
    st.header(say("downloads.title", what=what), anchor=False)
    st.markdown(say(f"downloads.for_{audience.value}"))
    buttons = st.container(horizontal=True)
    templates = own_template.brought(slides=not plan_only, key=f"template:{plan_only}")
    with buttons:
        for suffix, mime in MIME.items():
            if plan_only and suffix == "pptx":
                continue  # slides are for the results in the room
            st.download_button(
                say(f"downloads.{suffix}"),
                data=_maker(stands, plan_only, suffix, templates.get(suffix)),
                file_name=file_name(assessment, what, suffix),
                mime=mime,
                key=f"download:{suffix}:{plan_only}",
                icon=":material/download:",
                on_click="ignore",
            )
        if plan_only:
            _calendar(assessment)
    if plan_only:
        st.caption(say("downloads.calendar"))
    if assessment.example:
        st.caption(pieces.plain(say("downloads.example")))


def _calendar(assessment: Assessment) -> None:
    """The days of the plan as a file for anybody's calendar."""
    store, today, now = here.store(), here.today(), here.now()
    perspectives = [one.id for one in here.framework().perspectives]

    def make() -> bytes:
        from roadmap.exchange.calendar_files import calendar_file

        words = load_words("report_en").texts["calendar"]
        plan, kept = store.plan(assessment.id), store.contributions(assessment.id)
        promised = (*kept, *owed(store.collections(assessment.id), plan, kept, perspectives))
        days = calendar_days(plan, promised, store.plan_meetings(assessment.id), today)
        title = words["title"].format(organisation=assessment.organisation.name, service=assessment.service)
        return calendar_file(days, title, words, now)

    st.download_button(
        say("downloads.ics"),
        data=make,
        file_name=file_name(assessment, say("downloads.plan"), "ics"),
        mime="text/calendar",
        key="download:ics:plan",
        icon=":material/calendar_month:",
        on_click="ignore",
    )
