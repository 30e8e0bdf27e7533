"""The plan on a timeline, by who leads and by area, each with its table; what is shown stands in the address."""

from collections.abc import Mapping, Sequence
from textwrap import shorten

import streamlit as st

from roadmap.charts import style
from roadmap.charts.timeline import TimelineRow, span_of, timeline
from roadmap.content.models import Framework
from roadmap.plan import showing
from roadmap.plan.models import Plan, PlanAction
from roadmap.plan.numbering import numbers, standing_priorities
from roadmap.plan.showing import OWN, UNDATED, Wanted
from roadmap.ui import here, pieces
from roadmap.ui.words import say

VIEWS = ("timeline", "lead", "topic")
#: The longest name of a row in the chart, in characters (LOOK).
NAME = 34


def view() -> str:
    """Which view is on the screen, from the address."""
    wanted = st.query_params.get("view")
    st.session_state["views:view"] = wanted if wanted in VIEWS else VIEWS[0]
    chosen = st.radio(
        say("views.view"),
        VIEWS,
        key="views:view",
        format_func=lambda one: say(f"views.view_{one}"),
        horizontal=True,
        on_change=_remember,
        args=("view",),
    )
    return str(chosen)


def wanted(plan: Plan, framework: Framework) -> Wanted:
    """What somebody wants to see, from the address; whatever is no choice there is left out."""
    leads = {key: name or say("views.nobody") for key, name in showing.leads(plan).items()}
    areas = {key: area_name(framework, key) for key in showing.domains(plan)}
    named = numbers(plan)
    priorities = {one.id: f"{named[one.id]} {one.title}" for one in standing_priorities(plan)}
    states = {name: state_words(name) for name in showing.STATES}
    with st.expander(say("views.filters"), type="compact", expanded=any(name in st.query_params for name in Wanted.model_fields)):
        chosen = {
            "lead": _choose("lead", leads),
            "domain": _choose("domain", areas),
            "state": _choose("state", states),
            "priority": _choose("priority", priorities),
        }
        if any(chosen.values()):
            st.button(say("views.all"), on_click=_show_all)
    return Wanted(**chosen)


def _choose(name: str, choices: Mapping[str, str]) -> str | None:
    """One side to look from; the address is the one truth, so that going back and a link show the same."""
    said = st.query_params.get(name)
    st.session_state[f"views:{name}"] = said if said in choices else ""
    chosen = st.selectbox(
        say(f"views.{name}"),
        ["", *choices],
        key=f"views:{name}",
        format_func=lambda one: choices.get(one, say("views.any")),
        on_change=_remember,
        args=(name,),
    )
    return chosen or None


def _remember(name: str) -> None:
    """Keep a choice in the address."""
    chosen = st.session_state[f"views:{name}"]
    if chosen:
        st.query_params[name] = chosen
    elif name in st.query_params:
        del st.query_params[name]


def _show_all() -> None:
    for name in Wanted.model_fields:
        if name in st.query_params:
            del st.query_params[name]


def area_name(framework: Framework, domain: str) -> str:
    """An area's short name; the group's own priorities stand under a name of their own."""
    known = next((one.short for one in framework.domains if one.id == domain), None)
    return known or (say("views.own") if domain == OWN else domain)


def state_words(name: str) -> str:
    """A state's name, or that there is no date yet."""
    return say("views.undated") if name == UNDATED else say(f"follow.state_{name}")


def draw_timeline(plan: Plan, actions: Sequence[PlanAction]) -> None:
    """A mark for each action with a date, and the same days as a table."""
    today, named = here.today(), numbers(plan)
    dated = showing.by_date(actions)
    rows = [
        TimelineRow(
            name=shorten(f"{named[one.id]} {one.do}", NAME, placeholder="…"),
            due=one.due,
            state=showing.state_name(one, today),
            words=say("views.mark", number=named[one.id], state=state_words(showing.state_name(one, today)),
                      day=pieces.date_words(one.due)),
            start=one.start,
            first_due=one.followed.first_due,
        )
        for one in dated
        if one.due
    ]  # fmt: skip
    if rows:
        span = span_of(rows, today)
        ends = (f"{span.first:%B %Y}", f"{span.middle:%B %Y}", f"{span.last:%B %Y}")
        finding = _finding(actions)
        st.markdown(finding)
        figure = timeline(rows, today, ends)
        st.plotly_chart(figure, key="views:timeline", config=style.config(), alt=say("views.alt", finding=finding, n=len(rows)))
        st.caption(say("views.key"))
    undated = len(actions) - len(rows)
    if undated:
        st.markdown(say("views.without_date", n=undated))
    pieces.table(say("views.table"), [_row(plan, one) for one in (*dated, *(one for one in actions if one.due is None))])


def _finding(actions: Sequence[PlanAction]) -> str:
    """How many stand how, most pressing first."""
    names = [showing.state_name(one, here.today()) for one in actions]
    counted = [say("views.count", n=names.count(name), state=state_words(name)) for name in showing.STATES if name in names]
    return say("views.finding", n=len(actions), counted=", ".join(counted))


def _row(plan: Plan, action: PlanAction) -> dict[str, str]:
    first, row = action.followed.first_due, _short_row(plan, action)
    more = [say("views.led_by", lead=pieces.plain(action.lead) or say("views.nobody"))]
    if first and first != action.due:
        more.append(say("views.first_meant", date=pieces.date_words(first)))
    row[say("views.col_stands")] += " " + " ".join(more)
    return row


def _short_row(plan: Plan, action: PlanAction) -> dict[str, str]:
    """Two columns, so that nothing scrolls sideways on a phone."""
    state = state_words(showing.state_name(action, here.today()))
    due = pieces.date_words(action.due)
    return {
        say("views.col_action"): f"{numbers(plan)[action.id]} {pieces.plain(action.do)}",
        say("views.col_stands"): say("views.stands", due=due, state=state) if due else f"{state[:1].upper()}{state[1:]}.",
    }


def draw_groups(plan: Plan, found: Mapping[str, Sequence[PlanAction]], names: Mapping[str, str]) -> None:
    """A heading, how its actions stand, and a table for each group."""
    for key, actions in found.items():
        st.header(pieces.plain(names[key]), anchor=False)
        st.markdown(_finding(actions))
        st.table(
            [_short_row(plan, one) for one in actions],
            border="horizontal",
            hide_index=True,
            alt=say("views.table_of", name=names[key]),
        )
