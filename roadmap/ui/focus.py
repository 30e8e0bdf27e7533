"""Keeps the keyboard's place: where the control somebody used goes away with the redraw, focus moves on and is never lost.

Streamlit leaves focus on nothing when the focused control is not drawn again, and opens a menu from the keyboard
without moving into it; a browser takes it from a button that is switched off while its file is made. Listening once for
the whole document mends all three on every page.
"""

import streamlit as st

_KEEPER = st.components.v2.component(
    "focus",
    html="<span></span>",
    js="""
const CONTROLS = "button, summary, a[href], input, textarea, [role=menuitem]";
const PASSING = "[role=dialog], [role=menu]";

const keysAbove = element => {
  const found = [];
  for (let one = element; one; one = one.parentElement)
    found.push(...[...one.classList].filter(name => name.startsWith("st-key-")));
  return found;
};
const running = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning";
const shown = element => element && element.isConnected && element.getClientRects().length > 0;

function successor(place) {
  if (shown(place.element)) return place.element;
  if (place.page === location.pathname)
    for (const key of place.keys)
      for (const holder of document.getElementsByClassName(key)) {
        const control = [...holder.querySelectorAll("button, input, textarea")].find(shown);
        if (control) return control;
      }
  const title = document.querySelector("main h1, h1");
  title?.setAttribute("tabindex", "-1");
  return title;
}

export default function () {
  if (window.keepsFocus) return;
  window.keepsFocus = true;
  let last = null, settled = null, dimmed = null, waiting = null, wantsMenu = false, lastKey = "";

  // Tries for ten seconds at most: a dialog that is still closing lets nothing behind it take the focus.
  const bringBack = (isLost, tries = 200) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = null;
      const now = document.activeElement;
      if (!settled || now.closest(PASSING) || !isLost(now)) return;
      if (!running()) { successor(settled)?.focus(); tries -= 1; }
      if (tries) bringBack(isLost, tries);
    }, 50);
  };
  const onNothing = now => now === document.body;

  document.addEventListener("focusin", event => {
    const before = last;
    last = event.target;
    dimmed = null;
    if (last.closest(PASSING)) return;
    const opener = settled;
    if (before?.closest(PASSING) && opener && lastKey !== "Tab")
      bringBack(now => now !== successor(opener));  // a dialog gives the focus back to wherever, not to what opened it
    else
      settled = {element: last, keys: keysAbove(last), page: location.pathname};
  });
  document.addEventListener("pointerdown", event => {
    wantsMenu = false;
    lastKey = "";
    clearTimeout(waiting);
    waiting = null;
    if (!event.target.closest(CONTROLS + ", label") && !last?.closest(PASSING)) last = settled = null;
  }, true);
  document.addEventListener("keydown", event => {
    lastKey = event.key;
    wantsMenu = ["Enter", " "].includes(event.key) && Boolean(event.target.closest("[data-testid=stMenuButton]"));
  }, true);

  new MutationObserver(() => {
    if (last?.disabled) dimmed = last;
    const item = wantsMenu && document.querySelector("[role=menu] [role=menuitem]");
    if (item) { wantsMenu = false; item.focus(); }
    if (!waiting && settled && onNothing(document.activeElement) && (!shown(last) || dimmed === last)) bringBack(onNothing);
  }).observe(document.body, {childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"]});
}
""",
)


def keep() -> None:
    """Watch over focus from now on, on this page and those after it."""
    _KEEPER(key="focus")
