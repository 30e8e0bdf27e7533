"""What a collection needs before anybody is invited, and by when people hear: the promises that make answering safe."""

import re
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from roadmap.assessment.collection_models import YOUNGEST, Collection, NotesPromise
from roadmap.assessment.models import CollectionKind
from roadmap.assessment.notes import is_working_day, lacking

#: People hear what was heard within so many working days after closing, unless set otherwise (CONTENT 4).
FEEDBACK_DAYS = 20
#: Where people look at the clock: days end there, and support lines state their hours in it.
HERE = ZoneInfo("Europe/London")
#: Where no last day is set, a link opens for so many days; so many personal links are made at once.
LINK_DAYS = 30
#: For so many days after the day by which people hear, links lead to what was heard: a year, as answers are kept.
HEARD_DAYS = 365
MOST_AT_ONCE = 500
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")


class Needed(StrEnum):
    """What still stands in the way of inviting people."""

    TITLE = "title"
    ASKED_BY = "asked_by"
    INDEPENDENT = "independent"
    INDEPENDENT_IS_FACILITATOR = "independent_is_facilitator"
    DAYTIME = "daytime"
    COMPLAINTS = "complaints"
    CLOSES_ON = "closes_on"
    FEEDBACK_FROM = "feedback_from"
    FEEDBACK_BY = "feedback_by"
    FEEDBACK_TOO_EARLY = "feedback_too_early"
    FEEDBACK_WHERE = "feedback_where"
    YOUNGEST_BECAUSE = "youngest_because"
    NOTES_HALF = "notes_half"


def needed(collection: Collection) -> tuple[Needed, ...]:
    """What a collection still needs before anybody is invited, in the order of the form; nothing where it can open.

    In the room people know who asks and see each other, so a name is enough there.
    """
    settings, contacts = collection.settings, collection.settings.contacts
    if collection.kind is CollectionKind.IN_THE_ROOM:
        return () if collection.title.strip() else (Needed.TITLE,)
    texts = {
        Needed.TITLE: collection.title,
        Needed.ASKED_BY: contacts.asked_by,
        Needed.INDEPENDENT: contacts.independent,
        Needed.DAYTIME: contacts.daytime_support,
        Needed.COMPLAINTS: settings.complaints,
        Needed.FEEDBACK_FROM: settings.feedback_from,
        Needed.FEEDBACK_WHERE: settings.feedback_where,
    }
    found = {name for name, text in texts.items() if not text.strip()}
    if not independent(collection):
        found.add(Needed.INDEPENDENT_IS_FACILITATOR)
    if collection.closes_on is None:
        found.add(Needed.CLOSES_ON)
    if contacts.feedback_by is None:
        found.add(Needed.FEEDBACK_BY)
    elif collection.closes_on and contacts.feedback_by <= collection.closes_on:
        found.add(Needed.FEEDBACK_TOO_EARLY)
    if settings.youngest != YOUNGEST and not settings.youngest_because.strip():
        found.add(Needed.YOUNGEST_BECAUSE)
    if settings.notes != NotesPromise() and lacking(settings.notes):
        found.add(Needed.NOTES_HALF)
    return tuple(name for name in Needed if name in found)


#: Names in the sentences that everybody reads before they answer.
TOLD = (Needed.INDEPENDENT, Needed.FEEDBACK_FROM, Needed.FEEDBACK_BY, Needed.FEEDBACK_WHERE)


def needed_to_invite(collection: Collection) -> tuple[Needed, ...]:
    """What is needed before anybody comes by a link: in the room too, the names in the sentences that people read first."""
    if collection.kind is not CollectionKind.IN_THE_ROOM:
        return needed(collection)
    as_a_survey = needed(collection.model_copy(update={"kind": CollectionKind.OPEN_SURVEY}))
    return tuple(name for name in as_a_survey if name in (*TOLD, Needed.INDEPENDENT_IS_FACILITATOR))


def independent(collection: Collection) -> bool:
    """Whether the independent contact is somebody other than those who ask; so while nobody is named."""
    contacts = collection.settings.contacts
    return not any(same_person(contacts.independent, other) for other in (contacts.asked_by, collection.settings.feedback_from))


def same_person(one: str, other: str) -> bool:
    """Whether two contacts, as typed, are the same person: the same words, one inside the other, or one address in both."""
    first, second = (" ".join(re.findall(r"\w+", text.casefold())) for text in (one, other))
    if not first or not second:
        return False
    shared = {found.casefold() for found in _ADDRESS.findall(one)} & {found.casefold() for found in _ADDRESS.findall(other)}
    return bool(shared) or f" {first} " in f" {second} " or f" {second} " in f" {first} "


def feedback_by(closes_on: date, working_days: int = FEEDBACK_DAYS) -> date:
    """The day by which people hear what was heard: so many working days after the last day on which they can answer."""
    day, left = closes_on, working_days
    while left > 0:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


def link_until(collection: Collection, today: date) -> date:
    """The last day on which a link of a collection leads here: long enough for people to come back and read what was heard.

    Answers are taken in until the collection's own last day, whatever the link does.
    """
    last = collection.closes_on or today + timedelta(days=LINK_DAYS)
    by = collection.settings.contacts.feedback_by
    return max(last, by + timedelta(days=HEARD_DAYS)) if by else last


def end_of(day: date) -> datetime:
    """The moment at which a day is over where people look at the clock, in UTC: links that open until a day end with it."""
    return datetime.combine(day + timedelta(days=1), time(), HERE).astimezone(UTC)
