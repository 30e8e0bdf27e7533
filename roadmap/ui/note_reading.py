"""One note and what its reader can choose, and what was decided so far: each choice is one press, saved at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment
from roadmap.assessment.note_models import Choice, Note
from roadmap.assessment.notes import choices, decided, undone
from roadmap.content.models import Framework
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import here, pieces
from roadmap.ui.words import say

_SAID, _FAULT = "notes:said", "notes:fault"


@dataclass(frozen=True)
class Read:
    """A note with what has to be known to decide on it."""

    assessment: Assessment
    framework: Framework
    collection: Collection
    note: Note

    @property
    def released(self) -> bool:
        """Whether results of its collection are out, so that a choice can be undone no more."""
        kept = here.store().releases(self.assessment.id)
        return any(one.collection_id in (self.collection.id, None) for one in kept)

    @property
    def part_key(self) -> str:
        return f"notes:part:{self.note.id}"


def all_of(assessment: Assessment, framework: Framework, collection_id: str | None) -> list[Read]:
    """Every note of an assessment, or of the one collection that somebody's link opens; those promised first before others."""
    store = here.store()
    found = [
        Read(assessment, framework, collection, note)
        for collection in store.collections(assessment.id)
        if collection_id in (collection.id, None)
        for note in store.notes(assessment.id, collection.id)
    ]
    return sorted(found, key=lambda one: (one.note.read_by, one.note.id))


def say_what_happened() -> None:
    """Say once what the last press did, or why it did nothing."""
    said, fault = st.session_state.pop(_SAID, ""), st.session_state.pop(_FAULT, "")
    if fault:
        st.error(fault, icon=":material/error:")
    elif said:
        st.success(said, icon=":material/check:")
    pieces.announce(fault or said)


def remember(said: str = "", fault: str = "") -> None:
    """Say this after the next redraw."""
    st.session_state[_SAID], st.session_state[_FAULT] = said, fault


def words_of(note: Note, framework: Framework) -> None:
    """What somebody wrote, as they typed it, and beside which question."""
    if note.contribution:
        st.caption(say("notes.otherwise"))
    elif note.item in framework.items:
        st.caption(say("notes.about", item=framework.items[note.item].text))
    st.markdown(pieces.plain(note.words or note.part))


def _keep(read: Read, decided_note: Note, said: str) -> None:
    try:
        here.store().keep_decision(read.assessment.id, decided_note)
        st.session_state[_SAID] = say(f"notes.said_{said}")
    except StaleWrite:
        st.session_state[_FAULT] = say("notes.taken")
    except StoreProblem as problem:
        st.session_state[_FAULT] = f"{say('errors.not_saved')} {problem.what_to_do}"


def _choose(read: Read, choice: Choice) -> None:
    kept = st.session_state.get(read.part_key, "")
    try:
        made = decided(read.note, choice, here.today(), released=read.released, kept=kept)
    except ValueError as fault:
        st.session_state[_FAULT] = _fault_words(str(fault))
        return
    _keep(read, made, choice.value)


def _undo(read: Read) -> None:
    if read.released:
        st.session_state[_FAULT] = say("notes.released_text")
    else:
        _keep(read, undone(read.note, released=False), "undo")


def _fault_words(fault: str) -> str:
    """What is wrong with the words that were left; a choice that is not open any more was taken by somebody else."""
    if fault.startswith("added "):
        return say("notes.added", word=pieces.plain(fault.removeprefix("added ")))
    return say(f"notes.{fault}") if fault in ("nothing_left", "nothing_taken_out") else say("notes.taken")


def draw_one(read: Read) -> None:
    """The note that is next, what was promised, and every choice with what it does; harm is asked about first."""
    note, contact = read.note, read.collection.settings.notes.safeguarding
    st.header(say("notes.one"), anchor=False)
    with st.container(border=True, gap="xsmall"):
        words_of(note, read.framework)
    late = note.read_by < here.today()
    st.caption(say("notes.was_due" if late else "notes.read_by", day=pieces.date_words(note.read_by)))
    st.subheader(say("notes.harm_title"), anchor=False)
    st.markdown(f"{say('notes.danger')} {say('notes.harm_text')}")
    if note.contribution:
        st.markdown(say("notes.otherwise_text"))
    if contact:
        st.markdown(say("notes.contact", contact=pieces.plain(contact)))
    _button(read, Choice.PASS_ON, icon=":material/shield_person:")
    st.subheader(say("notes.show_title"), anchor=False)
    for choice in (Choice.SHOW, Choice.KEEP_BACK):
        _button(read, choice)
        st.caption(say(f"notes.{choice.value}_why"))
    with st.expander(say("notes.part_title"), type="compact", key=f"notes:open:{note.id}"):
        st.session_state.setdefault(read.part_key, note.words)
        st.text_area(say("notes.part_label"), key=read.part_key, height=200)
        st.caption(say("notes.part_why"))
        _button(read, Choice.SHOW_PART)


def _button(read: Read, choice: Choice, icon: str | None = None) -> None:
    st.button(
        say(f"notes.{choice.value}"),
        key=f"notes:{choice.value}:{read.note.id}",
        icon=icon,
        on_click=_choose,
        args=(read, choice),
    )


def draw_decided(notes: Sequence[Read]) -> None:
    """What was decided and can still be changed, folded; what was passed on is on its own list."""
    listed = [one for one in notes if one.note.choice is not None and choices(one.note, released=one.released)]
    if not listed:
        return
    with st.expander(say("notes.decided_title", n=len(listed)), type="compact", key="notes:decided"):
        for key, out in (("notes.decided_text", False), ("notes.released_text", True)):
            if any(one.released is out for one in listed):
                st.markdown(say(key))
        for one in listed:
            with st.container(border=True, gap="xsmall"):
                _draw_one_decided(one)


def _draw_one_decided(read: Read) -> None:
    note = read.note
    assert note.choice
    words_of(note.model_copy(update={"words": note.part or note.words}), read.framework)
    day = pieces.date_words(note.decided_on)
    st.caption(say("notes.decided_on", choice=say(f"notes.was_{note.choice.value}"), day=day))
    with st.container(horizontal=True):
        if not read.released:
            st.button(say("notes.undo"), key=f"notes:undo:{note.id}", on_click=_undo, args=(read,))
        elif note.choice is not Choice.KEEP_BACK:
            st.button(say("notes.keep_out"), key=f"notes:out:{note.id}", on_click=_choose, args=(read, Choice.KEEP_BACK))
        _button(read, Choice.PASS_ON)
