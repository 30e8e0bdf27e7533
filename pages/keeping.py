"""For the keeper of the computer: what is kept and until when, a backup and back, and one person's answers by their code."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.models import Assessment, Respondent
from roadmap.exchange.backup_files import read_backup, write_backup
from roadmap.exchange.models import ArchiveProblem
from roadmap.exchange.own_answers import find, own_answers, own_answers_file
from roadmap.store import NotKept, StoreProblem
from roadmap.store.erasing import kept_months, last_kept_day
from roadmap.ui import downloads, here, pieces, places, standing
from roadmap.ui.visitor import may
from roadmap.ui.words import say, section

pieces.needs("keeping")

#: The shortest passphrase that locks single answers.
LEAST = 12
#: In this tab, until it has been said: that somebody was erased, or why not.
ERASED, FAULT = "keeping:erased", "keeping:fault"


def name(assessment: Assessment) -> str:
    """An assessment as people know it."""
    return f"{assessment.organisation.name}: {assessment.service}, {assessment.round_name}"


def draw_kept(months: int) -> None:
    """Every assessment, and until when its single answers are kept; never how many people answered."""
    st.header(say("keeping.kept"), anchor=False)
    rows = []
    for one in here.assessments():
        for collection in here.store().collections(one.id):
            closed = collection.closed_on or one.closed_on
            until = pieces.date_words(last_kept_day(closed, months)) if closed else say("keeping.not_closed")
            answers = until if here.store().respondents(collection.id) else say("keeping.no_answers")
            rows.append({say("keeping.col_what"): pieces.plain(name(one)), say("keeping.col_until"): answers})
    if rows:
        pieces.table(say("keeping.kept"), rows, fold=False)
    st.markdown(say("keeping.how_long", months=months))
    st.markdown(say("keeping.where", where=pieces.plain(here.store().where)))


def draw_backup() -> None:
    """Everything as one file, locked."""
    st.header(say("keeping.backup"), anchor=False)
    st.markdown(say("keeping.backup_text"))
    passphrase = st.text_input(say("files.passphrase"), type="password", autocomplete="new-password", key="keeping:new")
    if passphrase and len(passphrase) < LEAST:
        pieces.faults(say("files.missing_passphrase"), [])
    elif passphrase:
        kept, today = here.store().everything(), here.today()
        data = write_backup(kept.revision, kept.tables, today, passphrase)
        file = f"self-assessment-{today.isoformat()}.backup"
        st.download_button(say("keeping.backup_save"), data=data, file_name=file, icon=":material/lock:", on_click="ignore")


def draw_restore() -> None:
    """A backup in the place of everything."""
    st.header(say("keeping.restore"), anchor=False)
    st.markdown(say("keeping.restore_text"))
    sent = st.file_uploader(say("keeping.restore_file"), max_upload_size=1_000, key="keeping:sent")  # megabytes
    if sent is None:
        return
    passphrase = st.text_input(say("files.open_passphrase"), type="password", key="keeping:old")
    sure = st.checkbox(say("keeping.restore_sure"))
    if st.button(say("keeping.restore_button"), disabled=not sure):
        try:
            here.store().put_back(read_backup(sent.getvalue(), passphrase), here.today())
        except (ArchiveProblem, StoreProblem) as problem:
            pieces.faults(say("keeping.restore_fault"), [problem.what, f"{problem.where}.", problem.what_to_do])
            return
        here.pinned.clear()
        standing.forget()
        pieces.notice(say("keeping.restored"), icon=":material/check:")


def draw_one_person() -> None:
    """Somebody's answers, by the code they bring: handed out, or erased. They are never shown here."""
    st.header(say("keeping.person"), anchor=False)
    st.markdown(say("keeping.person_text"))
    if st.session_state.pop(ERASED, False):
        pieces.notice(say("keeping.erased"), icon=":material/check:")
    typed = st.text_input(say("keeping.code"), key="keeping:code", autocomplete="off")
    if not typed:
        return
    store = here.store()
    found = find(store, here.assessments(), typed)
    if not found:
        pieces.notice(say("keeping.no_code"))
    if fault := st.session_state.pop(FAULT, None):
        pieces.faults(say("keeping.not_erased"), fault)
    for assessment, person in found:
        st.markdown(say("keeping.found", name=pieces.plain(name(assessment))))
        with st.container(horizontal=True):
            if may(Deed.SAVE, Thing.SOMEBODYS_ANSWERS):
                data = own_answers_file(own_answers(store, assessment, person, section("question")), ".xlsx")
                st.download_button(
                    say("keeping.hand_out"),
                    data=data,
                    file_name="answers.xlsx",
                    mime=downloads.XLSX,
                    key=f"keeping:out:{assessment.id}",
                    icon=":material/download:",
                    on_click="ignore",
                )
            if may(Deed.ERASE, Thing.SOMEBODYS_ANSWERS) and st.button(say("keeping.erase"), key=f"keeping:erase:{assessment.id}"):
                confirm_erasing(assessment, person)


def erase(person: Respondent) -> None:
    """Erase somebody, and forget the code that was typed."""
    try:
        here.store().erase_respondent(person.id)
    except NotKept:
        pass  # another tab was quicker: it is erased
    except StoreProblem as problem:
        st.session_state[FAULT] = [problem.what, problem.what_to_do]
        return
    st.session_state[ERASED], st.session_state["keeping:code"] = True, ""


@st.dialog(say("keeping.sure_title"))
def confirm_erasing(assessment: Assessment, person: Respondent) -> None:
    """What will go, what stays, and that it cannot come back: erased only by a second, deliberate press."""
    st.markdown(say("keeping.sure_goes", name=pieces.plain(name(assessment))))
    st.markdown(say("keeping.sure_stays"))
    st.markdown(say("keeping.sure_for_good"))
    with st.container(horizontal=True):
        if st.button(say("keeping.sure_erase"), key="keeping:sure", on_click=erase, args=(person,)):
            st.rerun()
        if st.button(say("keeping.sure_keep"), key="keeping:keep"):
            st.rerun()


places.link("home", say("setup.back"), icon=":material/arrow_back:")
st.title(say("keeping.title"), anchor=False)
st.markdown(say("keeping.lead"))
try:
    draw_kept(kept_months())
except StoreProblem as wrong:
    pieces.faults(wrong.what, [wrong.what_to_do])
if may(Deed.SAVE, Thing.BACKUP):
    draw_backup()
if may(Deed.BRING_IN, Thing.BACKUP):
    draw_restore()
if may(Deed.ERASE, Thing.SOMEBODYS_ANSWERS) or may(Deed.SAVE, Thing.SOMEBODYS_ANSWERS):
    draw_one_person()
