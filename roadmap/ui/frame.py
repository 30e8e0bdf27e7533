"""The frame round every page: navigation, language, visible focus, and the mark on example data."""

import streamlit as st

from roadmap.store import StoreProblem
from roadmap.ui import closed, connection, focus, here, other_tabs, places, signing_in
from roadmap.ui.plainly import address
from roadmap.ui.visitor import ask_anew, roles, visitor
from roadmap.ui.words import say

# Streamlit's own focus ring is too faint in both themes; a light line inside a dark one shows on any ground. Select fields
# clip it, as text fields do: their own border, which turns from grey to the primary colour, says it instead.
FOCUS = (
    "<style>:focus-visible:not(main):not([role=combobox]),label:has(input:focus-visible)"
    "{outline:2px solid #FBFAF7!important;box-shadow:0 0 0 5px #101B19!important}</style>"
)
_LANGUAGE = st.components.v2.component(
    "language", html="<span></span>", js="export default function({data}){document.documentElement.lang=data.language;}"
)


def draw() -> None:
    """Run the page this visitor asked for, inside the frame."""
    ask_anew()
    try:
        who = visitor()
        # asked first: opening one's own assessment changes the address, and a computer that was handed over has only one
        elsewhere = here.is_elsewhere() and not who.handed_over
        open_now = here.assessment()
        framework = here.framework()
    except StoreProblem as problem:
        _cannot_open(problem)
        return
    if elsewhere or not who.roles:
        page = st.navigation([st.Page(closed.draw, title=say("titles.closed"))], position="hidden")
    else:
        listed = places.build(framework, open_now, roles())
        page = st.navigation(listed, position="hidden" if who.only_responds else "top")
    st.html(FOCUS)
    focus.keep()
    _LANGUAGE(data={"language": framework.about.language}, key="language")
    other_tabs.follow()
    connection.watch()
    if open_now and open_now.example:
        with st.container(border=True):
            st.markdown(say("frame.example", organisation=open_now.organisation.name), width="stretch")
    if who.signed_in and who.roles:
        with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            st.caption(say("sign_in.as", email=address(who.signed_in)), width="content")
            if st.button(say("sign_in.out"), key="sign_out_top"):
                signing_in.sign_out()
    if who.handed_over and page.url_path != "take-back":
        with st.container(horizontal=True, horizontal_alignment="right"):
            places.link("take_back", say("take_back.link"), icon=":material/lock:")
    places.running(page)
    page.run()


def _cannot_open(problem: StoreProblem) -> None:
    """Say plainly why nothing can be opened; nothing stored was touched."""
    st.navigation([st.Page(lambda: None, title=say("frame.name"))], position="hidden")
    st.title(say("errors.store_title"))
    st.error(f"{problem.what} {problem.where}", icon=":material/error:")
    st.markdown(problem.what_to_do)
