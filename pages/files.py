"""Open a file somebody saved with this tool, or save the open assessment as one."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.models import Assessment, Audience
from roadmap.exchange.archives import needs_passphrase, read_archive, write_archive
from roadmap.exchange.gathering import gather
from roadmap.exchange.models import ArchiveProblem
from roadmap.store import StoreProblem
from roadmap.ui import downloads, here, pieces, places, standing, visitor
from roadmap.ui.visitor import may
from roadmap.ui.words import say

pieces.needs("files")

#: The shortest passphrase that locks single answers.
LEAST = 12
ZIP = "application/zip"


def shareable(assessment: Assessment) -> bytes:
    """The archive that may be sent on: what may be shown, never single answers."""
    parts = gather(here.store(), assessment.id)
    stands = standing.standing(assessment, Audience.ORGANISATION)
    shown = (stands.release,) if stands and stands.release not in parts.releases else ()
    return write_archive(parts.model_copy(update={"releases": (*parts.releases, *shown)}))


def draw_save(assessment: Assessment) -> None:
    """The archive for sending on."""
    if not may(Deed.SAVE, Thing.ARCHIVE):
        return
    st.header(say("files.save_title"), anchor=False)
    st.markdown(say("files.save_text"))
    name = downloads.file_name(assessment, say("files.archive"), "zip")
    st.download_button(
        say("files.save"), data=shareable(assessment), file_name=name, mime=ZIP, icon=":material/download:", on_click="ignore"
    )


def draw_keeper(assessment: Assessment) -> None:
    """The archive with single answers, for the keeper of the computer."""
    if not may(Deed.SAVE, Thing.ARCHIVE_WITH_ANSWERS):
        return
    st.header(say("files.keeper_title"), anchor=False)
    st.markdown(say("files.keeper_text"))
    passphrase = st.text_input(say("files.passphrase"), type="password", autocomplete="new-password", key="files:new")
    if passphrase and len(passphrase) < LEAST:
        pieces.faults(say("files.missing_passphrase"), [])
    elif passphrase:
        data = write_archive(gather(here.store(), assessment.id, with_answers=True), passphrase)
        name = downloads.file_name(assessment, say("files.keeper_archive"), "zip.locked")
        st.download_button(say("files.keeper_save"), data=data, file_name=name, icon=":material/lock:", on_click="ignore")


def draw_open() -> None:
    """Read an archive and keep what it holds as an assessment of its own."""
    if not may(Deed.BRING_IN, Thing.ARCHIVE):
        return
    st.header(say("files.open_title"), anchor=False)
    sent = st.file_uploader(say("files.open_label"), key="files:sent")
    if sent is None:
        return
    data = sent.getvalue()
    try:
        locked = needs_passphrase(data)
        if locked and not may(Deed.BRING_IN, Thing.ARCHIVE_WITH_ANSWERS):
            pieces.notice(say("files.keeper_alone"), icon=":material/lock:")
            return
        passphrase = st.text_input(say("files.open_passphrase"), type="password", key="files:old") if locked else None
        if st.button(say("files.open"), type="primary"):
            opened = here.store().restore_assessment(read_archive(data, passphrase))
            visitor.begun(opened.id)
            here.open_assessment(opened)
            places.go("results")
    except (ArchiveProblem, StoreProblem) as problem:
        pieces.faults(say("files.fault"), [problem.what, f"{problem.where}.", problem.what_to_do])


places.link("home", say("setup.back"), icon=":material/arrow_back:")
st.title(say("files.title"), anchor=False)
st.markdown(say("files.lead"))
found = here.assessment()
if found:
    draw_save(found)
    draw_keeper(found)
draw_open()
