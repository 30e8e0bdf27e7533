"""Collections: never pooled, closed once with what they show kept, counted in steps, found again by a code."""

from collections.abc import Sequence
from datetime import date

import pytest

from roadmap.access.codes import return_code_hash
from roadmap.assessment.closing import closing_releases
from roadmap.assessment.collection_models import Collection, CollectionSettings, NotesPromise
from roadmap.assessment.models import (
    Agreement,
    Assessment,
    Audience,
    Collected,
    CollectionKind,
    GroupMeeting,
    Release,
)
from roadmap.content.models import Framework
from roadmap.exchange.gathering import gather
from roadmap.store import NotKept, StaleWrite, Store, StoreProblem

TODAY = date(2026, 5, 4)


@pytest.fixture
def survey(store: Store, made: Assessment) -> Collection:
    """An open survey beside what is in the room."""
    settings = CollectionSettings(invited={"leader": 12}, complaints="complaints@northlea.example")
    return store.add_collection(
        Collection(
            id="",
            assessment_id=made.id,
            kind=CollectionKind.OPEN_SURVEY,
            title="Everyone in housing",
            perspectives=("leader",),
            closes_on=TODAY,
            settings=settings,
        )
    )


def answer(store: Store, collection_id: str, people: int, given: str = "end") -> list[str]:
    """Let people answer one question; returns their ids."""
    ids = [store.add_respondent(collection_id, "leader", "all").id for _ in range(people)]
    for one in ids:
        store.save_answer(one, "breaks", given)
    return ids


def close(store: Store, collection_id: str, framework: Framework) -> Collection:
    def make(collected: Collected, agreed: Sequence[Agreement]) -> Sequence[Release]:
        return closing_releases(collected, framework, agreed)

    return store.close_collection(collection_id, make, today=TODAY)


def test_a_collection_comes_back_as_it_was_added_after_the_first(store: Store, made: Assessment, survey: Collection) -> None:
    assert store.collection(survey.id) == survey
    assert [one.id for one in store.collections(made.id)] == [store.collection_of(made.id).id, survey.id]
    assert store.collections("nothing") == []
    with pytest.raises(NotKept, match="This collection of answers is not kept here"):
        store.collection("nothing")


def test_an_assessment_begins_with_one_collection_that_is_told_what_it_says(store: Store, made: Assessment) -> None:
    first = store.collection_of(made.id)
    assert (first.kind, first.set_id, first.settings.contacts) == (CollectionKind.IN_THE_ROOM, "all", made.contacts)


def test_a_change_is_kept_and_a_stale_one_refused_with_both_versions(store: Store, survey: Collection) -> None:
    notes = NotesPromise(reader="Ada", cover="Bo", days="Tuesdays", rhythm=2, safeguarding="Cy")
    told = survey.settings.model_copy(update={"notes": notes})
    theirs = store.update_collection(survey.model_copy(update={"settings": told, "kind": CollectionKind.GROUP}))
    assert theirs.settings.notes == notes
    assert theirs.kind is CollectionKind.OPEN_SURVEY
    assert store.collection(survey.id) == theirs
    mine = survey.model_copy(update={"title": "Mine"})
    with pytest.raises(StaleWrite) as stale:
        store.update_collection(mine)
    assert (stale.value.mine, stale.value.theirs) == (mine, theirs)


def test_answers_of_two_collections_are_never_pooled(store: Store, made: Assessment, survey: Collection) -> None:
    answer(store, survey.id, 2)
    room = store.collection_of(made.id)
    answer(store, room.id, 1)
    assert len(store.collected(survey.id).respondents) == 2
    assert len(store.collected(room.id).respondents) == 1


def test_the_person_at_the_keyboard_answers_in_the_room(store: Store, made: Assessment, survey: Collection) -> None:
    own = store.own_respondent(made.id, "leader", "all")
    assert own.collection_id == store.collection_of(made.id).id != survey.id


def test_how_many_have_answered_is_said_in_whole_tens(store: Store, survey: Collection) -> None:
    answer(store, survey.id, 9)
    store.add_respondent(survey.id, "leader", "all")  # came, and has answered nothing
    assert store.answered_about(survey.id) == 0
    answer(store, survey.id, 1)
    assert store.answered_about(survey.id) == 10
    answer(store, survey.id, 9)
    assert store.answered_about(survey.id) == 10


