"""What people wrote, as a reader chose to show it, on the results page."""

import streamlit as st

from roadmap.assessment.models import Release
from roadmap.content.models import Framework
from roadmap.ui import pieces
from roadmap.ui.words import say

#: A comment of more characters than this is folded, so that the others are seen.
LONG = 600


def draw(release: Release, framework: Framework) -> None:
    """Everybody's words, in the order of the release; nothing where nothing is shown."""
    if not release.comments:
        return
    st.header(say("comments.title"), anchor=False)
    st.markdown(say("comments.lead"))
    for number, comment in enumerate(release.comments, start=1):
        with st.container(border=True, gap="xsmall"):
            if comment.item is not None:
                st.caption(say("comments.about", item=framework.items[comment.item].text))
            if len(comment.words) <= LONG:
                st.markdown(pieces.plain(comment.words))
            else:
                st.markdown(pieces.plain(_beginning(comment.words)) + " …")
                with st.expander(say("comments.whole"), type="compact", key=f"comment:{number}"):
                    st.markdown(pieces.plain(comment.words))


def _beginning(words: str) -> str:
    """The beginning of a long comment, up to a space where there is one."""
    start = words[:LONG]
    return start.rpartition(" ")[0] or start
