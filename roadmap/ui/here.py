"""Where this visitor is: the store, the open assessment, its framework and the person answering.

Everything is read from the database on each run; the address carries only which assessment is open, so that
F5 and a second tab find the same one.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from roadmap.assessment.models import Assessment, Respondent
from roadmap.content.loading import find_framework
from roadmap.content.models import Framework
from roadmap.store import NotKept, Store

DEFAULT_FRAMEWORK = "trauma_informed"
#: Where people look at the clock; support lines state their hours in it.
HERE = ZoneInfo("Europe/London")


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this process."""
    return Store.open()


@st.cache_resource(show_spinner=False, max_entries=64)
def pinned(assessment_id: str, content_hash: str) -> Framework:
    """The framework an assessment is pinned to, kept in memory."""
    return store().framework_of(assessment_id)


def framework_that_ships() -> Framework:
    """The framework a new assessment is set up with."""
    return find_framework(DEFAULT_FRAMEWORK)


def now() -> datetime:
    """The time on the wall in Scotland."""
    return datetime.now(HERE)


def today() -> date:
    """The day in Scotland."""
    return now().date()


def open_assessment(assessment: Assessment) -> None:
    """Make this the assessment that pages show."""
    st.session_state["assessment"] = assessment.id
    st.query_params["a"] = assessment.id


def leave() -> None:
    """Show no assessment."""
    st.session_state["assessment"] = None
    st.query_params.clear()


def assessment() -> Assessment | None:
    """The open assessment: the address's, else the one opened last in this tab, else the newest that is not an example."""
    wanted = st.query_params.get("a") or st.session_state.get("assessment")
    found = kept(wanted) if wanted else None
    if found is None and "assessment" not in st.session_state:
        found = next((a for a in store().assessments() if not a.example), None)
    st.session_state["assessment"] = found.id if found else None
    if found and st.query_params.get("a") != found.id:
        st.query_params["a"] = found.id
    return found


def kept(assessment_id: str) -> Assessment | None:
    """The assessment with this id, or None where it is not kept here."""
    try:
        return store().assessment(assessment_id)
    except NotKept:
        return None


def framework() -> Framework:
    """The open assessment's pinned framework, else the one that ships."""
    found = assessment()
    return pinned(found.id, found.framework.hash) if found else framework_that_ships()


def respondent(of: Assessment) -> Respondent:
    """The person at the keyboard, as one respondent of this assessment."""
    known = store().remembered_respondent(of.id)
    perspective = known.perspective if known else framework().perspectives[0].id
    return store().own_respondent(of.id, perspective, of.set_id)
