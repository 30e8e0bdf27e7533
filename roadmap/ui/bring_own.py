"""A group's own plan from a spreadsheet: what its columns are is offered and confirmed, then what would come in is shown."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.content.faults import ContentFaults
from roadmap.content.loading import load_words
from roadmap.exchange.own_plans import HEADINGS, OwnTable, meant, own_sheet, own_tables, suggested, to_keep
from roadmap.exchange.plan_files import choice_words
from roadmap.plan.models import Plan, PlanAction
from roadmap.plan.own_rows import brought
from roadmap.plan.sheet_models import LEFT_OUT
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import here, pieces
from roadmap.ui.bring_edited import new_id, remember_taken
from roadmap.ui.words import say


def draw(assessment: Assessment, plan: Plan, content: bytes, name: str) -> bool:
    """What the file would bring, and the button; whether it was taken over. ContentFaults where the file has faults."""
    table = _chosen(own_tables(content, name))
    fields = meant(table, here.store().plan_columns(assessment.id))
    if fields is None:
        _ask(assessment, table, suggested(table), first=True)
        return False
    with st.expander(say("bring_plan.columns_change"), type="compact", key="bring_plan:columns"):
        _ask(assessment, table, fields, first=False)
    if not _whole(fields):
        return False
    given = "" if "priority" in fields.values() else _given(plan)
    if given is None:
        return False
    words = load_words("report_en")
    sheet = own_sheet(table, fields, words)
    found = brought(plan, sheet, given, here.today(), new_id, choice_words(words))
    if found.faults:
        raise ContentFaults(found.faults)
    _draw_added(plan, found.added)
    return st.button(say("bring_plan.take_own", n=len(found.added.actions)), type="primary") and _take(assessment, found.added)


def _chosen(tables: list[OwnTable]) -> OwnTable:
    """The sheet with the plan; asked where several could be it."""
    if len(tables) == 1:
        return tables[0]
    place = st.selectbox(say("bring_plan.sheet"), range(len(tables)), format_func=lambda n: tables[n].page.title)
    return tables[place]


def _ask(assessment: Assessment, table: OwnTable, fields: Mapping[int, str], *, first: bool) -> None:
    """What each column is, the likeliest chosen already; nothing is read before it is confirmed."""
    names = {LEFT_OUT: say("bring_plan.column_left_out")} | {one: load_words("report_en").texts["sheet"][one] for one in HEADINGS}
    if first:
        st.header(say("bring_plan.columns"), anchor=False)
    st.markdown(say("bring_plan.columns_text"))
    options = list(names)
    with st.form(f"bring_plan:columns:{first}", border=False, enter_to_submit=False):
        picked = {
            place: st.selectbox(
                say("bring_plan.column", heading=pieces.plain(heading)),
                options,
                index=options.index(fields.get(place, LEFT_OUT)),
                format_func=names.__getitem__,
                key=f"bring_plan:column:{first}:{place}:{heading}",
            )
            for place, heading in table.headings.items()
        }
        sent = st.form_submit_button(say("bring_plan.columns_button"), type="primary" if first else "secondary")
    if not sent:
        return
    try:
        here.store().keep_plan_columns(assessment.id, to_keep(table, picked))
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.rerun()


def _whole(fields: Mapping[int, str]) -> bool:
    """Whether there is a column of actions, and no two columns are the same; else what is missing is said."""
    words = load_words("report_en").texts["sheet"]
    twice = [say("bring_plan.column_twice", column=words[field]) for field, n in Counter(fields.values()).items() if n > 1]
    missing = [] if "action" in fields.values() else [say("bring_plan.column_missing", column=words["action"])]
    if twice or missing:
        pieces.faults(say("bring_plan.columns_faults"), [*missing, *twice])
    return not (twice or missing)


def _given(plan: Plan) -> str | None:
    """The priority that all actions come under where no column names one: one of the plan, or a new one."""
    titles = [one.title for one in sorted(plan.priorities, key=lambda one: one.position)]
    return st.selectbox(
        say("bring_plan.given"), titles, index=None, placeholder=say("bring_plan.given_placeholder"), accept_new_options=True
    )


def _draw_added(plan: Plan, added: Plan) -> None:
    """What would come in, priority by priority."""
    st.header(say("bring_plan.would_come"), anchor=False)
    st.markdown(say("bring_plan.would_come_text"))
    new = {one.id for one in added.priorities}
    for priority in (*plan.priorities, *added.priorities):
        actions = [action for action in added.actions if action.priority_id == priority.id]
        if actions:
            told = say("bring_plan.new_priority", title=pieces.plain(priority.title))
            st.markdown(told if priority.id in new else f"**{pieces.plain(priority.title)}**")
            st.markdown("\n".join(f"- {_line(action)}" for action in actions))


def _line(action: PlanAction) -> str:
    details = [action.lead, pieces.date_words(action.due)]
    return ". ".join(part.rstrip(".") for part in [pieces.plain(action.do), *map(pieces.plain, filter(None, details))]) + "."


def _take(assessment: Assessment, added: Plan) -> bool:
    """Keep what came in, all of it or nothing."""
    try:
        here.store().save_plan(assessment.id, added)
    except StaleWrite:
        pieces.faults(say("bring_plan.stale"), [])
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        remember_taken(0, len(added.actions))
        return True
    return False
