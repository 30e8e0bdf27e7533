"""Every page and its address, and links between them by name."""

from pathlib import Path
from typing import Literal

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.content.models import Domain, Framework
from roadmap.ui.words import say

PAGES = Path(__file__).parents[2] / "pages"
#: Shown at the top; an assessment is needed for all but the first.
MENU = ("home", "questions", "results", "ladder", "plan")
#: Reached by links and buttons.
HIDDEN = ("setup", "check", "activity", "example", "own_copy", "files")


def _page(name: str, visibility: Literal["visible", "hidden"]) -> st.Page:
    address = name.replace("_", "-")
    return st.Page(
        PAGES / f"{name}.py", title=say(f"titles.{name}"), url_path=address, default=name == "home", visibility=visibility
    )


def topic_address(domain: Domain) -> str:
    """The address of a domain's page."""
    return f"topic-{domain.id.replace('_', '-')}"


def build(framework: Framework, assessment: Assessment | None) -> list[st.Page]:
    """Every page this visitor may open; also kept for `link` and `go` in this run."""
    menu = MENU if assessment else MENU[:1]
    found = {name: _page(name, "visible" if name in menu else "hidden") for name in MENU + HIDDEN}
    for domain in framework.domains:
        found[f"topic:{domain.id}"] = st.Page(
            PAGES / "domain.py", title=domain.short, url_path=topic_address(domain), visibility="hidden"
        )
    st.session_state["places"] = found
    return list(found.values())


def _at(name: str) -> st.Page:
    pages: dict[str, st.Page] = st.session_state["places"]
    return pages[name]


def _query() -> dict[str, str]:
    open_now = st.session_state.get("assessment")
    return {"a": open_now} if open_now else {}


def link(name: str, label: str, icon: str | None = None, **query: str) -> None:
    """A link to a page; labels of 25 characters or fewer are never cut off."""
    st.page_link(_at(name), label=label, icon=icon, query_params=_query() | query)


def go(name: str, **query: str) -> None:
    """Open a page now."""
    st.switch_page(_at(name), query_params=_query() | query)


def running(page: st.Page) -> None:
    """Remember which page runs: one file stands under several addresses."""
    st.session_state["here"] = page.url_path


def topic(framework: Framework) -> Domain:
    """The domain whose page is running."""
    return next(domain for domain in framework.domains if topic_address(domain) == st.session_state["here"])
