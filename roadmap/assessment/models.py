"""Answers as they are kept, tables as they may be shown, and the results computed from them."""

from datetime import date
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from roadmap.content.models import EVERYONE

#: The threshold of an open survey, in people (DESIGN 4).
K = 10
#: Fewer people than this at a meeting are never counted (DESIGN 4).
LEAST_COUNTED = 5


class Frozen(BaseModel):
    """A frozen value; unlike content it is made by code, never typed by a practitioner."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class CollectionKind(StrEnum):
    """How answers were gathered; told to people before they answer."""

    OPEN_SURVEY = "open_survey"
    IN_THE_ROOM = "in_the_room"
    GROUP = "group"


class Audience(StrEnum):
    """Who may see a release."""

    ROOM = "room"
    ORGANISATION = "organisation"
    ANYONE = "anyone"


# --- what is kept ------------------------------------------------------------------------


class FrameworkRef(Frozen):
    """Which content an assessment is pinned to."""

    id: str
    version: str
    hash: str = Field(description="SHA-256 of the canonical content, in hex")


class Organisation(Frozen):
    """Whose assessment it is."""

    id: str
    name: str


class Contacts(Frozen):
    """Who stands behind an assessment, as people are told before they answer. Roles or names, as typed."""

    asked_by: str = ""
    daytime_support: str = ""
    independent: str = ""
    feedback_by: date | None = None


class Assessment(Frozen):
    """One round of self-assessment of one service."""

    id: str
    revision: int = 0
    organisation: Organisation
    service: str
    round_name: str
    framework: FrameworkRef
    set_id: str
    contacts: Contacts = Contacts()
    example: bool = Field(default=False, description="fictional data; marked so on every screen and page")
    follows: str | None = Field(default=None, description="id of the assessment this is a later round of")
    created_on: date
    closed_on: date | None = None


class GroupMeeting(Frozen):
    """How a group came to its answer, as the facilitator it trusts recorded it."""

    recorded_by: str = Field(description="name or role, as the group agreed it is printed")
    met_on: date
    people: int | None = Field(default=None, ge=LEAST_COUNTED, description="how many were there; None where fewer than five")


class Respondent(Frozen):
    """Somebody who answers, known by a random id only; in a group's answer, the group."""

    id: str
    perspective: str
    set_id: str | None = Field(default=None, description="the set they chose; None in a file of answers")
    collection_id: str | None = Field(default=None, description="the collection they answer in; None in a file of answers")
    way: str | None = Field(default=None, description="another way in than a screen: paper, phone, supporter …")
    group: GroupMeeting | None = None


class AnswerRow(Frozen):
    """One answer: a stage id, dont_know, not_applicable, not_asked, or None where left blank."""

    respondent: str
    item: str
    answer: str | None
    note: str = Field(default="", description="evidence or a note, as typed")


class Collected(Frozen):
    """All answers of one collection. The order of rows means nothing."""

    kind: CollectionKind
    respondents: tuple[Respondent, ...]
    rows: tuple[AnswerRow, ...]


class Agreement(Frozen):
    """What a group agreed on an item: a stage id, not_applicable or we_do_not_agree."""

    item: str
    outcome: str
    because: str = ""
    evidence: str = ""
    agreed_on: date | None = None
    collection_id: str | None = Field(default=None, description="the collection that was looked at")


# --- what may be shown -------------------------------------------------------------------


class Table(Frozen):
    """For one set of people and one item: how many gave each answer. The only base of every figure."""

    stages: tuple[int, ...] = Field(description="people at each stage, least first")
    dont_know: int = 0
    not_applicable: int = 0
    blank: int = 0

    @cached_property
    def rated(self) -> int:
        """r in the rules: people with a rating."""
        return sum(self.stages)

    @cached_property
    def unknown(self) -> int:
        """u in the rules: don't know and blank."""
        return self.dont_know + self.blank

    @cached_property
    def asked(self) -> int:
        """Everybody who was asked."""
        return self.rated + self.unknown + self.not_applicable

    @cached_property
    def applicable(self) -> bool:
        """False only where every asked person said not applicable."""
        return self.not_applicable < self.asked


class ShownSet(Frozen):
    """A perspective in a release: how many people, or None where it is not shown on its own."""

    id: str
    people: int | None