def test_closing_keeps_what_is_shown_once_and_an_erasure_changes_nothing(
    store: Store, made: Assessment, survey: Collection, framework: Framework
) -> None:
    ids = answer(store, survey.id, 11)
    answer(store, survey.id, 1, "start")
    closed = close(store, survey.id, framework)
    assert (closed.closed_on, store.collection(survey.id)) == (TODAY, closed)
    kept = store.releases(made.id)
    assert [(one.collection_id, one.audience, one.k, one.people) for one in kept] == [
        (survey.id, Audience.ORGANISATION, 10, 12),
        (survey.id, Audience.ANYONE, 10, 12),
    ]
    store.erase_respondent(ids[0])
    again = close(store, survey.id, framework)
    assert again == closed
    assert store.releases(made.id) == kept
    assert [event.what for event in store.events(made.id)] == ["collection_closed", "answers_erased"]


def test_a_closing_that_fails_keeps_nothing(store: Store, made: Assessment, survey: Collection) -> None:
    def fail(collected: Collected, agreed: Sequence[Agreement]) -> Sequence[Release]:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store.close_collection(survey.id, fail, today=TODAY)
    assert store.collection(survey.id).closed_on is None
    assert store.releases(made.id) == []


def test_after_closing_nobody_is_added_or_changed(store: Store, survey: Collection, framework: Framework) -> None:
    person = store.respondent(answer(store, survey.id, 1)[0])
    close(store, survey.id, framework)
    with pytest.raises(StoreProblem, match="This has closed, so nothing more can be added to it"):
        store.add_respondent(survey.id, "leader", "all")
    with pytest.raises(StoreProblem, match="This has closed"):
        store.change_respondent(person.model_copy(update={"perspective": "worker"}))
    assert store.respondent(person.id) == person


def test_what_was_agreed_names_the_survey_once_it_has_closed_else_the_room(
    store: Store, made: Assessment, survey: Collection, framework: Framework
) -> None:
    store.save_agreement(made.id, Agreement(item="breaks", outcome="end"))
    close(store, survey.id, framework)
    store.save_agreement(made.id, Agreement(item="time_to_talk", outcome="end"))
    room = store.collection_of(made.id).id
    store.save_agreement(made.id, Agreement(item="we_want_to", outcome="end", collection_id=room))
    assert {one.item: one.collection_id for one in store.agreements(made.id)} == {
        "breaks": room,
        "time_to_talk": survey.id,
        "we_want_to": room,
    }
    assert store.looked_at(made.id).id == survey.id


def test_a_code_finds_its_person_in_its_own_collection_only(store: Store, made: Assessment, survey: Collection) -> None:
    first, second = (store.respondent(one) for one in answer(store, survey.id, 2))
    kept = return_code_hash("plum-river-stone-lamp", store.code_salt(survey.id))
    assert store.keep_code(first.id, kept)
    assert not store.keep_code(second.id, kept), "a code leads to one person"
    assert store.respondent_by_code(survey.id, kept) == first
    room = store.collection_of(made.id)
    assert store.code_salt(room.id) != store.code_salt(survey.id)
    assert store.respondent_by_code(room.id, kept) is None
    store.erase_respondent(first.id)
    assert store.respondent_by_code(survey.id, kept) is None


def test_a_group_is_one_respondent_with_how_it_met(store: Store, made: Assessment) -> None:
    group = store.add_collection(Collection(id="", assessment_id=made.id, kind=CollectionKind.GROUP))
    meeting = GroupMeeting(recorded_by="Advocacy worker", met_on=TODAY, people=6)
    person = store.add_respondent(group.id, "worker", "all", group=meeting)
    assert store.respondents(group.id) == [person]
    assert person.group == meeting
    with pytest.raises(ValueError, match="greater than or equal to 5"):
        GroupMeeting(recorded_by="Advocacy worker", met_on=TODAY, people=4)


def test_everything_of_every_collection_goes_through_an_archive(
    store: Store, made: Assessment, survey: Collection, framework: Framework
) -> None:
    person = store.respondent(answer(store, survey.id, 1)[0])
    kept = return_code_hash("plum-river-stone-lamp", store.code_salt(survey.id))
    store.keep_code(person.id, kept)
    own = store.own_respondent(made.id, "leader", "all")
    store.save_answer(own.id, "breaks", "start")
    close(store, survey.id, framework)
    copy = store.restore_assessment(gather(store, made.id, with_answers=True))
    room, again = store.collections(copy.id)
    assert (room.kind, again.kind) == (CollectionKind.IN_THE_ROOM, CollectionKind.OPEN_SURVEY)
    assert again.settings == survey.settings
    assert again.closed_on == TODAY
    assert [row.answer for row in store.collected(room.id).rows] == ["start"]
    assert [row.answer for row in store.collected(again.id).rows] == ["end"]
    assert {one.collection_id for one in store.releases(copy.id)} == {again.id}
    found = store.respondent_by_code(again.id, return_code_hash("Plum river stone lamp", store.code_salt(again.id)))
    assert found
    assert found.collection_id == again.id
