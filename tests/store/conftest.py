"""Fixtures of the store's tests: one assessment and one person in it."""

from datetime import date

import pytest

from roadmap.assessment.models import Assessment, CollectionKind, Contacts, Respondent
from roadmap.content.models import Framework
from roadmap.store import Store


@pytest.fixture
def made(store: Store, framework: Framework) -> Assessment:
    """An assessment of the small framework."""
    contacts = Contacts(asked_by="Trauma lead", feedback_by=date(2026, 5, 1))
    return store.create_assessment(
        "Northlea Council",
        "Housing",
        "Spring 2026",
        framework,
        "all",
        contacts,
        CollectionKind.IN_THE_ROOM,
        today=date(2026, 3, 1),
    )


@pytest.fixture
def person(store: Store, made: Assessment) -> Respondent:
    """The person at the keyboard."""
    return store.own_respondent(made.id, "leader", "all")
