"""A visitor's roles hold for what they were given for, and nowhere else."""

from roadmap.access.models import EVERYTHING, Role
from roadmap.access.visitors import AT_THE_KEYBOARD, NOBODY, Granted, Visitor

BOTH = Visitor(granted=(Granted(role=Role.FACILITATOR, opens="a"), Granted(role=Role.VIEWER, opens="b")))


def test_somebody_who_facilitates_one_assessment_only_views_another() -> None:
    assert BOTH.roles_in("a") == {Role.FACILITATOR}
    assert BOTH.roles_in("b") == {Role.VIEWER}
    assert BOTH.roles_in(None) == {Role.FACILITATOR, Role.VIEWER}
    assert BOTH.reaches("a")
    assert not BOTH.reaches("c")
    assert BOTH.limited


def test_a_role_for_nothing_begun_yet_opens_no_assessment() -> None:
    new = Visitor(granted=(Granted(role=Role.FACILITATOR, opens=None),))
    assert new.roles_in(None) == {Role.FACILITATOR}
    assert not new.reaches("a")


def test_the_example_is_open_to_whoever_may_see_it() -> None:
    assert BOTH.reaches("example", example=True)
    reader = Visitor(granted=(Granted(role=Role.READER, opens="a"),))
    assert not reader.reaches("example", example=True)


def test_the_person_at_the_keyboard_reaches_everything_and_nobody_nothing() -> None:
    keyboard = Visitor(granted=tuple(Granted(role=role, opens=EVERYTHING) for role in AT_THE_KEYBOARD))
    assert keyboard.reaches("anything")
    assert not keyboard.limited
    assert not keyboard.by_link
    assert Role.RESPONDENT not in keyboard.roles
    assert not NOBODY.reaches("anything")
    assert NOBODY.roles == frozenset()


def test_a_respondent_is_here_for_nothing_else() -> None:
    one = Visitor(granted=(Granted(role=Role.RESPONDENT, opens="a"),), visit_hash="v")
    assert one.only_responds
    assert one.by_link
    assert not BOTH.only_responds
