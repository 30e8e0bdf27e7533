"""What a framework's YAML files may say, one model a kind of file.

A framework is a folder: `framework.yaml`, one file a domain, `planning.yaml`. Nothing here
knows about files or lines (loading does) or about rules between files (checks do).
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from roadmap.content import reserved

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]

# Their values stand in a file of their own, which `check` reads without importing pydantic.
DONT_KNOW = reserved.DONT_KNOW
NOT_APPLICABLE = reserved.NOT_APPLICABLE
NOT_ASKED = reserved.NOT_ASKED
WE_DO_NOT_AGREE = reserved.WE_DO_NOT_AGREE
EVERYONE = reserved.EVERYONE
RESERVED = reserved.RESERVED


class Strict(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, populate_by_name=True)


class Reviewed(Strict):
    """How many people of each perspective have checked the words, and when last."""

    experience: int = Field(ge=0)
    profession: int = Field(ge=0)
    leader: int = Field(ge=0)
    date: str | None = Field(default=None, description="ISO date of the last check, quoted")


class Header(Strict):
    """What every content file says about itself."""

    id: Id
    version: Text
    language: Text = Field(description="a language tag such as en-GB")
    source: Text = Field(description="where the facts in this file come from, in words")
    official_text: bool = Field(description="true only where the words are those of an official document")
    reviewed_by: Reviewed


class Action(Strict):
    """One thing to do, written so that a plan can take it over."""

    id: Id
    leaves: tuple[Id, ...] = Field(default=(), description="the stages this action helps to leave")
    do: Text = Field(description="what to do; begins with a verb")
    first_step: Text = Field(description="what can be done within two weeks")
    outcome: Text = Field(description="what people will notice")
    measure: Text
    lead: Text = Field(description="a role, never a name")
    with_: Text = Field(alias="with", description="what experts by experience and by profession do in it")
    feedback: Text = Field(description="how and when contributors hear what happened")
    preparation: Text | None = None
    support: Text | None = None
    pay: Text | None = None
    effort: Literal["small", "medium", "large"]
    horizon: Literal["0-6", "6-12", "12-36"] = Field(description="months from now; quote it")
    sources: tuple[SourceId, ...] = Field(min_length=1, description="ids of the framework's sources")


class Stage(Strict):
    """One step of a scale."""

    id: Id
    name: Text


class Scale(Strict):
    """Three to seven stages, least first."""

    id: Id
    stages: tuple[Stage, ...] = Field(min_length=3, max_length=7)

    @property
    def length(self) -> int:
        """How many stages (L in the rules)."""
        return len(self.stages)

    @cached_property
    def stage_ids(self) -> tuple[str, ...]:
        """The stages' ids, least first."""
        return tuple(stage.id for stage in self.stages)


class Principle(Strict):
    """A principle that items are tagged with."""

    id: Id
    name: Text
    about: Text


class Perspective(Strict):
    """A position from which somebody answers."""

    id: Id
    name: Text = Field(description="the group, as in 'experts by experience'")
    one: Text = Field(description="one person of it, as in 'an expert by experience'")
    short: Text = Field(description="for charts and tables, as in 'experience'")
    about: Text


class Range(Strict):
    """How many there must be, both ends included."""

    least: int = Field(default=0, ge=0)
    most: int = Field(default=10_000, ge=0)


class SetLimits(Strict):
    """What the check enforces of a set: items in all, a kind, a domain; and who must be asked."""

    items: Range | None = None
    progress: Range | None = None
    readiness: Range | None = None
    each_progress_domain: Range | None = None
    must_ask: tuple[Id, ...] = ()


class ItemSet(Strict):
    """A selection of items for one occasion."""

    id: Id
    name: Text
    about: Text
    everything: bool = Field(default=False, description="holds every item; items need not name it")
    shared: bool = Field(default=False, description="one wording for everybody; the items on which views are compared")
    labels: dict[Id, Text] = Field(default={}, description="other names of the stages, for the items of a shared set")
    limits: SetLimits = SetLimits()


class WordLimits(Strict):
    """The most words a text may have; none where left out."""

    text: int | None = None
    plain: int | None = None
    descriptor: int | None = None


class Limits(Strict):
    """What the check asks of this framework beside the shape of its files."""

    complete: bool = Field(default=False, description="every item needs plain words, can_see, evidence, sources and actions")
    words: WordLimits = WordLimits()


class Citation(Strict):
    """A source that items and actions cite by its id."""

    id: SourceId
    title: Text
    link: Text | None = None


class Item(Strict):
    """One practice that can be observed, rated for the organisation and never for a colleague."""

    id: Id
    set: tuple[Id, ...] = Field(default=(), description="the sets it belongs to beside the one that holds everything")
    text: Text
    plain: Text | None = Field(default=None, description="in plain words; not for items of a shared set, whose text is plain")
    principles: tuple[Id, ...] = ()
    ask: tuple[Id, ...] = Field(min_length=1, description="the perspectives that are asked")
    can_see: dict[Id, Text] = Field(default={}, description="for each perspective asked, why it can observe this")
    factor: Id | None = Field(default=None, description="for readiness items: the factor it belongs to")
    weight: float = Field(default=1.0, gt=0, le=100)
    descriptors: dict[Id, Text] = Field(default={}, description="what each stage looks like here")
    evidence: tuple[Text, ...] = Field(default=(), description="what would show it")
    sources: tuple[SourceId, ...] = ()
    actions: tuple[Action, ...] = ()
    see_also: Text | None = Field(default=None, description="a page of another document, filled in by an organisation")
    since: Text | None = None
    renamed_from: Id | None = None
    easy_read: Text | None = Field(default=None, description="path of an Easy Read version")
    audio: Text | None = Field(default=None, description="path of a recording")


