"""The report of an evaluation to take away: what stands on the page, and no single form."""

from collections.abc import Callable, Sequence

import streamlit as st

from roadmap.access.models import Deed
from roadmap.content.loading import load_words
from roadmap.evaluation.kept_models import Course, Opening
from roadmap.evaluation.shown import Shown
from roadmap.ui import downloads, here, pieces
from roadmap.ui.evaluation_access import may_do
from roadmap.ui.evaluation_paper import file_name
from roadmap.ui.words import say, section

SUFFIXES = ("docx", "pdf", "html", "xlsx")


def draw(course: Course, found: Shown, openings: Sequence[Opening]) -> None:
    """A button for each format, once any time has closed."""
    if not may_do(course, Deed.SAVE) or not (found.released or found.withheld or found.empty):
        return
    st.header(say("courses.save_title"), anchor=False)
    st.markdown(say("courses.save_text"))
    with st.container(horizontal=True):
        for suffix in SUFFIXES:
            st.download_button(
                say(f"courses.save_{suffix}"),
                data=_maker(course, found, openings, suffix),
                file_name=file_name(course, say("courses.save_file"), suffix),
                mime=downloads.MIME[suffix],
                key=f"save:{suffix}",
                icon=":material/download:",
                on_click="ignore",
            )


def _maker(course: Course, found: Shown, openings: Sequence[Opening], suffix: str) -> Callable[[], bytes]:
    store, today, credit = here.store(), here.today(), here.framework_that_ships().about.credit

    def make() -> bytes:
        from roadmap.reports.evaluation_reports import EvaluationReport, evaluation_report
        from roadmap.reports.save import save

        texts = load_words("report_en").texts
        parts = EvaluationReport(
            course=course,
            found=found,
            said=store.said_in(course.id),
            open_waves=frozenset(one.wave for one in openings if one.closed_on is None),
            words=section("evaluation"),
            page=section("courses"),
            paper=section("evaluation_paper"),
            document=texts["document"],
            credit=credit,
            unchecked=texts["about"]["unchecked"],
            made_on=pieces.date_words(course.made_on),
            printed_on=today,
        )
        return save(evaluation_report(parts), suffix)

    return make
