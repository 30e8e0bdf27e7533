"""Assessments: made, listed, changed, and pinned to a framework that stays."""

from datetime import date

import pytest

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.store import NotKept, StaleWrite, Store


def again(store: Store, framework: Framework, organisation: str = "Northlea Council", **more: object) -> Assessment:
    return store.create_assessment(
        organisation,
        "Housing",
        "Autumn 2026",
        framework,
        "all",
        Contacts(),
        CollectionKind.OPEN_SURVEY,
        today=date(2026, 9, 1),
        **more,  # type: ignore[arg-type]
    )


def test_an_assessment_comes_back_as_it_was_made(store: Store, made: Assessment) -> None:
    assert store.assessment(made.id) == made
    assert made.contacts.asked_by == "Trauma lead"
    assert store.collection_of(made.id).kind is CollectionKind.IN_THE_ROOM


def test_before_the_first_there_is_no_newest(store: Store) -> None:
    assert store.newest() is None
    assert store.assessments() == []


def test_assessments_are_listed_newest_first(store: Store, made: Assessment, framework: Framework) -> None:
    second = again(store, framework, follows=made.id)
    assert store.assessments() == [second, made]
    assert store.newest() == second
    assert second.follows == made.id


def test_rounds_of_one_organisation_share_it_and_examples_are_kept_apart(
    store: Store, made: Assessment, framework: Framework
) -> None:
    assert again(store, framework).organisation == made.organisation
    assert again(store, framework, example=True).organisation.id != made.organisation.id


def test_the_framework_stays_as_it_was_pinned(store: Store, made: Assessment, framework: Framework) -> None:
    changed = framework.model_copy(update={"about": framework.about.model_copy(update={"version": "0.2"})})
    second = again(store, changed)
    assert store.framework_of(made.id) == framework
    assert store.framework_of(second.id) == changed
    assert second.framework.hash != made.framework.hash


def test_an_unknown_assessment_is_said_to_be_unknown(store: Store) -> None:
    for ask in (store.assessment, store.collection_of, store.framework_of, store.answered_rev):
        with pytest.raises(NotKept, match="This assessment is not kept here, or not any more"):
            ask("nothing")


def test_an_update_is_kept_and_counts_the_revision(store: Store, made: Assessment) -> None:
    renamed = made.organisation.model_copy(update={"name": "Northlea and Southlea Council"})
    mine = made.model_copy(update={"service": "Homes", "closed_on": date(2026, 6, 1), "organisation": renamed})
    kept = store.update_assessment(mine)
    assert kept == mine.model_copy(update={"revision": 1})
    assert store.assessment(made.id) == kept


def test_a_stale_update_is_refused_with_both_versions(store: Store, made: Assessment) -> None:
    theirs = store.update_assessment(made.model_copy(update={"service": "Homes"}))
    mine = made.model_copy(update={"service": "Houses"})
    with pytest.raises(StaleWrite, match="Somebody changed this while you were changing it") as stale:
        store.update_assessment(mine)
    assert (stale.value.mine, stale.value.theirs) == (mine, theirs)
    assert store.assessment(made.id).service == "Homes"


def test_what_people_type_is_kept_letter_for_letter(store: Store, framework: Framework) -> None:
    made = again(store, framework, organisation="Comhairle nan Eilean Siar 'quoted' \"twice\"; DROP TABLE – ✓")
    assert store.assessment(made.id).organisation.name == "Comhairle nan Eilean Siar 'quoted' \"twice\"; DROP TABLE – ✓"


def test_letters_that_no_database_keeps_are_left_out(store: Store, framework: Framework) -> None:
    made = again(store, framework, organisation="Nul\x00 and half a pair \ud83d")
    assert store.assessment(made.id).organisation.name == "Nul and half a pair ?"
