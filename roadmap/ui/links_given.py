"""Links that give somebody a part without signing in: made, shown once, listed and revoked."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from roadmap.access.models import Deed, Link, LinkState, Role, Thing
from roadmap.access.ownership import BY_LINK
from roadmap.access.tokens import state_of
from roadmap.assessment.collecting import HERE
from roadmap.assessment.models import Assessment
from roadmap.ui import here, inviting, pieces
from roadmap.ui.visitor import may
from roadmap.ui.words import say

#: For how many days a link can be open.
DAYS = (1, 7, 30, 90)


def draw(assessment: Assessment) -> None:
    """The links of an assessment for its steering group, readers and viewers."""
    if not may(Deed.SEE, Thing.INVITATION):
        return
    st.header(say("links_given.title"), anchor=False)
    st.markdown(say("links_given.lead"))
    for link in here.store().links_of(assessment.id):
        if link.role in BY_LINK:
            _row(link)
    if may(Deed.MAKE, Thing.INVITATION):
        _make(assessment)


def _row(link: Link) -> None:
    now = datetime.now(UTC)
    state = state_of(link, now)
    words = say(f"links_given.{state.value}", day=pieces.date_words(link.expires_at.astimezone(HERE).date()))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", border=True):
        st.markdown(f"**{say(f'roles.{link.role.value}')}**, {words}", width="stretch")
        revocable = state is LinkState.OPEN and may(Deed.REVOKE, Thing.INVITATION)
        if revocable and st.button(say("links_given.revoke"), key=f"revoke:{link.hash}"):
            here.store().revoke_link(link.hash, now)
            st.rerun()


def _make(assessment: Assessment) -> None:
    with st.form("link", border=False, enter_to_submit=False):
        role = st.radio(
            say("links_given.role"),
            BY_LINK,
            format_func=lambda one: f"**{say(f'roles.{one.value}')}**",
            captions=[say(f"roles.{one.value}_may") for one in BY_LINK],
            key="link:role",
        )
        days = st.selectbox(say("links_given.days"), DAYS, index=1, key="link:days")
        sent = st.form_submit_button(say("links_given.make"))
    if sent:
        _show(Role(role), days, assessment)


def _show(role: Role, days: int, assessment: Assessment) -> None:
    """A new link, once: only its hash is kept."""
    made = here.store().make_link(role, assessment.id, datetime.now(UTC) + timedelta(days=days))
    st.markdown(say("links_given.made", role=say(f"roles.{role.value}")))
    st.code(inviting.address(made.token), language=None, wrap_lines=True)
    st.caption(say("links_given.once"))
    pieces.announce(say("links_given.made", role=say(f"roles.{role.value}")))
