"""Codes: drawn from the list, read however they are typed, kept slowly, and workshop codes gone after a day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.access import codes
from roadmap.access.codes import (
    WORKSHOP_LETTERS,
    bits,
    is_return_code,
    joins,
    new_return_code,
    new_workshop_code,
    normalised,
    return_code_hash,
    shown_workshop_code,
    workshop_letters,
    workshop_state,
)
from roadmap.access.models import LinkState, WorkshopCode
from roadmap.content.loading import load_code_words

WORDS = load_code_words().words
SALT = b"sixteen bytes or"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ROOM = WorkshopCode(letters="BCDGHJ", workshop="w1", made_at=NOW)
drawn = st.lists(st.sampled_from(WORDS), min_size=4, max_size=4)


def test_a_code_is_four_words_of_the_list() -> None:
    draws = iter([0, 5, 5, len(WORDS) - 1])
    assert new_return_code(WORDS, lambda n: next(draws)) == f"{WORDS[0]}-{WORDS[5]}-{WORDS[5]}-{WORDS[-1]}"


def test_every_word_can_be_drawn() -> None:
    asked: list[int] = []
    new_return_code(WORDS, lambda n: asked.append(n) or 0)  # type: ignore[func-returns-value]
    assert asked == [len(WORDS)] * 4


def test_a_list_that_is_too_short_or_says_a_word_twice_is_refused() -> None:
    for words in (WORDS[:511], (*WORDS, WORDS[0])):
        with pytest.raises(ValueError, match="at least 512 words, none of them twice"):
            new_return_code(words, lambda n: 0)


def test_the_bits_that_the_docstring_states_hold() -> None:
    assert bits(512) == 36
    assert codes.__doc__
    assert f"{bits(len(WORDS)):.1f} for the {len(WORDS)} words that ship" in codes.__doc__


@given(
    drawn, st.sampled_from(["-", " ", "  ", "", ", ", " - ", "–", "_", "\n", ". "]), st.sampled_from([str, str.upper, str.title])
)
def test_case_spaces_and_hyphens_do_not_matter(words: list[str], between: str, case: object) -> None:
    typed = case(between.join(words))  # type: ignore[operator]
    assert normalised(f" {typed} ") == normalised("-".join(words)) == "".join(words)


@given(drawn, drawn)
def test_two_codes_are_never_read_as_one(one: list[str], other: list[str]) -> None:
    assert (normalised("-".join(one)) == normalised("-".join(other))) == (one == other)


def test_numbers_before_words_and_accents_do_not_matter() -> None:
    assert normalised("1. Rìver 2) meadow\t3 lemon 4 OTTER!") == "rivermeadowlemonotter"


@given(st.text(max_size=300))
def test_anything_typed_is_read_without_a_fault_and_reading_twice_changes_nothing(typed: str) -> None:
    assert normalised(normalised(typed)) == normalised(typed)


def test_a_hash_finds_the_code_however_typed_and_no_other() -> None:
    kept = return_code_hash("river-meadow-lemon-otter", SALT)
    assert return_code_hash("River Meadow Lemon Otter", SALT) == kept
    assert is_return_code("rivermeadowlemonotter", SALT, kept)
    assert not is_return_code("river-meadow-otter-lemon", SALT, kept)
    assert not is_return_code("river-meadow-lemon-otter", b"other" + SALT, kept)
    assert not is_return_code("", SALT, kept)
    assert "river" not in kept


def test_the_hash_is_scrypt_with_the_cost_it_names() -> None:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    scheme, n, r, p, found = return_code_hash("river", SALT).split("$")
    assert (scheme, int(n) * int(r) * 128) == ("scrypt", 16 * 2**20)
    assert Scrypt(salt=SALT, length=32, n=int(n), r=int(r), p=int(p)).derive(b"river").hex() == found


def test_no_salt_or_no_code_is_refused_and_a_novel_is_no_code() -> None:
    with pytest.raises(ValueError, match="a salt has at least 16 bytes, not 4"):
        return_code_hash("river", b"salt")
    with pytest.raises(ValueError, match="no code was typed"):
        return_code_hash(" -- 12 ", SALT)
    assert normalised("a" * 201) == ""


def test_a_workshop_code_has_six_letters_that_look_like_nothing_else() -> None:
    places = iter(range(6))
    assert new_workshop_code(lambda n: next(places)) == "BCDGHJ"
    assert len(WORKSHOP_LETTERS) == len(set(WORKSHOP_LETTERS)) == 13
    assert 13**6 > 4_800_000
    assert not set("AEIOUYLQS01258") & set(WORKSHOP_LETTERS)
    assert shown_workshop_code("BCDGHJ") == "BCD GHJ"


@given(st.lists(st.sampled_from(WORKSHOP_LETTERS), min_size=6, max_size=6).map("".join))
def test_a_workshop_code_is_read_in_any_case_and_with_any_gap(letters: str) -> None:
    for typed in (letters, letters.lower(), shown_workshop_code(letters), f" {letters[:2]}-{letters[2:]}\n"):
        assert workshop_letters(typed) == letters


@pytest.mark.parametrize("typed", ["", "BCDGH", "BCDGHJJ", "BCDGHA", "BCDGH1", "ВCDGHJ", "B" * 999])
def test_what_cannot_be_a_workshop_code_is_none(typed: str) -> None:
    assert workshop_letters(typed) is None


def test_a_workshop_code_lasts_a_day_unless_revoked() -> None:
    assert joins("bcd ghj", ROOM, NOW)
    assert not joins("bcd ghx", ROOM, NOW)
    assert workshop_state(ROOM, NOW + timedelta(hours=23, minutes=59)) is LinkState.OPEN
    assert workshop_state(ROOM, NOW + timedelta(days=1)) is LinkState.EXPIRED
    assert not joins("bcd ghj", ROOM, NOW + timedelta(days=1))
    gone = ROOM.model_copy(update={"revoked_at": NOW})
    assert workshop_state(gone, NOW) is LinkState.REVOKED
    assert not joins("bcd ghj", gone, NOW)
