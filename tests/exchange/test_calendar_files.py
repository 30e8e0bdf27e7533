"""The calendar file is one that calendars take: whole days, ids that stay, lines of 75 octets, every letter as it was."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from roadmap.content.loading import load_words
from roadmap.content.plain_text import clean
from roadmap.exchange.calendar_files import calendar_file
from roadmap.plan.calendar_days import CalendarDay, DayKind

WORDS = load_words("report_en").texts["calendar"]
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
DAY = date(2026, 6, 1)


def made(*days: CalendarDay, title: str = "Plan: Harbour Council") -> bytes:
    return calendar_file(days, title, WORDS, NOW)


def due(what: str = "Meet people", **more: object) -> CalendarDay:
    return CalendarDay(**({"id": "due-a", "revision": 3, "on": DAY, "kind": DayKind.DUE, "what": what, "lead": "Chair"} | more))


def test_a_day_is_whole_has_no_alarm_and_takes_nobodys_time() -> None:
    text = made(due(priority="Time, for people")).decode()
    for line in (
        "DTSTART;VALUE=DATE:20260601",
        "DTEND;VALUE=DATE:20260602",
        "UID:due-a@plan.trauma-informed-self-assessment",
        "SEQUENCE:3",
        "DTSTAMP:20260504T093000Z",
        "SUMMARY:Due: Meet people",
        "TRANSP:TRANSPARENT",
        "VERSION:2.0",
        "METHOD:PUBLISH",
    ):
        assert f"\r\n{line}\r\n" in text
    assert "VALARM" not in text
    assert "ATTENDEE" not in text
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["description"]).splitlines()[:2] == ["Lead: Chair", "Priority: Time, for people"]


def test_the_same_thing_keeps_its_id_when_all_else_changes() -> None:
    before = Calendar.from_ical(made(due())).walk("VEVENT")[0]
    after = Calendar.from_ical(made(due("Other words", on=date(2026, 9, 1), revision=4, kind=DayKind.DONE))).walk("VEVENT")[0]
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]


def test_every_kind_of_day_has_its_words() -> None:
    found = Calendar.from_ical(made(*(due(kind=kind, id=kind) for kind in DayKind))).walk("VEVENT")
    assert [str(event["summary"]) for event in found] == [
        "Due: Meet people",
        "Done: Meet people",
        "Those who helped hear by today: Meet people",
        "People who gave their view hear by today what came of it",
        "Meeting about the plan",
    ]


def test_a_plan_without_days_is_still_a_calendar() -> None:
    assert Calendar.from_ical(made())["x-wr-calname"] == "Plan: Harbour Council"


#: A line as RFC 5545 (3.1) has it: a name, parameters, a colon, and a value without control characters.
LINE = re.compile(r'(?P<name>[A-Z0-9-]+)(?P<parameters>(;[A-Z0-9-]+=("[^"]*"|[^";:,]*))*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)')
#: What stands once in each event (3.6.1), and how a value of text is written (3.3.11).
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "DESCRIPTION", "TRANSP")
ESCAPED = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")


def read_by_the_rules(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar file, read by the letter of RFC 5545 and by no library."""
    assert content.endswith(b"\r\n")
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")[:-1]  # joined before they are decoded: a fold may part a letter
    parts = [match for line in lines if (match := LINE.fullmatch(line.decode("utf-8")))]
    assert len(parts) == len(lines)
    told = [(part["name"], part["value"]) for part in parts]
    assert (told[0], told[-1]) == (("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))
    assert [name for name, _ in told].count("VERSION") == [name for name, _ in told].count("PRODID") == 1
    events: list[dict[str, str]] = []
    inside: list[tuple[str, str]] | None = None
    for name, value in told[1:-1]:
        if (name, value) == ("BEGIN", "VEVENT"):
            assert inside is None
            inside = []
        elif (name, value) == ("END", "VEVENT"):
            assert inside is not None
            assert sorted(one for one, _ in inside) == sorted(ONCE)
            events.append(dict(inside))
            inside = None
        elif inside is not None:
            inside.append((name, value))
    assert inside is None
    return events


def test_read_by_the_letter_of_the_rules_it_holds_the_same_days() -> None:
    said = "Èisteachd ri daoine; gach là, نستمع 🙂 " * 5
    days = [due(said, id=f"{kind}-{n}", kind=kind, lead="Chair, and two others") for n, kind in enumerate(DayKind)]
    events = read_by_the_rules(made(*days))
    assert [one["UID"] for one in events] == [f"{day.id}@plan.trauma-informed-self-assessment" for day in days]
    assert {(one["DTSTART"], one["DTEND"], one["DTSTAMP"]) for one in events} == {("20260601", "20260602", "20260504T093000Z")}
    assert all(ESCAPED.fullmatch(one[name]) for one in events for name in ("SUMMARY", "DESCRIPTION"))
    assert "Èisteachd ri daoine\\; gach là\\, نستمع 🙂" in events[0]["SUMMARY"]
    assert "Chair\\, and two others\\n" in events[0]["DESCRIPTION"]


@pytest.mark.parametrize("broken", [b"SUMMARY", b"UID:x", b"a b:c", b"BEGIN:VEVENT"])
def test_the_rules_would_find_a_line_that_is_none_or_stands_twice(broken: bytes) -> None:
    with pytest.raises(AssertionError):
        read_by_the_rules(made(due()).replace(b"TRANSP:TRANSPARENT", b"TRANSP:TRANSPARENT\r\n" + broken))


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=200)
TONGUES = st.sampled_from(
    ["Èisteachd ri daoine, gach là; a-rithist", "نستمع إلى الناس كل يوم", "🏴󠁧󠁢󠁳󠁣󠁴󠁿🙂" * 30, "END:VEVENT", "a\\nb\\,c;d"]
)


@settings(max_examples=200)
@given(TEXT | TONGUES, TEXT | TONGUES)
def test_lines_are_folded_and_letters_come_back(what: str, lead: str) -> None:
    content = made(due(what, lead=lead))
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["summary"]).split() == ["Due:", *clean(what).split()]
    if lead:
        assert str(event["description"]).startswith(f"Lead: {clean(lead)}")
