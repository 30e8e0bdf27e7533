"""'That is not what I said': a few words that go to the reader as a note does, only where somebody promised to read."""

import secrets

import streamlit as st

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Respondent
from roadmap.plan.feedback_models import Contribution
from roadmap.store import StoreProblem
from roadmap.ui import here, own_words, pieces, promise
from roadmap.ui.words import say

#: Short: it says what was meant, and is no place to tell a story.
LONGEST = 1000
BESIDE = ("no_names", "notes_read", "danger", "risk", "freedom_of_information")
_SAID, _FAULT = "otherwise:said", "otherwise:fault"


def draw(collection: Collection, one: Contribution, who: Respondent | None) -> None:
    """Under an answer, folded: write what was said, or whom to tell where nobody promised to read it."""
    with st.expander(say("heard.not_mine"), icon=":material/edit_note:", key=f"otherwise:{one.id}"):
        teller, settings = pieces.plain(_teller(collection, one)), collection.settings
        if not promise.writes(collection):
            if settings.contacts.independent:
                st.markdown(say("heard.not_mine_tell", name=teller, contact=pieces.plain(settings.contacts.independent)))
            else:
                st.markdown(say("heard.not_mine_tell_one", name=teller))
        elif who is None:
            st.markdown(say("heard.not_mine_code", name=teller))
        else:
            _write(collection, one, who)


def _teller(collection: Collection, one: Contribution) -> str:
    return (one.published.teller if one.published else "") or one.teller or collection.settings.feedback_from


def _write(collection: Collection, one: Contribution, who: Respondent) -> None:
    reader = pieces.plain(collection.settings.notes.reader)
    said = promise.sentences(collection)
    st.markdown(say("heard.not_mine_lead", reader=reader))
    st.markdown("\n".join(f"- {said[name]}" for name in BESIDE))
    st.text_area(say("heard.not_mine_label"), key=_box(one), height=150)
    st.button(say("heard.not_mine_send"), key=f"otherwise:send:{one.id}", width="stretch", on_click=_send, args=(one.id, who.id))
    fault = st.session_state.pop(f"{_FAULT}:{one.id}", "")
    sent = st.session_state.pop(f"{_SAID}:{one.id}", False)
    words = fault or (say("heard.not_mine_sent", reader=reader) if sent else "")
    if fault:
        st.error(fault, icon=":material/error:")
    elif sent:
        st.success(words, icon=":material/check:")
    if words:
        pieces.announce(words)


def _box(one: Contribution) -> str:
    return f"otherwise:words:{one.id}"


def _send(contribution_id: str, respondent_id: str) -> None:
    """Keep the words for the reader, and mark the answer; sent twice by a slip they are kept once."""
    words = (st.session_state.get(f"otherwise:words:{contribution_id}") or "").strip()
    if not words:
        st.session_state[f"{_FAULT}:{contribution_id}"] = say("heard.not_mine_empty")
        return
    if len(words) > LONGEST:
        st.session_state[f"{_FAULT}:{contribution_id}"] = own_words.too_long(words, LONGEST)
        return
    note_id = st.session_state.setdefault(f"otherwise:id:{contribution_id}", secrets.token_hex(16))
    try:
        person = here.store().respondent(respondent_id)
        collection = here.store().collection(person.collection_id or "")
        here.store().question(respondent_id, contribution_id, words, promise.read_by(collection), note_id=note_id)
    except StoreProblem as problem:
        st.session_state[f"{_FAULT}:{contribution_id}"] = f"{say('heard.not_sent')} {problem.what_to_do}"
        return
    st.session_state.pop(f"otherwise:id:{contribution_id}", None)
    st.session_state[f"otherwise:words:{contribution_id}"] = ""
    st.session_state[f"{_SAID}:{contribution_id}"] = True
