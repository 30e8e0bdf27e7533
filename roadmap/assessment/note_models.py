"""What is kept of a respondent's free text, of what its reader chose, and of what was passed on; and the promise to read it."""

from datetime import date
from enum import StrEnum
from typing import Protocol

from pydantic import Field, model_validator

from roadmap.assessment.models import Frozen


class Choice(StrEnum):
    """What a reader makes of a note."""

    SHOW = "show"
    SHOW_PART = "show_part"  # with words taken out
    KEEP_BACK = "keep_back"
    PASS_ON = "pass_on"  # to the safeguarding contact


class Note(Frozen):
    """One respondent's free text. No time: of the day it was written only the day by which it must be read is left."""

    id: str
    revision: int = 0
    respondent: str = Field(description="their random id, so that erasing somebody erases what they wrote; shown to nobody")
    item: str | None = Field(default=None, description="the question it stands beside, or None")
    words: str = Field(description="as typed; empty once only the part that is shown was kept")
    read_by: date = Field(description="the last day of the promise to read it")
    choice: Choice | None = Field(default=None, description="None while it awaits a decision")
    decided_on: date | None = None
    part: str = Field(default="", description="what is shown where words were taken out")
    contribution: str | None = Field(default=None, description="id of the answer its writer says is not to what they said")

    @model_validator(mode="after")
    def _every_choice_is_dated(self) -> "Note":
        if (self.choice is None) != (self.decided_on is None):
            raise ValueError("a choice has its day, and no choice has none")
        if (self.choice is Choice.SHOW_PART) != bool(self.part):
            raise ValueError("there is a part to show where words were taken out, and nowhere else")
        return self


class ActedBy(StrEnum):
    """In which role somebody dated a note that was passed on."""

    CONTACT = "contact"
    COVER = "cover"
    READER = "reader"


class PassedOn(Frozen):
    """That a note went to the safeguarding contact. It outlives the note: whoever erases their words closes nothing."""

    id: str
    note: str | None = Field(description="id of the note; None where its writer has erased it since")
    read_by: date
    passed_on: date
    acted_on: date | None = Field(default=None, description="None while it waits")
    acted_by: ActedBy | None = None

    @model_validator(mode="after")
    def _dated_with_the_role(self) -> "PassedOn":
        if (self.acted_on is None) != (self.acted_by is None):
            raise ValueError("the day on which somebody acted stands with their role")
        return self


class Promised(Protocol):
    """What a collection promises about notes, as its settings have it."""

    @property
    def reader(self) -> str: ...
    @property
    def cover(self) -> str: ...
    @property
    def days(self) -> str: ...
    @property
    def rhythm(self) -> int | None: ...
    @property
    def safeguarding(self) -> str: ...


class Lacking(StrEnum):
    """What a promise to read still needs before notes can be asked for."""

    READER = "reader"
    COVER = "cover"
    COVER_IS_READER = "cover_is_reader"
    DAYS = "days"
    RHYTHM = "rhythm"
    SAFEGUARDING = "safeguarding"


class Delays(Frozen):
    """How many notes wait and how many have waited longer than promised: all that a facilitator learns of them.

    One that was passed on waits until it is dated, and is counted like any other, so that nobody can tell from this that
    there is one.
    """

    waiting: int
    late: int
    since: date | None = Field(default=None, description="the day by which the oldest of the late ones should have been read")
