"""Collections: how a gathering of answers is set up, what people are told of it, and which one is looked at."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from pydantic import Field

from roadmap.assessment.models import CollectionKind, Contacts, Frozen

#: Individual links are for people of this age and over; another age needs a reason (CONTENT 7).
YOUNGEST = 16


class OtherWay(StrEnum):
    """A way to take part beside answering on a screen; each is counted in who took part."""

    PAPER = "paper"
    PHONE = "phone"
    SUPPORTER = "supporter"
    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    READ_ALOUD = "read_aloud"
    BSL = "bsl"


class NotesPromise(Frozen):
    """Who reads what people write, and how soon. Free text is off while anything of it is lacking (`notes.lacking`)."""

    reader: str = ""
    cover: str = Field(default="", description="who reads while the reader is away")
    days: str = Field(default="", description="on which days, as people are told")
    rhythm: int | None = Field(default=None, ge=1, description="working days until a note is read, at most two")
    safeguarding: str = Field(default="", description="to whom a note about somebody at risk is passed")


class CollectionSettings(Frozen):
    """What people are told before they answer, and what the set-up counts on. As typed; empty where not said."""

    contacts: Contacts = Contacts()
    invited: dict[str, int] = Field(default={}, description="how many people are invited, by perspective")
    notes: NotesPromise = NotesPromise()
    complaints: str = Field(default="", description="where to complain about the use of personal data")
    pay: str = Field(default="", description="pay and expenses, in words")
    results: str = Field(default="", description="what happens with the results")
    feedback_from: str = Field(default="", description="from whom people hear what was heard; by which date, the contacts say")
    feedback_where: str = Field(default="", description="where they can find it")
    heard_open: bool = Field(default=False, description="whether whoever has a link reads what was heard without a code")
    other_ways: tuple[OtherWay, ...] = ()
    other_ways_contact: str = Field(default="", description="whom to ask for one of the other ways")
    bsl_link: str = Field(default="", description="address of the questions in British Sign Language")
    youngest: int = Field(default=YOUNGEST, ge=0, le=YOUNGEST, description="age from which an individual link may be used")
    youngest_because: str = Field(default="", description="the reason for another age, printed in the privacy notice")


class Collection(Frozen):
    """A gathering of answers of one kind; collections are never pooled."""

    id: str
    assessment_id: str
    revision: int = 0
    kind: CollectionKind
    title: str = ""
    purpose: str = Field(default="", description="why people are asked, in words for them")
    perspectives: tuple[str, ...] = Field(default=(), description="who is invited; empty means every perspective")
    set_id: str | None = Field(default=None, description="the set offered; None means the assessment's")
    opens_on: date | None = None
    closes_on: date | None = Field(default=None, description="the last day people are told they can answer")
    closed_on: date | None = Field(default=None, description="the day it was closed; nothing is taken in from then on")
    settings: CollectionSettings = CollectionSettings()

    @property
    def is_survey(self) -> bool:
        """Whether it is an open survey, which is shown once, when it closes."""
        return self.kind is CollectionKind.OPEN_SURVEY


def may_be_agreed_on(one: Collection) -> bool:
    """Whether a meeting may agree on what a collection shows: on what is in the room, and on a survey that has closed.

    A group's answer is what that group agreed already, and nobody else's.
    """
    return one.kind is CollectionKind.IN_THE_ROOM or (one.is_survey and one.closed_on is not None)


def own_collection(collections: Sequence[Collection]) -> Collection:
    """The one that the person at the keyboard answers in: the first in the room, else the first of all.

    ValueError where there is none.
    """
    if not collections:
        raise ValueError("an assessment has at least one collection")
    return next((one for one in collections if one.kind is CollectionKind.IN_THE_ROOM), collections[0])


def looked_at(collections: Sequence[Collection]) -> Collection:
    """The one whose results people expect first: the survey closed last, else what is in the room, else the first.

    `collections` in the order they were added. ValueError where there is none.
    """
    closed = [(one.closed_on, place) for place, one in enumerate(collections) if one.is_survey and one.closed_on]
    return collections[max(closed)[1]] if closed else own_collection(collections)
