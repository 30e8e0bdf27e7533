"""The names that a collection still lacks before anybody may be asked: a field for each, and nothing opens without them."""

from datetime import timedelta

import streamlit as st

from roadmap.assessment.collecting import independent
from roadmap.assessment.collection_models import Collection
from roadmap.store import StoreProblem
from roadmap.ui import here, pieces, promise
from roadmap.ui.words import say


def draw(collection: Collection) -> None:
    """Ask for what is lacking; once all of it is there, keep it and draw the page again."""
    lacking = promise.lacking(collection)
    st.markdown(say("promise.lead"))
    with st.form("promise", border=False, enter_to_submit=False):
        typed = {
            name: st.text_input(say(f"promise.{name}"), max_chars=200, key=f"promise:{name}").strip()
            for name in lacking
            if name != "date"
        }
        day = None
        if "date" in lacking:
            day = st.date_input(
                say("promise.date"),
                value=None,
                min_value=here.today() + timedelta(days=1),
                format="DD/MM/YYYY",
                key="promise:date",
            )
        sent = st.form_submit_button(say("promise.button"), type="primary")
    if not sent:
        return
    settings = collection.settings
    contacts = settings.contacts.model_copy(
        update={
            "independent": typed.get("independent_contact") or settings.contacts.independent,
            "feedback_by": day or settings.contacts.feedback_by,
        }
    )
    changed = collection.model_copy(
        update={
            "settings": settings.model_copy(
                update={
                    "contacts": contacts,
                    "feedback_from": typed.get("name") or settings.feedback_from,
                    "feedback_where": typed.get("place") or settings.feedback_where,
                }
            )
        }
    )
    faults = [say(f"promise.missing_{name}") for name in promise.lacking(changed)]
    if not independent(changed):
        faults.append(say("promise.not_independent"))
    if faults:
        pieces.faults(say("promise.missing"), faults)
        return
    try:
        here.store().update_collection(changed)
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
        return
    st.rerun()
