"""Text is cleaned of what no format can hold, and of nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.content.plain_text import clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("bell\x07 and null\x00", "bell and null"),
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("turned \u202eround", "turned round"),
        ("a\u0300 composed", "à composed"),
        ("byte order\ufeff mark\ufffe", "byte order mark"),
        ("lone \ud800 half", "lone  half"),
        ("a new face \U0001fae8", "a new face \U0001fae8"),
    ],
)
def test_text_is_cleaned_of_what_no_format_holds(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text(st.one_of(st.characters(), st.sampled_from("\r\n\t\x07\u202e\ufeff\ufffe\ud800à\u0300")), max_size=12))
def test_every_character_is_judged_by_itself(typed: str) -> None:
    plain = typed.replace("\r\n", "\n").replace("\r", "\n")
    never = "\u202a\u202b\u202c\u202d\u202e\ufeff\ufffe\uffff"
    kept = [c for c in plain if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs") and c not in never)]
    assert clean(typed) == unicodedata.normalize("NFC", "".join(kept))
