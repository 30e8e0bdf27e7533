"""Carrying what a room said into an assessment: one deliberate step each, with where it comes from."""

from collections.abc import Callable

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.content.models import Framework
from roadmap.plan.models import PlanInputs, PlanPriority
from roadmap.store import StaleWrite, StoreProblem
from roadmap.store.base import new_id
from roadmap.ui import here, pieces
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.visitor import may_in
from roadmap.ui.words import say
from roadmap.ui.workshop_moves import CARRY, READ, SAID, move
from roadmap.workshop import carrying
from roadmap.workshop.carrying import Carry, Offer


def draw(room: LiveRoom) -> None:
    """Everything that can be carried over, each with what it would become."""
    st.header(say("results_of_room.carry_title"), anchor=False)
    if room.workshop.demonstration:
        st.markdown(say("results_of_room.carry_demonstration"))
        return
    st.markdown(say("results_of_room.carry_text"))
    found = carrying.offers(room.workshop, room.room, room.words())
    kept = [one for one in here.assessments() if not one.example and may_in(one.id, *CARRY)]
    if not found or not kept:
        st.markdown(say("results_of_room.carry_no_assessment" if found else "results_of_room.carry_nothing"))
        return
    by_id = {one.id: one for one in kept}
    chosen = st.selectbox(
        say("results_of_room.carry_which"), list(by_id), format_func=lambda one: _named(by_id[one]), key="carry:into"
    )
    into = by_id[str(chosen)]
    framework = here.pinned(into.id, into.framework.hash)
    for offer in found:
        with st.container(border=True, key=f"carry:{offer.key}"):
            _offer(room, offer, into, framework)


def _named(one: Assessment) -> str:
    return f"{one.organisation.name}, {one.service}, {one.round_name}"


def origin(room: LiveRoom, offer: Offer) -> str:
    """Where it comes from, in one sentence that goes along."""
    found = room.tally(offer.ask)
    if offer.words:
        said = say("results_of_room.said_words")
    elif offer.ask.part == "compare":
        said = say("results_of_room.said_compare")
    elif found.shape == "order":
        said = say("results_of_room.said_order", answered=found.answered)
    elif found.middle:
        answer = next(row.text for row in found.rows if row.id == found.middle)
        said = say("results_of_room.said_middle", answered=found.answered, answer=answer)
    else:
        most = max(found.rows, key=lambda row: row.n)
        said = say("results_of_room.said_counts", n=most.n, answered=found.answered, answer=most.text)
    day = pieces.date_words((room.room.began_at or here.now()).date())
    return say("results_of_room.origin", title=room.workshop.plan.short, date=day, said=said)


def _offer(room: LiveRoom, offer: Offer, into: Assessment, framework: Framework) -> None:
    ask = offer.ask
    st.markdown(f"**{pieces.plain(offer.words.said[0] if offer.words else ask.text)}**")
    st.caption(pieces.plain(origin(room, offer)))
    for how in carrying.already(room.room, offer, into.id):
        st.markdown(say("results_of_room.carried", how=say(f"results_of_room.how_{how}")))
    if ask.kind == "rate":
        _rated(room, offer, into, framework)
    elif ask.part == "compare":
        _button(room, offer, into, "activity", lambda: _activity(room, offer, into))
    elif ask.kind == "rank":
        _ranked(room, offer, into, framework)
    elif offer.words:
        _drafted(room, offer, into)


def _rated(room: LiveRoom, offer: Offer, into: Assessment, framework: Framework) -> None:
    """As agreed where the room lies together, and else on the list to talk about; that is always possible."""
    item = offer.ask.item or ""
    if item not in framework.items:
        st.markdown(say("results_of_room.not_in"))
        return
    decision = carrying.decision_of(offer.ask, room.tally(offer.ask), origin(room, offer), here.today())
    if decision is None:
        st.markdown(say("results_of_room.talk_only"))
    else:
        stage = next(one.text for one in offer.ask.options if one.id == decision.outcome)
        st.markdown(say("results_of_room.suggests", stage=stage))
    with st.container(horizontal=True, gap="small"):
        if decision:
            seen = here.store().decision_revisions(into.id)
            _button(room, offer, into, "agreement", lambda: here.store().decide(into.id, [decision], {item: seen.get(item, 0)}))
        _button(room, offer, into, "talk_first", lambda: here.store().hold_back(into.id, item))


