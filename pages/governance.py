"""The governance pack: papers for whoever has to say yes, filled in from the assessment, to read and to take away."""

from collections.abc import Callable

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.models import Assessment
from roadmap.content.loading import load_words
from roadmap.content.papers import PAPERS, UNFILLED, Paper, load_paper
from roadmap.reports.governance import paper_blocks, paper_document
from roadmap.ui import downloads, here, papers, pieces, places
from roadmap.ui.visitor import may
from roadmap.ui.words import say

pieces.needs("governance")


def _maker(paper: Paper, assessment: Assessment | None, suffix: str) -> Callable[[], bytes]:
    def make() -> bytes:
        from roadmap.reports.save import save

        return save(paper_document(paper, assessment, load_words("report_en"), here.today(), papers.facts(assessment)), suffix)

    return make


def file_name(paper: Paper, assessment: Assessment | None, suffix: str) -> str:
    """A name people can find again."""
    return downloads.file_name(assessment, paper.title, suffix) if assessment else f"{'-'.join(paper.title.split())}.{suffix}"


def draw_downloads(paper: Paper, assessment: Assessment | None) -> None:
    """The paper as Word, to be filled in further, and as PDF and HTML."""
    with st.container(horizontal=True):
        for suffix, mime in downloads.MIME.items():
            st.download_button(
                say(f"downloads.{suffix}"),
                data=_maker(paper, assessment, suffix),
                file_name=file_name(paper, assessment, suffix),
                mime=mime,
                key=f"governance:{paper.id}:{suffix}",
                icon=":material/download:",
                on_click="ignore",
            )


places.link("home", say("setup.back"), icon=":material/arrow_back:")
st.title(say("governance.title"), anchor=False)
st.markdown(say("governance.lead"))
found = here.assessment()
if found:
    st.markdown(say("governance.filled", whose=pieces.plain(f"{found.organisation.name}: {found.service}")))
else:
    st.markdown(say("governance.not_filled"))
loaded = {paper_id: load_paper(paper_id) for paper_id in PAPERS}
chosen = st.selectbox(
    say("governance.which"), PAPERS, format_func=lambda paper_id: loaded[paper_id].title, key="governance:which"
)
st.caption(say(f"governance.{chosen}"))
if may(Deed.SAVE, Thing.GOVERNANCE):
    draw_downloads(loaded[chosen], found)
facts = papers.facts(found)
shown = paper_blocks(loaded[chosen], facts)
open_blanks = sum(len(UNFILLED.findall(text)) for text in papers.texts(shown))
st.caption(say("governance.blanks", n=open_blanks) if open_blanks else say("governance.no_blanks"))
st.header(loaded[chosen].title, anchor=False)
papers.draw(shown, below=1)
