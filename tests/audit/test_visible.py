"""What stays visible in assessments as they are."""

import sys

import pytest

from roadmap.assessment import disclosure

from .realistic import SETTINGS, sentence, visible


@pytest.mark.parametrize(
    ("setting", "of_perspectives"),
    [("12, 11 and 31", 0.97), ("10, 10 and 10", 0.95), ("12, 8 and 31", 0.55), ("5, 6 and 40", 0.18)],
)
def test_most_of_what_numbers_allow_is_shown(setting: str, of_perspectives: float, capsys: pytest.CaptureFixture[str]) -> None:
    share = visible(SETTINGS[setting], 4)
    with capsys.disabled():
        # Where tests run on several cores only this stream reaches the screen.
        print(f"\n{sentence(setting, share)}", file=sys.stderr)  # noqa: T201
    assert share.everyone >= 0.99
    assert share.perspectives >= of_perspectives
    assert share.by_sizes - share.perspectives <= 0.03, "the answers themselves cost little"


def test_the_count_sees_a_rule_that_hides_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "hide_more", lambda alone, sizes, k, hide_first: set())
    assert visible(SETTINGS["12, 11 and 31"], 1).perspectives == 0
