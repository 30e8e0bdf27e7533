"""The priority action plan: drafted from what was found, then accepted, edited, reordered or turned down by the group."""

import secrets
from collections.abc import Sequence
from typing import Literal

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.models import Assessment, Audience
from roadmap.exchange.standing import Standing
from roadmap.plan import editing
from roadmap.plan.models import PlanAction, PlanPriority
from roadmap.ui import (
    downloads,
    follow_dialogs,
    here,
    merge_dialogs,
    pieces,
    places,
    plan_boxes,
    plan_dialogs,
    plan_inputs,
    plan_lists,
    standing,
)
from roadmap.ui.visitor import may
from roadmap.ui.words import say, section

pieces.needs("plan")


def new_id() -> str:
    """A stable random id."""
    return secrets.token_hex(8)


def what_may_leave(of: Assessment) -> Standing | None:
    """What a plan is drafted from: it leaves the room in reports and files, and its reasons with it."""
    return standing.standing(of, Audience.ORGANISATION)


def draw_empty(of: Assessment) -> None:
    """Before the first draft: what it is made from, and the button."""
    st.title(say("plan.title_empty"), anchor=False)
    stands = what_may_leave(of)
    if stands is None or not any(item.rated for item in stands.results.items):
        st.markdown(say("plan.nothing_rated"))
        places.link("questions", say("results.empty_link"), icon=":material/arrow_back:")
        return
    st.markdown(say("plan.lead_empty"))
    if not may(Deed.MAKE, Thing.PLAN):
        return
    plan_inputs.draw(of, framework)
    plan_lists.draw(of, plan, stands)
    st.divider()
    st.markdown(say("plan.draft_instead"))
    if st.button(say("plan.draft"), type="primary"):
        drafted = stands.draft(section("reasons"))
        if drafted.priorities:
            plan_dialogs.keep_plan(of.id, editing.first_plan(drafted, new_id))
        else:
            pieces.notice(say("plan.nothing_to_draft"))
    add_priority(1)


def take_on(thing: PlanAction | PlanPriority) -> None:
    """Accept an action or a priority."""
    changed: dict[str, object] = {"decision": "accepted", "because": ""}
    if plan_dialogs.keep(assessment.id, thing, changed):
        st.rerun()


def decide(thing: PlanAction | PlanPriority, name: str, among: Sequence[PlanAction | PlanPriority]) -> None:
    """Take it on, or change it: edit, move among those that stand, or 'not for us yet'. `name` tells which one."""
    if not may(Deed.CHANGE, Thing.PLAN):
        return
    followed = isinstance(thing, PlanAction) and thing.decision == "accepted"
    place = among.index(thing) if thing in among else None
    before = among[place - 1] if place else None
    after = among[place + 1] if place is not None and place + 1 < len(among) else None
    possible = {
        "follow": followed,
        "edit": True,
        "link": isinstance(thing, PlanAction) and thing.decision != "rejected",
        "merge": isinstance(thing, PlanAction) and thing in among and bool(merge_dialogs.others(plan, thing)),
        "part": isinstance(thing, PlanAction) and bool(thing.merged_from),
        "up": before is not None,
        "down": after is not None,
        "reject": thing.decision != "rejected",
    }
    choices = [choice for choice, offered in possible.items() if offered]
    with st.container(horizontal=True, gap="small", key=f"decide:{thing.id}"):
        if thing.decision != "accepted" and st.button(say("plan.accept", name=name), key=f"accept:{thing.id}"):
            take_on(thing)
        chosen = st.menu_button(
            say("plan.change", name=name), choices, key=f"change:{thing.id}", format_func=lambda choice: say(f"plan.{choice}")
        )
    if chosen == "edit" and isinstance(thing, PlanAction):
        plan_dialogs.edit_action(assessment.id, thing)
    elif chosen == "edit" and isinstance(thing, PlanPriority):
        plan_dialogs.edit_priority(assessment.id, thing)
    elif chosen == "follow" and isinstance(thing, PlanAction):
        follow_dialogs.follow(assessment.id, thing)
    elif chosen == "link" and isinstance(thing, PlanAction):
        plan_dialogs.link(assessment.id, thing)
    elif chosen == "merge" and isinstance(thing, PlanAction):
        merge_dialogs.merge(assessment.id, plan, thing)
    elif chosen == "part" and isinstance(thing, PlanAction):
        merge_dialogs.part(assessment.id, plan, thing)
    elif chosen == "reject":
        plan_dialogs.reject(assessment.id, thing)
    elif chosen == "up" and before is not None:
        move(thing, before)
    elif chosen == "down" and after is not None:
        move(thing, after)


def move(thing: PlanAction | PlanPriority, past: PlanAction | PlanPriority) -> None:
    """Move an action within its priority, or a priority within the plan, past the one that stands next to it."""
    kind: Literal["action", "priority"] = "action" if isinstance(thing, PlanAction) else "priority"
    plan_dialogs.keep_plan(assessment.id, editing.move_past(plan, kind, thing.id, past.id))


