"""Who gives a part and who takes one away: the place always has a keeper, an assessment somebody who runs it."""

import pytest

from roadmap.access.models import EVERYTHING, Grant, Role
from roadmap.access.ownership import is_email, may_be_given, may_give, may_take
from roadmap.access.visitors import NOBODY, Granted, Visitor

LEAD, OTHER, VIEWER = (Grant(email=f"{name}@x.org", role=role, opens="a") for name, role in (
    ("lead", Role.FACILITATOR), ("other", Role.FACILITATOR), ("viewer", Role.VIEWER),
))  # fmt: skip
KEEPERS = tuple(Grant(email=f"{name}@x.org", role=Role.KEEPER, opens=EVERYTHING) for name in ("one", "two"))


def signed_in(grant: Grant) -> Visitor:
    return Visitor(granted=(Granted(role=grant.role, opens=grant.opens),), signed_in=grant.email)


def test_a_keeper_gives_every_part_that_can_be_given() -> None:
    keeper = signed_in(KEEPERS[0])
    assert may_give(keeper, LEAD)
    assert may_give(keeper, KEEPERS[1])
    assert not may_give(keeper, Grant(email="x@x.org", role=Role.READER, opens=EVERYTHING))
    assert not may_be_given(Role.RESPONDENT, "a")


def test_a_facilitator_gives_parts_of_their_own_assessment_alone() -> None:
    lead = signed_in(LEAD)
    assert may_give(lead, VIEWER)
    assert may_give(lead, OTHER)
    assert not may_give(lead, Grant(email="x@x.org", role=Role.VIEWER, opens="b"))
    assert not may_give(lead, KEEPERS[0])
    assert not may_give(lead, Grant(email="x@x.org", role=Role.FACILITATOR, opens=None))


@pytest.mark.parametrize("who", [VIEWER, Grant(email="s@x.org", role=Role.STEERING_MEMBER, opens="a")])
def test_nobody_else_gives_or_takes_anything(who: Grant) -> None:
    assert not may_give(signed_in(who), VIEWER)
    assert not may_take(signed_in(who), VIEWER, (VIEWER, LEAD))
    assert not may_give(NOBODY, VIEWER)


def test_a_trainer_lets_somebody_look_at_their_own_room_and_gives_nothing_else() -> None:
    trainer = signed_in(Grant(email="t@x.org", role=Role.TRAINER, opens="room"))
    look = Grant(email="v@x.org", role=Role.VIEWER, opens="room")
    assert may_give(trainer, look)
    assert may_take(trainer, look, (look,))
    for role, opens in ((Role.FACILITATOR, "room"), (Role.TRAINER, "room"), (Role.VIEWER, "a"), (Role.FACILITATOR, None)):
        assert not may_give(trainer, Grant(email="v@x.org", role=role, opens=opens))
    assert not may_give(signed_in(LEAD), look)


def test_the_last_keeper_stays() -> None:
    keeper = signed_in(KEEPERS[0])
    assert not may_take(keeper, KEEPERS[0], KEEPERS[:1])
    assert may_take(keeper, KEEPERS[0], KEEPERS)


def test_a_facilitator_hands_an_assessment_on_and_puts_no_other_out() -> None:
    lead = signed_in(LEAD)
    assert not may_take(lead, LEAD, (LEAD,))
    assert may_take(lead, LEAD, (LEAD, OTHER))
    assert not may_take(lead, OTHER, (LEAD, OTHER))
    assert may_take(lead, VIEWER, (LEAD, VIEWER))
    assert may_take(signed_in(KEEPERS[0]), OTHER, (LEAD, OTHER))


@pytest.mark.parametrize(
    ("typed", "fine"),
    [
        ("a@b.org", True), (" a.b+c@b.gov.uk ", True), ("a", False), ("@b.org", False), ("a@b", False), ("a@.", False),
        ("a@b.org, c@d.org", False), ("a@b@c.org", False), ("", False),
    ],
)  # fmt: skip
def test_one_e_mail_is_told_from_what_is_none(typed: str, fine: bool) -> None:
    assert is_email(typed) is fine
