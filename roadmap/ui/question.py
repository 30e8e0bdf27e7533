"""One question: heading, plain words, the stages, evidence or a note, and 'clear my answer'.

Every answer is saved at once; the callback saves, then reruns only the progress line. 'Clear my answer' reruns the
question too, and stands there always: drawing the question again after each answer would make answering a quarter slower.
State is seeded from the database when a page is entered, so that a second tab's change is seen on F5.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from roadmap.assessment.models import AnswerRow
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, Framework, Item
from roadmap.store import StoreProblem
from roadmap.ui import guidance_cards, here, pieces
from roadmap.ui.words import say

PROGRESS = "progress"
SAVED, FAILED = "saved", "failed"
#: Characters of evidence or a note on one question.
LONGEST_NOTE = 10_000


@dataclass(frozen=True)
class Asked:
    """Who is asked which item, under which number, with what they have said so far."""

    respondent: str
    item: Item
    number: int
    framework: Framework
    kept: AnswerRow | None

    @property
    def rating_key(self) -> str:
        """The radio's key; each clearing makes a new radio, for Streamlit's cannot be un-chosen in the browser."""
        return f"rating:{self.respondent}:{self.item.id}:{st.session_state.get(self.cleared_key, 0)}"

    @property
    def cleared_key(self) -> str:
        return f"cleared:{self.respondent}:{self.item.id}"

    @property
    def note_key(self) -> str:
        return f"note:{self.respondent}:{self.item.id}"

    @property
    def fragment(self) -> str:
        return f"question:{self.item.id}"


def _save(asked: Asked, key: str, save: Callable[[str, str, str | None], None]) -> None:
    """Save what stands under a key, then redraw what depends on it: the question too where saving fails or had failed."""
    unsaved = st.session_state.setdefault("unsaved", {})
    had_failed = unsaved.pop(asked.item.id, None)
    try:
        save(asked.respondent, asked.item.id, st.session_state[key])
        st.session_state["last_save"] = SAVED
    except StoreProblem as problem:
        unsaved[asked.item.id] = problem.what_to_do
        st.session_state["last_save"] = FAILED  # said under the question; the progress line only announces it
    if had_failed or asked.item.id in unsaved:
        st.rerun([PROGRESS, asked.fragment])


def _keep(asked: Asked, *, clear: bool = False) -> None:
    """Save the answer on the page."""
    if clear:
        st.session_state[asked.cleared_key] = st.session_state.get(asked.cleared_key, 0) + 1
        st.session_state[asked.rating_key] = None
    _save(asked, asked.rating_key, here.store().save_answer)
    st.rerun([PROGRESS, asked.fragment] if clear else PROGRESS)


def _keep_note(asked: Asked) -> None:
    _save(asked, asked.note_key, _save_note)
    st.rerun(PROGRESS)


def _save_note(respondent: str, item: str, note: str | None) -> None:
    """Keep a note; StoreProblem where it is too long, since a limit of the field drops words that are pasted and says nothing."""
    if len(note or "") > LONGEST_NOTE:
        to_do = say("question.note_too_long", n=f"{len(note or ''):,}", most=f"{LONGEST_NOTE:,}")
        raise StoreProblem(say("question.not_saved"), "", to_do)
    here.store().save_note(respondent, item, note or "")


def _keep_both(asked: Asked) -> None:
    """Save the answer and the note once more: Streamlit sends nothing when the same option is pressed again."""
    _save(asked, asked.rating_key, here.store().save_answer)
    if st.session_state[asked.note_key]:
        _keep_note(asked)
    st.rerun([PROGRESS, asked.fragment])


def _not_saved(asked: Asked) -> None:
    """Under the question: it was not saved, what to do, and a button to save again."""
    what_to_do = st.session_state.get("unsaved", {}).get(asked.item.id)
    if what_to_do:
        st.error(f"{say('question.not_saved')} {what_to_do}", icon=":material/error:")
        st.button(say("question.save_again"), key=f"again:{asked.item.id}", on_click=_keep_both, args=(asked,))


def _name(asked: Asked, option: str) -> str:
    if option == DONT_KNOW:
        return f"**{say('question.dont_know')}**"
    if option == NOT_APPLICABLE:
        return f"**{say('question.not_applicable')}**"
    return f"**{asked.framework.stage_name(asked.item, option)}**"


def _captions(asked: Asked, stages: tuple[str, ...]) -> list[str]:
    descriptors = {} if asked.framework.shared_set(asked.item) else asked.item.descriptors
    return [descriptors.get(stage, "") for stage in stages] + [say("question.dont_know_why"), say("question.not_applicable_why")]


def draw(asked: Asked) -> None:
    """Draw the question as a fragment of its own."""
    item, framework = asked.item, asked.framework
    kept = asked.kept
    st.session_state.setdefault(asked.note_key, kept.note if kept else "")

    @st.fragment(key=asked.fragment)
    def question() -> None:
        st.session_state.setdefault(asked.rating_key, kept.answer if kept else None)
        stages = framework.scale_of(item.id).stage_ids
        st.header(f"{asked.number}. {pieces.plain(item.text)}", anchor=False)
        if item.plain:
            st.markdown(f"*{say('question.plain')}* {pieces.plain(item.plain)}")
        st.radio(
            item.text,
            [*stages, DONT_KNOW, NOT_APPLICABLE],
            format_func=lambda option: _name(asked, option),
            captions=_captions(asked, stages),
            index=None,
            key=asked.rating_key,
            label_visibility="collapsed",
            on_change=_keep,
            args=(asked,),
        )
        if framework.shared_set(item) and item.descriptors:
            with st.expander(say("question.descriptors"), type="compact"):
                lines = [f"- **{framework.stage_name(item, s)}**: {item.descriptors[s]}" for s in stages if s in item.descriptors]
                st.markdown("\n".join(lines))
        with st.expander(say("question.note_filled" if st.session_state[asked.note_key] else "question.note"), type="compact"):
            _note(asked)
        guidance_cards.draw_beside(framework.id, item)
        _not_saved(asked)
        st.button(
            say("question.clear"),
            key=f"clear:{item.id}",
            on_click=_keep,
            args=(asked,),
            kwargs={"clear": True},
        )

    question()


def _note(asked: Asked) -> None:
    if asked.item.evidence:
        st.markdown(say("question.evidence") + "\n" + "\n".join(f"- {line}" for line in asked.item.evidence))
    if asked.item.see_also:
        st.markdown(say("question.see_also", page=asked.item.see_also))
    st.text_area(
        say("question.note_label", n=asked.number),
        key=asked.note_key,
        on_change=_keep_note,
        args=(asked,),
    )
    st.caption(say("question.note_care"))
