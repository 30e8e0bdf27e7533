"""What the release of one site holds: its publishable figures, and nobody's answers, names or words."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from roadmap.assessment.models import CollectionKind, Frozen
from roadmap.content.models import Id
from roadmap.exchange.sealed_json import FORMAT

HOLDS_SITE: Literal["Trauma-informed self-assessment: release of one site"] = (
    "Trauma-informed self-assessment: release of one site"
)
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
#: What a figure may read instead of a number, as `state` or in place of a stage.
State = Literal["shown", "withheld", "not_asked"]
Level = Literal["individual", "service", "strategic"]
Horizon = Literal["0-6", "6-12", "12-36", "not_said"]


class Strict(Frozen):
    """A frozen value whose numbers are numbers: neither endless nor typed as text."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, strict=False)


class SiteFramework(Strict):
    """Which content a site answered."""

    id: Id = Field(description="id of the framework")
    version: str = Field(max_length=100, description="its version")
    hash: Digest = Field(description="SHA-256 of its content")


class SiteScale(Strict):
    """A scale by its stages, least first."""

    id: Id = Field(description="id of the scale")
    stages: tuple[Id, ...] = Field(min_length=2, max_length=20, description="ids of its stages, least first")


class SiteItem(Strict):
    """Everyone's answers to one item, or that they are not shown."""

    id: Id = Field(description="id of the item")
    domain: Id = Field(description="id of its domain")
    scale: Id = Field(description="id of the scale on which it is rated")
    core: bool = Field(description="whether everybody is asked it in the same words; only these items are compared between sites")
    hash: Digest = Field(description="SHA-256 of what people read when they rate it; items with one hash ask the same")
    state: State = Field(description="whether its figures are shown; where they are not, all of them are empty")
    counts: dict[Id, Annotated[int, Field(ge=0)]] | None = Field(description="people at each stage, by stage id")
    dont_know: int | None = Field(ge=0, description="people who could not tell from where they are")
    not_applicable: int | None = Field(ge=0, description="people who said that it does not apply there")
    blank: int | None = Field(ge=0, description="people who were asked and left it blank")
    stands: Id | None = Field(
        description="where the site stands: the stage agreed, else the lower median of the ratings; not_applicable; not_known"
    )
    agreed: bool | None = Field(description="whether a group agreed where the site stands")

    @property
    def asked(self) -> int:
        """How many people were asked, of a shown item."""
        return sum((self.counts or {}).values()) + (self.dont_know or 0) + (self.not_applicable or 0) + (self.blank or 0)

    @model_validator(mode="after")
    def shown_whole_or_not_at_all(self) -> Self:
        """A shown item has every figure, another none."""
        figures = (self.counts, self.dont_know, self.not_applicable, self.blank, self.stands, self.agreed)
        if any((figure is not None) != (self.state == "shown") for figure in figures):
            raise ValueError("an item is shown whole or not at all")
        return self


class SiteDomain(Strict):
    """One domain of Everyone. Scores and bounds are 0 to 100."""

    id: Id = Field(description="id of the domain")
    kind: Literal["progress", "readiness"] = Field(description="progress, or readiness (which has no stage)")
    scale: Id = Field(description="id of its scale")
    state: State = Field(description="whether its figures are shown; where they are not, all of them are empty")
    items: int | None = Field(ge=0, description="items shown")
    applicable: int | None = Field(ge=0, description="of these, items that apply there")
    rated: int | None = Field(ge=0, description="of these, items with at least one rating")
    score: float | None = Field(ge=0, le=100, description="mean of the ratings in per cent of range; empty with too few answers")
    low: float | None = Field(ge=0, le=100, description="the score if every unknown answer were the least stage")
    high: float | None = Field(ge=0, le=100, description="the score if every unknown answer were the highest stage")
    stage: Id | None = Field(description="the stage that three quarters of its items have reached; empty with too few answers")
    dont_know_share: float | None = Field(ge=0, le=1, description="share of don't know among all who were asked")
    core_items: int = Field(ge=0, description="core items of the domain, shown or not")
    core_hash: Digest = Field(description="SHA-256 of its core items; only domains with one hash are compared between sites")
    core_stage: Id | None = Field(description="its stage over core items alone; empty where fewer than three quarters are shown")


