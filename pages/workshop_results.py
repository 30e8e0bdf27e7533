"""What a room said: to look at, to take away while it runs or after, and to carry over into an assessment."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.exchange.data_tables import DataTable, csv_file, workbook
from roadmap.ui import pieces, places, presses, workshop_carrying, workshop_counting, workshop_making, workshop_sharing
from roadmap.ui.downloads import MIME
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.visitor import may, may_in
from roadmap.ui.words import say
from roadmap.ui.workshop_moves import told
from roadmap.workshop.exporting import COLUMNS, rows
from roadmap.workshop.models import Phase
from roadmap.workshop.room import named

pieces.needs("workshop_results")


def said(room: LiveRoom) -> None:
    """Each question that was shown to the room, with its numbers or words."""
    shown = [ask for ask in room.workshop.asks if room.room.phase(ask.id) is Phase.REVEALED and ask.answer != "nothing"]
    if not shown:
        st.markdown(say("results_of_room.none_yet"))
    for plain in shown:
        ask = named(plain, room.room)
        with st.expander(f"{pieces.plain(ask.title)} · {pieces.plain(ask.text)}", key=f"said:{ask.id}"):
            workshop_counting.shown(room, ask)


def table(room: LiveRoom) -> DataTable:
    """The same as rows for a spreadsheet."""
    return COLUMNS, list(rows(room.workshop, room.room, room.tally, lambda ask: named(ask, room.room)))


def take(room: LiveRoom) -> None:
    """As a file, made when it is asked for."""
    if not may_in(room.id, Deed.SAVE, Thing.WORKSHOP_RESULTS):
        return
    presses.keep()
    st.header(say("results_of_room.take_title"), anchor=False)
    st.markdown(say("results_of_room.take_text"))
    name = f"{room.workshop.plan.id}-{room.workshop.made_on.isoformat()}"
    files = {
        "csv": (lambda: csv_file(table(room)), "text/csv"),
        "xlsx": (lambda: workbook({"room": table(room)}, room.workshop.plan.title), MIME["xlsx"]),
    }
    with st.container(horizontal=True):
        for suffix, (made, mime) in files.items():
            st.download_button(
                say(f"results_of_room.take_{suffix}"),
                data=made,
                file_name=f"{name}.{suffix}",
                mime=mime,
                key=f"take:{suffix}",
                icon=":material/download:",
                on_click="ignore",
            )


room = workshop_making.opened(Thing.WORKSHOP_RESULTS)
st.title(say("results_of_room.title"), anchor=False)
if room is None:
    workshop_making.listed("workshop_results", Thing.WORKSHOP_RESULTS)
    places.link("home", say("frame.home_link"), icon=":material/arrow_back:")
    st.stop()
if places.is_open("workshop"):
    places.link("workshop", say("results_of_room.back"), icon=":material/arrow_back:", w=room.id)
else:
    places.link("workshop_results", say("workshop.others"), icon=":material/arrow_back:")
st.markdown(f"**{pieces.plain(room.workshop.plan.title)}**  \n{workshop_making.named(room.workshop)}")
told()
said(room)
take(room)
workshop_sharing.draw(room)
if may(Deed.CARRY_OVER, Thing.WORKSHOP_RESULTS):
    workshop_carrying.draw(room)
