"""Gathers everything of one assessment for an archive, from whatever keeps it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.leaving_the_room import to_share as meetings_to_share
from roadmap.assessment.meeting_models import Together
from roadmap.assessment.models import Agreement, Assessment, Audience, Collected, Release, Respondent
from roadmap.assessment.note_models import Note, PassedOn
from roadmap.assessment.notes import with_comments
from roadmap.content.pinning import unpin
from roadmap.evaluation.kept_models import Course, Opening, Said, SharedEvaluation, WaveCount
from roadmap.evaluation.sharing import to_share
from roadmap.exchange.models import ArchiveParts, RawAnswers
from roadmap.ladder.models import Activity
from roadmap.plan.feedback import to_share as answers_to_share
from roadmap.plan.feedback_models import Contribution
from roadmap.plan.meeting_models import PlanMeeting
from roadmap.plan.meetings_outside import shareable
from roadmap.plan.models import Plan, PlanInputs


class Keeps(Protocol):
    """What an archive needs of a store."""

    def assessment(self, assessment_id: str) -> Assessment: ...
    def pinned_text(self, assessment_id: str) -> str: ...
    def collections(self, assessment_id: str) -> list[Collection]: ...
    def collected(self, collection_id: str) -> Collected: ...
    def code_salt(self, collection_id: str) -> bytes: ...
    def codes(self, collection_id: str) -> dict[str, str]: ...
    def remembered_respondent(self, assessment_id: str) -> Respondent | None: ...
    def notes(self, assessment_id: str) -> list[Note]: ...
    def passed_on(self, assessment_id: str) -> list[PassedOn]: ...
    def checks(self, assessment_id: str) -> dict[str, str]: ...
    def releases(self, assessment_id: str) -> list[Release]: ...
    def agreements(self, assessment_id: str) -> list[Agreement]: ...
    def together(self, assessment_id: str) -> Together: ...
    def activities(self, assessment_id: str) -> list[Activity]: ...
    def plan_inputs(self, assessment_id: str) -> PlanInputs: ...
    def plan(self, assessment_id: str) -> Plan: ...
    def plan_meetings(self, assessment_id: str) -> tuple[PlanMeeting, ...]: ...
    def contributions(self, assessment_id: str) -> list[Contribution]: ...
    def questioned(self, assessment_id: str) -> frozenset[str]: ...
    def courses_of(self, assessment_id: str) -> list[Course]: ...
    def openings(self, course_id: str) -> list[Opening]: ...
    def wave_counts(self, course_id: str) -> list[WaveCount]: ...
    def said_in(self, course_id: str) -> list[Said]: ...


def gather(store: Keeps, assessment_id: str, *, with_answers: bool = False) -> ArchiveParts:
    """Everything of an assessment; without answers also without what is for the room only.

    What leaves without answers carries the comments that are shown now. Raises what the store raises.
    """
    assessment = store.assessment(assessment_id)
    collections = tuple(store.collections(assessment_id))
    releases = store.releases(assessment_id)
    if not with_answers:
        releases = [_with_comments(store, assessment_id, collections, release) for release in releases]
    kept, meetings = store.together(assessment_id), store.plan_meetings(assessment_id)
    answers = store.contributions(assessment_id)
    return ArchiveParts(
        assessment=assessment,
        collections=collections,
        framework_text=store.pinned_text(assessment_id),
        releases=tuple(release for release in releases if with_answers or release.audience is not Audience.ROOM),
        agreements=tuple(store.agreements(assessment_id)),
        together=kept if with_answers else meetings_to_share(kept),
        activities=tuple(store.activities(assessment_id)),
        plan_inputs=store.plan_inputs(assessment_id),
        plan=store.plan(assessment_id),
        plan_meetings=meetings if with_answers else shareable(meetings),
        contributions=tuple(answers) if with_answers else answers_to_share(answers),
        evaluations=tuple(_evaluations(store, assessment_id)),
        raw=_raw(store, assessment_id, collections) if with_answers else None,
    )


def _evaluations(store: Keeps, assessment_id: str) -> Iterator[SharedEvaluation]:
    """What may be shown of each evaluation that belongs to the assessment."""
    for one in store.courses_of(assessment_id):
        shared = to_share(one, store.openings(one.id), store.wave_counts(one.id), store.said_in(one.id))
        if shared:
            yield shared


def _raw(store: Keeps, assessment_id: str, collections: Sequence[Collection]) -> RawAnswers:
    collected = [store.collected(one.id) for one in collections]
    own = store.remembered_respondent(assessment_id)
    codes = {person: kept for one in collections for person, kept in store.codes(one.id).items()}
    return RawAnswers(
        respondents=tuple(person for one in collected for person in one.respondents),
        rows=tuple(row for one in collected for row in one.rows),
        own_respondent=own.id if own else None,
        notes=tuple(store.notes(assessment_id)),
        passed_on=tuple(store.passed_on(assessment_id)),
        questioned=tuple(sorted(store.questioned(assessment_id))),
        checks=store.checks(assessment_id),
        codes=codes,
        salts={one.id: store.code_salt(one.id).hex() for one in collections} if codes else {},
    )


def _with_comments(store: Keeps, assessment_id: str, collections: Sequence[Collection], release: Release) -> Release:
    """A release with the comments shown now; one that came from another place without its answers keeps those it brought."""
    notes = store.notes(assessment_id)
    if not notes:
        return release
    people = store.collected(release.collection_id or collections[0].id).respondents
    return with_comments(release, notes, people, unpin(store.pinned_text(assessment_id)))
