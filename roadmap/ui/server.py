"""What the server does beside drawing pages: checks and warming at start, and the kind page when something breaks."""

import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event, Thread

import streamlit as st
from streamlit import net_util

from roadmap.ui import routes
from roadmap.ui.mode import Mode, mode

log = logging.getLogger("roadmap")
#: How long one thread may keep the interpreter while others wait, in seconds.
TURN = 0.0005
#: New objects, and rounds, after which Python looks for garbage: what a run leaves goes while it is young. With Python's own
#: numbers everything that a full room holds was gone through every few seconds, and everybody waited a third of a second.
COLLECTED_AT = (20_000, 10, 20)
#: Seconds from the start until what is due is erased for the first time: the first page is drawn before.
SETTLED = 20.0


def spare_the_collector() -> None:
    """Keep every answer quick: a full garbage collection after each run costs more than the answer itself.

    `runner.postScriptGC` is a hidden option of Streamlit; should it go away, what is loaded at start is frozen instead.
    """
    try:
        off = st.get_option("runner.postScriptGC") is False
    except RuntimeError:
        off = False
    gc.set_threshold(*COLLECTED_AT)
    if not off:
        gc.collect()
        gc.freeze()


def share_the_interpreter() -> None:
    """Let nobody wait long for somebody else's page: threads take turns ten times as often as Python's own 5 milliseconds.

    Each message to a browser waits for its turn, so that a room full of people felt every one of these waits.
    """
    sys.setswitchinterval(TURN)


def ask_nobody_outside() -> None:
    """Where a page of another origin calls, Streamlit asks a service outside for this computer's outer address. Here it has none.

    The name is Streamlit's own: a test calls from another origin and watches that nothing is asked.
    """
    net_util._external_ip = net_util._internal_ip = ""


def warm() -> None:
    """Load what the first page needs while the first visitor's browser is still fetching the frame of the app."""
    gc.disable()  # what is loaded here stays: looking for garbage in it costs a sixth of the time, and never helps later
    try:
        from roadmap.ui import frame, here, room_start, signing_in  # noqa: F401 - the first page is quicker for it
        from roadmap.ui.words import say

        newest = next((one for one in here.store().assessments() if not one.example), None)
        if newest:  # what `here.framework` will ask for
            here.pinned(newest.id, newest.framework.hash)
        else:
            here.framework_that_ships()
        say("titles.home")
        if mode() is Mode.ROOM:
            room_start.begin()
        if mode() is Mode.SHARED and not signing_in.name_first_keeper():
            log.warning("nobody is the keeper yet: set %s to an e-mail address and start again", signing_in.KEEPER)
    except Exception:  # whatever is wrong is said to the first visitor, on a page
        log.info("the first page will say what keeps this from starting", exc_info=True)
    finally:
        gc.freeze()
        gc.enable()


def keep_tidy(stop: Event) -> None:
    """Erase what is due, soon and then every hour. Loaded late, so that the first page does not wait for it."""
    if stop.wait(SETTLED):
        return
    from roadmap.ui import daily

    daily.run_until(stop)


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Run the checks at start, and warm up beside the server."""
    spare_the_collector()
    share_the_interpreter()
    ask_nobody_outside()
    routes.keep_links_out_of_logs()
    mode()  # a setting that cannot be is said in the terminal now, not to the first visitor
    Thread(target=warm, name="warm-up", daemon=True).start()
    stop = Event()
    Thread(target=keep_tidy, args=(stop,), name="daily", daemon=True).start()
    yield
    stop.set()


def say_sorry(problem: Exception) -> bool:
    """Say what happened, that nothing was lost and what to do; the traceback goes to the log only."""
    from roadmap.ui.words import say

    log.error("a page could not be drawn", exc_info=problem)
    st.error(say("errors.broken"), icon=":material/error:")
    return True
