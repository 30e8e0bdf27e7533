"""The dialogs of closing the loop: write an answer, publish it on purpose, say that the group looked again, remove it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from roadmap.assessment.collecting import feedback_by
from roadmap.plan import feedback
from roadmap.plan.feedback_models import CameFrom, Contribution
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import conflict, here, pieces
from roadmap.ui.feedback_kept import SAID, TROUBLE, Loop
from roadmap.ui.plan_dialogs import LINE, LONG
from roadmap.ui.words import say

#: Stands for people outside this tool, and for nobody in particular, in a list to choose from.
NOBODY = ""


@st.dialog(say("feedback.form_title"), width="large")
def write(loop: Loop, one: Contribution) -> None:
    """Write or change an answer. Nothing of it is read outside before it is published."""
    with st.expander(say("feedback.words_title"), type="compact"):
        st.markdown(say("feedback.words_text"))
    with st.form("answer", border=False, enter_to_submit=False):
        typed = _whom(loop, one) | _heard(loop, one) | _answer(loop, one) | _when(one)
        sent = st.form_submit_button(say("feedback.save"), type="primary")
    if not sent:
        return
    if typed["due"] is None:
        typed["due"] = feedback_by(loop.today)
    if typed["collection_id"] is None and not one.of_action and not str(typed["to_whom"]):
        pieces.faults(say("feedback.missing"), [say("feedback.missing_to_whom")])
    elif keep(loop, one, typed):
        st.session_state[SAID] = say("feedback.saved")
        st.rerun()


def _whom(loop: Loop, one: Contribution) -> dict[str, object]:
    places = {found.id: loop.collection(found.id) for found in loop.collections} | {NOBODY: say("feedback.to_outside")}
    groups = {NOBODY: say("feedback.to_everybody")} | {found.id: found.name for found in loop.framework.perspectives}
    chosen = st.selectbox(
        say("feedback.field_to"), list(places), index=_at(places, one.collection_id), format_func=places.__getitem__
    )
    to_group = st.selectbox(
        say("feedback.field_to_group"), list(groups), index=_at(groups, one.to_group), format_func=groups.__getitem__
    )
    to_whom = st.text_input(
        say("feedback.field_to_whom"), one.to_whom, max_chars=LINE, placeholder=say("feedback.field_to_whom_example")
    )
    outside = not chosen
    return {
        "collection_id": chosen or None,
        "to_group": None if outside else to_group or None,
        "to_whom": to_whom.strip() if outside else "",
    }


def _heard(loop: Loop, one: Contribution) -> dict[str, object]:
    typed: dict[str, object] = {}
    if one.came_from is CameFrom.NOTE and not one.words_gone:
        st.markdown(say("feedback.heard_fixed", words=pieces.plain(one.heard)))
    else:
        sources = [source for source in CameFrom if source is not CameFrom.NOTE or one.came_from is source]
        typed["came_from"] = st.selectbox(
            say("feedback.field_came_from"),
            sources,
            index=sources.index(one.came_from),
            format_func=lambda source: say(f"feedback.from_{source.value}"),
        )
        typed["heard"] = st.text_area(say("feedback.field_heard"), one.heard, max_chars=LONG).strip()
        st.caption(say("feedback.field_heard_why"))
        typed["own_words"] = st.checkbox(say("feedback.field_own_words"), one.own_words)
    groups = {NOBODY: say("feedback.group_nobody")} | {found.id: found.name for found in loop.framework.perspectives}
    group = st.selectbox(say("feedback.field_group"), list(groups), index=_at(groups, one.group), format_func=groups.__getitem__)
    typed["group"] = group or None
    typed["group_agreed"] = st.checkbox(say("feedback.field_group_agreed"), one.group_agreed)
    st.caption(say("feedback.field_group_why"))
    return typed


def _answer(loop: Loop, one: Contribution) -> dict[str, object]:
    typed: dict[str, object] = {"doing": st.text_area(say("feedback.field_doing"), one.doing, max_chars=LONG).strip()}
    if loop.actions:
        linked = [action for action in one.actions if action in loop.actions]
        chosen = st.multiselect(
            say("feedback.field_actions"), list(loop.actions), default=linked, format_func=loop.actions.__getitem__
        )
        typed["actions"] = tuple(chosen)
    typed["by"] = st.date_input(say("feedback.field_by"), value=one.by, format="DD/MM/YYYY")
    for name in ("cannot", "because", "next_step"):
        label = say(f"feedback.field_{name.removesuffix('_step')}")
        typed[name] = st.text_area(label, getattr(one, name), max_chars=LONG).strip()
    return typed


def _when(one: Contribution) -> dict[str, object]:
    typed: dict[str, object] = {
        "teller": st.text_input(say("feedback.field_teller"), one.teller, max_chars=LINE).strip(),
        "due": st.date_input(say("feedback.field_due"), value=one.due, format="DD/MM/YYYY"),
    }
    st.caption(say("feedback.field_due_why"))
    if one.published is None:
        typed["given_on"] = st.date_input(
            say("feedback.field_given_on"), value=one.given_on, max_value=here.today(), format="DD/MM/YYYY"
        )
    return typed


def _at(options: dict[str, str], chosen: str | None) -> int:
    """The place of what was chosen; nobody in particular where it is not there any more."""
    return list(options).index(chosen if chosen in options else NOBODY)


def keep(loop: Loop, base: Contribution, changed: dict[str, object]) -> bool:
    """Save what was changed; where somebody else changed it meanwhile, show both versions and save over theirs next time."""
    seen = f"theirs:{base.id}:{base.revision}"
    mine, theirs = base.model_copy(update=changed), st.session_state.get(seen)
    wanted = mine if theirs is None else conflict.merged(base, mine, theirs)
    try:
        here.store().save_contribution(loop.assessment.id, wanted)
    except StaleWrite as stale:
        if stale.theirs is None:
            pieces.faults(say("errors.stale_removed"), [])
        else:
            st.session_state[seen] = stale.theirs
            whole = conflict.merged(base, mine, stale.theirs)
            conflict.show(_in_words(loop, whole), _in_words(loop, stale.theirs), say("feedback.stale_how"))
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.session_state.pop(seen, None)
        return True
    return False


def _in_words(loop: Loop, one: Contribution) -> dict[str, str]:
    """What can be changed, in words, for two versions side by side."""
    texts = {f"feedback.field_{name}": getattr(one, name) for name in ("heard", "doing", "cannot", "because", "teller")}
    texts |= {"feedback.field_next": one.next_step, "feedback.field_to": loop.whom(one)}
    texts["feedback.field_actions"] = " · ".join(loop.actions.get(action, action) for action in one.actions)
    texts["feedback.field_group"] = loop.group(one.group)
    for name in ("by", "due", "given_on"):
        texts[f"feedback.field_{name}"] = pieces.date_words(getattr(one, name))
    return {say(key): words for key, words in texts.items()}


# --- publishing --------------------------------------------------------------------------------


@st.dialog(say("feedback.publish_title"), width="medium")
def publish(loop: Loop, one: Contribution, draw: Callable[[Contribution], None]) -> None:
    """Show what people will read, say what it needs, and publish it only then. `draw` draws it as they see it."""
    lacks = feedback.unready(one, loop.may_be_named(one))
    if lacks:
        pieces.faults(say("feedback.unready"), [say(f"feedback.unready_{lack.value}") for lack in lacks])
        return
    st.markdown(say("feedback.publish_text" if one.collection_id else "feedback.publish_outside"))
    if found := feedback.tells_how_many(one):
        pieces.notice(say("feedback.publish_how_many", words=pieces.plain(", ".join(f"“{words}”" for words in found))))
    made = feedback.published(one, loop.actions, loop.today)
    with st.container(border=True):
        draw(made)
    with st.container(horizontal=True):
        save = partial(here.store().publish_contribution, loop.assessment.id, made, loop.today)
        _press(say("feedback.publish_button"), say("feedback.published"), save)
        if st.button(say("feedback.publish_not_yet"), key="feedback:not_yet"):
            st.rerun()
    _trouble()


def take_down(loop: Loop, one: Contribution) -> None:
    """Nobody outside reads it from now on; only in a callback."""
    gone = feedback.taken_down(one)
    _settle(partial(here.store().publish_contribution, loop.assessment.id, gone, loop.today), say("feedback.taken_down"))


@st.dialog(say("feedback.look_title"))
def look_again(loop: Loop, one: Contribution) -> None:
    """The group has looked again: from now on it counts as questioned no longer."""
    st.markdown(say("feedback.look_text"))
    seen = feedback.looked_again(one, loop.today)
    save = partial(here.store().look_again, loop.assessment.id, seen, loop.today)
    _press(say("feedback.look_button"), say("feedback.looked_again"), save)
    _trouble()


@st.dialog(say("feedback.remove_title"))
def remove(loop: Loop, one: Contribution) -> None:
    """Take away what nobody reads; what was promised to a group stays owed."""
    st.markdown(say("feedback.remove_text"))
    save = partial(here.store().remove_contribution, loop.assessment.id, one.id, one.revision)
    _press(say("feedback.remove_button"), say("feedback.removed"), save)
    _trouble()


def _press(label: str, said: str, save: Callable[[], object]) -> None:
    """The button of a dialog that does one thing; the dialog closes once it is done."""
    pressed = st.button(label, type="primary", key="feedback:sure", on_click=_settle, args=(save, said))
    if pressed and TROUBLE not in st.session_state:
        st.rerun()


def _settle(save: Callable[[], object], said: str) -> None:
    """Do it, and remember what to say; nothing is done where somebody else changed it first."""
    try:
        save()
    except StaleWrite:
        st.session_state[TROUBLE] = [say("errors.stale"), say("feedback.stale_settle")]
    except StoreProblem as problem:
        st.session_state[TROUBLE] = [problem.what, problem.what_to_do]
    else:
        st.session_state[SAID] = said


def _trouble() -> None:
    if trouble := st.session_state.pop(TROUBLE, None):
        pieces.faults(say("errors.not_saved"), trouble)
