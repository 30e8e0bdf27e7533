"""Where this visitor is: the store, the open assessment, its framework and the person answering.

Everything is read from the database on each run; the address carries only which assessment is open, so that
F5 and a second tab find the same one.
"""

from datetime import date, datetime

import streamlit as st

from roadmap.access.visitors import Visitor
from roadmap.assessment.collecting import HERE
from roadmap.assessment.models import Assessment, CollectionKind, Respondent
from roadmap.content.loading import find_framework
from roadmap.content.models import Framework
from roadmap.store import NotKept
from roadmap.ui.mode import Mode, mode
from roadmap.ui.storage import store
from roadmap.ui.visitor import READ_IN_THIS_RUN, remember, visitor

__all__ = ["store"]  # pages say here.store()

DEFAULT_FRAMEWORK = "trauma_informed"


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
    found = reached(wanted) if wanted else None
    if found is None and "assessment" not in st.session_state:
        found = next((a for a in assessments() if not a.example), None)
    st.session_state["assessment"] = found.id if found else None
    st.session_state["assessment:example"] = bool(found and found.example)
    if found and st.query_params.get("a") != found.id:
        st.query_params["a"] = found.id
    return found


def assessments() -> list[Assessment]:
    """Every assessment this visitor reaches, newest first."""
    who = visitor()
    return [found for found in store().assessments() if who.reaches(found.id, example=found.example) and _in_this_mode(found)]


def _in_this_mode(found: Assessment) -> bool:
    """Whether the way the tool runs serves an assessment: in a room only what is gathered there, and examples."""
    if mode() is not Mode.ROOM or found.example:
        return True
    return store().collection_of(found.id).kind is CollectionKind.IN_THE_ROOM


def reached(assessment_id: str) -> Assessment | None:
    """The assessment with this id; None where it is not kept here, or not open to this visitor: nothing tells which."""
    found = kept(assessment_id)
    return found if found and visitor().reaches(found.id, example=found.example) and _in_this_mode(found) else None


def is_elsewhere() -> bool:
    """Whether the address names an assessment that somebody who reaches only some may not open."""
    wanted = st.query_params.get("a")
    return wanted is not None and visitor().limited and reached(wanted) is None


def kept(assessment_id: str) -> Assessment | None:
    """The assessment with this id, or None where it is not kept here.

    Somebody who only gives a view changes nothing of it, and one run asks for it many times: read once then.
    """
    if not visitor().only_responds:
        return _read(assessment_id)
    found: dict[str, Assessment | None] = st.session_state.setdefault(READ_IN_THIS_RUN, {})
    if assessment_id not in found:
        found[assessment_id] = _read(assessment_id)
    return found[assessment_id]


def _read(assessment_id: str) -> Assessment | None:
    try:
        return store().assessment(assessment_id)
    except NotKept:
        return None


def framework() -> Framework:
    """The open assessment's pinned framework, else the one that ships."""
    found = assessment()
    return pinned(found.id, found.framework.hash) if found else framework_that_ships()


def respondent(of: Assessment) -> Respondent:
    """The person at this browser, as one respondent of this assessment: one's own answers are never another's."""
    who = visitor()
    if who.by_link:
        return _by_link(of, who)
    if who.signed_in:
        return _signed_in(of, who.signed_in)
    known = store().remembered_respondent(of.id)
    perspective = known.perspective if known else framework().perspectives[0].id
    return store().own_respondent(of.id, perspective, of.set_id)


def begin_as(of: Assessment, perspective: str) -> None:
    """Whoever set an assessment up gives this view in it."""
    who = visitor()
    if not who.by_link and not who.signed_in:
        store().own_respondent(of.id, perspective, of.set_id)
        return
    made = store().add_respondent(store().collection_of(of.id).id, perspective, of.set_id)
    if who.signed_in:
        store().remember_respondent_of(who.signed_in, of.id, made.id)
    else:
        remember(made.id)


def _by_link(of: Assessment, who: Visitor) -> Respondent:
    """Somebody who came by a link: whoever this browser gives answers for, or somebody new."""
    known = store().kept_respondent(who.respondent_id) if who.respondent_id else None
    if known:
        return known
    gathered = who.collection_id or store().collection_of(of.id).id
    made = store().add_respondent(gathered, who.perspective or framework().perspectives[0].id, of.set_id)
    remember(made.id)
    return made


def _signed_in(of: Assessment, email: str) -> Respondent:
    """Somebody who signs in, the same one each time."""
    known = store().respondent_id_of(email, of.id)
    found = store().kept_respondent(known) if known else None
    if found:
        return found
    made = store().add_respondent(store().collection_of(of.id).id, framework().perspectives[0].id, of.set_id)
    store().remember_respondent_of(email, of.id, made.id)
    return made
