"""What is kept of a contribution: what a group heard, what it answers, by when people hear, and the answer as they read it."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from pydantic import Field

from roadmap.assessment.models import Frozen

_Kept = TypeVar("_Kept", bound="Answer")


class CameFrom(StrEnum):
    """Where something was heard."""

    COLLECTION = "collection"  # answers of many, as results show them
    GROUP = "group"  # what a group answered together
    NOTE = "note"  # a note of one person, as its reader chose to show it
    MEETING = "meeting"  # a meeting in which a group agreed
    WORKSHOP = "workshop"
    ELSEWHERE = "elsewhere"  # outside this tool


class Answer(Frozen):
    """What was heard and what is answered to it, in words for those who said it."""

    heard: str = Field(default="", description="in the words of those who said it, or as the group understood it")
    own_words: bool = Field(default=False, description="whether `heard` is in the words of those who said it")
    words_gone: bool = Field(default=False, description="whether words that stood here are no longer kept")
    group: str | None = Field(default=None, description="the perspective that is named as having said it; None for nobody")
    doing: str = ""
    cannot: str = ""
    because: str = Field(default="", description="why it cannot be done")
    by: date | None = Field(default=None, description="by when what is being done will be there")
    next_step: str = ""
    teller: str = Field(default="", description="who tells people, and whom they can ask")


class Told(Answer):
    """An answer as it was published. It stays as it is until somebody publishes again."""

    on: date
    actions: tuple[str, ...] = Field(default=(), description="what the plan's linked actions said on that day")
    looked_again_on: date | None = None


class Contribution(Answer):
    """Something people said, with the promise that they hear what comes of it. About groups and never about one person."""

    id: str = ""
    revision: int = 0
    came_from: CameFrom = CameFrom.COLLECTION
    collection_id: str | None = Field(default=None, description="whose people hear; None for people outside this tool")
    to_group: str | None = Field(default=None, description="the perspective it is meant for; None for all of the collection")
    to_whom: str = Field(default="", description="which people outside this tool hear, in words for a group of them")
    group_agreed: bool = Field(default=False, description="whether the group itself agreed that it is named")
    actions: tuple[str, ...] = Field(default=(), description="ids of the plan's actions that come of it")
    of_action: str | None = Field(default=None, description="the action whose promise of feedback this keeps")
    promised_on: date | None = None
    due: date | None = Field(default=None, description="by when people were promised to hear")
    given_on: date | None = Field(default=None, description="the first day on which they could read the answer, or were told")
    looked_again_on: date | None = Field(default=None, description="when the group last looked again at what was questioned")
    published: Told | None = None

    def without(self, words: str) -> "Contribution":
        """The same without a note's words, in the draft and in what was published: whoever wrote them took them back."""
        if self.came_from is not CameFrom.NOTE or not words.strip():
            return self
        published = self.published and _without(self.published, words)
        return _without(self, words).model_copy(update={"published": published})


def _without(answer: _Kept, words: str) -> _Kept:
    if words.strip() not in answer.heard:
        return answer
    return answer.model_copy(update={"heard": "", "own_words": False, "words_gone": True})
