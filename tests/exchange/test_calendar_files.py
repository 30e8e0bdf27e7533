"""The calendar file is one that calendars take: whole days, ids that stay, lines of 75 octets, every letter as it was."""

from datetime import UTC, date, datetime, timedelta

import vobject
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


def test_a_library_that_did_not_write_it_finds_it_valid_and_reads_the_same_days() -> None:
    days = [due("Èisteachd ri daoine; gach là, نستمع 🙂 " * 5, id=f"{kind}-{n}", kind=kind, lead="Chair, and two others")
            for n, kind in enumerate(DayKind)]  # fmt: skip
    calendar = vobject.readOne(made(*days).decode())
    assert calendar.validate(raiseException=True)
    assert calendar.prodid.value
    found = {event.uid.value: event for event in calendar.vevent_list}
    assert set(found) == {f"{day.id}@plan.trauma-informed-self-assessment" for day in days}
    for event in found.values():
        assert event.validate(raiseException=True)
        assert (event.dtstart.value, event.dtend.value) == (DAY, DAY + timedelta(days=1))
        assert event.dtstamp.value == NOW
        assert "Lead: Chair, and two others" in event.description.value
    assert "Èisteachd ri daoine; gach là, نستمع 🙂" in found[f"{days[0].id}@plan.trauma-informed-self-assessment"].summary.value


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
