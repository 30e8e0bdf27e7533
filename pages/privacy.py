"""What happens to what people say, and how the pages can be used: for anyone, before they answer."""

import streamlit as st

from roadmap.content.papers import load_paper
from roadmap.reports.governance import paper_blocks
from roadmap.ui import here, papers, pieces
from roadmap.ui.words import say

pieces.needs("privacy")

#: The short one first, since most people read no other.
NOTICES = ("privacy_in_short", "privacy", "accessibility", "security")

st.title(say("privacy.title"), anchor=False)
loaded = {paper_id: load_paper(paper_id) for paper_id in NOTICES}
chosen = st.radio(say("privacy.which"), NOTICES, format_func=lambda paper_id: say(f"privacy.{paper_id}"), key="privacy:which")
st.header(loaded[chosen].title, anchor=False)
papers.draw(paper_blocks(loaded[chosen], papers.facts(here.assessment())), below=1)
