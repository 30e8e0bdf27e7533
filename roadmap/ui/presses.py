"""A press on a download button while the page is being drawn again is kept, and given once the page is at rest.

Streamlit makes a file by the number that the button got when it was drawn, and forgets that number with the next run. A
press that meets a redraw would ask for a file that is no longer known: an error of five seconds, and no file.
"""

import streamlit as st

_KEEPER = st.components.v2.component(
    "presses",
    html="<span></span>",
    js="""
const CALM = 250;  // milliseconds: a page that runs twice in a row comes to rest in between, and not for this long

export default function () {
  if (window.keepsPresses) return;
  window.keepsPresses = true;
  let busy = performance.now(), held = null;

  const app = () => document.querySelector('[data-testid="stApp"]');
  const calm = () => {
    if (app()?.dataset.testScriptState !== "notRunning") busy = performance.now();
    return performance.now() - busy >= CALM;
  };
  const watched = {subtree: true, attributes: true, attributeFilter: ["data-test-script-state"]};
  new MutationObserver(calm).observe(document.body, watched);

  const keyOf = button => {
    const holder = button.closest("[class*=st-key-]");
    return [...(holder?.classList || [])].find(name => name.startsWith("st-key-"));
  };
  const give = () => {
    if (!calm()) return void setTimeout(give, 50);
    const {button, key, page} = held;
    held = null;
    if (page !== location.pathname) return;
    (button.isConnected ? button : key && document.querySelector(`.${CSS.escape(key)} button`))?.click();
  };

  document.addEventListener("click", event => {
    const button = event.target.closest('[data-testid="stDownloadButton"] button');
    if (!button || (!held && calm())) return;
    event.preventDefault();
    event.stopPropagation();
    const first = !held;
    held = {button, key: keyOf(button), page: location.pathname};
    if (first) give();
  }, true);
}
""",
)


def keep() -> None:
    """Watch over presses on download buttons from now on, on this page and those after it."""
    _KEEPER(key="presses")
