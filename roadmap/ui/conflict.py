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
        elif _grows(before, after) and isinstance(other, tuple):
            after = (*other, *(one for one in after[len(before) :] if one not in other))
        changes[name] = after
    return theirs.model_copy(update=changes)


def _grows(before: object, after: object) -> bool:
    """Whether something was only added to a list of kept things, such as reasons for a later date."""
    return isinstance(before, tuple) and isinstance(after, tuple) and after[: len(before)] == before and len(after) > len(before)


def show(mine: Mapping[str, str], theirs: Mapping[str, str], how: str) -> None:
    """What differs, field by field in words, and in `how` what to do next."""
    pieces.faults(say("errors.stale"), [])
    rows = [
        {
            say("plan.col_field"): label,
            say("plan.col_mine"): pieces.plain(words) or say("plan.empty"),
            say("plan.col_theirs"): pieces.plain(theirs.get(label, "")) or say("plan.empty"),
        }
        for label, words in mine.items()
        if words != theirs.get(label, "")
    ]
    if rows:
        st.table(rows, border="horizontal", hide_index=True, alt=say("errors.stale"))
    st.markdown(how)
