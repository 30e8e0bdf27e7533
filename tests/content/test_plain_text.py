"""Text is cleaned of what no format can hold, and of nothing else."""

import pytest

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
