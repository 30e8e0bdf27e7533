"""Every page and its address, and links between them by name."""

from collections.abc import Callable
from copy import copy
from functools import lru_cache
from pathlib import Path

import streamlit as st

from roadmap.access.models import Role
from roadmap.access.needs import PAGES as NEEDS
from roadmap.access.needs import opens
from roadmap.assessment.models import Assessment
from roadmap.content.models import Domain, Framework
from roadmap.ui import closed, made_once
from roadmap.ui.visitor import visitor
from roadmap.ui.words import say

PAGES = Path(__file__).parents[2] / "pages"
# A new page: its file in pages/, its name in one of these two, its needs in roadmap/access/needs.py, its title in the words
# (`titles`), and `pieces.needs("its name")` as its first line. Who may not open it never sees it.
#: Shown at the top; an assessment is needed for all but the first.
MENU = ("home", "questions", "results", "agree", "ladder", "plan", "meeting")
#: Reached by links and buttons.
HIDDEN = (
    "setup",
    "collections",
    "collection",
    "invitations",
    "bring_answers",
    "feedback",
    "heard",
    "group_answer",
    "check",
    "activity",
    "following",
    "example",
    "own_copy",
    "bring_plan",
    "files",
    "keeping",
    "programme",
    "hand_over",
    "take_back",
    "governance",
    "guidance",
    "privacy",
    "welcome",
    "your_view",
    "my_answers",
    "ownership",
    "notes",
    "safeguarding",
    "workshop",
    "pack",
    "session_plan",
    "workshop_results",
    "evaluation",
)
#: Where somebody lands who opens the bare address: the first of these that is open to them, else the first page that is.
LANDING = ("home", "welcome", "workshop", "notes", "results", "questions")


def _address(name: str) -> str:
    return name.replace("_", "-")


def topic_address(domain: Domain) -> str:
    """The address of a domain's page."""
    return f"topic-{domain.id.replace('_', '-')}"


def build(framework: Framework, assessment: Assessment | None, roles: frozenset[Role]) -> list[st.Page]:
    """Every page these roles may open; also kept for `link` and `go` in this run.

    The addresses of the others lead to a kind page that says nothing of what is there.
    """
    menu = MENU if assessment else MENU[:1]
    allowed = [name for name in MENU + HIDDEN if opens(NEEDS[name], roles)]
    landing = next((name for name in (*LANDING, *allowed) if name in allowed), None)
    found, shut = {}, []
    for name in MENU + HIDDEN:
        if name in allowed:
            found[name] = _page(
                PAGES / f"{name}.py",
                say(f"titles.{name}"),
                _address(name),
                default=name == landing,
                visible=name in menu,
            )
        else:
            shut.append(_shut(_address(name)))
    for domain in framework.domains:
        if opens(NEEDS["domain"], roles):
            found[f"topic:{domain.id}"] = _page(PAGES / "domain.py", domain.short, topic_address(domain))
        else:
            shut.append(_shut(topic_address(domain)))
    st.session_state["places"], st.session_state["start"] = found, landing
    return [*found.values(), *shut]


def _page(what: Path | Callable[[], None], title: str, address: str, *, default: bool = False, visible: bool = False) -> st.Page:
    """A page of this run's own: making one anew looks at the disk, and each run of any page makes half a hundred."""
    return copy(_made(what, title, address, default, visible))


@lru_cache(512)
def _made(what: Path | Callable[[], None], title: str, address: str, default: bool, visible: bool) -> st.Page:
    return st.Page(what, title=title, url_path=address, default=default, visibility="visible" if visible else "hidden")


def _shut(address: str) -> st.Page:
    return _page(_draw_shut, say("titles.closed"), address)


def _draw_shut() -> None:
    if not visitor().handed_over:
        closed.draw()
        return
    st.title(say("doors.closed"), anchor=False)
    st.markdown(say("take_back.shut"))
    link_to_start(say("take_back.carry_on"), icon=":material/arrow_back:")


def is_open(name: str) -> bool:
    """Whether this visitor may open a page: ask before a button that leads there. A link asks by itself."""
    return name in st.session_state["places"]


def _at(name: str) -> st.Page:
    pages: dict[str, st.Page] = st.session_state["places"]
    return pages[name]


def _query() -> dict[str, str]:
    open_now = st.session_state.get("assessment")
    return {"a": open_now} if open_now else {}


def link(name: str, label: str, icon: str | None = None, **query: str) -> None:
    """A link to a page, where it is open to this visitor; labels of 25 characters or fewer are never cut off."""
    if not is_open(name):
        return
    st.page_link(_at(name), label=label, icon=icon, query_params=_query() | query)


def link_to_start(label: str, icon: str | None = None) -> None:
    """A link to where this visitor lands who opens the bare address."""
    link(st.session_state["start"], label, icon=icon)


def start_anew(name: str) -> None:
    """Forget what this tab had open, and open the page of this name as whoever is at it now: it has to be open to both."""
    page = _at(name)
    st.session_state.clear()
    st.query_params.clear()
    st.switch_page(page)


def go(name: str, **query: str) -> None:
    """Open a page now; one that is not open to this visitor leads to where they land."""
    st.switch_page(_at(name if is_open(name) else st.session_state["start"]), query_params=_query() | query)


def running(page: st.Page) -> None:
    """Remember which page runs: one file stands under several addresses. What the page before made of a file is forgotten."""
    if st.session_state.get("here") != page.url_path:
        made_once.forget()
    st.session_state["here"] = page.url_path


def topic(framework: Framework) -> Domain:
    """The domain whose page is running."""
    return next(domain for domain in framework.domains if topic_address(domain) == st.session_state["here"])
