"""Nobody is invited before every promise has a name: contacts, complaints, the date people hear."""

from datetime import UTC, date, datetime

import pytest

from roadmap.assessment.collecting import Needed, end_of, feedback_by, needed, needed_to_invite, same_person
from roadmap.assessment.collection_models import Collection, CollectionSettings, NotesPromise
from roadmap.assessment.models import CollectionKind, Contacts

CONTACTS = Contacts(
    asked_by="Trauma lead", daytime_support="Wellbeing team", independent="Advocacy Northlea", feedback_by=date(2026, 6, 30)
)
SETTINGS = CollectionSettings(
    contacts=CONTACTS, complaints="Information rights team", feedback_from="Head of service", feedback_where="The noticeboard"
)
READY = Collection(
    id="c",
    assessment_id="a",
    kind=CollectionKind.OPEN_SURVEY,
    title="Everyone",
    closes_on=date(2026, 5, 29),
    settings=SETTINGS,
)


def told(**changes: object) -> Collection:
    return READY.model_copy(update={"settings": SETTINGS.model_copy(update=changes)})


def contacts(**changes: object) -> Collection:
    return told(contacts=CONTACTS.model_copy(update=changes))


def test_with_every_promise_named_people_can_be_invited() -> None:
    assert needed(READY) == ()


@pytest.mark.parametrize(
    ("collection", "missing"),
    [
        (READY.model_copy(update={"title": " "}), Needed.TITLE),
        (READY.model_copy(update={"closes_on": None}), Needed.CLOSES_ON),
        (told(complaints=""), Needed.COMPLAINTS),
        (told(feedback_from=""), Needed.FEEDBACK_FROM),
        (told(feedback_where=" "), Needed.FEEDBACK_WHERE),
        (contacts(asked_by=""), Needed.ASKED_BY),
        (contacts(independent=""), Needed.INDEPENDENT),
        (contacts(independent="trauma lead."), Needed.INDEPENDENT_IS_FACILITATOR),
        (contacts(independent="Head of Service, room 4"), Needed.INDEPENDENT_IS_FACILITATOR),
        (contacts(daytime_support=""), Needed.DAYTIME),
        (contacts(feedback_by=None), Needed.FEEDBACK_BY),
        (contacts(feedback_by=date(2026, 5, 29)), Needed.FEEDBACK_TOO_EARLY),
        (told(youngest=14), Needed.YOUNGEST_BECAUSE),
        (told(notes=NotesPromise(reader="Ada")), Needed.NOTES_HALF),
    ],
)
def test_each_promise_is_asked_for(collection: Collection, missing: Needed) -> None:
    assert needed(collection) == (missing,)


def test_in_the_room_a_name_is_enough() -> None:
    room = Collection(id="c", assessment_id="a", kind=CollectionKind.IN_THE_ROOM)
    assert needed(room) == (Needed.TITLE,)
    assert needed(room.model_copy(update={"title": "Steering group"})) == ()


def test_whoever_comes_by_a_link_reads_the_same_names_in_the_room() -> None:
    room = Collection(id="c", assessment_id="a", kind=CollectionKind.IN_THE_ROOM)
    assert needed_to_invite(room) == (Needed.INDEPENDENT, Needed.FEEDBACK_FROM, Needed.FEEDBACK_BY, Needed.FEEDBACK_WHERE)
    assert needed_to_invite(room.model_copy(update={"settings": SETTINGS.model_copy(update={"complaints": ""})})) == ()
    assert needed_to_invite(READY) == needed(READY) == ()


def test_another_age_with_a_reason_and_notes_with_a_whole_promise_are_fine() -> None:
    notes = NotesPromise(reader="Ada", cover="Bo", days="Tuesdays", rhythm=2, safeguarding="Cy")
    assert needed(told(youngest=14, youngest_because="A group of school pupils asked for it", notes=notes)) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Trauma lead", "  TRAUMA  LEAD ", True),
        ("Ada Bell, ada@n.example", "Somebody else, ADA@n.example", True),
        ("Ada Bell", "Ada Bell, trauma lead", True),
        ("Ada", "Adam", False),
        ("Advocacy Northlea", "Trauma lead", False),
        ("", "", False),
    ],
)
def test_who_is_the_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_people_hear_within_twenty_working_days_over_christmas_too() -> None:
    assert feedback_by(date(2026, 5, 29)) == date(2026, 6, 26)
    assert feedback_by(date(2026, 12, 18), 5) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("day", "moment"),
    [(date(2026, 7, 1), datetime(2026, 7, 1, 23, tzinfo=UTC)), (date(2026, 12, 1), datetime(2026, 12, 2, tzinfo=UTC))],
)
def test_a_day_ends_at_midnight_where_people_look_at_the_clock(day: date, moment: datetime) -> None:
    assert end_of(day) == moment
