"""The dialogs of the agreeing screen: record what was agreed, and keep somebody's own view as its holder wishes."""

import streamlit as st
from pydantic import ValidationError

from roadmap.assessment.meeting_models import ASK_AND_COME_BACK, PARKED, Decision, HowWritten, MinorityView
from roadmap.content.models import NOT_APPLICABLE, WE_DO_NOT_AGREE
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import conflict, here, pieces
from roadmap.ui.agreeing import Room, decision_words, group_name, outcome_words
from roadmap.ui.plan_dialogs import LINE, LONG
from roadmap.ui.words import say

SAID = "agree:said"


def keep(room: Room, decisions: list[Decision], seen: dict[str, int]) -> bool:
    """Save what was decided; where somebody else decided an item first, show both versions.

    Pressed once more after that, this version stands over the other, which has been read by then and is kept under it.
    """
    store = here.store()
    decisions = [one.model_copy(update={"collection_id": room.standing.release.collection_id}) for one in decisions]
    read = st.session_state.get(_read_key(decisions), {})
    try:
        store.decide(room.assessment.id, decisions, seen | read)
    except StaleWrite as stale:
        now = store.decision_revisions(room.assessment.id)
        st.session_state[_read_key(decisions)] = {one.item: now.get(one.item, 0) for one in decisions}
        theirs = decision_words(room.framework, stale.theirs) if stale.theirs else {}
        conflict.show(decision_words(room.framework, stale.mine), theirs, say("agree.stale_how"))
        if not theirs:
            st.markdown(say("agree.stale_taken_back"))
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.session_state.pop(_read_key(decisions), None)
        return True
    return False


def _read_key(decisions: list[Decision]) -> str:
    return "agree:read:" + ",".join(one.item for one in decisions)


@st.dialog(say("agree.record_title"), width="medium")
def record(room: Room, item: str, seen: dict[str, int]) -> None:
    """Record what the group made of one item."""
    stages = room.framework.scale_of(item).stage_ids
    options = [*stages, NOT_APPLICABLE, WE_DO_NOT_AGREE, PARKED, ASK_AND_COME_BACK]
    st.markdown(f"**{room.framework.items[item].text}**")
    with st.form("record", border=False, enter_to_submit=False):
        outcome = st.radio(
            say("agree.field_outcome"),
            options,
            index=None,
            format_func=lambda one: f"**{outcome_words(room.framework, item, one)}**",
            captions=[room.framework.items[item].descriptors.get(stage, "") for stage in stages]
            + [say(f"agree.why_{one}") for one in options[len(stages) :]],
        )
        who = st.text_input(say("agree.who"), max_chars=LINE, help=None)
        because = st.text_area(say("agree.field_because"), max_chars=LONG)
        evidence = st.text_area(say("agree.field_evidence"), max_chars=LONG)
        sent = st.form_submit_button(say("agree.record_save"), type="primary")
    if not sent:
        return
    missing = [] if outcome else [say("agree.missing_outcome")]
    if outcome == ASK_AND_COME_BACK and not who.strip():
        missing.append(say("agree.missing_who"))
    if missing or outcome is None:
        pieces.faults(say("plan.missing"), missing)
        return
    made = Decision(
        item=item,
        outcome=outcome,
        who=who.strip() if outcome == ASK_AND_COME_BACK else "",
        because=because.strip(),
        evidence=evidence.strip(),
        decided_on=room.today,
    )
    if keep(room, [made], seen):
        st.session_state[SAID] = say("agree.recorded", outcome=outcome_words(room.framework, item, outcome, made.who))
        st.session_state.pop("agree:item", None)
        st.rerun()


@st.dialog(say("agree.view_title"), width="medium")
def own_view(room: Room, item: str) -> None:
    """Keep a different view: in its holder's words, and only when they say so."""
    st.markdown(f"**{room.framework.items[item].text}**")
    st.markdown(say("agree.view_text"))
    with st.form("own-view", border=False, enter_to_submit=False):
        words = st.text_area(say("agree.view_words"), max_chars=LONG)
        perspective = st.radio(
            say("agree.view_whose"),
            [one.id for one in room.framework.perspectives],
            index=None,
            format_func=lambda one: group_name(room.framework, one),
        )
        how = st.radio(
            say("agree.view_how"), list(HowWritten), index=None, format_func=lambda one: say(f"agree.view_{one.value}")
        )
        agreed = st.checkbox(say("agree.view_agreed"))
        st.caption(say("agree.view_leaves"))
        sent = st.form_submit_button(say("agree.view_save"), type="primary")
    if not sent:
        return
    missing = [
        say(f"agree.missing_{name}")
        for name, given in (("words", words.strip()), ("whose", perspective), ("how", how), ("agreed", agreed))
        if not given
    ]
    if missing or perspective is None or how is None:
        pieces.faults(say("plan.missing"), missing)
        return
    meeting = room.meeting.id if room.meeting else ""
    try:
        made = MinorityView(item=item, perspective=perspective, words=words.strip(), how=how, meeting=meeting)
        here.store().save_minority_view(room.assessment.id, made)
    except (StoreProblem, ValidationError) as problem:
        lines = [problem.what, problem.what_to_do] if isinstance(problem, StoreProblem) else []
        pieces.faults(say("errors.not_saved"), lines)
        return
    st.session_state[SAID] = say("agree.view_kept")
    st.rerun()
