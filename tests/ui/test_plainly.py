"""Somebody's own words are shown as they typed them."""

import pytest

from roadmap.ui.plainly import JOINER, plain


@pytest.mark.parametrize(
    "typed",
    ["https://example.org", "HTTP://EXAMPLE.ORG", "www.example.org", "me@example.org", ":material/home:", "-> <- <-> --- >= ~="],
)
def test_what_the_browser_would_draw_otherwise_is_broken_by_a_joiner_that_nobody_sees(typed: str) -> None:
    shown = plain(typed)
    assert JOINER in shown
    assert shown.replace(JOINER, "").replace("\\", "") == typed


@pytest.mark.parametrize("typed", ["a plain line", "half-way, at 10:30", "Gàidhlig and 🙂"])
def test_everything_else_stays_without_one(typed: str) -> None:
    assert JOINER not in plain(typed)
