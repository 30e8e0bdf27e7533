"""The questions of a collection as a form on paper to take away: for which view, which questions, Word, PDF or large print."""

from collections.abc import Callable

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.content.loading import load_support, load_words
from roadmap.content.models import Framework
from roadmap.reports.forms import FormParts, items_on, paper_form
from roadmap.ui import downloads, giving, here, places, presses, promise, promise_form
from roadmap.ui.visitor import may
from roadmap.ui.words import say

#: As which a form can be taken away: the name of its button, the ending, and whether it is in large print.
WAYS = (("docx", "docx", False), ("pdf", "pdf", False), ("large", "docx", True), ("large_pdf", "pdf", True))
ANY = ""


def draw(framework: Framework, assessment: Assessment, about: Collection) -> None:
    """Choose a form and take it away; where a promise has no name yet, ask for it first."""
    if not may(Deed.SAVE, Thing.INVITATION):
        return
    presses.keep()
    st.header(say("paper_form.title"), anchor=False)
    st.markdown(say("paper_form.lead"))
    if promise.lacking(about):
        promise_form.draw(about)
        return
    asked = giving.asked(about, assessment, framework, None)
    invited = giving.views(about, framework)
    names = {one.id: one.name[:1].upper() + one.name[1:] for one in framework.perspectives if one.id in invited}
    views = [*([ANY] if len(names) > 1 else []), *names]
    view = st.selectbox(
        say("paper_form.view"), views, format_func=lambda one: names.get(one, say("paper_form.any")), key="paper_form:view"
    )
    sets = [one.id for one in framework.about.sets]
    wanted = st.selectbox(
        say("paper_form.which"),
        sets,
        index=sets.index(asked.first_set),
        format_func=lambda one: say(
            "paper_form.set", name=framework.sets[one].name, n=len(items_on(framework, one, view or None, invited))
        ),
        key="paper_form:set",
    )
    made = FormParts(
        assessment=assessment,
        collection=about,
        framework=framework,
        told=promise.as_typed(about),
        words=load_words("report_en"),
        support=load_support(),
        printed_on=here.today(),
        perspective=view or None,
        set_id=wanted,
    )
    with st.container(horizontal=True):
        for name, suffix, large in WAYS:
            st.download_button(
                say(f"paper_form.{name}"),
                data=_maker(made, suffix, large=large),
                file_name=downloads.file_name(assessment, say(f"paper_form.file_{name}"), suffix),
                mime=downloads.MIME[suffix],
                key=f"paper_form:{name}",
                icon=":material/download:",
                on_click="ignore",
            )
    st.caption(say("paper_form.promise"))
    if about.kind is not CollectionKind.GROUP:
        places.link("bring_answers", say("bring_answers.link"), icon=":material/upload_file:", c=about.id)


def _maker(parts: FormParts, suffix: str, *, large: bool) -> Callable[[], bytes]:
    def make() -> bytes:
        from dataclasses import replace

        from roadmap.reports.save import save

        return save(paper_form(replace(parts, large=large)), suffix)

    return make
