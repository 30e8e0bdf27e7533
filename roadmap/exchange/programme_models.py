"""What a programme holds: the tables of many sites together, a model for each row, never a row for the result of one site."""

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from roadmap.assessment.models import CollectionKind
from roadmap.assessment.sites import LEAST_PEOPLE, LEAST_SITES
from roadmap.content.models import Id
from roadmap.exchange.sealed_json import FORMAT
from roadmap.exchange.site_models import Digest, Level, Month, State, Strict

HOLDS_PROGRAMME: Literal["Trauma-informed self-assessment: programme of sites"] = (
    "Trauma-informed self-assessment: programme of sites"
)
SiteName = Annotated[str, StringConstraints(pattern=r"^S\d{2,}$")]
Sites = Annotated[int, Field(ge=LEAST_SITES)]
AtLeastNone = Annotated[int, Field(ge=0)]


class ItemRow(Strict):
    """One item in one wording."""

    item: Id = Field(description="id of the item; its wording is in the codebook")
    hash: Digest = Field(description="SHA-256 of what people read: another hash is another wording, in a row of its own")
    domain: Id = Field(description="id of its domain")
    scale: Id = Field(description="id of its scale")
    core: bool = Field(description="whether sites are compared on it: everybody is asked it in the same words")


class ScaleRow(Strict):
    """One stage of a scale."""

    scale: Id = Field(description="id of the scale")
    stage: Id = Field(description="id of the stage")
    place: int = Field(ge=0, description="its place, from 0 for the least")
    lower_two: bool = Field(description="whether it is one of the two least")


class ResultRow(Strict):
    """How many sites stand in the lower two stages of an item or a domain."""

    about: Literal["item", "domain"] = Field(description="whether the row is about a core item or a domain")
    id: Id = Field(description="id of the item or the domain")
    hash: Digest = Field(description="SHA-256 of the item's wording, or of the domain's core items")
    state: State = Field(
        description="shown; withheld where fewer than five sites can be counted; not_asked where no site asked it, or a domain "
        "has no core item"
    )
    sites: Sites | None = Field(description="sites whose stage is known; empty where not shown")
    lower_two: AtLeastNone | None = Field(description="of these, sites in the lower two stages; empty where not shown")
    share: float | None = Field(ge=0, le=1, description="lower_two divided by sites, 0 to 1; empty where not shown")


class AnswerRow(Strict):
    """How many people gave one answer to a core item, over open surveys."""

    item: Id = Field(description="id of the item")
    hash: Digest = Field(description="SHA-256 of its wording")
    answer: Id = Field(description="id of a stage, dont_know, not_applicable or blank")
    state: State = Field(description="shown, or withheld where fewer than five open surveys of ten people or more are counted")
    sites: Sites | None = Field(description="sites counted; empty where withheld")
    people: AtLeastNone | None = Field(description="people who gave this answer, at all sites counted; empty where withheld")


class ActivityRow(Strict):
    """How many sites have an activity at one place on a ladder."""

    ladder: Id = Field(description="id of the ladder")
    version: str = Field(description="version of the ladder")
    state: State = Field(description="shown, or withheld where fewer than five sites placed an activity on this ladder")
    level: Level | Literal["not_said"] | None = Field(description="level of the activity; empty where withheld")
    rung: Id | None = Field(
        description="id of the rung; not_known where answers are missing; none below the first; off where people had no real "
        "choice; empty where withheld"
    )
    sites: Sites | None = Field(description="sites that placed any activity on this ladder; empty where withheld")
    sites_here: AtLeastNone | None = Field(description="of these, sites with an activity here; empty where withheld")
    activities: AtLeastNone | None = Field(description="activities here, one of several kinds in each; empty where withheld")


class ActionRow(Strict):
    """How many sites plan something in one domain."""

    domain: Id | None = Field(description="id of the domain; empty where the priority has none, or where withheld")
    horizon: Literal["0-6", "6-12", "12-36", "not_said"] | None = Field(
        description="months from when it was planned; empty where withheld"
    )
    decision: Literal["offered", "accepted", "rejected"] | None = Field(description="what was decided; empty where withheld")
    state: State = Field(description="shown, or withheld where fewer than five sites have a plan")
    sites: Sites | None = Field(description="sites with any action in their plan; empty where withheld")
    sites_here: AtLeastNone | None = Field(description="of these, sites with such an action; empty where withheld")
    actions: AtLeastNone | None = Field(description="such actions; empty where withheld")


class SiteRow(Strict):
    """One site that is counted. Its code stands in no other table."""

    site: SiteName = Field(description="code of the site, given in the order of its fingerprint: it says nothing of results")
    added: int = Field(ge=1, description="with which group of sites it was added: 1 the first")
    month: Month = Field(description="month of its round")
    collection: CollectionKind = Field(description="how answers were gathered there: open_survey, in_the_room or group")
    framework_version: str = Field(description="version of the framework it used")
    fingerprint: Digest = Field(description="the site's fingerprint, as in its release")
    release: Digest = Field(description="seal of the release that was joined")


class Programme(Strict):
    """Many sites joined. Every figure stands for at least five sites that were added together."""

    holds: Literal["Trauma-informed self-assessment: programme of sites"] = Field(
        default=HOLDS_PROGRAMME, description="what kind of file this is"
    )
    format: int = Field(default=FORMAT, ge=1, le=FORMAT, description="version of this format")
    framework: Id = Field(description="id of the framework that all sites used")
    example: bool = Field(description="true where the sites are fictional")
    least_sites: int = Field(default=LEAST_SITES, description="no figure stands for fewer sites")
    least_people: int = Field(default=LEAST_PEOPLE, description="no total of people holds a table of fewer")
    waiting: int = Field(ge=0, description="sites that are not counted yet: fewer than five cannot be added alone")
    notes: tuple[str, ...] = Field(description="what is not shown, and why, in sentences")
    items: tuple[ItemRow, ...] = Field(description="every item of the sites counted")
    scales: tuple[ScaleRow, ...] = Field(description="the scales, least stage first")
    results: tuple[ResultRow, ...] = Field(description="share of sites in the lower two stages, by core item and domain")
    answers: tuple[AnswerRow, ...] = Field(description="people by answer, over open surveys")
    activities: tuple[ActivityRow, ...] = Field(description="where activities stand on ladders")
    actions: tuple[ActionRow, ...] = Field(description="what plans hold")
    sites: tuple[SiteRow, ...] = Field(description="the sites counted, by code")
    seal: str = Field(default="", description="SHA-256 of all the rest: a changed file is noticed")

    @model_validator(mode="after")
    def each_site_once(self) -> Self:
        """A site is counted once, with at least four others that were added with it."""
        fingerprints, codes = ({getattr(row, name) for row in self.sites} for name in ("fingerprint", "site"))
        if min(len(fingerprints), len(codes)) < len(self.sites):
            raise ValueError("a site is there twice")
        if any(sites < LEAST_SITES for sites in Counter(row.added for row in self.sites).values()):
            raise ValueError("fewer than five sites were added together")
        return self


#: The tables of a programme, by the name of their file and sheet.
TABLES: dict[str, type[Strict]] = {
    "items": ItemRow,
    "scales": ScaleRow,
    "results": ResultRow,
    "answers": AnswerRow,
    "activities": ActivityRow,
    "actions": ActionRow,
    "sites": SiteRow,
}
