"""Workshops that are kept here, and the form that makes one from a session plan."""

from datetime import UTC, datetime

import streamlit as st

from roadmap.access.models import Deed, Grant, Role, Thing
from roadmap.content.loading import find_framework, find_ladder, find_session, load_examples, sessions
from roadmap.store import NotKept
from roadmap.ui import here, pieces, places
from roadmap.ui.rooms import LiveRoom, rooms
from roadmap.ui.visitor import ask_anew, may, may_in, visitor
from roadmap.ui.words import say, section
from roadmap.workshop.asks import Content, asks_of
from roadmap.workshop.models import Workshop


def from_plan(plan_id: str) -> Workshop:
    """A workshop as a plan makes it, with everything that the plan names pinned in it; not kept."""
    plan = find_session(plan_id)
    content = Content(find_framework, find_ladder, load_examples(), section("answers"))
    return Workshop(id="", plan=plan, asks=asks_of(plan, content), made_on=here.today())


def made_from(plan_id: str, place: str, follows: str | None, demonstration: bool) -> Workshop:
    """A workshop made from a plan and kept. Whoever signed in and made it is its trainer."""
    settings = {"place": place, "follows": follows, "demonstration": demonstration}
    made = here.store().make_workshop(from_plan(plan_id).model_copy(update=settings), datetime.now(UTC))
    email = visitor().signed_in
    if email:
        here.store().give(Grant(email=email, role=Role.TRAINER, opens=made.id))
        ask_anew()
    return made


def reached(thing: Thing = Thing.WORKSHOP) -> list[Workshop]:
    """Every workshop of which this visitor may see this, newest first."""
    return [one for one in here.store().workshops() if may_in(one.id, Deed.SEE, thing)]


def opened(thing: Thing = Thing.WORKSHOP) -> LiveRoom | None:
    """The workshop that the address names; None for one that is not kept here, or of which this visitor may not see this."""
    wanted = st.query_params.get("w") or visitor().workshop_id
    if not wanted or not may_in(wanted, Deed.SEE, thing):
        return None
    try:
        found = rooms.live(wanted)
        found.catch_up()
        return found
    except NotKept:
        return None


def named(one: Workshop) -> str:
    """A workshop as it is listed."""
    where = f", {pieces.plain(one.place)}" if one.place else ""
    return f"{one.plan.short}{where}, {pieces.date_words(one.made_on)}"


def listed(page: str = "workshop", thing: Thing = Thing.WORKSHOP) -> None:
    """Every workshop as a link to a page of it."""
    found = reached(thing)
    if not found:
        st.markdown(say("workshop.none" if may(Deed.MAKE, Thing.WORKSHOP) else "workshop.none_given"))
    for one in found:
        with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(
                f"**{named(one)}**" + (f" · {say('workshop.demonstration')}" if one.demonstration else ""), width="stretch"
            )
            if st.button(say("workshop.open"), key=f"open:{one.id}"):
                places.go(page, w=one.id)


def erase(room: LiveRoom) -> None:
    """Erase a workshop that has not begun, or is over: everything that was said in it goes, what was carried over stays."""
    if not may_in(room.id, Deed.ERASE, Thing.WORKSHOP):
        return
    with st.expander(say("workshop.erase_title"), type="compact"):
        st.markdown(say("workshop.erase_text"))
        sure = st.checkbox(say("workshop.erase_sure"), key=f"erase:{room.id}")
        if st.button(say("workshop.erase"), disabled=not sure, key=f"erase:do:{room.id}"):
            here.store().erase_workshop(room.id)
            rooms.forget(room.id)
            st.query_params.pop("w", None)
            places.go("workshop")


def form() -> None:
    """Make one: which plan, where and for whom, which session it follows, and whether it is only shown."""
    if not may(Deed.MAKE, Thing.WORKSHOP):
        return
    st.header(say("workshop.make_title"), anchor=False)
    plans = {name: find_session(name) for name in sessions()}
    before = reached()
    with st.form("workshop:make", border=False, enter_to_submit=False):
        plan = st.radio(
            say("workshop.make_plan"),
            list(plans),
            format_func=lambda name: f"**{plans[name].title}**",
            captions=[say("workshop.make_minutes", minutes=one.minutes, blocks=len(one.blocks)) for one in plans.values()],
        )
        place = st.text_input(say("workshop.make_place"), max_chars=120, placeholder=say("workshop.make_place_like"))
        follows = st.selectbox(
            say("workshop.make_follows"),
            [None, *(one.id for one in before)],
            format_func=lambda one: say("workshop.make_follows_none") if one is None else named(_by_id(before, one)),
        )
        demonstration = st.checkbox(say("workshop.make_demonstration"))
        sent = st.form_submit_button(say("workshop.make"), type="primary")
    if sent:
        made = made_from(plan, place.strip(), follows, demonstration)
        places.go("workshop", w=made.id)


def _by_id(found: list[Workshop], wanted: str) -> Workshop:
    return next(one for one in found if one.id == wanted)
