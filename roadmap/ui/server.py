"""What the server does beside drawing pages: checks at start, and the kind page when something breaks."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from roadmap.ui.words import say

log = logging.getLogger("roadmap")


def spare_the_collector() -> None:
    """Keep every answer quick: a full garbage collection after each run costs more than the answer itself.

    `runner.postScriptGC` is a hidden option of Streamlit; should it go away, what is loaded at start is frozen instead.
    """
    try:
        off = st.get_option("runner.postScriptGC") is False
    except RuntimeError:
        off = False
    if not off:
        gc.collect()
        gc.freeze()


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Run the checks at start."""
    spare_the_collector()
    yield


def say_sorry(problem: Exception) -> bool:
    """Say what happened, that nothing was lost and what to do; the traceback goes to the log only."""
    log.error("a page could not be drawn", exc_info=problem)
    st.error(say("errors.broken"), icon=":material/error:")
    return True
