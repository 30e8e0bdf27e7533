"""Parts of people who sign in: given once, known however the e-mail is typed, gone with their assessment."""

from roadmap.access.models import EVERYTHING, Grant, Role
from roadmap.assessment.models import Assessment
from roadmap.store import Store


def part(role: Role, opens: str | None, email: str = "lead@example.org") -> Grant:
    return Grant(email=email, role=role, opens=opens)


def test_a_part_is_given_once_and_known_however_the_e_mail_is_typed(store: Store, made: Assessment) -> None:
    for email in ("lead@example.org", " Lead@Example.ORG "):
        store.give(part(Role.FACILITATOR, made.id, email))
    assert store.grants_of("LEAD@example.org") == (part(Role.FACILITATOR, made.id),)
    assert store.grants_of("other@example.org") == ()
    store.take(part(Role.FACILITATOR, made.id))
    store.take(part(Role.FACILITATOR, made.id))
    assert store.grants() == ()


def test_the_first_keeper_is_named_once(store: Store) -> None:
    assert not store.name_first_keeper("  ")
    assert store.name_first_keeper("Keeper@example.org")
    assert store.name_first_keeper("somebody.else@example.org")
    assert store.grants() == (part(Role.KEEPER, EVERYTHING, "keeper@example.org"),)


def test_a_part_goes_with_its_assessment_and_what_holds_for_nothing_yet_stays(store: Store, made: Assessment) -> None:
    store.give(part(Role.FACILITATOR, made.id))
    store.give(part(Role.FACILITATOR, None))
    store.remove_assessment(made.id)
    assert store.grants() == (part(Role.FACILITATOR, None),)


def test_somebody_who_signs_in_answers_as_the_same_person_each_time(store: Store, made: Assessment) -> None:
    store.give(part(Role.STEERING_MEMBER, made.id))
    assert store.respondent_id_of("lead@example.org", made.id) is None
    person = store.add_respondent(store.collection_of(made.id).id, "leader", "all")
    store.remember_respondent_of("Lead@example.org", made.id, person.id)
    assert store.respondent_id_of("lead@example.org", made.id) == person.id
    store.erase_respondent(person.id)
    assert store.respondent_id_of("lead@example.org", made.id) is None
