"""Bring your own questions from a spreadsheet: get the empty one, choose yours, check what was read, begin."""

import streamlit as st

from roadmap.content.faults import ContentFaults
from roadmap.exchange.framework_spreadsheet import blank_spreadsheet, framework_from_spreadsheet
from roadmap.ui import downloads, pieces, places, setup_form
from roadmap.ui.words import say

pieces.needs("own_copy")

places.link("home", say("setup.back"), icon=":material/arrow_back:")
st.title(say("own_copy.title"), anchor=False)
st.markdown(say("own_copy.lead"))
st.header(say("own_copy.step_one"), anchor=False)
st.markdown(say("own_copy.step_one_text"))
st.download_button(
    say("own_copy.template"),
    data=blank_spreadsheet,
    file_name="our-questions.xlsx",
    mime=downloads.XLSX,
    icon=":material/download:",
    on_click="ignore",
)
st.header(say("own_copy.step_two"), anchor=False)
name = st.text_input(say("own_copy.name"), max_chars=100)
# Any kind of file may be chosen: what is wrong with it is then said in our words, with what to do.
sent = st.file_uploader(say("own_copy.choose"), max_upload_size=10)
if sent is not None:
    try:
        framework = framework_from_spreadsheet(sent.getvalue(), sent.name, title=name.strip() or sent.name.removesuffix(".xlsx"))
    except ContentFaults as found:
        pieces.faults(say("own_copy.faults"), [pieces.plain(f"{fault.path}: {fault.message}") for fault in found.faults])
    else:
        st.header(say("own_copy.step_three"), anchor=False)
        stages = ", ".join(pieces.plain(stage.name) for stage in framework.about.scales[0].stages)
        st.markdown(
            say(
                "own_copy.read",
                title=pieces.plain(framework.about.title),
                n=len(framework.items),
                of=len(framework.domains),
                stages=stages,
            )
        )
        pieces.table(
            say("own_copy.as_table"),
            [
                {say("own_copy.col_topic"): pieces.plain(d.title), say("own_copy.col_items"): str(len(d.items))}
                for d in framework.domains
            ],
            fold=False,
        )
        setup_form.draw(framework)
