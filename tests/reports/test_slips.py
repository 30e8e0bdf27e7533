"""Sheets of personal links: each with its code and address, and nothing that was typed is read as HTML."""

import re
import sys

import pytest

from roadmap.reports.slips import qr_svg, slips_html

ADDRESSES = ("https://roadmap.example/j/aaaaaaaaaaaaaaaaaaaaaa", "https://roadmap.example/j/bbbbbbbbbbbbbbbbbbbbbb")


def test_each_link_has_a_slip_with_its_own_code_named_for_screen_readers() -> None:
    page = slips_html("Links", "Cut along", ("Until 1 June",), ADDRESSES, "Code that opens {address}")
    assert page.count("<section>") == 2
    for address in ADDRESSES:
        assert f"<strong>{address}</strong>" in page
        assert f'aria-label="Code that opens {address}"' in page
    codes = re.findall(r"<path[^>]*/>", page)
    assert len(set(codes)) > 2, "two addresses have two codes"


def test_what_was_typed_is_text() -> None:
    page = slips_html("<b>T</b>", "<script>alert(1)</script>", ("<img src=x>",), ADDRESSES[:1], "Code {address}")
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;b&gt;T&lt;/b&gt;" in page


def test_a_code_is_black_on_white_whatever_the_theme() -> None:
    code = qr_svg(ADDRESSES[0])
    assert code is not None
    assert code.startswith("<svg")
    assert 'fill="#fff"' in code or 'fill="#ffffff"' in code


def test_without_the_library_the_addresses_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    assert qr_svg(ADDRESSES[0]) is None
    page = slips_html("Links", "Cut along", (), ADDRESSES, "Code that opens {address}")
    assert "<svg" not in page
    assert all(address in page for address in ADDRESSES)
