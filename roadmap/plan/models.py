"""Plan inputs, drafts as the rules write them, and the plan a group edits."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, Self

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


class AlreadyIn(Frozen):
    """Where an action stands already, such as "children's services plan", "action 12": it is followed there and not twice."""

    plan: str = Field(default="", description="the name of the other plan or paper; empty where it stands in none")
    place: str = Field(default="", description="where in it: a number or a heading")
    link: str = Field(default="", description="its address, if it has one")

    @property
    def named(self) -> bool:
        """Whether another plan is named."""
        return bool(self.plan.strip())


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
    resource: str = Field(default="", description="what it takes: money, time, rooms")
    risk: str = Field(default="", description="what could get in the way, and what is done about it")
    evidence_of_done: str = Field(default="", description="what will show that it is done")
    already_in: AlreadyIn = AlreadyIn()
    start: date | None = Field(default=None, description="the day on which it is meant to begin")
    due: date | None = None
    decision: Decision = "offered"
    because: str = Field(default="", description="why it was rejected")
    edited: bool = False
    vanished: bool = Field(default=False, description="a later draft no longer offers it")
    followed: Followed = Field(default=Followed(), description="how it goes, once it is taken on")
    merged_from: tuple["Merged", ...] = Field(default=(), description="what became one with it, first first")

    @property
    def origins(self) -> frozenset[str]:
        """The draft's ids for it and for everything that became one with it."""
        own = {self.origin} if self.origin is not None else set()
        return frozenset(own).union(*(one.other.origins for one in self.merged_from))

    @property
    def ids(self) -> frozenset[str]:
        """Its own id and those of everything that became one with it."""
        return frozenset({self.id}).union(*(one.other.ids for one in self.merged_from))

    def renamed(self, ids: Mapping[str, str]) -> Self:
        """The same under other ids, and in another priority, with all that became one with it; ids that are not named stay."""
        inside = (
            one.model_copy(update={"before": one.before.renamed(ids), "other": one.other.renamed(ids)})
            for one in self.merged_from
        )
        moved = {"id": ids.get(self.id, self.id), "priority_id": ids.get(self.priority_id, self.priority_id)}
        return self.model_copy(update={**moved, "merged_from": tuple(inside)})


class Merged(Frozen):
    """Two actions that became one, each as it was before, so that no word is lost and they can be parted again."""

    on: date
    before: PlanAction = Field(description="the one that was kept, without what had become one with it earlier")
    other: PlanAction = Field(description="the one that went into it")


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

    def action(self, action_id: str) -> PlanAction | None:
        """The action with this id, or the one that it became one with; None where there is neither."""
        own = next((one for one in self.actions if one.id == action_id), None)
        return own or next((one for one in self.actions if action_id in one.ids), None)
