"""Whose view the results show: the one people expect first, or another that they choose; never several added together."""

import streamlit as st

from roadmap.assessment.collection_models import Collection, looked_at
from roadmap.assessment.models import Assessment
from roadmap.ui import here
from roadmap.ui.words import say


def name_of(one: Collection) -> str:
    """A collection's own name, else its kind."""
    return one.title.strip() or say(f"collections.kind_{one.kind.value}")


def choose(assessment: Assessment) -> Collection:
    """The collection whose results are shown; with several, a field above the results says whose, and changes it."""
    found = here.store().collections(assessment.id)
    first = looked_at(found)
    if len(found) == 1:
        return first
    by_id = {one.id: one for one in found}
    asked = by_id.get(st.query_params.get("c", ""), first)
    chosen = st.selectbox(
        say("collections.which_results"),
        list(by_id),
        index=list(by_id).index(asked.id),
        format_func=lambda one: name_of(by_id[one]),
        key="results:collection",
    )
    return by_id[chosen]
