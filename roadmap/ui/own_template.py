"""An organisation's own Word or PowerPoint template, brought where a report is taken away; it is used there and kept nowhere."""

import streamlit as st

from roadmap.reports.templates import ENDINGS, Kind, Template, TemplateProblem, read_template
from roadmap.ui import pieces
from roadmap.ui.words import say

_KINDS: tuple[Kind, ...] = ("docx", "pptx")


def brought(*, slides: bool, key: str) -> dict[str, Template]:
    """The template that was brought, by the ending of the report it is for; says what it lacks, or why it is not used."""
    kinds = [kind for kind in _KINDS if slides or kind != "pptx"]
    endings = [ending for kind in kinds for ending in ENDINGS[kind]]
    with st.expander(say("downloads.template_title"), key=f"{key}:about"):
        st.markdown(say("downloads.template_lead" if slides else "downloads.template_lead_word"))
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
