"""Who is at this browser: from the way the tool runs, the cookie of a link, and what was kept of it."""

from datetime import UTC, datetime
from time import monotonic

import streamlit as st

from roadmap.access.models import EVERYTHING, Deed, Grant, Role, Thing, Visit, folded
from roadmap.access.permissions import may as role_may
from roadmap.access.tokens import token_hash
from roadmap.access.visitors import AT_THE_KEYBOARD, NOBODY, Granted, Visitor
from roadmap.ui import signing_in
from roadmap.ui.handed_over import HandedOver, screen
from roadmap.ui.mode import Mode, mode
from roadmap.ui.storage import store

#: The name of the cookie. Its value is its own and not the link's token.
COOKIE = "visit"
#: The cookies of a phone in a room (a random value) and of a projector (the letters on its own wall).
PHONE, PROJECTOR = "phone", "projector"
#: Under which a tab keeps who it is, and for how many seconds.
_ASKED, _FRESH = "visitor:asked", 1.0
#: Under which a tab keeps assessments that were read in this run.
READ_IN_THIS_RUN = "here:read"
KEYBOARD = Visitor(granted=tuple(Granted(role=role, opens=EVERYTHING) for role in AT_THE_KEYBOARD))


def visitor() -> Visitor:
    """Whoever asked for this page. Asked of the database on each run of a page, so that what is revoked ends at once.

    StoreProblem where it cannot be read.
    """
    if handed_over := screen.now:
        return _handed_over(handed_over)
    value = cookie()
    if not value and mode() is Mode.LAPTOP:
        return KEYBOARD
    email = signing_in.signed_in() if not value and mode() is Mode.SHARED else None
    if not value and not email:
        return NOBODY
    # A page asks many times in one run; part of a page that runs alone asks again after a second.
    kept: tuple[float, object, Visitor] = st.session_state.get(_ASKED, (0.0, None, NOBODY))
    asked_at, asked_as, who = kept
    if asked_as != (value, email) or monotonic() - asked_at > _FRESH:
        who = _by_cookie(value) if value else _signed_in(email or "")
        st.session_state[_ASKED] = (monotonic(), (value, email), who)
    return who


def ask_anew() -> None:
    """Ask the database again who this is: at the start of each run, and after what somebody may do has changed."""
    st.session_state.pop(_ASKED, None)
    st.session_state.pop(READ_IN_THIS_RUN, None)


def _by_cookie(value: str) -> Visitor:
    visit = store().visit_of(token_hash(value), datetime.now(UTC))
    return by_visit(visit) if visit else NOBODY


def _signed_in(email: str) -> Visitor:
    granted = tuple(Granted(role=one.role, opens=one.opens) for one in store().grants_of(email))
    return Visitor(granted=granted, signed_in=folded(email))


def by_visit(visit: Visit) -> Visitor:
    """Somebody who came by a link. A facilitator of the whole room runs its workshops as well."""
    everything = visit.opens == EVERYTHING
    opens = EVERYTHING if everything else visit.assessment_id or visit.opens
    roles = (Role.FACILITATOR, Role.TRAINER) if everything and visit.role is Role.FACILITATOR else (visit.role,)
    return Visitor(
        granted=tuple(Granted(role=role, opens=opens) for role in roles),
        assessment_id=visit.assessment_id,
        collection_id=visit.collection_id,
        workshop_id=None if everything or visit.assessment_id else visit.opens,
        perspective=visit.perspective,
        link_hash=visit.link_hash,
        batch=visit.batch,
        visit_hash=visit.hash,
        respondent_id=visit.respondent_id,
    )


def _handed_over(to: HandedOver) -> Visitor:
    return Visitor(
        granted=(Granted(role=Role.RESPONDENT, opens=to.assessment_id),),
        assessment_id=to.assessment_id,
        collection_id=to.collection_id,
        perspective=to.perspective,
        respondent_id=to.respondent_id,
        handed_over=True,
    )


def roles() -> frozenset[Role]:
    """This visitor's roles for the assessment that is open in this tab; a trainer is one whichever is open: rooms are apart."""
    opens, example = _open_now()
    return visitor().roles_in(opens, example=example) | (visitor().roles & {Role.TRAINER})


def may(deed: Deed, thing: Thing) -> bool:
    """Whether this visitor may do a deed to a thing of the assessment that is open in this tab."""
    return any(role_may(role, deed, thing) for role in roles())


def may_in(opens: str, deed: Deed, thing: Thing) -> bool:
    """Whether this visitor may do a deed to a thing of this assessment or workshop; their parts elsewhere give nothing here."""
    return any(role_may(role, deed, thing) for role in visitor().roles_in(opens))


def remember(respondent_id: str | None) -> None:
    """Remember whose answers a visitor gives who came by a link, or to whom this computer was handed; None forgets it."""
    who = visitor()
    if who.handed_over:
        screen.remember(respondent_id)
    elif who.visit_hash:
        store().remember_respondent(who.visit_hash, respondent_id)
        ask_anew()


def begun(assessment_id: str) -> None:
    """Make whoever signed in and began an assessment the one who runs it."""
    who = visitor()
    if who.signed_in:
        store().give(Grant(email=who.signed_in, role=Role.FACILITATOR, opens=assessment_id))
        ask_anew()


def cookie() -> str | None:
    """What this browser brought along, None where it came without a link."""
    value = st.context.cookies.get(COOKIE)
    return value if isinstance(value, str) else None  # a page that is launched without a server has something else there


def _open_now() -> tuple[str | None, bool]:
    """The assessment that `here.assessment` found in this run, and whether it is an example."""
    return st.session_state.get("assessment"), bool(st.session_state.get("assessment:example"))
