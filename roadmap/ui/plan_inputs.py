"""What a group brings to the draft beside ratings: where it wants to be, what matters most, what experts ranked."""

from collections.abc import Callable

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.content.models import Framework
from roadmap.plan.models import PlanInputs
from roadmap.ui import here
from roadmap.ui.words import say

IMPORTANCE = ("high", "medium", "low")


def _named(stages: dict[str, str]) -> Callable[[str], str]:
    return lambda stage: stages.get(stage) or say("plan.wanted_next")


def _wanted(framework: Framework, kept: PlanInputs) -> dict[str, str]:
    found: dict[str, str] = {}
    for domain in framework.domains:
        if domain.kind != "progress":
            continue
        stages = {stage.id: stage.name for stage in framework.scales[domain.scale].stages}
        options = ["", *stages]
        chosen = st.selectbox(
            say("plan.wanted_label", topic=domain.title),
            options,
            index=options.index(kept.wanted[domain.id]) if kept.wanted.get(domain.id) in stages else 0,
            format_func=_named(stages),
            key=f"wanted:{domain.id}",
        )
        if chosen:
            found[domain.id] = chosen
    return found


def _importance(framework: Framework, kept: PlanInputs) -> dict[str, str]:
    titles = {d.id: d.title for d in framework.domains}
    found: dict[str, str] = {}
    for name in IMPORTANCE[:2]:
        chosen = st.multiselect(
            say(f"plan.importance_{name}"),
            list(titles),
            default=[d for d, given in kept.importance.items() if given == name and d in titles],
            format_func=titles.__getitem__,
            key=f"importance:{name}",
        )
        found |= dict.fromkeys(chosen, name)
    return found


def _ranking(framework: Framework, kept: PlanInputs) -> tuple[str, ...]:
    titles = {d.id: d.title for d in framework.domains}
    return tuple(
        st.multiselect(
            say("plan.ranking_label"),
            list(titles),
            default=[d for d in kept.ranking if d in titles],
            max_selections=len(framework.planning.weights.experience),
            format_func=titles.__getitem__,
            key="ranking",
        )
    )


def draw(assessment: Assessment, framework: Framework) -> None:
    """Draw the three inputs, folded; each change is saved at once."""
    kept = here.store().plan_inputs(assessment.id)
    with st.expander(say("plan.inputs_title"), key="plan:inputs"):
        st.markdown(say("plan.inputs_text"))
        ranking = _ranking(framework, kept)
        st.caption(say("plan.ranking_help"))
        importance = _importance(framework, kept)
        st.markdown(f"**{say('plan.wanted_title')}**")
        wanted = _wanted(framework, kept)
    now = PlanInputs.model_validate({"wanted": wanted, "importance": importance, "ranking": ranking})
    if now != kept:
        here.store().save_plan_inputs(assessment.id, now)