def _activity(room: LiveRoom, offer: Offer, into: Assessment) -> str:
    found = room.comparison(offer.ask).activity
    made = carrying.activity_from(found, room.workshop, origin(room, offer), None, new_id())
    return here.store().save_activity(into.id, made).id


def _ranked(room: LiveRoom, offer: Offer, into: Assessment, framework: Framework) -> None:
    order = carrying.ranked(room.tally(offer.ask), framework)
    st.markdown(say("results_of_room.ranking_who"))
    with st.container(horizontal=True, gap="small"):
        _button(room, offer, into, "importance", lambda: _inputs(into, order, carrying.with_importance))
        _button(room, offer, into, "ranking", lambda: _inputs(into, order, carrying.with_ranking))


def _inputs(into: Assessment, order: tuple[str, ...], change: Callable[[PlanInputs, tuple[str, ...]], PlanInputs]) -> None:
    here.store().save_plan_inputs(into.id, change(here.store().plan_inputs(into.id), order))


def _drafted(room: LiveRoom, offer: Offer, into: Assessment) -> None:
    """Under a priority of the plan, or under one of its own: offered, and taken on by nobody yet."""
    plan = here.store().plan(into.id)
    names = {one.id: f"{one.position}. {one.title}" for one in plan.priorities}
    key = f"priority:{offer.key}:{into.id}"
    st.selectbox(
        say("results_of_room.priority"),
        [*names, ""],
        format_func=lambda one: names.get(one) or say("results_of_room.priority_new"),
        key=key,
    )

    def save() -> str:
        priority = str(st.session_state.get(key) or "")
        if not priority:
            title, last = say("results_of_room.priority_title"), max((one.position for one in plan.priorities), default=0)
            new = PlanPriority(id="", position=last + 1, domain=None, title=title, why=room.workshop.plan.title)
            priority = here.store().save_priority(into.id, new).id
        place = max((one.position for one in plan.actions_of(priority)), default=0) + 1
        assert offer.words
        made = carrying.action_from(offer.words, origin(room, offer), priority, place, new_id())
        return here.store().save_action(into.id, made).id

    _button(room, offer, into, "action", save)


def _button(room: LiveRoom, offer: Offer, into: Assessment, how: Carry, carry: Callable[[], object]) -> None:
    """One step; the room remembers it, so that nobody takes the same twice without meaning to."""
    done = how in carrying.already(room.room, offer, into.id)
    label, key = say(f"results_of_room.as_{how}"), f"carry:{how}:{offer.key}:{into.id}"
    st.button(label, key=key, disabled=done, on_click=_carry, args=(room, offer, into, how, carry))


def _carry(room: LiveRoom, offer: Offer, into: Assessment, how: Carry, carry: Callable[[], object]) -> None:
    """Carried before the page is drawn, by somebody who sees what the room said and runs the assessment it goes into."""
    if not may_in(room.id, *READ) or not may_in(into.id, *CARRY) or how in carrying.already(room.room, offer, into.id):
        return
    try:
        made = carry()
    except StaleWrite:
        st.session_state[SAID] = say("results_of_room.somebody_first")
    except StoreProblem as problem:
        st.session_state[SAID] = f"{say('errors.not_saved')} {problem.what} {problem.what_to_do}"
    else:
        if move(
            room, "carried", names={"what": offer.key, "as": how, "into": into.id, "made": made if isinstance(made, str) else ""}
        ):
            st.session_state[SAID] = say("results_of_room.done")
