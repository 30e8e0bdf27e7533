"""Who may give somebody a part in what is kept here, and take it away again."""

from roadmap.access.models import EVERYTHING, Deed, Grant, Role, Thing
from roadmap.access.permissions import may
from roadmap.access.visitors import Visitor

#: What a facilitator gives for one assessment.
IN_AN_ASSESSMENT = (Role.FACILITATOR, Role.STEERING_MEMBER, Role.READER, Role.VIEWER)
#: What the keeper gives for the whole place; a facilitator of nothing yet may begin an assessment.
IN_THE_PLACE = (Role.KEEPER, Role.FACILITATOR, Role.TRAINER)
#: What a trainer gives of a workshop of theirs: to see what was shown in the room.
OF_A_WORKSHOP = (Role.VIEWER,)
#: What can be given by a link to somebody who does not sign in.
BY_LINK = (Role.STEERING_MEMBER, Role.READER, Role.VIEWER)


def is_email(typed: str) -> bool:
    """Whether this can be an e-mail: one @ with something on both sides and no space. Whose it is shows when they sign in."""
    name, _, place = typed.strip().partition("@")
    return bool(name) and "." in place.strip(".") and "@" not in place and not any(c.isspace() for c in typed.strip())


def may_be_given(role: Role, opens: str | None) -> bool:
    """Whether a role can hold for this at all: a keeper is one of the whole place, a reader of one assessment."""
    if opens == EVERYTHING:
        return role is Role.KEEPER
    return role in ((Role.FACILITATOR, Role.TRAINER) if opens is None else IN_AN_ASSESSMENT)


def may_give(who: Visitor, grant: Grant) -> bool:
    """Whether a visitor may give a part: the keeper any, a facilitator those of their own assessment.

    A trainer lets somebody see what a room of theirs said.
    """
    return may_be_given(grant.role, grant.opens) and _looks_after(who, grant)


def may_take(who: Visitor, grant: Grant, kept: tuple[Grant, ...]) -> bool:
    """Whether a visitor may take a part away.

    The last keeper stays: without one nobody could let anybody in. A facilitator puts another out only by
    way of the keeper, and gives up their own part once somebody else runs the assessment as well.
    """
    same = [one for one in kept if (one.role, one.opens) == (grant.role, grant.opens)]
    if grant.role is Role.KEEPER and len(same) < 2:
        return False
    if any(may(role, Deed.REVOKE, Thing.OWNERSHIP) for role in who.roles):
        return True
    if grant.role is Role.FACILITATOR:
        return grant.email == who.signed_in and len(same) > 1
    return _looks_after(who, grant)


def _looks_after(who: Visitor, grant: Grant) -> bool:
    if any(may(role, Deed.REVOKE, Thing.OWNERSHIP) for role in who.roles):
        return True
    if grant.opens in (None, EVERYTHING):
        return False
    roles = who.roles_in(grant.opens)
    if grant.role in OF_A_WORKSHOP and any(may(role, Deed.CHANGE, Thing.WORKSHOP_RESULTS) for role in roles):
        return True
    return any(may(role, Deed.CHANGE, Thing.OWNERSHIP) for role in roles)
