"""What is kept of an action while it is followed: dates and why they moved, how it goes, measures, promises to people."""

from datetime import date
from typing import Literal

from pydantic import Field

from roadmap.assessment.models import Frozen

Status = Literal["not_started", "under_way", "blocked", "done"]
Confidence = Literal["high", "medium", "low"]
PromiseKind = Literal["preparation", "support", "pay"]


class DateMoved(Frozen):
    """A later date than before, with the reason. The first date is never taken away."""

    on: date = Field(description="the day it was moved")
    due: date = Field(description="the date it was moved to")
    because: str


class Explanation(Frozen):
    """Why an action is late or stuck, and what will be done."""

    on: date
    words: str


class Reading(Frozen):
    """One reading of an action's measure, in the group's own words or figures."""

    on: date
    value: str


class Promise(Frozen):
    """Pay, preparation or support for people who help with an action, as a line of its own with a date."""

    kind: PromiseKind
    words: str
    due: date | None = None
    done_on: date | None = None


class Followed(Frozen):
    """How an action goes. What is derived (its state) is not kept here."""

    status: Status = "not_started"
    status_since: date | None = Field(default=None, description="the day it was first said to be so")
    first_due: date | None = Field(default=None, description="the original date, kept for ever")
    moves: tuple[DateMoved, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    confidence: Confidence | None = None
    confidence_because: str = ""
    baseline: str = ""
    target: str = ""
    readings: tuple[Reading, ...] = ()
    difference: str = Field(default="", description="evidence of what people noticed")
    promises: tuple[Promise, ...] = ()
    feedback_due: date | None = Field(default=None, description="by when contributors were told they would hear")
    feedback_given_on: date | None = None
