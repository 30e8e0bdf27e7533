"""Who has which part: give one to somebody who signs in, by a link to somebody who does not, and take it away again."""

import streamlit as st

from roadmap.access.models import EVERYTHING, Grant, Role, folded
from roadmap.access.ownership import IN_AN_ASSESSMENT, IN_THE_PLACE, is_email, may_be_given, may_give, may_take
from roadmap.assessment.models import Assessment
from roadmap.store import StoreProblem
from roadmap.ui import here, links_given, pieces, places
from roadmap.ui.mode import Mode, mode
from roadmap.ui.plainly import address
from roadmap.ui.visitor import visitor
from roadmap.ui.words import say

pieces.needs("ownership")
who = visitor()
assessment = here.assessment()


def opens_for(role: Role) -> str | None:
    """What a part given on this page holds for: the whole place for its keeper, else nothing begun yet."""
    return EVERYTHING if role is Role.KEEPER else None


def holds_for(grant: Grant, named: dict[str, Assessment]) -> str:
    """What a part holds for, in words."""
    if grant.opens == EVERYTHING:
        return say("ownership.for_place")
    if grant.opens is None:
        return say("ownership.for_new")
    found = named.get(grant.opens)
    if found is None and here.kept(grant.opens) is None:
        return say("ownership.for_workshop")
    return pieces.plain(f"{found.organisation.name}: {found.service}, {found.round_name}") if found else ""


def draw_grants() -> None:
    """Everybody this visitor may give a part to or take one from, each with a way to take it away."""
    kept = here.store().grants()
    named = {found.id: found for found in here.assessments()}
    shown = [one for one in kept if may_give(who, one)]
    if not shown:
        st.markdown(say("ownership.nobody"))
    for one in shown:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", border=True):
            st.markdown(f"{address(one.email)}, {say(f'roles.{one.role.value}')}  \n{holds_for(one, named)}", width="stretch")
            label = say("ownership.take_from", email=one.email, role=say(f"roles.{one.role.value}"))
            key = f"take:{one.email}:{one.role.value}:{one.opens}"
            if may_take(who, one, kept) and st.button(say("ownership.take"), key=key, help=label):
                here.store().take(one)
                st.session_state["ownership:said"] = say("ownership.taken", email=address(one.email))
                st.rerun()


def draw_give(title: str, roles: tuple[Role, ...], opens: str | None) -> None:
    """A form that gives somebody a part; for the place as a whole where `opens` is None."""
    allowed = [
        role
        for role in roles
        if may_be_given(role, opens or opens_for(role))
        and may_give(who, Grant(email="", role=role, opens=opens or opens_for(role)))
    ]
    if not allowed:
        return
    st.header(title, anchor=False)
    with st.form(f"give:{opens}", border=False, enter_to_submit=False):
        email = st.text_input(say("ownership.email"), max_chars=200, key=f"give:email:{opens}")
        role = st.radio(
            say("ownership.role"),
            allowed,
            format_func=lambda one: f"**{say(f'roles.{one.value}')}**",
            captions=[say(f"roles.{one.value}_may") for one in allowed],
            key=f"give:role:{opens}",
        )
        sent = st.form_submit_button(say("ownership.give"), type="primary" if opens else "secondary")
    if not sent:
        return
    if not is_email(email):
        pieces.faults(say("ownership.not_given"), [say("ownership.no_email")])
        return
    here.store().give(Grant(email=folded(email), role=role, opens=opens or opens_for(role)))
    st.session_state["ownership:said"] = say("ownership.given", email=address(folded(email)), role=say(f"roles.{role.value}"))
    st.rerun()


st.title(say("ownership.title"), anchor=False)
if said := st.session_state.pop("ownership:said", ""):
    pieces.notice(said, icon=":material/check:")
    pieces.announce(said)
try:
    if mode() is Mode.SHARED:
        st.markdown(say("ownership.lead"))
        draw_grants()
        if assessment:
            of = pieces.plain(f"{assessment.organisation.name}, {assessment.service}")
            draw_give(say("ownership.give_here", assessment=of), IN_AN_ASSESSMENT, assessment.id)
        draw_give(say("ownership.give_place"), IN_THE_PLACE, None)
    else:
        st.markdown(say(f"ownership.{mode().value}"))
    if assessment and mode() is not Mode.LAPTOP:
        links_given.draw(assessment)
except StoreProblem as problem:
    pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
places.link("home", say("frame.home_link"), icon=":material/arrow_back:")
