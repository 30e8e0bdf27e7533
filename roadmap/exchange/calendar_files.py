"""Writes the days of a plan as a calendar file (iCalendar, RFC 5545) that Outlook, Google and others open."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from roadmap.content.plain_text import clean
from roadmap.plan.calendar_days import CalendarDay

#: Who wrote the file, as RFC 5545 wants it (3.7.3), and what makes an id one of a kind in the world (3.8.4.7).
_WRITTEN_BY = "-//Trauma-informed self-assessment//Plan//EN"
_OURS = "plan.trauma-informed-self-assessment"


def calendar_file(days: Iterable[CalendarDay], title: str, words: Mapping[str, str], now: datetime) -> bytes:
    """The days as whole days without an alarm, under ids that stay: bringing the file in again puts each in its place.

    `words` is the section `calendar` of `report_en.yaml`, `now` the moment with its zone. A day takes nobody's time.
    """
    made = Calendar()
    made.add("prodid", _WRITTEN_BY)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", clean(title))
    for day in days:
        made.add_component(_event(day, words, now))
    return bytes(made.to_ical())


def _event(day: CalendarDay, words: Mapping[str, str], now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.id}@{_OURS}")
    event.add("dtstamp", now)
    event.add("sequence", day.revision)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", " ".join(clean(words[day.kind].format(what=day.what)).split()))
    told = [words[name].format(words=value) for name, value in (("lead", day.lead), ("priority", day.priority)) if value]
    event.add("description", clean("\n".join([*told, words["from"]])))
    event.add("transp", "TRANSPARENT")
    return event