class SitePlacement(Strict):
    """Where one activity stands on a ladder of participation, without its title."""

    ladder: Id = Field(description="id of the ladder")
    version: str = Field(max_length=100, description="version of the ladder")
    level: Level | None = Field(description="individual (one person's support), service or strategic; empty where not said")
    rungs: tuple[Id, ...] = Field(description="the rung; several where all hold, or are still possible; empty below the first")
    known: bool = Field(description="false where answers still missing decide between the rungs")
    off: bool = Field(description="true where people had no real choice, so that the activity stands on no rung")


class SiteAction(Strict):
    """One action of the plan, without its words."""

    domain: Id | None = Field(description="the domain of its priority; empty where the priority has none")
    horizon: Horizon = Field(description="months from when it was planned; not_said where the plan names no horizon of these")
    decision: Literal["offered", "accepted", "rejected"] = Field(description="what the group decided; offered where nothing yet")


class SiteRelease(Strict):
    """The publishable figures of one round at one site, for anyone to see."""

    holds: Literal["Trauma-informed self-assessment: release of one site"] = Field(
        default=HOLDS_SITE, description="what kind of file this is"
    )
    format: int = Field(default=FORMAT, ge=1, le=FORMAT, description="version of this format")
    site: Digest = Field(description="fingerprint of the site, the same in every round; it holds no name")
    name: str | None = Field(default=None, max_length=400, description="name of the organisation, where it was asked to be in")
    example: bool = Field(description="true for fictional data")
    round: str = Field(max_length=400, description="what the round is called; empty where its name would name the site")
    month: Month = Field(description="month in which the round closed, else in which it began, as YYYY-MM")
    framework: SiteFramework = Field(description="the framework that was answered")
    set: Id = Field(description="the set of items that was chosen")
    collection: CollectionKind = Field(description="how answers were gathered: open_survey, in_the_room, or group")
    k: int | None = Field(ge=1, description="no group of fewer people is shown; empty where there is no such threshold")
    people: int | None = Field(ge=0, description="people who took part; empty where fewer than k")
    scales: tuple[SiteScale, ...] = Field(description="the scales of the framework")
    items: tuple[SiteItem, ...] = Field(description="every item of the framework, in its order")
    domains: tuple[SiteDomain, ...] = Field(description="every domain of the framework, in its order")
    placements: tuple[SitePlacement, ...] = Field(description="activities on a ladder, without titles, in no telling order")
    actions: tuple[SiteAction, ...] = Field(description="actions of the plan, without words, in no telling order")
    seal: str = Field(default="", description="SHA-256 of all the rest: a changed file is noticed")

    @model_validator(mode="after")
    def holds_together(self) -> Self:
        """Names fit each other, and nothing is there that a release never shows."""
        scales = {scale.id: scale.stages for scale in self.scales}
        if len({item.id for item in self.items}) < len(self.items) or len({one.id for one in self.domains}) < len(self.domains):
            raise ValueError("an item or a domain is there twice")
        if not {one.scale for one in self.items} | {one.scale for one in self.domains} <= set(scales):
            raise ValueError("a scale is named that is not there")
        for item in self.items:
            if item.counts is not None and set(item.counts) != set(scales[item.scale]):
                raise ValueError("counts are not by the stages of the scale")
            if item.stands not in (*scales[item.scale], "not_applicable", "not_known", None):
                raise ValueError("an item stands at no stage of its scale")
        if any(stage not in (*scales[one.scale], None) for one in self.domains for stage in (one.stage, one.core_stage)):
            raise ValueError("a domain stands at no stage of its scale")
        if self.collection is CollectionKind.OPEN_SURVEY:
            if self.k is None:
                raise ValueError("an open survey has a threshold")
            if any(item.state == "shown" and item.asked < self.k for item in self.items):
                raise ValueError("an open survey shows nothing of fewer people than its threshold")
        return self