def draw_action(number: str, action: PlanAction, among: Sequence[PlanAction]) -> None:
    """One action as a box, with what can be done to it. Without a number it is not for us yet."""
    name = number or pieces.plain(plan_boxes.quoted(action))
    with st.container(border=True, gap="xsmall"):
        plan_boxes.says(number, name, action)
        decide(action, name, among)


def draw_priority(number: int | None, priority: PlanPriority, among: Sequence[PlanPriority]) -> None:
    """One priority with its why and its actions; what is not for us yet has no number and stands after the rest."""
    actions = plan.actions_of(priority.id)
    standing_ones = [action for action in actions if action.decision != "rejected"]
    name = say("plan.priority_name", n=number or pieces.plain(plan_boxes.quoted(priority)))
    st.header(f"{number} {pieces.plain(priority.title)}" if number else pieces.plain(priority.title), anchor=False)
    with st.container(horizontal=True, gap="small"):
        plan_boxes.state(priority)
    if priority.decision == "rejected":
        st.markdown(say("plan.because", because=pieces.plain(priority.because)))
    if priority.why:
        st.markdown(pieces.plain(priority.why))
    if priority.outcome:
        st.markdown(f"*{say('plan.field_outcome')}:* {pieces.plain(priority.outcome)}")
    decide(priority, name, among)
    for action in (*standing_ones, *(one for one in actions if one not in standing_ones)):
        numbered = number is not None and action in standing_ones
        draw_action(f"{number}.{standing_ones.index(action) + 1}" if numbered else "", action, standing_ones)
    if not actions:
        st.markdown(say("plan.no_actions"))
    changes = may(Deed.CHANGE, Thing.PLAN)
    if changes and st.button(say("plan.add_action", name=name), key=f"add:{priority.id}", icon=":material/add:"):
        position = max((action.position for action in actions), default=0) + 1
        made = PlanAction(id=new_id(), priority_id=priority.id, position=position, do="", decision="accepted")
        plan_dialogs.edit_action(assessment.id, made)


def draw_experts_list() -> None:
    """How many priorities were on the experts' list, and what became of the rest of it."""
    stands = standing.standing(assessment)
    lines = list(stands.experts_list(plan, section("reasons"), section("plan"))) if stands else []
    for first, line in enumerate(lines):
        st.markdown(pieces.plain(line) if not first else f"- {pieces.plain(line)}")


def add_priority(position: int) -> None:
    """The button for a priority that the group brings itself."""
    if may(Deed.CHANGE, Thing.PLAN) and st.button(say("plan.add_priority"), icon=":material/add:"):
        made = PlanPriority(id=new_id(), position=position, domain=None, title="", decision="accepted")
        plan_dialogs.edit_priority(assessment.id, made)


def draft_again() -> None:
    """Draft once more: edits, decisions and order stay."""
    stands = what_may_leave(assessment)
    if stands is not None:
        drafted = stands.drafted_for(plan, section("reasons"))
        plan_dialogs.keep_plan(assessment.id, editing.again(plan, drafted, new_id))


def draw_plan() -> None:
    """The plan with every decision open."""
    priorities = sorted(plan.priorities, key=lambda p: p.position)
    taken = [p for p in priorities if p.decision != "rejected"]
    st.title(say("plan.title"), anchor=False)
    accepted = sum(1 for a in plan.actions if a.decision == "accepted")
    open_to = {p.id for p in taken}
    offered = sum(1 for a in plan.actions if a.decision == "offered" and a.priority_id in open_to)
    st.markdown(say("plan.lead", n=len(taken), accepted=accepted, offered=offered))
    st.markdown(say("plan.done_is_not_gained"))
    stands = what_may_leave(assessment)
    if stands is not None:
        plan_lists.draw(assessment, plan, stands)
    draw_experts_list()
    for number, priority in enumerate(taken, start=1):
        draw_priority(number, priority, taken)
    for priority in priorities:
        if priority not in taken:
            draw_priority(None, priority, taken)
    st.divider()
    with st.container(horizontal=True):
        add_priority(max(p.position for p in priorities) + 1)
        if may(Deed.MAKE, Thing.PLAN) and st.button(say("plan.draft_again"), icon=":material/refresh:"):
            draft_again()
    if may(Deed.CHANGE, Thing.PLAN):
        plan_inputs.draw(assessment, framework)
    downloads.report(assessment, Audience.ORGANISATION, plan_only=True)


assessment = pieces.needs_assessment()
framework = here.framework()
plan = here.store().plan(assessment.id)
if plan.priorities:
    draw_plan()
else:
    draw_empty(assessment)
if any(one.decision == "accepted" for one in plan.actions):
    places.link("following", say("views.title"), icon=":material/timeline:")
    places.link("feedback", say("feedback.title"), icon=":material/reply:")
places.link("bring_plan", say("bring_plan.link"), icon=":material/upload_file:")
plan_dialogs.announce_saved()
