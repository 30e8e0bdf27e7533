"""Links: tokens no shorter than 128 bits, only hashes kept, and nothing but an open link opens anything."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from roadmap.access.models import Link, LinkState, Role
from roadmap.access.tokens import is_of, new_token, opened, revoked, state_of, token_hash, token_in

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOKEN = new_token(lambda n: bytes(range(n)))


def link(**more: object) -> Link:
    return Link.model_validate(
        {"hash": token_hash(TOKEN), "role": Role.RESPONDENT, "opens": "c1", "expires_at": NOW + timedelta(days=1), **more}
    )


@given(st.binary(min_size=16, max_size=64))
def test_every_token_is_found_again_in_its_address(secret: bytes) -> None:
    token = new_token(lambda n: secret, len(secret))
    assert len(token) >= 22
    assert token_in(f"/j/{token}") == token


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16))
def test_other_bytes_are_another_token_and_another_hash(one: bytes, other: bytes) -> None:
    first, second = new_token(lambda n: one), new_token(lambda n: other)
    assert (first == second) == (one == other) == (token_hash(first) == token_hash(second))


def test_a_short_token_is_refused() -> None:
    with pytest.raises(ValueError, match="a token has 16 to 64 bytes, not 15"):
        new_token(lambda n: bytes(n), 15)
    with pytest.raises(ValueError, match="16 random bytes were asked for and 4 came"):
        new_token(lambda n: b"four")


def test_the_hash_is_sha_256_and_does_not_hold_the_token() -> None:
    # FIPS 180-2, appendix B.1.
    assert token_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert TOKEN not in link().model_dump_json()


@pytest.mark.parametrize(
    "path",
    [
        "/j/", f"/j/{TOKEN}/", f"/j/{TOKEN[:-1]}", f"/x/j/{TOKEN}", f"/j/{TOKEN}?a=1", f"/j/{TOKEN}\n", f"/J/{TOKEN}",
        f"/j/{TOKEN[:-1]}é", f"/j/../{TOKEN}", f"/j/{TOKEN}%00", f"j/{TOKEN}", "/j/" + "a" * 87, f"/?j={TOKEN}", "",
    ],
)  # fmt: skip
def test_any_other_address_holds_no_token(path: str) -> None:
    assert token_in(path) is None


def test_a_link_is_open_until_the_instant_it_expires() -> None:
    assert state_of(link(), NOW) is LinkState.OPEN
    assert state_of(link(), NOW + timedelta(days=1) - timedelta(microseconds=1)) is LinkState.OPEN
    assert state_of(link(), NOW + timedelta(days=1)) is LinkState.EXPIRED


def test_a_revoked_link_says_so_also_after_it_would_have_expired_and_keeps_its_first_moment() -> None:
    once = revoked(link(), NOW)
    assert state_of(once, NOW) is LinkState.REVOKED
    assert state_of(once, NOW + timedelta(days=9)) is LinkState.REVOKED
    assert revoked(once, NOW + timedelta(hours=1)) == once
    assert state_of(link(revoked_at=NOW + timedelta(hours=1)), NOW) is LinkState.OPEN


def test_only_the_right_token_opens_and_only_an_open_link() -> None:
    assert opened(TOKEN, link(), NOW) == link()
    assert opened(TOKEN[:-1] + "x", link(), NOW) is None
    assert opened(TOKEN, None, NOW) is None
    assert opened(TOKEN, link(expires_at=NOW), NOW) is None
    assert opened(TOKEN, revoked(link(), NOW), NOW) is None
    assert not is_of("", link())


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="timezone"):
        link(expires_at=datetime(2026, 11, 23))
