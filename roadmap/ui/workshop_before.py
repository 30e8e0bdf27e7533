"""Before the room: which way in will work here, the code on the wall, who is there, and what to print."""

from datetime import UTC, datetime

import streamlit as st

from roadmap.access.codes import shown_workshop_code
from roadmap.content.models import Perspective
from roadmap.store import StoreProblem
from roadmap.ui import here, places, room_routes, room_start
from roadmap.ui.mode import Mode, mode
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.visitor import may_in
from roadmap.ui.words import say
from roadmap.ui.workshop_moves import RUN, SAID, move
from roadmap.workshop.models import Way


def ways(room: LiveRoom) -> None:
    """What will work, in words; and the way that is chosen, in one click, at any time."""
    st.subheader(say("workshop.ways_title"), anchor=False)
    joined = here.store().phones_of(room.id, datetime.now(UTC))
    st.markdown(_what_works(joined))
    key = f"way:{room.id}"
    st.session_state[key] = room.room.way  # as the room is, whoever of its trainers chose it, and on whatever page
    st.radio(
        say("workshop.way"),
        list(Way),
        format_func=lambda way: f"**{say(f'workshop.way_{way.value}')}**",
        captions=[say(f"workshop.way_{way.value}_text") for way in Way],
        key=key,
        on_change=_choose_way,
        args=(room, key),
    )


def _choose_way(room: LiveRoom, key: str) -> None:
    """Kept before the page is drawn, as every press of the trainer is: a quick next one loses nothing."""
    move(room, "way", way=st.session_state[key])


def _what_works(joined: int) -> str:
    if joined:
        return say("workshop.works_joined" if joined > 1 else "workshop.works_joined_one", n=joined)
    if mode() is Mode.LAPTOP or (mode() is Mode.ROOM and st.get_option("server.address") in room_start.ONLY_HERE):
        return say("workshop.works_only_here")
    if mode() is Mode.ROOM and room_start.network_address() is None:
        return say("workshop.works_no_network")
    return say("workshop.works_try" if mode() is Mode.ROOM else "workshop.works_try_shared")


def joining(room: LiveRoom) -> None:
    """The code, the projector's page, and a new code where the day of this one is over."""
    st.subheader(say("workshop.join_title"), anchor=False)
    letters = room.code_now()
    if letters is None:
        st.markdown(say("workshop.code_over"))
    else:
        st.markdown(say("workshop.code", code=shown_workshop_code(letters), address=phones_address()))
        st.link_button(
            say("workshop.projector"), room_routes.page_address(f"/join/{letters}/screen"), icon=":material/present_to_all:"
        )
    st.button(say("workshop.new_code"), key="workshop:new_code", icon=":material/refresh:", on_click=_new_code, args=(room,))


def _new_code(room: LiveRoom) -> None:
    if may_in(room.id, *RUN):
        try:
            here.store().new_code(room.id, datetime.now(UTC))
        except StoreProblem as problem:
            st.session_state[SAID] = f"{say('errors.not_saved')} {problem.what} {problem.what_to_do}"


def phones_address() -> str:
    """Where phones join, as the trainer tells it."""
    network = room_start.network_address() if mode() is Mode.ROOM else None
    seen = room_routes.page_address("/join")
    return f"{network}:{st.get_option('server.port')}/join" if network else seen.split("://", 1)[-1]


def printing(room: LiveRoom) -> None:
    """Everything for a room without phones, to print the day before."""
    if places.is_open("session_plan"):
        st.subheader(say("workshop.print_title"), anchor=False)
        st.markdown(say("workshop.print_text"))
        places.link("session_plan", say("workshop.print_link"), icon=":material/print:", w=room.id)


def attendance(room: LiveRoom, groups: tuple[Perspective, ...]) -> None:
    """How many of each group are in the room: counted, never named."""
    with st.expander(say("workshop.here_title"), type="compact", expanded=not room.room.here):
        st.markdown(say("workshop.here_text"))
        with st.form("workshop:here", border=False):
            columns = st.columns(len(groups))
            for group, column in zip(groups, columns, strict=True):
                column.number_input(
                    group.name[:1].upper() + group.name[1:], 0, 500, room.room.here.get(group.id, 0), key=f"here:{group.id}"
                )
            names = [group.id for group in groups]
            st.form_submit_button(say("workshop.here_save"), on_click=_keep_here, args=(room, names))


def _keep_here(room: LiveRoom, groups: list[str]) -> None:
    """Keep the numbers as they were typed, and say so at the top of the page."""
    numbers = {group: int(st.session_state[f"here:{group}"] or 0) for group in groups}
    if move(room, "here", people=numbers):
        st.session_state[SAID] = say("workshop.here_saved")
