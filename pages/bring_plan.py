"""Bring a plan in from a spreadsheet: the plan's own download, edited, or a plan that the group has kept elsewhere."""

import streamlit as st

from roadmap.content.faults import ContentFaults
from roadmap.ui import bring_edited, bring_own, here, pieces, places
from roadmap.ui.words import say

pieces.needs("bring_plan")

#: How often a file was taken over in this tab: the next one is chosen afresh.
TIMES = "bring_plan:times"
KINDS = {"edited": bring_edited.draw, "own": bring_own.draw}

assessment = pieces.needs_assessment()
plan = here.store().plan(assessment.id)
places.link("plan", say("bring_plan.back"), icon=":material/arrow_back:")
st.title(say("bring_plan.title"), anchor=False)
bring_edited.draw_taken()
st.markdown(say("bring_plan.lead"))
kinds = list(KINDS) if plan.actions else ["own"]
kind = kinds[0]
if len(kinds) > 1:
    kind = st.radio(say("bring_plan.which"), kinds, format_func=lambda one: say(f"bring_plan.{one}"), key="bring_plan:kind")
st.markdown(say(f"bring_plan.{kind}_text"))
times = st.session_state.setdefault(TIMES, 0)
# Any kind of file may be chosen: what is wrong with it is then said in our words, with what to do.
sent = st.file_uploader(say("bring_plan.choose"), max_upload_size=10, key=f"bring_plan:sent:{times}:{kind}")
if sent is not None:
    try:
        if KINDS[kind](assessment, plan, sent.getvalue(), sent.name):
            st.session_state[TIMES] += 1
            st.rerun()
    except ContentFaults as found:
        pieces.faults(say("bring_plan.faults"), [pieces.plain(f"{fault.path}: {fault.message}") for fault in found.faults])
