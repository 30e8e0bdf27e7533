"""An organisation's own Word or PowerPoint template, brought where a report is taken away; it is used there and kept nowhere.

Whoever has none yet takes one of ours, changes it and brings it.
"""

from functools import partial

import streamlit as st

from roadmap.content.loading import load_words
from roadmap.reports.templates import ENDINGS, KINDS, Kind, Template, TemplateProblem, read_template
from roadmap.ui import here, pieces
from roadmap.ui.file_kinds import MIME
from roadmap.ui.words import say


def brought(*, slides: bool, key: str) -> dict[str, Template]:
    """The template that was brought, by the ending of the report it is for; says what it lacks, or why it is not used."""
    kinds = [kind for kind in KINDS if slides or kind != "pptx"]
    endings = [ending for kind in kinds for ending in ENDINGS[kind]]
    with st.expander(say("downloads.template_title"), key=f"{key}:about"):
        st.markdown(say("downloads.template_lead" if slides else "downloads.template_lead_word"))
        _to_start_from(kinds, key)
        sent = st.file_uploader(say("downloads.template_label", endings=", ".join(endings)), type=endings, key=key)
        if sent is None:
            return {}
        kind = next((kind for kind in kinds if sent.name.casefold().endswith(ENDINGS[kind])), kinds[0])
        try:
            template = read_template(sent.getvalue(), kind)
        except TemplateProblem as problem:
            pieces.faults(say("downloads.template_not_used"), [say(f"downloads.template_{problem.reason}")])
            return {}
        st.markdown(say(f"downloads.template_used_{kind}"))
        if template.missing:
            st.markdown(say(f"downloads.template_missing_{kind}", names=", ".join(template.missing)))
    return {kind: template}


def _to_start_from(kinds: list[Kind], key: str) -> None:
    """Ours, in the look of the reports that are written without a template; made when asked for."""
    st.markdown(say("downloads.template_start"))
    with st.container(horizontal=True):
        for kind in kinds:
            st.download_button(
                say(f"downloads.template_start_{kind}"),
                data=partial(_made, kind),
                file_name=say(f"downloads.template_file_{kind}"),
                mime=MIME[kind],
                key=f"{key}:start:{kind}",
                icon=":material/download:",
                on_click="ignore",
            )


def _made(kind: Kind) -> bytes:
    from roadmap.reports.starting_templates import starting_template

    return starting_template(kind, load_words("report_en"), here.today())
