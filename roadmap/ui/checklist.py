"""The checklist of what feeds readiness: talked about, saved, never scored."""

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.content.models import Checklist
from roadmap.store import StoreProblem
from roadmap.ui import here, question


def _keep(assessment_id: str, name: str, key: str) -> None:
    try:
        here.store().save_check(assessment_id, name, st.session_state[key])
        st.session_state["last_save"] = question.SAVED
    except StoreProblem as problem:
        st.session_state["last_save"] = f"{question.FAILED} {problem.what_to_do}"
    st.rerun(question.PROGRESS)


def draw(assessment: Assessment, checklist: Checklist) -> None:
    """Draw every question of the checklist."""
    kept = here.store().checks(assessment.id)
    names = {option.id: option.name for option in checklist.options}
    st.header(checklist.title, anchor=False)
    st.markdown(checklist.about)
    for one in checklist.questions:
        key = f"check:{assessment.id}:{one.id}"
        st.session_state.setdefault(key, kept.get(one.id))
        st.radio(
            one.text,
            list(names),
            format_func=names.__getitem__,
            index=None,
            key=key,
            horizontal=True,
            on_change=_keep,
            args=(assessment.id, one.id, key),
        )
