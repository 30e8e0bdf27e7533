"""A link for a group that gave its answer together: it opens what was heard, and takes no answers in."""

import streamlit as st

from roadmap.access.models import Deed, Role, Thing
from roadmap.assessment.models import CollectionKind
from roadmap.reports.slips import qr_svg
from roadmap.ui import here, inviting, looked_at, pieces
from roadmap.ui import mode as running
from roadmap.ui.feedback_kept import Loop
from roadmap.ui.visitor import may
from roadmap.ui.words import say

#: In this tab only, until the page is left: the address just made. It is kept nowhere else.
MADE = "group_links:made"


def draw(loop: Loop) -> None:
    """For each group a button that makes its link, shown once; on one computer there is nothing a phone could open."""
    groups = [one for one in loop.collections if one.kind is CollectionKind.GROUP]
    if not groups or not may(Deed.MAKE, Thing.INVITATION):
        return
    st.header(say("feedback.links_title"), anchor=False)
    if running.mode() is running.Mode.LAPTOP:
        st.markdown(say("feedback.links_laptop"))
        return
    st.markdown(say("feedback.links_text"))
    for group in groups:
        name = pieces.plain(looked_at.name_of(group))
        if st.button(say("feedback.links_make", name=name), key=f"group_links:{group.id}"):
            made = here.store().make_link(Role.RESPONDENT, group.id, inviting.ends(group))
            st.session_state[MADE] = (group.id, inviting.address(made.token))
        of, opens = st.session_state.get(MADE, (None, ""))
        if of == group.id:
            with st.container(border=True, key="group_links:made"):
                st.markdown(say("invitations.made"))
                if code := qr_svg(opens):
                    st.image(code, width=240, alt=say("invitations.qr", address=opens))
                st.code(opens, language=None, wrap_lines=True)
