"""What takes long to make from a file that was chosen, made once for it and kept in this visit until the file is another."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from roadmap.ui.words import say

_MADE = "made_once:"
_Made = TypeVar("_Made")


def once(part: str, of: object, make: Callable[[], _Made]) -> _Made:
    """What `make` gives of `of`: every redraw asks again, and only another `of` makes it anew, with a word that it takes time.

    One thing is kept for a `part`, in the memory of this visit alone, where the chosen file lies as well.
    """
    kept = st.session_state.get(_MADE + part)
    if kept is None or kept[0] != of:
        with st.spinner(say("bring_answers.reading")):
            kept = (of, make())
        st.session_state[_MADE + part] = kept
    made: _Made = kept[1]
    return made


def forget() -> None:
    """Keep nothing any more: the file was taken away, or is in."""
    for key in [key for key in st.session_state if str(key).startswith(_MADE)]:
        del st.session_state[key]
