"""The times of an evaluation from the trainer's side: opened, with the way in for phones, who was there, and closed for good."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import streamlit as st

from roadmap.access.codes import WORKSHOP_LASTS, shown_workshop_code
from roadmap.access.models import Deed
from roadmap.content.evaluation_models import Wave
from roadmap.evaluation.kept_models import Course, Opening
from roadmap.evaluation.summary import FEW
from roadmap.exchange.retention import close_wave
from roadmap.ui import evaluation_paper, here, pieces, room_routes, room_start, workshop_before
from roadmap.ui.evaluation_access import may_do
from roadmap.ui.mode import Mode, mode
from roadmap.ui.words import say

#: Under which a tab keeps what came of the last press, what was wrong with it, and a link that is shown once.
SAID, TROUBLE, LINK = "courses:said", "courses:trouble", "courses:link"
MOST_PEOPLE = 5_000
#: For so many days a link that is sent opens, unless another day is chosen.
LINK_DAYS = 30


def told() -> None:
    """What came of the last press."""
    if said := st.session_state.pop(SAID, None):
        pieces.notice(said, icon=":material/check:")
        pieces.announce(said)
    if trouble := st.session_state.pop(TROUBLE, None):
        pieces.faults(say("errors.not_saved"), trouble)


def draw(course: Course, wave: Wave, openings: Sequence[Opening], came: Mapping[tuple[str, str], int]) -> None:
    """One time: its state in words, and what can be done next."""
    st.header(wave.name.capitalize(), anchor=False)
    if not openings:
        st.markdown(say("courses.wave_not_open"))
        if may_do(course, Deed.CHANGE):
            st.button(say("courses.open_wave", wave=wave.name), key=f"open:{wave.id}", on_click=_open, args=(course, wave))
        evaluation_paper.draw(course, wave, openings)
        return
    closed_on = openings[0].closed_on
    if closed_on:
        st.markdown(say("courses.wave_closed", date=pieces.date_words(closed_on)))
        with st.expander(say("courses.attended"), type="compact", key=f"attended:open:{wave.id}"):
            _attended(course, wave, openings)
        return
    st.markdown(f"{say('courses.wave_open', date=pieces.date_words(openings[0].opened_on))} {how_many(sum(came.values()))}")
    st.caption(say("courses.came_why"))
    if may_do(course, Deed.CHANGE):
        st.markdown(_reach())
        for opening in openings:
            _way_in(course, opening)
    evaluation_paper.draw(course, wave, openings)
    _attended(course, wave, openings)
    _close(course, wave)


def how_many(n: int) -> str:
    """How many forms have come, in whole tens."""
    return say("courses.came_few") if n < FEW else say("courses.came", n=n // FEW * FEW)


def _open(course: Course, wave: Wave) -> None:
    here.store().open_wave(course.id, wave.id, datetime.now(UTC))
    st.session_state[SAID] = say("courses.opened", wave=wave.name.capitalize())


# --- the way in -------------------------------------------------------------------------------


def _way_in(course: Course, opening: Opening) -> None:
    """The letters, the projector's page, and a link for those who are not in a room."""
    place = f"{course.id}:{opening.wave}:{opening.site}"
    with st.container(border=True):
        if opening.site:
            st.markdown(f"**{pieces.plain(opening.site)}**")
        if datetime.now(UTC) < opening.made_at + WORKSHOP_LASTS:
            address = f"{workshop_before.phones_address().removesuffix('/join')}/form"
            st.markdown(say("courses.letters", letters=shown_workshop_code(opening.letters), address=address))
            with st.container(horizontal=True):
                st.link_button(
                    say("courses.projector"),
                    room_routes.page_address(f"/form/{opening.letters}/screen"),
                    icon=":material/present_to_all:",
                )
                _new_letters(course, opening, place)
        else:
            st.markdown(say("courses.letters_over"))
            _new_letters(course, opening, place)
        _link(course, opening, place)


def _new_letters(course: Course, opening: Opening, place: str) -> None:
    st.button(
        say("courses.new_letters"),
        key=f"letters:{place}",
        icon=":material/refresh:",
        help=say("courses.new_letters_help"),
        on_click=lambda: here.store().new_wave_letters(course.id, opening.wave, opening.site, datetime.now(UTC)),
    )


