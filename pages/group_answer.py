"""Write down what a group agreed, question by question; the group can change it or take it back until it closes."""

from datetime import date

import streamlit as st

from roadmap.assessment.models import CollectionKind, GroupMeeting, Respondent
from roadmap.assessment.path import Asking, core_items, first_set
from roadmap.content.models import Item
from roadmap.store import NotKept, StoreProblem
from roadmap.ui import here, looked_at, pieces, places, printed_form
from roadmap.ui.words import say

pieces.needs("group_answer")
assessment = pieces.needs_assessment()
framework = here.framework()
store = here.store()
groups = {one.id: one for one in store.collections(assessment.id) if one.kind is CollectionKind.GROUP}
about = groups.get(st.query_params.get("c", "")) or next(iter(groups.values()), None)
names = {one.id: one.name for one in framework.perspectives}


def begin(collection_id: str) -> None:
    """Ask who writes down for whom, and when the group met."""
    with st.form("group", border=False, enter_to_submit=False):
        view = st.radio(say("group_answer.view"), list(names), format_func=lambda one: names[one], key="group:view")
        who = st.text_input(say("group_answer.who"), max_chars=200, key="group:who").strip()
        met = st.date_input(
            say("group_answer.met_on"), value=here.today(), max_value=here.today(), format="DD/MM/YYYY", key="group:met"
        )
        people = st.number_input(say("group_answer.people"), min_value=0, value=None, step=1, key="group:people")
        st.caption(f"{say('group_answer.people_why')} {say('group_answer.youngest')}")
        sent = st.form_submit_button(say("group_answer.begin"), type="primary")
    if not sent:
        return
    faults = [] if who else [say("group_answer.missing_who")]
    if people is not None and people < 5:
        faults.append(say("group_answer.too_few"))
    if faults or not isinstance(met, date):
        pieces.faults(say("group_answer.missing"), faults)
        return
    meeting = GroupMeeting(recorded_by=who, met_on=met, people=int(people) if people is not None else None)
    try:
        made = store.add_respondent(collection_id, view, first_set(framework, assessment.set_id), group=meeting)
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
        return
    places.go("group_answer", c=collection_id, g=made.id)


def keep(group_id: str, item_id: str) -> None:
    """Keep what was agreed on one question; trouble is said under the title."""
    try:
        store.save_answer(group_id, item_id, st.session_state[f"group:{group_id}:{item_id}"])
    except StoreProblem as problem:
        st.session_state["group:trouble"] = [problem.what, problem.what_to_do]


def take_back(group_id: str) -> None:
    """Erase the whole answer, as the group wishes."""
    try:
        store.erase_respondent(group_id)
    except NotKept:  # gone already
        pass
    except StoreProblem as problem:
        st.session_state["group:trouble"] = [problem.what, problem.what_to_do]
        return
    st.query_params.pop("g", None)
    st.session_state["group:said"] = say("group_answer.taken_back")


def ask(group: Respondent, item: Item, number: int, given: str | None) -> None:
    """One question with its stages, and that the group does not agree."""
    st.subheader(f"{number}. {item.text}", anchor=False)
    stages = framework.scale_of(item.id).stage_ids
    options = [*stages, None]
    st.radio(
        item.text,
        options,
        index=options.index(given) if given in options else len(stages),
        format_func=lambda one: framework.stage_name(item, one) if one else say("group_answer.open"),
        label_visibility="collapsed",
        key=f"group:{group.id}:{item.id}",
        on_change=keep,
        args=(group.id, item.id),
    )


def write_down(group: Respondent) -> None:
    """Every question the group is asked, with what it agreed so far."""
    asking = Asking(first_set=group.set_id or assessment.set_id, perspective=group.perspective)
    items = core_items(framework, asking, group.perspective)
    given = store.answers_of(group.id)
    agreed = sum(1 for item in items if item.id in given and given[item.id].answer)
    st.progress(agreed / len(items) if items else 0.0, text=say("group_answer.progress", n=agreed, of=len(items)))
    for number, item in enumerate(items, start=1):
        ask(group, item, number, given[item.id].answer if item.id in given else None)
    st.space("small")
    st.button(say("group_answer.take_back"), on_click=take_back, args=(group.id,))


def describe(group_id: str) -> str:
    """A group's answer as the list names it."""
    group = recorded.get(group_id)
    if group is None or group.group is None:
        return say("group_answer.new")
    met = pieces.date_words(group.group.met_on)
    return say("group_answer.of", view=names[group.perspective], date=met, who=group.group.recorded_by)


places.link("collections", say("collection.back"), icon=":material/arrow_back:")
st.title(say("group_answer.title"), anchor=False)
if about is None:
    st.markdown(say("group_answer.none"))
    st.stop()
st.caption(pieces.plain(looked_at.name_of(about)))
if about.closed_on:
    st.markdown(say("group_answer.closed"))
    st.stop()
st.markdown(f"{say('group_answer.lead')} {say('group_answer.no_names')}")
if said := st.session_state.pop("group:said", None):
    pieces.notice(said)
if trouble := st.session_state.pop("group:trouble", None):
    pieces.faults(say("errors.not_saved"), trouble)
recorded = {one.id: one for one in store.respondents(about.id) if one.group}
asked = st.query_params.get("g", "")
chosen = st.selectbox(
    say("group_answer.which"),
    ["", *recorded],
    index=["", *recorded].index(asked) if asked in recorded else 0,
    format_func=describe,
)
if chosen:
    write_down(recorded[chosen])
else:
    begin(about.id)
    printed_form.draw(framework, assessment, about)
