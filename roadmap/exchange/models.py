"""What an archive holds of one assessment, and what can be wrong with an archive."""

from typing import Self

from pydantic import model_validator

from roadmap.assessment.meeting_models import Together
from roadmap.assessment.models import Agreement, AnswerRow, Assessment, CollectionKind, Frozen, Release, Respondent
from roadmap.assessment.note_models import Note, PassedOn
from roadmap.content.models import Framework
from roadmap.content.pinning import unpin
from roadmap.ladder.models import Activity
from roadmap.plan.models import Plan, PlanInputs


class RawAnswers(Frozen):
    """Answers and notes of single people, for the keeper of the machine only."""

    respondents: tuple[Respondent, ...]
    rows: tuple[AnswerRow, ...]
    own_respondent: str | None = None
    notes: tuple[Note, ...] = ()
    passed_on: tuple[PassedOn, ...] = ()
    checks: dict[str, str] = {}


class ArchiveParts(Frozen):
    """Everything of one assessment. With `raw` it is a keeper's archive, without a shareable one.

    `framework_text` is the pinned text, letter for letter, whose hash the assessment names.
    """

    assessment: Assessment
    kind: CollectionKind
    framework_text: str
    releases: tuple[Release, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    together: Together = Together()
    activities: tuple[Activity, ...] = ()
    plan_inputs: PlanInputs = PlanInputs()
    plan: Plan = Plan()
    raw: RawAnswers | None = None

    @model_validator(mode="after")
    def holds_together(self) -> Self:
        """What points at another part points at something that is there."""
        priorities = {priority.id for priority in self.plan.priorities}
        if any(action.priority_id not in priorities for action in self.plan.actions):
            raise ValueError("an action belongs to a priority that is not in the archive")
        if self.raw:
            people = {person.id for person in self.raw.respondents}
            if not people.issuperset({row.respondent for row in self.raw.rows} | {note.respondent for note in self.raw.notes}):
                raise ValueError("an answer or a note belongs to a person who is not in the archive")
            written = {note.id for note in self.raw.notes}
            if any(passed.note not in (*written, None) for passed in self.raw.passed_on):
                raise ValueError("a note that was passed on is not in the archive")
        return self

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
