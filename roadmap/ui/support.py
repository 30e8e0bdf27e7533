"""Support lines, saying when one is closed just now."""

from datetime import datetime

import streamlit as st

from roadmap.content.words_models import Support, SupportLine
from roadmap.ui.plainly import plain
from roadmap.ui.words import say


def open_at(line: SupportLine, now: datetime) -> bool:
    """Whether a line answers at this time; a line without times always does."""
    if not line.open_times:
        return True
    clock = now.strftime("%H:%M")
    return any(now.weekday() in hours.days and hours.opens <= clock < hours.closes for hours in line.open_times)


def sentence(line: SupportLine, now: datetime) -> str:
    """One line in words: who, number, when, and whether it is closed now."""
    closed = "" if open_at(line, now) else f" {say('support.closed_now')}"
    ages = f" {line.ages}." if line.ages else ""
    return f"**{line.name}, {line.phone}**. {line.for_what} {line.hours}.{ages}{closed}"


def draw(support: Support, now: datetime, daytime: str = "", *, title: str | None = None) -> None:
    """Every line as a list, the organisation's own daytime contact first where there is one."""
    lines = [sentence(line, now) for line in support.lines]
    if daytime:
        lines.insert(0, say("support.daytime", contact=plain(daytime)))
    with st.expander(title or say("support.title"), icon=":material/call:"):
        st.markdown("\n".join(f"- {line}" for line in lines))
