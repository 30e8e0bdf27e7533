"""The trainer's moves as buttons make them: what cannot be done is said in words, and nothing is lost."""

import streamlit as st

from roadmap.store import StoreProblem
from roadmap.store.workshops import MovedMeanwhile
from roadmap.ui import pieces
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.words import say
from roadmap.workshop.models import MoveKind
from roadmap.workshop.room import NotPossible

SAID = "workshop:said"


def move(room: LiveRoom, what: MoveKind, **values: object) -> bool:
    """Make a move; where it cannot be made say why, on the page that is drawn next, and return False."""
    try:
        room.move(what, **values)
    except NotPossible as problem:
        st.session_state[SAID] = say(f"workshop.cannot_{problem.why}")
    except MovedMeanwhile:
        st.session_state[SAID] = say("workshop.moved_meanwhile")
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        return True
    return False


def told() -> None:
    """What the last move could not do."""
    words = st.session_state.pop(SAID, "")
    if words:
        pieces.notice(words)