class Comment(Frozen):
    """Somebody's own words, read beforehand, for Everyone only: no group, no time."""

    words: str
    item: str | None = Field(default=None, description="the question it stands beside, where that tells nothing of its writer")


class Release(Frozen):
    """What may leave an assessment for one audience. Made by disclosure, read by everything else.

    `tables` has a key for `everyone` and for each perspective shown; a missing item was not asked
    of that set or is withheld, and the two look alike.
    """

    framework: FrameworkRef
    collection_id: str | None = Field(default=None, description="the collection it is of; None of a file of answers")
    kind: CollectionKind
    audience: Audience
    k: int | None = Field(description="the threshold; None in the room")
    people: int | None = Field(description="all who took part; None where fewer than k")
    sets: tuple[ShownSet, ...] = Field(description="every perspective of the framework")
    tables: dict[str, dict[str, Table]]
    withheld: tuple[str, ...] = Field(default=(), description="items withheld for everybody")
    people_rating: dict[str, dict[str, int]] | None = Field(
        default=None, description="by set, then domain or factor id: people with at least one rating; None in an open survey"
    )
    asked_besides: dict[str, tuple[str, ...]] = Field(
        default={},
        description="under a threshold, by perspective: items that somebody of it was asked although `ask` does not name it",
    )
    no_evidence: tuple[str, ...] = Field(
        default=(), description="items at the top stage with no evidence kept; never in an open survey"
    )
    other_ways: int | None = Field(
        default=None,
        description="an open survey: at least so many answered on paper, by phone, with a supporter or on another form",
    )
    agreements: tuple[Agreement, ...] = ()
    comments: tuple[Comment, ...] = Field(default=(), description="what people wrote and a reader chose to show, shuffled")

    def table(self, item: str, set_id: str = EVERYONE) -> Table | None:
        """The table of an item for a set of people, or None."""
        return self.tables.get(set_id, {}).get(item)


# --- results, in the shape of the command line -----------------------------------------------


class ItemResult(Frozen):
    """One item for one set. Stages count from 0; None where there is nothing to say."""

    id: str
    withheld: bool = False
    domain: str | None = None
    people: int | None = None
    asked: int | None = None
    rated: int | None = None
    mean: float | None = None
    median: float | None = None
    lower: float | None = None
    upper: float | None = None
    min: int | None = None
    max: int | None = None
    reached: int | None = None
    agreed: str | None = None
    counts: dict[str, int] | None = None
    dont_know: int | None = None
    not_applicable: int | None = None
    blank: int | None = None
    flags: tuple[str, ...] = ()


class DomainResult(Frozen):
    """One domain for one set. Scores in per cent of range."""

    id: str
    withheld: bool = False
    kind: str | None = None
    items: int | None = None
    applicable: int | None = None
    rated: int | None = None
    people: int | None = None
    score: float | None = None
    low: float | None = None
    high: float | None = None
    stage: str | None = None
    holding: tuple[str, ...] | None = ()
    agreed_score: float | None = None
    dont_know_share: float | None = None


class FactorResult(Frozen):
    """One factor of readiness for one set. Scores in per cent of range."""

    score: float | None
    low: float | None
    high: float | None
    applicable: int
    rated: int
    people: int | None


class ReadinessResult(Frozen):
    """Readiness: each factor on its own, and the ids of the readings that may be said."""

    factors: dict[str, FactorResult]
    reading: tuple[str, ...]


class PerspectiveResult(Frozen):
    """One perspective; withheld whole where nothing of it is shown on its own."""

    id: str
    withheld: bool = False
    people: int | None = None
    domains: tuple[DomainResult, ...] | None = None
    items: tuple[ItemResult, ...] | None = None


class Difference(Frozen):
    """Difference in view of two perspectives on one shared item: a minus b, in per cent of range."""

    item: str
    a: str
    b: str
    gap: float | None
    flagged: bool
    few: bool = Field(default=False, description="fewer than ten ratings on either side: 'worth asking', never 'differ'")


class Results(Frozen):
    """Everything the rules say about one release. Domains and items are Everyone's. No overall figure."""

    domains: tuple[DomainResult, ...]
    readiness: ReadinessResult | None
    items: tuple[ItemResult, ...]
    perspectives: tuple[PerspectiveResult, ...]
    differences: tuple[Difference, ...]
