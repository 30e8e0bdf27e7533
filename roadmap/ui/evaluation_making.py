"""Evaluations that are kept here, and the form that makes one from a questionnaire."""

import streamlit as st

from roadmap.access.models import Deed, Grant, Role
from roadmap.content.loading import evaluations, find_evaluation
from roadmap.evaluation.kept_models import Course
from roadmap.store import NotKept
from roadmap.ui import here, pieces, places
from roadmap.ui.evaluation_access import may_do, may_make, reaches
from roadmap.ui.visitor import ask_anew, visitor
from roadmap.ui.words import say

MOST_SITES, LONGEST_SITE = 20, 80


def opened() -> Course | None:
    """The evaluation that the address names, None for one that is not kept here, or not open to this visitor."""
    wanted = st.query_params.get("e")
    if not wanted:
        return None
    try:
        found = here.store().course(wanted)
    except NotKept:
        return None
    return found if reaches(found) else None


def named(one: Course) -> str:
    """An evaluation as it is listed."""
    return pieces.plain(", ".join(part for part in (one.instrument.title, one.place) if part))


def listed() -> None:
    """Every evaluation this visitor reaches, newest first."""
    found = [one for one in here.store().courses() if reaches(one)]
    if not found:
        st.markdown(say("courses.none"))
    for one in found:
        with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{named(one)}**, {pieces.date_words(one.made_on)}", width="stretch")
            if st.button(say("courses.open"), key=f"open:{one.id}"):
                places.go("evaluation", e=one.id)


def form() -> None:
    """Make one: which questionnaire, for whom, where, and whom people can tell."""
    if not may_make():
        return
    st.header(say("courses.make_title"), anchor=False)
    known = {name: find_evaluation(name) for name in evaluations()}
    with st.form("courses:make", border=False, enter_to_submit=False):
        chosen = st.radio(
            say("courses.make_instrument"),
            list(known),
            format_func=lambda name: f"**{pieces.plain(known[name].title)}**",
            captions=[pieces.plain(one.about) for one in known.values()],
        )
        place = st.text_input(say("courses.make_place"), max_chars=120, placeholder=say("courses.make_place_like"))
        independent = st.text_input(
            say("courses.make_independent"), max_chars=200, help=say("courses.make_independent_help"), autocomplete="off"
        )
        lines = st.text_area(say("courses.make_sites"), help=say("courses.make_sites_help"), max_chars=2_000)
        open_now = here.assessment()
        about = open_now if open_now and not open_now.example else None  # the example is nobody's
        belongs = about is not None and st.checkbox(
            say("courses.make_belongs", service=pieces.plain(about.service)), value=True, help=say("courses.make_belongs_help")
        )
        st.caption(say("courses.what_not"))
        sent = st.form_submit_button(say("courses.make"), type="primary")
    if not sent:
        return
    sites = tuple(" ".join(line.split()) for line in lines.splitlines() if line.strip())
    if missing := _missing(place, independent, sites):
        pieces.faults(say("courses.missing"), missing)
        return
    workshop = visitor().workshop_id
    made = here.store().make_course(
        Course(
            id="",
            instrument=known[chosen],
            place=place.strip(),
            sites=sites,
            independent=independent.strip(),
            made_on=here.today(),
            workshop=workshop,
            assessment=about.id if about and belongs else None,
        )
    )
    email = visitor().signed_in
    if email:
        here.store().give(Grant(email=email, role=Role.TRAINER, opens=made.id))
        ask_anew()
    places.go("evaluation", e=made.id)


def _missing(place: str, independent: str, sites: tuple[str, ...]) -> list[str]:
    found = [] if place.strip() else [say("courses.missing_place")]
    found += [] if independent.strip() else [say("courses.missing_independent")]
    if (
        len(sites) > MOST_SITES
        or len({site.casefold() for site in sites}) < len(sites)
        or any(len(site) > LONGEST_SITE for site in sites)
    ):
        found.append(say("courses.too_many_sites"))
    return found


def erase(course: Course) -> None:
    """Erase an evaluation with everything in it."""
    if not may_do(course, Deed.ERASE):
        return
    with st.expander(say("courses.erase_title"), type="compact"):
        st.markdown(say("courses.erase_text"))
        sure = st.checkbox(say("courses.erase_sure"), key=f"erase:{course.id}")
        if st.button(say("courses.erase"), disabled=not sure, key=f"erase:do:{course.id}"):
            here.store().erase_course(course.id)
            st.query_params.pop("e", None)
            places.go("evaluation")
