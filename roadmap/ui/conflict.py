"""Two people changed the same thing: both versions side by side, and how a second Save keeps what both did."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st
from pydantic import BaseModel

from roadmap.ui import pieces
from roadmap.ui.words import say

_Thing = TypeVar("_Thing", bound=BaseModel)


def merged(base: _Thing, mine: _Thing, theirs: _Thing) -> _Thing:
    """Their version with everything over it that I changed since `base`; answers and additions are taken one by one."""
    changes: dict[str, object] = {}
    for name in type(base).model_fields:
        before, after, other = (getattr(thing, name) for thing in (base, mine, theirs))
        if name == "revision" or before == after:
            continue
        if isinstance(after, dict) and isinstance(before, dict) and isinstance(other, dict):
            changed = {key: value for key, value in after.items() if before.get(key) != value}
            after = {key: value for key, value in other.items() if key in after or key not in before} | changed
        elif isinstance(after, BaseModel) and isinstance(before, BaseModel) and isinstance(other, BaseModel):
            after = merged(before, after, other)
        elif isinstance(after, tuple) and isinstance(before, tuple) and isinstance(other, tuple):
            after = _both(before, after, other)
        changes[name] = after
    return theirs.model_copy(update=changes)


def _both(before: tuple[object, ...], mine: tuple[object, ...], theirs: tuple[object, ...]) -> tuple[object, ...]:
    """Their list without what I took out of it and with what I added; what I changed stands where it stood.

    Where both of us changed one line, both lines stay: nothing is lost, and people take away the one they do not want.
    """
    kept = [one for one in theirs if one in mine or one not in before]
    for place, one in enumerate(mine):
        if one in before or one in kept:
            continue
        earlier = [kept.index(other) for other in mine[:place] if other in kept]
        kept.insert(len(kept) if place >= len(before) else max(earlier, default=-1) + 1, one)
    return tuple(kept)


def show(mine: Mapping[str, str], theirs: Mapping[str, str], how: str) -> None:
    """What differs, field by field in words, and in `how` what to do next."""
    pieces.faults(say("errors.stale"), [])
    with st.container(key="versions", gap="small"):
        for label, words in mine.items():
            if words != theirs.get(label, ""):
                _field(label, words, theirs.get(label, ""))
    st.markdown(how)


def _field(label: str, mine: str, theirs: str) -> None:
    """Both versions of one field: side by side on a wide screen, one under the other on a phone."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{label}**")
        for place, whose, words in zip(st.columns(2, gap="medium"), ("mine", "theirs"), (mine, theirs), strict=True):
            with place.container(gap=None):
                st.caption(say(f"plan.col_{whose}"))
                st.markdown(pieces.plain(words) or say("plan.empty"))
