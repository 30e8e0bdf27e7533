"""Forms of an evaluation on paper: the form to print, and the sheet in which they are typed."""

import secrets
from collections.abc import Callable, Sequence

import streamlit as st

from roadmap.access.models import Deed
from roadmap.content.evaluation_models import Wave
from roadmap.content.loading import load_fixed_sentences
from roadmap.evaluation.asked import background_asked
from roadmap.evaluation.kept_models import Course, Opening
from roadmap.ui import downloads, here
from roadmap.ui.evaluation_access import may_do
from roadmap.ui.words import say, section

#: As which a form can be taken away: the name of its button, the ending, and whether it is in large print.
WAYS = (("docx", "docx", False), ("pdf", "pdf", False), ("large", "pdf", True))
TOLD = ("choice", "skip", "no_difference", "groups_only", "no_names", "freedom_of_information", "risk", "danger")


def draw(course: Course, wave: Wave, openings: Sequence[Opening]) -> None:
    """The form and the sheet of one time."""
    if not may_do(course, Deed.SAVE) or not may_do(course, Deed.BRING_IN):
        return
    about_work = any(background_asked(course.instrument, one.attended) for one in openings)
    with st.expander(say("courses.paper_title"), type="compact", key=f"paper:{wave.id}"):
        st.markdown(say("courses.paper_text"))
        with st.container(horizontal=True):
            for name, suffix, large in WAYS:
                st.download_button(
                    say(f"courses.paper_{name}"),
                    data=_form(course, wave, suffix, large=large, about_work=about_work),
                    file_name=file_name(course, f"{say('courses.paper_file')} {wave.name}{' large' if large else ''}", suffix),
                    mime=downloads.MIME[suffix],
                    key=f"paper:{wave.id}:{name}",
                    icon=":material/download:",
                    on_click="ignore",
                )
            st.download_button(
                say("courses.sheet"),
                data=_sheet(course, wave, about_work=about_work),
                file_name=file_name(course, f"{say('courses.sheet_file')} {wave.name}", "xlsx"),
                mime=downloads.XLSX,
                key=f"paper:{wave.id}:sheet",
                icon=":material/table:",
                on_click="ignore",
            )


def file_name(course: Course, what: str, suffix: str) -> str:
    """A name people can find again: for whom, what it is, the day."""
    words = f"{course.place or course.instrument.title} {what} {here.today().isoformat()}"
    kept = "".join(c if c.isalnum() or c in "-" else " " for c in words)
    return "-".join(kept.split())[:120] + f".{suffix}"


def _form(course: Course, wave: Wave, suffix: str, *, large: bool, about_work: bool) -> Callable[[], bytes]:
    today = here.today()

    def make() -> bytes:
        from roadmap.reports.evaluation_forms import WaveForm
        from roadmap.reports.save import save

        fixed = load_fixed_sentences()
        told = {name: getattr(fixed, name) for name in TOLD}
        form = WaveForm(course, wave.id, section("evaluation_paper"), labels(), told, today)
        return save(form.document(about_work=about_work, large=large), suffix)

    return make


def _sheet(course: Course, wave: Wave, *, about_work: bool) -> Callable[[], bytes]:
    today = here.today()

    def make() -> bytes:
        from roadmap.exchange.form_sheet import form_sheet

        mark = secrets.token_hex(3).upper()
        return form_sheet(course, wave.id, section("evaluation_paper"), mark, today, about_work=about_work)

    return make


def labels() -> dict[str, str]:
    """The few words that writers set by themselves."""
    from roadmap.content.loading import load_words

    return dict(load_words("report_en").texts["document"])
