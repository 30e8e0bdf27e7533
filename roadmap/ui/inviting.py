"""Links for the people of a collection: made, shown once with their QR code, listed without a secret, and taken back."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import streamlit as st

from roadmap.access.models import Deed, LinkState, Role, Thing
from roadmap.access.tokens import state_of
from roadmap.assessment.collecting import HERE, MOST_AT_ONCE, end_of, link_until
from roadmap.assessment.collection_models import Collection
from roadmap.content.models import Framework
from roadmap.reports.slips import qr_svg, slips_html
from roadmap.store.links import Batch
from roadmap.ui import here, looked_at, pieces, room_start
from roadmap.ui.mode import Mode, mode
from roadmap.ui.visitor import may
from roadmap.ui.words import say

#: In this tab only, until the page is left: addresses just made. They are kept nowhere else.
LINK, BATCH = "inviting:link", "inviting:batch"
ANYBODY = ""


def address(token: str) -> str:
    """The whole address of a link, as people open it: where this page came from, and what stands before every page.

    In a room that is what phones reach, and not the name by which this computer knows itself.
    """
    found = urlsplit(st.context.url or "")
    netloc = room_start.seen_by_phones(found.netloc) if mode() is Mode.ROOM else found.netloc
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{found.scheme}://{netloc}{f'/{base}' if base else ''}/j/{token}"


def ends(about: Collection) -> datetime:
    """When links of a collection end: once people had a year to come back for what was heard."""
    return end_of(link_until(about, here.today()))


def _views(framework: Framework, about: Collection) -> dict[str, str]:
    """The views that can be invited, by id; each its own, or any."""
    named = {
        one.id: one.name[:1].upper() + one.name[1:]
        for one in framework.perspectives
        if not about.perspectives or one.id in about.perspectives
    }
    return named | {ANYBODY: say("invitations.anybody")}


def draw_links(framework: Framework, about: Collection) -> None:
    """Make one link for a group; it is shown once."""
    st.header(say("invitations.links_title"), anchor=False)
    st.markdown(say("invitations.links_lead"))
    views = _views(framework, about)
    with st.form("link", border=False):
        view = st.radio(say("invitations.which"), list(views), format_func=lambda one: views[one], key="inviting:view")
        if st.form_submit_button(say("invitations.make"), type="primary"):
            made = here.store().make_link(Role.RESPONDENT, about.id, ends(about), perspective=view or None)
            st.session_state[LINK] = (about.id, views[view], address(made.token))
    of, name, opens = st.session_state.get(LINK, (None, "", ""))
    if of == about.id:
        with st.container(border=True, key="inviting:made"):
            st.markdown(f"**{name}**")
            st.markdown(say("invitations.made"))
            if code := qr_svg(opens):
                st.image(code, width=240, alt=say("invitations.qr", address=opens))
            st.code(opens, language=None, wrap_lines=True)


def draw_batches(framework: Framework, about: Collection) -> None:
    """Make personal links, to be taken away as one sheet."""
    st.header(say("invitations.batch_title"), anchor=False)
    st.markdown(say("invitations.batch_lead"))
    views = _views(framework, about)
    with st.form("batch", border=False, enter_to_submit=False):
        view = st.selectbox(say("invitations.which"), list(views), format_func=lambda one: views[one], key="inviting:batch_view")
        number = st.number_input(
            say("invitations.how_many"), min_value=1, max_value=MOST_AT_ONCE, value=20, key="inviting:number"
        )
        if st.form_submit_button(say("invitations.make_batch")):
            made = here.store().make_batch(about.id, ends(about), int(number), perspective=view or None)
            st.session_state[BATCH] = (about.id, tuple(address(token) for token in made.tokens))
    of, addresses = st.session_state.get(BATCH, (None, ()))
    if of == about.id:
        st.markdown(say("invitations.batch_made", n=len(addresses)))
        st.download_button(
            say("invitations.sheet"),
            data=sheet(about, addresses).encode(),
            file_name="personal-links.html",
            mime="text/html",
            icon=":material/download:",
            on_click="ignore",
            key="inviting:sheet",
        )


def sheet(about: Collection, addresses: tuple[str, ...]) -> str:
    """The sheet to cut up, with what each slip says."""
    until = say("invitations.sheet_until", date=pieces.date_words(about.closes_on)) if about.closes_on else ""
    lines = (looked_at.name_of(about), until, say("invitations.sheet_open"))
    title, lead = say("invitations.sheet_title"), say("invitations.sheet_lead")
    return slips_html(title, lead, lines, addresses, say("invitations.qr", address="{address}"))


def draw_given(framework: Framework, about: Collection, now: datetime) -> None:
    """What was made, each with how it stands; links of a batch are only counted."""
    st.header(say("invitations.given"), anchor=False)
    st.markdown(say("invitations.given_lead"))
    links, batches = here.store().links_of(about.id), here.store().batches_of(about.id)
    if not links and not batches:
        st.markdown(say("invitations.given_none"))
    names = {one.id: one.name[:1].upper() + one.name[1:] for one in framework.perspectives}
    for link in links:
        state, view = state_of(link, now), names.get(link.perspective or "", say("invitations.anybody"))
        _row(say("invitations.given_link", view=view, state=_state(state, link.expires_at)), state, link.hash, batch=False)
    for batch in batches:
        state, view = _batch_state(batch, now), names.get(batch.perspective or "", say("invitations.anybody"))
        words = say("invitations.given_batch", view=view, n=batch.links, state=_state(state, batch.expires_at))
        _row(words, state, batch.id, batch=True)


def _row(words: str, state: LinkState, made: str, *, batch: bool) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(words, width="content")
        if state is LinkState.OPEN and may(Deed.REVOKE, Thing.INVITATION):
            st.button(say("invitations.revoke"), key=f"revoke:{made}", on_click=_revoke, args=(made, batch))


def _revoke(made: str, batch: bool) -> None:
    revoke = here.store().revoke_batch if batch else here.store().revoke_link
    revoke(made, datetime.now(UTC))
    st.session_state.pop(BATCH if batch else LINK, None)


def _batch_state(batch: Batch, now: datetime) -> LinkState:
    if batch.revoked_at is not None:
        return LinkState.REVOKED
    return LinkState.EXPIRED if batch.expires_at <= now else LinkState.OPEN


def _state(state: LinkState, expires_at: datetime) -> str:
    last = (expires_at.astimezone(HERE) - timedelta(seconds=1)).date()
    return say(f"invitations.state_{state.value}", **({"date": pieces.date_words(last)} if state is LinkState.OPEN else {}))
