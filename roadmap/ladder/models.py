"""Activities as people describe them, and placements as the rules find them."""

from typing import Literal

from pydantic import Field

from roadmap.assessment.models import Frozen
from roadmap.content.models import Action


class Override(Frozen):
    """A group's own placement with its reason; both are kept."""

    rung: str
    because: str


class Activity(Frozen):
    """One activity at one time."""

    id: str
    revision: int = 0
    title: str
    description: str = ""
    domain: str | None = None
    level: Literal["individual", "service", "strategic"] | None = None
    answers: dict[str, str | tuple[str, ...]] = Field(
        default={}, description="criterion: an option, the options still possible, or dont_know"
    )
    evidence: dict[str, str] = Field(default={}, description="criterion: a line of evidence")
    placed_by: tuple[str, ...] = Field(default=(), description="the perspectives that placed it")
    claimed: str | None = Field(default=None, description="the rung that was said or promised")
    intended: str | None = Field(default=None, description="the rung that is right for this decision")
    why_intended: str = ""
    override: Override | None = None
    children: bool = Field(default=False, description="children or young people took part")
    subject: Literal["activity", "service"] = Field(default="activity", description="one activity, or how a whole service works")


class NextRung(Frozen):
    """The rung above, the criteria that hold it back, and the actions that would meet them."""

    rung: str
    blocked_by: tuple[str, ...]
    actions: tuple[Action, ...]


class Placement(Frozen):
    """Where one activity stands on one ladder, and why. Rungs and criteria are ids."""

    activity: str
    low: str | None = None
    high: str | None = None
    holds: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    off: str | None = Field(default=None, description="the ladder's words where a stop is not met")
    because: tuple[str, ...] = ()
    override: Override | None = None
    next: NextRung | None = None
    ask: tuple[str, ...] = ()
    conditions: dict[str, str] = Field(
        default={}, description="conditions shown beside the rung: criterion and option, or dont_know"
    )
    claimed: str | None = None
    missing_below: tuple[str, ...] = ()
    flags: tuple[Literal["more_promised", "override"], ...] = ()
    intended: str | None = None
    gap: int | bool | None = None
