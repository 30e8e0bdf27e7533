"""From a draft to a plan: what the ratings suggest beside what experts by experience ranked, with a button to choose each."""

import secrets

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.models import Assessment
from roadmap.exchange.standing import Standing
from roadmap.plan import choosing
from roadmap.plan.choosing import Ranked, Suggested
from roadmap.plan.models import Plan, PlanPriority
from roadmap.ui import pieces, plan_dialogs
from roadmap.ui.visitor import may
from roadmap.ui.words import in_words, say, section


def draw(of: Assessment, plan: Plan, stands: Standing) -> None:
    """How many are chosen, and both lists. On a plan that has enough they are folded, so that the plan comes first."""
    st.header(say("lists.title"), anchor=False)
    st.markdown(_how_many(plan))
    if not plan.priorities:
        _both(of, plan, stands)
        return
    # Kept as it was when the page was entered: what somebody is choosing from does not fold under their hands.
    few = st.session_state.setdefault(f"lists:open:{of.id}", choosing.how_many(plan)[1] == "few")
    with st.expander(say("lists.both"), expanded=few, key="plan:lists"):
        _both(of, plan, stands)


def _how_many(plan: Plan) -> str:
    n, enough = choosing.how_many(plan)
    words = say("lists.none") if not n else say("lists.one") if n == 1 else say("lists.chosen", n=in_words(n))
    return words if enough == "enough" else f"{words} {say(f'lists.{enough}')}"


def _both(of: Assessment, plan: Plan, stands: Standing) -> None:
    """The lists side by side; on a phone one after the other."""
    found = stands.lists(section("reasons"))
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(say("lists.ratings"), anchor=False)
        st.caption(say("lists.ratings_help"))
        if not found.suggested:
            st.markdown(say("lists.ratings_none"))
        for one in found.suggested:
            _entry(of, plan, stands, one, list(one.reasons))
    with right:
        st.subheader(say("lists.experts"), anchor=False)
        st.caption(say("lists.experts_help"))
        if not found.ranked:
            st.markdown(say("lists.experts_none"))
        for ranked in found.ranked:
            _entry(of, plan, stands, ranked, [_place(ranked, found.with_reasons), *ranked.reasons[: choosing.REASONS - 1]])


def _place(ranked: Ranked, of: int) -> str:
    """Where the ratings put what experts by experience ranked."""
    return say("lists.place", n=ranked.place, of=of) if ranked.place else say("lists.no_place")


def _entry(of: Assessment, plan: Plan, stands: Standing, one: Suggested | Ranked, reasons: list[str]) -> None:
    """One area with its reasons, and whether it is chosen."""
    kept = next((priority for priority in plan.priorities if priority.domain == one.domain), None)
    rank = f"{one.rank} " if isinstance(one, Ranked) else ""
    with st.container(gap="xsmall", key=f"list:{type(one).__name__}:{one.domain}"):
        st.markdown(f"**{rank}{pieces.plain(one.title)}**")
        if kept is not None and kept.decision == "accepted":
            st.badge(say("lists.is_chosen"), icon=":material/check:", color="green")
        st.markdown("\n".join(f"- {pieces.plain(reason)}" for reason in reasons))
        if kept is not None and kept.decision == "rejected":
            st.markdown(say("lists.rejected", because=pieces.plain(kept.because)))
        if may(Deed.CHANGE, Thing.PLAN):
            _button(of, plan, stands, one, kept)
        st.space("xsmall")


def _button(of: Assessment, plan: Plan, stands: Standing, one: Suggested | Ranked, kept: PlanPriority | None) -> None:
    """Choose it, or take the choice back. The button is one, so that the keyboard stays on it."""
    chosen = kept is not None and kept.decision == "accepted"
    name = next(domain.short for domain in stands.framework.domains if domain.id == one.domain)
    pressed = st.button(
        say("lists.take_off" if chosen else "lists.choose", name=name),
        key=f"choose:{type(one).__name__}:{one.domain}",
    )
    if not pressed:
        return
    offer = stands.offer(one.domain, section("reasons"))
    if chosen:
        plan_dialogs.keep_plan(of.id, *choosing.take_off(plan, one.domain, offer))
    else:
        plan_dialogs.keep_plan(of.id, choosing.choose(plan, offer, lambda: secrets.token_hex(8)))
