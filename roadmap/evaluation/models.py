"""Responses to a before-and-after questionnaire, and the figures made from them."""

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A frozen value made by code."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Response(Frozen):
    """One answer on one form. `respondent` tells forms of one wave apart and is never compared between waves."""

    wave: str
    respondent: str
    item: str
    answer: str
    site: str = Field(default="", description="where the form was filled in, if in one of several places")


class WaveFigures(Frozen):
    """How many forms came back in a wave."""

    respondents: int = Field(description="forms with at least one answer")
    attended: int | None = Field(description="people who were there; None where nobody noted it")
    rate: float | None = Field(description="respondents of attended, 0 to 1")


class Share(Frozen):
    """How many of those who answered agree. Per cent from 0 to 100; None where nobody answered."""

    agree: int
    respondents: int = Field(description="those who answered this statement")
    percent: float | None
    low: float | None = Field(description="lower end of a Wilson 95 % interval")
    high: float | None
    worst: float | None = Field(description="if all who were there and did not answer disagreed; None without attendance")
    best: float | None = Field(description="if all of them agreed")


class Change(Frozen):
    """The difference of two shares, in points, with a Newcombe 95 % interval. Not how many people changed."""

    points: float | None
    low: float | None
    high: float | None


class OutcomeFigures(Frozen):
    """One outcome: its share in each wave asked, and the difference between the first two."""

    id: str
    shares: dict[str, Share]
    change: Change


class ReactionFigures(Frozen):
    """One reaction, asked in one wave."""

    id: str
    share: Share


class Evaluation(Frozen):
    """Everything that may be said of one questionnaire: separate cross-sections, unmatched."""

    waves: dict[str, WaveFigures]
    outcomes: tuple[OutcomeFigures, ...]
    reactions: tuple[ReactionFigures, ...]
    notes: tuple[str, ...] = Field(description="names of the notes to print with it, in order")
