"""The trainer's moves as buttons make them: what cannot be done is said in words, and nothing is lost."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.store import StoreProblem
from roadmap.store.workshops import MovedMeanwhile
from roadmap.ui import pieces
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.visitor import may_in
from roadmap.ui.words import say
from roadmap.workshop.models import MoveKind
from roadmap.workshop.room import NotPossible

SAID = "workshop:said"
RUN = (Deed.CHANGE, Thing.LIVE_SCREEN)
READ = (Deed.SEE, Thing.WORKSHOP_RESULTS)
CARRY = (Deed.CARRY_OVER, Thing.WORKSHOP_RESULTS)


def move(room: LiveRoom, what: MoveKind, **values: object) -> bool:
    """Make a move; where it cannot be made say why, on the page that is drawn next, and return False.

    A button may call this before its page is drawn, so it asks by itself whether this visitor runs this room. That
    something was carried over is noted by whoever carried it.
    """
    if not may_in(room.id, *(READ if what == "carried" else RUN)):
        return False
    try:
        room.move(what, **values)
    except NotPossible as problem:
        st.session_state[SAID] = say(f"workshop.cannot_{problem.why}")
    except MovedMeanwhile:
        st.session_state[SAID] = say("workshop.moved_meanwhile")
    except StoreProblem as problem:
        st.session_state[SAID] = f"{say('errors.not_saved')} {problem.what} {problem.what_to_do}"
    else:
        return True
    return False


def press(room: LiveRoom, what: MoveKind, **values: object) -> None:
    """The same as what a button does when it is pressed."""
    move(room, what, **values)


def told() -> None:
    """What the last move could not do."""
    words = st.session_state.pop(SAID, "")
    if words:
        pieces.notice(words)