def _reach() -> str:
    """Whether phones can come to it, in words."""
    if mode() is Mode.LAPTOP or (mode() is Mode.ROOM and st.get_option("server.address") in room_start.ONLY_HERE):
        return say("courses.works_only_here")
    if mode() is Mode.ROOM and room_start.network_address() is None:
        return say("courses.works_no_network")
    return say("courses.works_try")


def _link(course: Course, opening: Opening, place: str) -> None:
    shown = st.session_state.get(LINK, {}).get(place)
    with st.expander(say("courses.link"), type="compact", expanded=bool(shown), key=f"link:open:{place}"):
        st.markdown(say("courses.link_text"))
        if opening.link_until and not shown:
            st.markdown(say("courses.link_kept", date=pieces.date_words(opening.link_until)))
        today = here.today()
        until = st.date_input(
            say("courses.link_until"),
            value=today + timedelta(days=LINK_DAYS),
            min_value=today,
            max_value=today + timedelta(days=180),
            format="DD/MM/YYYY",
            key=f"link:until:{place}",
        )
        if st.button(say("courses.link_make"), key=f"link:{place}", icon=":material/link:"):
            token = here.store().new_wave_link(course.id, opening.wave, opening.site, until)
            shown = (_for_phones(f"/form/{token}"), until)
            st.session_state[LINK] = {place: shown}
        if shown:
            address, last = shown
            st.markdown(say("courses.link_made", date=pieces.date_words(last)))
            st.code(address, language=None, wrap_lines=True)


def _for_phones(path: str) -> str:
    """The whole address of a path, as phones reach it."""
    seen = urlsplit(room_routes.page_address(path))
    netloc = room_start.seen_by_phones(seen.netloc) if mode() is Mode.ROOM else seen.netloc
    return f"{seen.scheme}://{netloc}{path}"


# --- who was there, and the end -----------------------------------------------------------------


def _attended(course: Course, wave: Wave, openings: Sequence[Opening]) -> None:
    """How many were there, at each site; nobody is named."""
    if not may_do(course, Deed.CHANGE):
        return
    with st.form(f"attended:{wave.id}", border=False):
        st.caption(say("courses.attended_text", n=course.instrument.background_from))
        for opening in openings:
            label = say("courses.attended_at", site=opening.site) if opening.site else say("courses.attended")
            st.number_input(
                label, 0, MOST_PEOPLE, opening.attended, step=1, placeholder="–", key=f"attended:{wave.id}:{opening.site}"
            )
        st.form_submit_button(say("courses.attended_save"), on_click=_keep_attended, args=(course, wave, tuple(openings)))


def _keep_attended(course: Course, wave: Wave, openings: tuple[Opening, ...]) -> None:
    typed = {one.site: st.session_state.get(f"attended:{wave.id}:{one.site}") for one in openings}
    counts = next((one for one in here.store().wave_counts(course.id) if one.wave == wave.id), None)
    fewer = counts and any((n := typed.get(one.site)) is not None and n < one.forms for one in counts.sites)
    if fewer:
        st.session_state[TROUBLE] = [say("courses.attended_fewer", wave=wave.name.capitalize())]
        return
    for site, people in typed.items():
        here.store().note_attended(course.id, wave.id, site, people)
    st.session_state[SAID] = say("courses.attended_saved")


def _close(course: Course, wave: Wave) -> None:
    """Close a time for good, once every form is in."""
    if not may_do(course, Deed.CLOSE):
        return
    with st.expander(say("courses.close_title", wave=wave.name), type="compact", key=f"close:open:{wave.id}"):
        st.markdown(say("courses.close_text"))
        sure = st.checkbox(say("courses.close_sure"), key=f"close:sure:{wave.id}")
        st.button(say("courses.close"), disabled=not sure, key=f"close:{wave.id}", on_click=_closed, args=(course, wave))


def _closed(course: Course, wave: Wave) -> None:
    store = here.store()
    came = store.forms_came(course.id)
    there = {one.site: one.attended for one in store.openings(course.id) if one.wave == wave.id}
    if any(n is not None and came.get((wave.id, site), 0) > n for site, n in there.items()):
        st.session_state[TROUBLE] = [say("courses.attended_fewer", wave=wave.name.capitalize())]
        return
    done = close_wave(store, course, wave.id, here.today())
    st.session_state[SAID] = say("courses.closed" if done else "courses.closed_already", wave=wave.name.capitalize())
