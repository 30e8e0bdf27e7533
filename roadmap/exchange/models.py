"""What an archive holds of one assessment, and what can be wrong with an archive."""

from typing import Self

from pydantic import Field, model_validator

from roadmap.assessment.collection_models import Collection, looked_at
from roadmap.assessment.meeting_models import Together
from roadmap.assessment.models import (
    Agreement,
    AnswerRow,
    Assessment,
    Collected,
    CollectionKind,
    Frozen,
    Release,
    Respondent,
)
from roadmap.assessment.note_models import Note, PassedOn
from roadmap.content.models import Framework
from roadmap.content.pinning import unpin
from roadmap.evaluation.kept_models import SharedEvaluation
from roadmap.ladder.models import Activity
from roadmap.plan.feedback_models import Contribution
from roadmap.plan.meeting_models import PlanMeeting
from roadmap.plan.models import Plan, PlanInputs


class RawAnswers(Frozen):
    """Answers and notes of single people, for the keeper of the machine only."""

    respondents: tuple[Respondent, ...]
    rows: tuple[AnswerRow, ...]
    own_respondent: str | None = None
    notes: tuple[Note, ...] = ()
    passed_on: tuple[PassedOn, ...] = ()
    questioned: tuple[str, ...] = Field(default=(), description="ids of contributions somebody said they did not say")
    checks: dict[str, str] = {}
    codes: dict[str, str] = Field(default={}, description="by respondent: the hash of their return code")
    salts: dict[str, str] = Field(default={}, description="by collection: the salt of its return codes, in hex")


class ArchiveParts(Frozen):
    """Everything of one assessment. With `raw` it is a keeper's archive, without a shareable one.

    `framework_text` is the pinned text, letter for letter, whose hash the assessment names.
    """

    assessment: Assessment
    collections: tuple[Collection, ...] = Field(min_length=1, description="first added first")
    framework_text: str
    releases: tuple[Release, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    together: Together = Together()
    activities: tuple[Activity, ...] = ()
    plan_inputs: PlanInputs = PlanInputs()
    plan: Plan = Plan()
    plan_meetings: tuple[PlanMeeting, ...] = ()
    contributions: tuple[Contribution, ...] = Field(default=(), description="without answers only what was published")
    evaluations: tuple[SharedEvaluation, ...] = Field(default=(), description="what may be shown of them, in either archive")
    raw: RawAnswers | None = None

    @model_validator(mode="after")
    def holds_together(self) -> Self:
        """What points at another part points at something that is there."""
        priorities = {priority.id for priority in self.plan.priorities}
        if any(action.priority_id not in priorities for action in self.plan.actions):
            raise ValueError("an action belongs to a priority that is not in the archive")
        known = {one.id for one in self.collections}
        named = {one.collection_id for one in self.releases} | {one.collection_id for one in self.agreements}
        named |= {one.collection_id for one in self.together.meetings} | {one.collection_id for one in self.together.decisions}
        named |= {one.collection_id for one in self.raw.respondents} if self.raw else set()
        if not named <= known | {None}:
            raise ValueError("something belongs to a collection of answers that is not in the archive")
        if self.raw:
            people = {person.id for person in self.raw.respondents}
            if not people.issuperset({row.respondent for row in self.raw.rows} | {note.respondent for note in self.raw.notes}):
                raise ValueError("an answer or a note belongs to a person who is not in the archive")
            written = {note.id for note in self.raw.notes}
            if any(passed.note not in (*written, None) for passed in self.raw.passed_on):
                raise ValueError("a note that was passed on is not in the archive")
        return self

    @property
    def looked_at(self) -> Collection:
        """The collection whose results people expect first."""
        return looked_at(self.collections)

    @property
    def kind(self) -> CollectionKind:
        """The kind of that collection."""
        return self.looked_at.kind

    def collection(self, collection_id: str | None) -> Collection:
        """The collection with this id; with None the first, which was the only one where none is named."""
        return next((one for one in self.collections if one.id == collection_id), self.collections[0])

    def releases_of(self, collection: Collection) -> tuple[Release, ...]:
        """Every release of a collection, first kept first."""
        return tuple(one for one in self.releases if self.collection(one.collection_id).id == collection.id)

    def collected(self, collection: Collection) -> Collected:
        """All answers of a collection; nobody's where the archive holds none."""
        raw = self.raw or RawAnswers(respondents=(), rows=())
        people = tuple(one for one in raw.respondents if self.collection(one.collection_id).id == collection.id)
        ids = {one.id for one in people}
        return Collected(kind=collection.kind, respondents=people, rows=tuple(row for row in raw.rows if row.respondent in ids))

    @property
    def framework(self) -> Framework:
        """The framework the assessment is pinned to."""
        return unpin(self.framework_text)


class ArchiveProblem(Exception):  # noqa: N818 - the name the pages and commands speak of
    """An archive that cannot be read or written: what happened, where in it, and what to do. Nothing was taken over."""

    def __init__(self, what: str, where: str, what_to_do: str) -> None:
        super().__init__(what, where, what_to_do)
        self.what = what
        self.where = where
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return f"{self.what} Where: {self.where}. {self.what_to_do}"
