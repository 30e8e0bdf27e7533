"""Says in words when a page has lost touch with the server, and that what it called saved is safe; it goes by itself."""

import streamlit as st

from roadmap.ui.mode import Mode, mode
from roadmap.ui.words import say

# The browser knows when a phone has no network, and Streamlit's app element when the server no longer answers. Streamlit
# then opens a dialog about itself: its words are taken out and ours put in, node by node, so that it can still close it.
_CONNECTION = st.components.v2.component(
    "connection",
    html='<div id="not-connected" role="status"></div>',
    css="""#not-connected:not(:empty){position:fixed;inset:auto 0 0 0;z-index:999991;padding:0.75rem 1rem;background:#101B19;
      color:#FBFAF7;border-top:2px solid #FBFAF7;font-size:0.9rem;line-height:1.5}""",
    isolate_styles=False,
    js="""export default function({data}) {
      window.roadmapWords = data;
      if (window.roadmapConnection) { window.roadmapConnection(); return; }
      const app = document.querySelector("[data-testid=stApp]");
      const reworded = () => document.querySelectorAll("[role=dialog]").forEach(dialog => {
        if (!/^(Connection error)/.test(dialog.innerText) && !dialog.dataset.reworded) return;
        dialog.dataset.reworded = "yes";
        const walk = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT), words = [];
        while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("button")) words.push(walk.currentNode);
        const ours = [window.roadmapWords.title, window.roadmapWords.text];
        words.forEach((node, n) => { if (node.nodeValue !== (ours[n] ?? "")) node.nodeValue = ours[n] ?? ""; });
      });
      const watch = new MutationObserver(reworded);
      window.roadmapConnection = () => {
        const state = app.dataset.testConnectionState;
        const away = !navigator.onLine || !["CONNECTED", "INITIAL", "CONNECTING", "STATIC_CONNECTED"].includes(state);
        const line = document.getElementById("not-connected");
        const text = away ? window.roadmapWords.line : "";
        if (line && line.textContent !== text) line.textContent = text;
        watch.disconnect();
        if (away) { watch.observe(document.body, {childList: true, subtree: true, characterData: true}); reworded(); }
      };
      window.addEventListener("online", window.roadmapConnection);
      window.addEventListener("offline", window.roadmapConnection);
      new MutationObserver(window.roadmapConnection).observe(app, {attributeFilter: ["data-test-connection-state"]});
      window.roadmapConnection();
    }""",
)


def watch() -> None:
    """Let the page say when it is not connected."""
    text = say("connection.laptop" if mode() is Mode.LAPTOP else "connection.text")
    words = {"line": say("connection.line"), "title": say("connection.title"), "text": text}
    _CONNECTION(data=words, key="connection")
