"""What is kept of agreeing together: decisions, meetings, and views that their holders want written down."""

from datetime import date, time
from enum import StrEnum

from pydantic import Field, model_validator

from roadmap.assessment.models import Agreement, Frozen

PARKED = "parked"
ASK_AND_COME_BACK = "ask_and_come_back"
#: Outcomes that leave an item for a later meeting.
LEFT_OPEN = (PARKED, ASK_AND_COME_BACK)


class Decision(Frozen):
    """What a meeting made of one item: a stage id, not_applicable, we_do_not_agree, parked or ask_and_come_back."""

    item: str
    outcome: str
    who: str = Field(default="", description="whom to ask, a role or a name as typed; needed for ask_and_come_back, else empty")
    because: str = ""
    evidence: str = ""
    together: bool = Field(default=False, description="accepted with others as agreed already, without being talked about")
    decided_on: date
    collection_id: str | None = Field(default=None, description="the collection of answers that was looked at")

    @model_validator(mode="after")
    def _names_whom_to_ask(self) -> "Decision":
        if (self.outcome == ASK_AND_COME_BACK) != bool(self.who.strip()):
            raise ValueError("'ask and come back' names whom to ask, and no other outcome does")
        return self

    @property
    def agreement(self) -> Agreement | None:
        """What it comes to in the results; None where it leaves the item open."""
        if self.outcome in LEFT_OPEN:
            return None
        return Agreement(
            item=self.item,
            outcome=self.outcome,
            because=self.because,
            evidence=self.evidence,
            agreed_on=self.decided_on,
            collection_id=self.collection_id,
        )


class Meeting(Frozen):
    """One sitting of a group that agrees together. What it decided is kept as decisions, not here."""

    id: str = ""
    revision: int = 0
    held_on: date
    began: time = Field(description="the time on the wall when it began")
    recorded_by: str = Field(description="a role or a name, as typed")
    attendance: dict[str, int] = Field(default={}, description="people there, by perspective; a group not counted is missing")
    collection_id: str | None = Field(default=None, description="the collection of answers it looked at")
    ended: time | None = None
    stopped_at: str | None = Field(default=None, description="the item that was before the meeting when it stopped")
    paper_on: date | None = Field(default=None, description="the day its paper was issued")


class HowWritten(StrEnum):
    """How somebody's own view came to be written down."""

    BY_HOLDER = "by_holder"
    READ_BACK = "read_back"


class MinorityView(Frozen):
    """A different view on an item, in its holder's words; kept only when they say so. No name stands beside it."""

    id: str = ""
    revision: int = 0
    item: str
    perspective: str = Field(description="whose view it is given as")
    words: str = Field(min_length=1)
    how: HowWritten
    meeting: str = Field(default="", description="id of the meeting in which it was given")
    issued_on: date | None = Field(default=None, description="the day a paper carried it; until then it can be taken back")


class Together(Frozen):
    """Everything that is kept of agreeing together in one assessment."""

    decisions: tuple[Decision, ...] = Field(default=(), description="those that stand, in the order in which they were made")
    held_back: tuple[str, ...] = Field(default=(), description="items that anybody does not want accepted together")
    meetings: tuple[Meeting, ...] = ()
    minority_views: tuple[MinorityView, ...] = ()
