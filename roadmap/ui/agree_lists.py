"""The lists of the agreeing screen: what could be accepted together, what waits, and what is decided already."""

from itertools import groupby

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.agreement import Offered, ToTalkAbout, accept_together
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import agree_dialogs, here, pieces
from roadmap.ui.agreeing import SEEN, Room, outcome_words
from roadmap.ui.visitor import may
from roadmap.ui.words import say

OFFERED = "agree:offered"


def accept(room: Room) -> None:
    """What is agreed already, by topic, accepted together; anybody may hold an item back by one press, without a name."""
    offers = room.agenda.accept
    on_screen = st.session_state.get(OFFERED, ())  # a press accepts what was read, and nothing that came in since
    st.session_state[OFFERED] = tuple(one.item for one in offers)
    st.header(say("agree.accept_title"), anchor=False)
    st.markdown(say("agree.accept_text"))
    for domain, own in groupby(offers, key=lambda one: room.framework.domain_of[one.item].title):
        st.subheader(domain, anchor=False)
        with st.container(border=True, gap="xsmall"):
            for one in own:
                _offer(room, one)
    if not may(Deed.DECIDE, Thing.AGREEMENT):
        return
    seen = dict(st.session_state[SEEN])
    if st.button(say("agree.accept" if len(offers) > 1 else "agree.accept_one", n=len(offers)), type="primary", key="accept"):
        read = [one for one in offers if one.item in on_screen]
        made = list(accept_together(read, frozenset(room.together.held_back), room.today))
        if agree_dialogs.keep(room, made, seen):
            st.session_state[agree_dialogs.SAID] = say("agree.accepted", n=len(made))
            st.rerun()


def _offer(room: Room, one: Offered) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        how = say("agree.offer_all" if one.everybody else "agree.offer_near")
        outcome = outcome_words(room.framework, one.item, one.outcome)
        place = [offer.item for offer in room.agenda.accept].index(one.item) + 1
        st.markdown(f"{place}\\. {room.framework.items[one.item].text}  \n**{outcome}**, {how}", width="stretch")
        if may(Deed.HOLD_BACK, Thing.AGREEMENT) and st.button(say("agree.hold_back", n=place), key=f"hold:{one.item}"):
            try:
                here.store().hold_back(room.assessment.id, one.item)
            except StoreProblem as problem:
                pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
            else:
                st.session_state[agree_dialogs.SAID] = say("agree.held_back")
                st.rerun()


def choose(room: Room) -> ToTalkAbout | None:
    """The item before the meeting: the one chosen from the list, else the first."""
    wanted = st.session_state.get("agree:item")
    return next((one for one in room.agenda.talk if one.item == wanted), next(iter(room.agenda.talk), None))


def waiting(room: Room, current: ToTalkAbout | None) -> None:
    """The rest of today's list, each with a button, and how many wait for another day."""
    rest = [one for one in room.agenda.talk if one != current]
    if rest:
        with st.expander(say("agree.list_title", n=len(rest)), type="compact", key="agree:list"):
            for n, one in enumerate(rest, start=1):
                with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                    st.markdown(f"{n}\\. {room.framework.items[one.item].text}", width="stretch")
                    if st.button(say("agree.talk_now", n=n), key=f"talk:{one.item}"):
                        st.session_state["agree:item"] = one.item
                        st.rerun()
    if room.agenda.later:
        st.caption(say("agree.later", n=len(room.agenda.later)))


def settled(room: Room) -> None:
    """What is agreed or left open so far, each with a button that takes it back."""
    latest = {one.item: one for one in room.together.decisions}
    agreed = {one.item: one for one in room.standing.release.agreements}
    items = [item for item in room.framework.items if item in latest or item in agreed]
    if not items:
        return
    with st.expander(say("agree.settled_title", n=len(items)), type="compact", key="agree:settled"):
        for n, item in enumerate(items, start=1):
            one = latest.get(item) or agreed[item]
            when = latest[item].decided_on if item in latest else agreed[item].agreed_on
            who = latest[item].who if item in latest else ""
            words = outcome_words(room.framework, item, one.outcome, who)
            line = f"{n}\\. {room.framework.items[item].text}  \n**{words}**"
            if when:
                line += f", {pieces.date_words(when)}"
            if one.because:
                line += ". " + say("agree.because", because=pieces.plain(one.because))
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.markdown(line, width="stretch")
                if may(Deed.DECIDE, Thing.AGREEMENT) and st.button(say("agree.take_back", n=n), key=f"back:{item}"):
                    _take_back(room, item)


def _take_back(room: Room, item: str) -> None:
    try:
        here.store().take_back_decision(room.assessment.id, item, room.revisions.get(item, 0))
    except StaleWrite:
        pieces.faults(say("errors.stale"), [say("agree.stale_back")])
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.session_state[agree_dialogs.SAID] = say("agree.taken_back")
        st.rerun()


def views(room: Room) -> None:
    """Different views that their holders wanted kept, each of which can be taken back until a paper has carried it."""
    kept = room.together.minority_views
    if not kept:
        return
    revokes = may(Deed.REVOKE, Thing.MINORITY_VIEW)
    with st.expander(say("agree.views_title", n=len(kept)), type="compact", key="agree:views"):
        st.caption(say("agree.view_leaves"))
        for n, view in enumerate(kept, start=1):
            item = room.framework.items.get(view.item)
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.markdown(f"{n}\\. {item.text if item else view.item}  \n*{pieces.plain(view.words)}*", width="stretch")
                if view.issued_on:
                    st.caption(say("agree.view_issued", date=pieces.date_words(view.issued_on)), width="content")
                elif revokes and st.button(say("agree.view_take_back", n=n), key=f"view-back:{view.id}"):
                    try:
                        here.store().take_back_minority_view(room.assessment.id, view.id)
                    except StoreProblem as problem:
                        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
                    else:
                        st.session_state[agree_dialogs.SAID] = say("agree.view_taken_back")
                        st.rerun()
