"""The set-up form: whose assessment, which questions, whose view, and who to turn to."""

import streamlit as st

from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.content.reading_time import minutes
from roadmap.store import StoreProblem
from roadmap.ui import here, pieces, places, visitor
from roadmap.ui.words import say

#: What must be filled in before an assessment can begin, in the order of the form.
REQUIRED = ("organisation", "service", "round", "daytime")


def _set_caption(framework: Framework, set_id: str) -> str:
    held = [item for item in framework.items.values() if framework.in_set(item, set_id)]
    return say("setup.set_caption", about=framework.sets[set_id].about, n=len(held), minutes=minutes(framework, held))


def _which_set(framework: Framework) -> str:
    sets = framework.about.sets
    if len(sets) == 1:
        return sets[0].id
    st.header(say("setup.which"), anchor=False)
    return st.radio(
        say("setup.which"),
        [item_set.id for item_set in sets],
        format_func=lambda set_id: f"**{framework.sets[set_id].name}**",
        captions=[_set_caption(framework, item_set.id) for item_set in sets],
        label_visibility="collapsed",
        key="setup:set",
    )


def _whose_view(framework: Framework) -> str:
    views = {p.id: p for p in framework.perspectives}
    if len(views) == 1:
        return framework.perspectives[0].id
    st.header(say("setup.view"), anchor=False)
    st.markdown(say("setup.view_note"))
    return st.radio(
        say("setup.view"),
        list(views),
        format_func=lambda view: f"**{views[view].one[0].upper()}{views[view].one[1:]}**",
        captions=[p.about for p in framework.perspectives],
        label_visibility="collapsed",
        key="setup:view",
    )


def draw(framework: Framework) -> None:
    """Draw the form; once it is complete, create the assessment and open its questions."""
    with st.form("setup", border=False, enter_to_submit=False):
        st.header(say("setup.whose"), anchor=False)
        typed = {
            "organisation": st.text_input(say("setup.organisation"), max_chars=200, key="setup:organisation"),
            "service": st.text_input(
                say("setup.service"), max_chars=200, placeholder=say("setup.service_example"), key="setup:service"
            ),
            "round": st.text_input(
                say("setup.round"), value=say("setup.round_value", year=here.today().year), max_chars=100, key="setup:round"
            ),
        }
        set_id = _which_set(framework)
        perspective = _whose_view(framework)
        st.header(say("setup.care"), anchor=False)
        typed["daytime"] = st.text_input(
            say("setup.daytime"), placeholder=say("setup.daytime_example"), max_chars=300, key="setup:daytime"
        )
        st.caption(say("setup.daytime_why"))
        sent = st.form_submit_button(say("setup.button"), type="primary")
    if sent:
        typed = {name: value.strip() for name, value in typed.items()}
        missing = [say(f"setup.missing_{name}") for name in REQUIRED if not typed[name]]
        if missing:
            pieces.faults(say("setup.missing"), missing)
        else:
            _begin(framework, typed, set_id, perspective)


def _begin(framework: Framework, typed: dict[str, str], set_id: str, perspective: str) -> None:
    try:
        made = here.store().create_assessment(
            typed["organisation"],
            typed["service"],
            typed["round"],
            framework,
            set_id,
            Contacts(daytime_support=typed["daytime"]),
            CollectionKind.IN_THE_ROOM,
            today=here.today(),
        )
        visitor.begun(made.id)
        here.begin_as(made, perspective)
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
        return
    here.open_assessment(made)
    places.go("questions")
