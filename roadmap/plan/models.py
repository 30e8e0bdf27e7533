"""Plan inputs, drafts as the rules write them, and the plan a group edits."""

from datetime import date
from typing import Literal

from pydantic import Field

from roadmap.assessment.models import Frozen
from roadmap.plan.following_models import Followed

Importance = Literal["high", "medium", "low"]
Decision = Literal["offered", "accepted", "rejected"]


class PlanInputs(Frozen):
    """What a group brings to the draft beside ratings."""

    wanted: dict[str, str] = Field(default={}, description="domain: the stage the group wants to reach")
    importance: dict[str, Importance] = {}
    ranking: tuple[str, ...] = Field(default=(), description="domains as experts by experience ranked them, first first")


class Reason(Frozen):
    """One reason for a candidate. Exactly one of item, criterion and activity says where it comes from."""

    kind: str
    item: str | None = None
    criterion: str | None = None
    activity: str | None = None
    points: int
    words: str
    raised_by: str | None = Field(default=None, description="the perspective whose view raised it, where the release shows it")


class Candidate(Frozen):
    """An item or an activity that could become part of the plan."""

    id: str
    kind: Literal["item", "activity"]
    domain: str
    points: int
    reasons: tuple[Reason, ...]


class DraftAction(Frozen):
    """One action of a draft; `id` is made from content (`item.action`)."""

    id: str
    do: str
    first_step: str
    outcome: str
    measure: str
    lead: str
    with_: str = Field(serialization_alias="with")
    feedback: str
    preparation: str | None = None
    support: str | None = None
    pay: str | None = None
    effort: str
    horizon: str
    from_: dict[str, str | None] = Field(
        serialization_alias="from", description="item or activity, criterion, stage, and whose view raised it"
    )


class DraftPriority(Frozen):
    """One priority of a draft: a domain, with why and its actions."""

    number: int
    title: str
    domain: str
    why: str
    points: int
    reasons: tuple[Reason, ...]
    actions: tuple[DraftAction, ...]


class Draft(Frozen):
    """A first draft of a priority action plan. The same input gives the same draft, byte for byte."""

    priorities: tuple[DraftPriority, ...]
    considered: tuple[Candidate, ...]


class PlanAction(Frozen):
    """One action of the plan as the group keeps it. `origin` ties it to the draft, for ever."""

    id: str
    revision: int = 0
    priority_id: str
    position: int
    origin: str | None = Field(default=None, description="the draft's id for it, or None where the group added it")
    came_from: str = Field(default="", description="in words: item, stage and whose view raised it")
    do: str
    first_step: str = ""
    outcome: str = ""
    measure: str = ""
    lead: str = ""
    with_: str = ""
    feedback: str = ""
    preparation: str = ""
    support: str = ""
    pay: str = ""
    effort: str = ""
    horizon: str = ""
    due: date | None = None
    decision: Decision = "offered"
    because: str = Field(default="", description="why it was rejected")
    edited: bool = False
    vanished: bool = Field(default=False, description="a later draft no longer offers it")
    followed: Followed = Field(default=Followed(), description="how it goes, once it is taken on")


class PlanPriority(Frozen):
    """One numbered priority of the plan."""

    id: str
    revision: int = 0
    position: int
    domain: str | None
    title: str
    why: str = ""
    outcome: str = ""
    decision: Decision = "offered"
    because: str = ""
    vanished: bool = False


class Plan(Frozen):
    """A plan: priorities and their actions, each in order of position."""

    priorities: tuple[PlanPriority, ...] = ()
    actions: tuple[PlanAction, ...] = ()

    def actions_of(self, priority_id: str) -> tuple[PlanAction, ...]:
        """The actions of a priority, in order."""
        return tuple(sorted((a for a in self.actions if a.priority_id == priority_id), key=lambda a: a.position))
