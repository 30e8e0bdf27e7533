"""What a group brings to the draft beside ratings: where it wants to be, what matters most, what experts ranked."""

from collections.abc import Callable

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.content.models import Framework
from roadmap.plan.models import PlanInputs
from roadmap.store import StoreProblem
from roadmap.ui import here, pieces
from roadmap.ui.words import say

#: What may be said about how much a topic matters; the rest matters less.
IMPORTANCE = ("high", "medium")
PROBLEM = "plan:inputs:problem"
Change = Callable[[PlanInputs], dict[str, object]]


def _keep(assessment_id: str, change: Change) -> None:
    """Save the one thing that was changed over what is kept now: somebody else may have changed the rest meanwhile."""
    try:
        kept = here.store().plan_inputs(assessment_id)
        now = PlanInputs.model_validate(kept.model_dump() | change(kept))
        here.store().save_plan_inputs(assessment_id, now)
    except StoreProblem as problem:
        st.session_state[PROBLEM] = [problem.what, problem.what_to_do]


def _named(stages: dict[str, str]) -> Callable[[str], str]:
    return lambda stage: stages.get(stage) or say("plan.wanted_next")


def _wanted(assessment: Assessment, framework: Framework, kept: PlanInputs) -> None:
    for domain in framework.domains:
        if domain.kind != "progress":
            continue
        stages = {stage.id: stage.name for stage in framework.scales[domain.scale].stages}
        options, key = ["", *stages], f"wanted:{assessment.id}:{domain.id}"

        def change(before: PlanInputs, name: str = domain.id, key: str = key) -> dict[str, object]:
            others = {other: stage for other, stage in before.wanted.items() if other != name}
            chosen = st.session_state[key]
            return {"wanted": others | ({name: chosen} if chosen else {})}

        st.selectbox(
            say("plan.wanted_label", topic=domain.title),
            options,
            index=options.index(kept.wanted[domain.id]) if kept.wanted.get(domain.id) in stages else 0,
            format_func=_named(stages),
            key=key,
            on_change=_keep,
            args=(assessment.id, change),
        )


def _importance(assessment: Assessment, framework: Framework, kept: PlanInputs) -> None:
    titles = {d.id: d.title for d in framework.domains}
    for level in IMPORTANCE:
        key = f"importance:{assessment.id}:{level}"

        def change(before: PlanInputs, level: str = level, key: str = key) -> dict[str, object]:
            others = {name: given for name, given in before.importance.items() if given != level}
            return {"importance": others | dict.fromkeys(st.session_state[key], level)}

        st.multiselect(
            say(f"plan.importance_{level}"),
            list(titles),
            default=[d for d, given in kept.importance.items() if given == level and d in titles],
            format_func=titles.__getitem__,
            key=key,
            on_change=_keep,
            args=(assessment.id, change),
        )


def _ranking(assessment: Assessment, framework: Framework, kept: PlanInputs) -> None:
    titles, key = {d.id: d.title for d in framework.domains}, f"ranking:{assessment.id}"
    st.multiselect(
        say("plan.ranking_label"),
        list(titles),
        default=[d for d in kept.ranking if d in titles],
        max_selections=len(framework.planning.weights.experience),
        format_func=titles.__getitem__,
        key=key,
        on_change=_keep,
        args=(assessment.id, lambda _: {"ranking": tuple(st.session_state[key])}),
    )


def draw(assessment: Assessment, framework: Framework) -> None:
    """Draw the three inputs, folded; each change is saved at once."""
    kept = here.store().plan_inputs(assessment.id)
    with st.expander(say("plan.inputs_title"), key="plan:inputs"):
        st.markdown(say("plan.inputs_text"))
        _ranking(assessment, framework, kept)
        st.caption(say("plan.ranking_help"))
        _importance(assessment, framework, kept)
        st.markdown(f"**{say('plan.wanted_title')}**")
        _wanted(assessment, framework, kept)
        if problem := st.session_state.pop(PROBLEM, None):
            pieces.faults(say("errors.not_saved"), problem)
