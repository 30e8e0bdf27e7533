"""Reads what a cell of a spreadsheet says as a person would read it: words as words, and days in the order of this country."""

import re
from datetime import date, datetime, time, timedelta

from roadmap.content.plain_text import clean

#: How Excel tells of an error; also what LibreOffice writes.
ERRORS = re.compile(r"#(REF|N/A|NAME\?|VALUE|DIV/0|NUM|NULL|SPILL|CALC)!?|Err:\d+")
#: Plans are of this century.
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_ESCAPED = re.compile("_x(00[01][0-9A-F]|005F|FFF[EF])_", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4}|\d{2})")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def words_of(value: object, number_format: str = "General") -> str:
    """A cell's value as somebody would have typed it: 40% stays 40%, a day is written out, an empty cell is no words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        day = f"{value.day} {value:%B %Y}"
        return day if value.time() == time() else f"{day} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int | float):
        percent = number_format.replace("\\%", "").replace('"%"', "").endswith("%")
        number = round(value * 100, 10) if percent else value
        return f"{int(number) if float(number).is_integer() else number}{'%' if percent else ''}"
    # A spreadsheet writes characters that its format cannot hold by their number (ECMA-376, ST_Xstring).
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    return clean(text).strip()


def day_of(value: object) -> date | None:
    """The day that a cell names, None where it is empty; ValueError where it names none.

    Words are read in the order day, month, year, and as 2027-03-31; a year of two digits is of this century. A bare number
    is none: nothing tells what it counts.
    """
    if isinstance(value, datetime):
        return _of_this_century(value.date())
    if isinstance(value, date):
        return _of_this_century(value)
    told = words_of(value).casefold() if value is None or isinstance(value, str) else "-"
    if not told:
        return None
    told = _WEEKDAY.sub("", " ".join(told.split()))
    if iso := _ISO.fullmatch(told):
        return _of_this_century(date(int(iso[1]), int(iso[2]), int(iso[3])))
    if numbers := _NUMBERS.fullmatch(told):
        return _of_this_century(date(_year(numbers[3]), int(numbers[2]), int(numbers[1])))
    if named := _NAMED.fullmatch(told):
        return _of_this_century(date(_year(named[3]), _month(named[2]), int(named[1])))
    raise ValueError(told)


def _year(told: str) -> int:
    return int(told) + (2000 if len(told) == 2 else 0)


def _month(told: str) -> int:
    if told in _LONG_MONTHS:
        return _LONG_MONTHS.index(told) + 1
    return _MONTHS.index("sep" if told == "sept" else told) + 1  # ValueError where it is none


def _of_this_century(day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"{day.year} is no year of a plan")
    return day
