"""The way to run is named in a setting, and a slip in it is said with what is allowed."""

import pytest

from roadmap.ui.mode import Mode, UnknownModeError, named


@pytest.mark.parametrize(("typed", "found"), [(None, "laptop"), ("", "laptop"), (" Room ", "room"), ("SHARED", "shared")])
def test_a_mode_is_known_however_it_was_typed(typed: str | None, found: str) -> None:
    assert named(typed) is Mode(found)


def test_another_word_is_a_fault_that_says_what_is_allowed() -> None:
    with pytest.raises(UnknownModeError) as fault:
        named("cloud")
    assert str(fault.value) == "ROADMAP_MODE is “cloud”. It can be laptop, room, shared; without it, laptop."
