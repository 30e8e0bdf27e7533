"""The one store of this process."""

import streamlit as st

from roadmap.store import Store


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this process, for pages and routes alike."""
    return Store.open()