class Factor(Strict):
    """A part of readiness with a figure of its own."""

    id: Id
    name: Text
    about: Text


class ChecklistQuestion(Strict):
    """One line of a checklist that is not scored."""

    id: Id
    text: Text


class Checklist(Strict):
    """Questions that are talked about and never scored."""

    title: Text
    about: Text
    options: tuple[Stage, ...] = Field(min_length=2)
    questions: tuple[ChecklistQuestion, ...] = Field(min_length=1)


class Domain(Header):
    """One file: a domain and its items."""

    kind: Literal["progress", "readiness"]
    title: Text
    short: Annotated[str, StringConstraints(min_length=1, max_length=25)]
    intro: Text
    scale: Id
    items: tuple[Item, ...] = Field(min_length=1)
    factors: tuple[Factor, ...] = ()
    checklist: Checklist | None = None
    actions_must_name: tuple[Literal["preparation", "support", "pay"], ...] = ()


class Points(Strict):
    """The points a reason is worth, and the most of it."""

    each: int = Field(ge=0)
    most: int = Field(ge=0)


class UnknownPoints(Strict):
    """Points where the share of don't know reaches `share` of those asked."""

    points: int = Field(ge=0)
    share: float = Field(gt=0, le=1)


class Weights(Strict):
    """Whole points for each kind of reason in a draft plan."""

    distance: Points
    difference: int = Field(ge=0)
    split: int = Field(ge=0)
    unknown: UnknownPoints
    no_evidence: int = Field(ge=0)
    activity: Points
    experience: tuple[int, ...] = Field(description="for ranks 1, 2, …")
    importance: dict[Literal["high", "medium", "low"], int]


class Choose(Strict):
    """How many priorities and actions a draft takes."""

    take: int = Field(ge=1)
    most: int = Field(ge=1)
    share_of_highest: float = Field(gt=0, le=1)
    candidates: int = Field(ge=1, description="how many candidates a priority's points are the sum of")
    least_actions: int = Field(ge=1)
    most_actions: int = Field(ge=1)
    small: int = Field(ge=0, description="no third action once no candidate above this many points is left")


class ReadinessRule(Strict):
    """Where the line lies, in per cent of range, and how near is too near to name a side."""

    cut: float = Field(ge=0, le=100)
    near: float = Field(ge=0, le=100)
    readings: dict[Id, Text] = Field(description="words for <factor>_over, <factor>_under and <factor>_near")


class Planning(Header):
    """One file: how a draft plan weighs reasons, and who is hidden first."""

    weights: Weights
    choose: Choose
    readiness: ReadinessRule | None = None
    hide_first: tuple[Id, ...] = Field(description="perspectives in the order in which they are put inside Everyone")
    unanimity: Literal["all", "all_but_one"] = Field(
        default="all", description="what counts as everybody giving the same answer, where that is a reason to withhold"
    )
    talk_first: Action


class FrameworkFile(Header):
    """The file `framework.yaml`: everything but the domains and the planning rules."""

    title: Text
    about: Text
    credit: Text
    principles: tuple[Principle, ...] = ()
    perspectives: tuple[Perspective, ...] = Field(min_length=1)
    scales: tuple[Scale, ...] = Field(min_length=1)
    sets: tuple[ItemSet, ...] = Field(min_length=1)
    limits: Limits = Limits()
    sources: tuple[Citation, ...] = ()
    domains: tuple[Id, ...] = Field(min_length=1, description="domain ids in order; each is the file <id>.yaml")


class Framework(Strict):
    """A whole framework: what an assessment pins and every rule reads."""

    about: FrameworkFile
    domains: tuple[Domain, ...]
    planning: Planning

    @property
    def id(self) -> str:
        return self.about.id

    @property
    def version(self) -> str:
        return self.about.version

    @property
    def perspectives(self) -> tuple[Perspective, ...]:
        return self.about.perspectives

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by id, in framework order."""
        return {item.id: item for domain in self.domains for item in domain.items}

    @cached_property
    def domain_of(self) -> dict[str, Domain]:
        """The domain of each item id."""
        return {item.id: domain for domain in self.domains for item in domain.items}

    @cached_property
    def scales(self) -> dict[str, Scale]:
        return {scale.id: scale for scale in self.about.scales}

    @cached_property
    def sets(self) -> dict[str, ItemSet]:
        return {item_set.id: item_set for item_set in self.about.sets}

    def scale_of(self, item_id: str) -> Scale:
        """The scale on which an item is rated."""
        return self.scales[self.domain_of[item_id].scale]

    def domain(self, domain_id: str) -> Domain:
        """The domain with this id; KeyError where there is none."""
        for domain in self.domains:
            if domain.id == domain_id:
                return domain
        raise KeyError(domain_id)

    def sets_of(self, item: Item) -> tuple[str, ...]:
        """The ids of every set that holds an item, in the framework's order."""
        return tuple(s.id for s in self.about.sets if s.everything or s.id in item.set)

    def in_set(self, item: Item, set_id: str) -> bool:
        """Whether a set holds an item."""
        return self.sets[set_id].everything or set_id in item.set

    def shared_set(self, item: Item) -> ItemSet | None:
        """The shared set an item belongs to: there it has one wording and other labels."""
        return next((s for s in self.about.sets if s.shared and s.id in item.set), None)

    def stage_name(self, item: Item, stage_id: str) -> str:
        """What a stage is called for an item: the shared set's label, else the scale's name."""
        shared = self.shared_set(item)
        if shared and stage_id in shared.labels:
            return shared.labels[stage_id]
        return next(s.name for s in self.scale_of(item.id).stages if s.id == stage_id)
