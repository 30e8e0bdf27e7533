"""Whoever starts the tool for a room reads how they come in, and whether phones can."""

import pytest

from roadmap.ui import room_start
from roadmap.ui.room_start import seen_by_phones, words

LINK = "http://127.0.0.1:8501/j/TOKEN"


def test_the_facilitator_has_a_link_and_phones_an_address() -> None:
    first, second, third = words("TOKEN", "0.0.0.0", 8501, "10.0.0.7")
    assert LINK in first
    assert "one time only" in first
    assert "http://10.0.0.7:8501/" in second
    assert "TOKEN" not in second
    assert "the network keeps devices apart" in third


@pytest.mark.parametrize(
    ("bound", "network", "said"),
    [("127.0.0.1", "10.0.0.7", "listens on this computer only"), ("0.0.0.0", None, "This computer is in no network")],
)
def test_what_keeps_phones_out_is_said(bound: str, network: str | None, said: str) -> None:
    lines = words("TOKEN", bound, 8501, network)
    assert LINK in lines[0]
    assert said in lines[-1]


@pytest.mark.parametrize(("bound", "host"), [("10.0.0.7", "10.0.0.7"), ("fd00::2", "[fd00::2]")])
def test_where_it_listens_to_one_network_the_facilitator_comes_in_there_too(bound: str, host: str) -> None:
    lines = words("TOKEN", bound, 8501, "192.168.1.3")
    assert f"http://{host}:8501/j/TOKEN" in lines[0]
    assert f"http://{host}:8501/." in lines[1]


@pytest.mark.parametrize(
    ("opened_at", "network", "seen"),
    [
        ("127.0.0.1:8501", "10.0.0.7", "10.0.0.7:8501"),
        ("localhost", "10.0.0.7", "10.0.0.7"),
        ("127.0.0.1:8501", None, "127.0.0.1:8501"),
        ("workshop.example:8501", "10.0.0.7", "workshop.example:8501"),
    ],
)
def test_a_link_for_phones_names_what_phones_reach(
    opened_at: str, network: str | None, seen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_start, "network_address", lambda: network)
    assert seen_by_phones(opened_at) == seen
