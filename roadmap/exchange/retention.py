"""Erases answers so that results stay: what may be shown of them is kept first, and only then are they erased."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Audience, Release
from roadmap.evaluation.counting import count
from roadmap.evaluation.kept_models import Course, Form, Said, WaveCount
from roadmap.exchange.gathering import Keeps, gather
from roadmap.exchange.standing import released


class Erases(Keeps, Protocol):
    """What is needed of a store to erase answers and keep results."""

    def keep_release(self, assessment_id: str, made: Release) -> None: ...
    def collection(self, collection_id: str) -> Collection: ...
    def due(self, today: date, months: int) -> list[str]: ...
    def erase_collection(self, collection_id: str) -> None: ...


def keep_results(store: Erases, assessment_id: str) -> None:
    """Make and keep a release of each collection for the organisation, so that there are results without answers.

    That of one that has closed was made then, and stays as it is; of a survey that is open nothing may be shown.
    """
    parts = gather(store, assessment_id, with_answers=True)
    for collection in parts.collections:
        made = released(parts, parts.framework, Audience.ORGANISATION, collection.id)
        kept = [one for one in parts.releases_of(collection) if one.audience is not Audience.ROOM]
        made = made and made.model_copy(update={"comments": ()})  # as it is kept
        if made is not None and made not in kept[-1:] and not (kept and collection.closed_on):
            store.keep_release(assessment_id, made)


def erase_collections(store: Erases, assessment_id: str, collection_ids: Sequence[str]) -> None:
    """Erase everybody's answers and notes of these collections of an assessment; what may be shown of them is kept first."""
    keep_results(store, assessment_id)
    for one in collection_ids:
        store.erase_collection(one)


def erase_due(store: Erases, today: date, months: int) -> list[str]:
    """Erase the answers of every collection that closed more than so many months ago; the ids of their assessments."""
    due: dict[str, list[str]] = {}
    for one in store.due(today, months):
        due.setdefault(store.collection(one).assessment_id, []).append(one)
    for assessment_id, collection_ids in due.items():
        erase_collections(store, assessment_id, collection_ids)
    return list(due)


class KeepsEvaluations(Protocol):
    """What is needed of a store to count and erase forms that nobody closed."""

    def course(self, course_id: str) -> Course: ...
    def overdue_waves(self, today: date, months: int) -> list[tuple[str, str]]: ...
    def close_wave(
        self, course_id: str, wave: str, on: date, count: Callable[[Sequence[Form], Sequence[Said]], WaveCount]
    ) -> bool: ...
    def forget_unread(self, today: date, months: int) -> None: ...


def close_wave(store: KeepsEvaluations, course: Course, wave: str, today: date) -> bool:
    """Close a time of an evaluation for good: its forms are counted and erased. False where it was closed already."""

    def counted(forms: Sequence[Form], said: Sequence[Said]) -> WaveCount:
        return count(wave, course.places, forms, said, course.instrument)

    return store.close_wave(course.id, wave, today, counted)


def close_overdue(store: KeepsEvaluations, today: date, months: int) -> int:
    """Close the times of evaluations that stood open for so many months, and erase words that nobody read; how many closed."""
    closed = [close_wave(store, store.course(course_id), wave, today) for course_id, wave in store.overdue_waves(today, months)]
    store.forget_unread(today, months)
    return sum(closed)
