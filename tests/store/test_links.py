"""Links are kept by their hashes; a batch tells how many it holds and never which was used; what is revoked ends at once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from roadmap.access.models import EVERYTHING, Role
from roadmap.access.tokens import token_hash
from roadmap.assessment.models import Assessment
from roadmap.store import NotKept, Store, tables

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=30)


def everything_kept(store: Store) -> str:
    """Every row of the tables of links and visits, as text."""
    with store._database.reading() as connection:
        return repr([connection.execute(select(table)).all() for table in (tables.link, tables.visit)])


def test_a_link_is_found_by_its_hash_and_its_token_is_kept_nowhere(store: Store, made: Assessment) -> None:
    new = store.make_link(Role.VIEWER, made.id, LATER)
    assert store.link_of(token_hash(new.token)) == new.link
    assert store.links_of(made.id) == [new.link]
    value = store.begin_visit(new.link, NOW)
    assert value
    assert new.token not in everything_kept(store)
    assert value not in everything_kept(store)
    assert store.link_of(token_hash("guessed")) is None


def test_a_visit_knows_its_collection_and_assessment(store: Store, made: Assessment) -> None:
    collection = store.collection_of(made.id)
    new = store.make_link(Role.RESPONDENT, collection.id, LATER, perspective="leader")
    value = store.begin_visit(new.link, NOW)
    assert value
    found = store.visit_of(token_hash(value), NOW)
    assert found
    assert (found.assessment_id, found.collection_id, found.perspective) == (made.id, collection.id, "leader")
    assert found.role is Role.RESPONDENT
    assert found.link_hash == new.link.hash


def test_a_visit_ends_with_its_link_so_that_its_end_does_not_tell_when_somebody_came(store: Store, made: Assessment) -> None:
    value = store.begin_visit(store.make_link(Role.VIEWER, made.id, LATER).link, NOW)
    assert value
    found = store.visit_of(token_hash(value), LATER - timedelta(seconds=1))
    assert found
    assert found.expires_at == LATER
    assert store.visit_of(token_hash(value), LATER) is None


def test_revoking_a_link_ends_every_visit_by_it_and_no_other(store: Store, made: Assessment) -> None:
    one, other = (store.make_link(Role.VIEWER, made.id, LATER) for _ in range(2))
    values = [store.begin_visit(new.link, NOW) for new in (one, other)]
    store.revoke_link(one.link.hash, NOW)
    store.revoke_link(one.link.hash, LATER)
    again = store.link_of(one.link.hash)
    assert again
    assert again.revoked_at == NOW
    assert [bool(value and store.visit_of(token_hash(value), NOW)) for value in values] == [False, True]
    with pytest.raises(NotKept):
        store.revoke_link("unknown", NOW)


def test_nothing_tells_which_link_of_a_batch_was_used(store: Store, made: Assessment) -> None:
    collection = store.collection_of(made.id)
    batch = store.make_batch(collection.id, LATER, 5, perspective="experience")
    assert len(set(batch.tokens)) == 5
    assert store.links_of(collection.id) == []
    before = [store.link_of(token_hash(token)) for token in batch.tokens]
    link = before[2]
    assert link
    value = store.begin_visit(link, NOW)
    assert value
    assert [store.link_of(token_hash(token)) for token in batch.tokens] == before
    found = store.visit_of(token_hash(value), NOW)
    assert found
    assert (found.link_hash, found.batch, found.perspective) == (None, batch.id, "experience")
    assert link.hash not in found.model_dump_json()
    (counted,) = store.batches_of(collection.id)
    assert (counted.id, counted.links, counted.revoked_at) == (batch.id, 5, None)


def test_a_batch_is_revoked_as_a_whole(store: Store, made: Assessment) -> None:
    batch = store.make_batch(made.id, LATER, 3)
    link = store.link_of(token_hash(batch.tokens[0]))
    assert link
    value = store.begin_visit(link, NOW)
    assert value
    store.revoke_batch(batch.id, NOW)
    assert store.visit_of(token_hash(value), NOW) is None
    assert store.batches_of(made.id)[0].revoked_at == NOW
    with pytest.raises(NotKept):
        store.revoke_batch("unknown", NOW)
    with pytest.raises(ValueError, match="at least one link"):
        store.make_batch(made.id, LATER, 0)


def test_a_link_for_one_time_opens_once(store: Store) -> None:
    new = store.make_link(Role.FACILITATOR, EVERYTHING, LATER, once=True)
    assert store.begin_visit(new.link, NOW)
    assert store.begin_visit(new.link, NOW) is None


def test_the_next_person_at_a_shared_phone_starts_anew(store: Store, made: Assessment) -> None:
    new = store.make_link(Role.RESPONDENT, store.collection_of(made.id).id, LATER)
    first = store.begin_visit(new.link, NOW)
    assert first
    person = store.add_respondent(store.collection_of(made.id).id, "leader", "all")
    store.remember_respondent(token_hash(first), person.id)
    found = store.visit_of(token_hash(first), NOW)
    assert found
    assert found.respondent_id
    assert store.kept_respondent(found.respondent_id) == person
    assert store.kept_respondent("somebody else") is None
    second = store.begin_visit(new.link, NOW, instead_of=token_hash(first))
    assert second
    assert store.visit_of(token_hash(first), NOW) is None
    anew = store.visit_of(token_hash(second), NOW)
    assert anew
    assert anew.respondent_id is None


def test_an_erased_person_is_forgotten_by_the_browser_that_gave_their_answers(store: Store, made: Assessment) -> None:
    new = store.make_link(Role.RESPONDENT, store.collection_of(made.id).id, LATER)
    value = store.begin_visit(new.link, NOW)
    assert value
    person = store.add_respondent(store.collection_of(made.id).id, "leader", "all")
    store.remember_respondent(token_hash(value), person.id)
    store.erase_respondent(person.id)
    found = store.visit_of(token_hash(value), NOW)
    assert found
    assert found.respondent_id is None


def test_leaving_and_running_out_clear_visits_away(store: Store, made: Assessment) -> None:
    short = store.make_link(Role.VIEWER, made.id, NOW + timedelta(hours=1))
    first, second = store.begin_visit(short.link, NOW), store.begin_visit(short.link, NOW)
    assert first
    assert second
    store.end_visit(token_hash(first))
    store.end_visit(token_hash(first))
    assert store.visit_of(token_hash(first), NOW) is None
    store.begin_visit(store.make_link(Role.VIEWER, made.id, LATER).link, NOW + timedelta(hours=2))
    assert token_hash(second) not in everything_kept(store)
