"""The sheet for those who gave their view, to take away as Word, PDF or one web page."""

from collections.abc import Callable

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment
from roadmap.content.loading import load_support, load_words
from roadmap.content.models import Framework
from roadmap.plan import feedback
from roadmap.plan.feedback_models import Contribution
from roadmap.ui import here, looked_at, pieces, presses
from roadmap.ui.downloads import MIME, file_name
from roadmap.ui.feedback_kept import Loop
from roadmap.ui.visitor import may
from roadmap.ui.words import say

FORMATS = ("docx", "pdf", "html")
#: Stands for people outside this tool in a list to choose from.
OUTSIDE = ""


def choose(loop: Loop) -> None:
    """For those who write the answers: whose sheet, among those for whom something is published."""
    published = [one for one in loop.kept if one.published]
    whose = list(dict.fromkeys(one.collection_id or OUTSIDE for one in published))
    if not whose or not may(Deed.SAVE, Thing.CONTRIBUTORS_PAGE):
        return
    st.header(say("feedback.sheet_title"), anchor=False)
    st.markdown(say("feedback.sheet_text"))
    chosen = whose[0]
    if len(whose) > 1:
        chosen = st.selectbox(
            say("feedback.sheet_which"), whose, format_func=lambda one: loop.collection(one or None), key="feedback:sheet"
        )
    collection = next((one for one in loop.collections if one.id == chosen), None)
    listed = feedback.to_read(loop.kept, chosen or None)
    _buttons(loop.assessment, loop.framework, listed, collection, file_name(loop.assessment, say("feedback.sheet_file"), "{}"))


def offer(assessment: Assessment, framework: Framework, collection: Collection) -> None:
    """On the page that people read: the same to take with them; nothing where there is nothing to read yet."""
    listed = feedback.to_read(here.store().contributions(assessment.id), collection.id)
    if not listed or not may(Deed.SAVE, Thing.CONTRIBUTORS_PAGE):
        return
    st.header(say("heard.take_title"), anchor=False)
    st.markdown(say("heard.take_text"))
    _buttons(assessment, framework, listed, collection, f"{say('heard.file')}.{{}}")


def _buttons(
    assessment: Assessment, framework: Framework, listed: tuple[Contribution, ...], about: Collection | None, name: str
) -> None:
    presses.keep()
    with st.container(horizontal=True):
        for suffix in FORMATS:
            st.download_button(
                say(f"downloads.{suffix}"),
                data=_maker(assessment, framework, listed, about, suffix),
                file_name=name.replace("{}", suffix),
                mime=MIME[suffix],
                key=f"sheet:{suffix}",
                icon=":material/download:",
                on_click="ignore",
            )
    if assessment.example:
        st.caption(pieces.plain(say("downloads.example")))


def _maker(
    assessment: Assessment, framework: Framework, listed: tuple[Contribution, ...], about: Collection | None, suffix: str
) -> Callable[[], bytes]:
    today = here.today()

    def make() -> bytes:
        from roadmap.reports.contributors import ContributorsParts, contributors_sheet
        from roadmap.reports.save import save

        parts = ContributorsParts(
            assessment=assessment,
            framework=framework,
            contributions=listed,
            whom=looked_at.name_of(about) if about and about.title.strip() else "",
            settings=about.settings if about else None,
            words=load_words("report_en"),
            support=load_support(),
            printed_on=today,
        )
        return save(contributors_sheet(parts), suffix)

    return make
