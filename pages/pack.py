"""What works with nothing installed: forms, workbook, cards, guide and papers, to take away in one file."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.pack.files import pack_files, zipped
from roadmap.pack.loading import pack_parts
from roadmap.ui import here, pieces, places
from roadmap.ui.visitor import may
from roadmap.ui.words import say

pieces.needs("pack")


def made() -> bytes:
    """The whole pack in one file."""
    return zipped(pack_files(pack_parts(here.today())), say("pack.folder"))


places.link("home", say("setup.back"), icon=":material/arrow_back:")
st.title(say("pack.title"), anchor=False)
st.markdown(say("pack.lead"))
st.markdown(say("pack.holds"))
st.markdown(say("pack.careful"))
if may(Deed.SAVE, Thing.PACK):
    st.download_button(
        say("pack.download"),
        data=made,
        file_name=f"{say('pack.folder')}.zip",
        mime="application/zip",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(say("pack.unpack"))
