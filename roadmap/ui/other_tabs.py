"""Other tabs of a browser follow when a computer is handed over or taken back: what was drawn there goes away."""

import streamlit as st

from roadmap.ui.handed_over import screen
from roadmap.ui.mode import Mode, mode

# Each tab says with every run whose turn it knows of; a tab that knows of another one asks the server anew. The server
# tells all of them the same, so they agree after one reload.
_TURN = st.components.v2.component(
    "turn",
    html="<span></span>",
    js="""export default function({data}) {
      window.roadmapTurn = data.turn;
      if (!window.roadmapTabs) {
        window.roadmapTabs = new BroadcastChannel("roadmap-turn");
        window.roadmapTabs.onmessage = said => { if (said.data !== window.roadmapTurn) window.location.reload(); };
      }
      window.roadmapTabs.postMessage(data.turn);
    }""",
)


def follow() -> None:
    """Let the other tabs know whose turn it is; only on one computer, where it can be handed over."""
    if mode() is Mode.LAPTOP:
        _TURN(data={"turn": screen.turn}, key="turn")
