"""A cell says what a person sees in it."""

from datetime import date, datetime, time, timedelta

import pytest

from roadmap.exchange.cell_values import day_of, words_of


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (None, "General", ""),
        (True, "General", "yes"),
        (3, "General", "3"),
        (3.0, "0.00", "3"),
        (0.125, "0.0%", "12.5%"),
        (0.3, '0" %"', "0.3"),
        (datetime(2027, 5, 4), "d mmm", "4 May 2027"),
        (datetime(2027, 5, 4, 9, 30), "d mmm", "4 May 2027 09:30"),
        (date(2027, 5, 4), "d mmm", "4 May 2027"),
        (time(9, 30), "h:mm", "09:30"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
        ("two_x000D_\nlines", "General", "two\nlines"),
        ("_x005F_x0041_", "General", "_x0041_"),
        ("  spaces ", "General", "spaces"),
    ],
)
def test_a_cell_in_words(value: object, number_format: str, words: str) -> None:
    assert words_of(value, number_format) == words


@pytest.mark.parametrize("told", ["", "  ", None])
def test_an_empty_cell_names_no_day(told: object) -> None:
    assert day_of(told) is None


@pytest.mark.parametrize("told", ["0/5/2027", "31/4/2027", "4 Mae 2027", "4/5", "2101-01-01", datetime(1950, 1, 1), 5, 5.5, "5"])
def test_what_is_no_day(told: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        day_of(told)
