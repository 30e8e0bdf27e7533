"""Contributions in the store: two at once, published and taken down, questioned until looked at again, words taken back."""

from datetime import date

import pytest
from sqlalchemy import select

from roadmap.assessment.models import Assessment, Respondent
from roadmap.assessment.note_models import Choice, Note
from roadmap.assessment.notes import decided
from roadmap.exchange.gathering import gather
from roadmap.plan.feedback_models import CameFrom, Contribution
from roadmap.plan.following_models import Followed
from roadmap.store import NotKept, StaleWrite, Store, tables
from tests.examples import small_contribution, small_plan

DAY, LATER = date(2026, 5, 4), date(2026, 5, 11)
WORDS = "Nobody asked me about breaks."


@pytest.fixture
def heard(store: Store, made: Assessment) -> Contribution:
    """An answer that people read."""
    return store.save_contribution(made.id, small_contribution(collection_id=store.collection_of(made.id).id))


@pytest.fixture
def quoted(store: Store, made: Assessment, person: Respondent) -> Note:
    """A note that is shown, and quoted in an answer that people read."""
    note = store.write_note(person.id, WORDS, DAY)
    shown = store.keep_decision(made.id, decided(note, Choice.SHOW, DAY, released=False))
    told = small_contribution().published
    assert told
    store.save_contribution(
        made.id,
        small_contribution(
            came_from=CameFrom.NOTE, heard=WORDS, own_words=True, published=told.model_copy(update={"heard": WORDS})
        ),
    )
    return shown


def everything(store: Store) -> str:
    """Every word that the table of contributions holds."""
    with store._database.reading() as connection:
        return " ".join(connection.execute(select(tables.contribution.c.body)).scalars())


def test_two_who_write_one_answer_lose_nothing(store: Store, made: Assessment, heard: Contribution) -> None:
    theirs = store.save_contribution(made.id, heard.model_copy(update={"doing": "Plan two breaks"}))
    mine = heard.model_copy(update={"doing": "Plan no breaks"})
    with pytest.raises(StaleWrite) as stale:
        store.save_contribution(made.id, mine)
    assert (stale.value.mine, stale.value.theirs) == (mine, theirs)
    assert store.contributions(made.id) == [theirs]


def test_a_removed_one_is_gone_and_writing_to_it_is_told(store: Store, made: Assessment, heard: Contribution) -> None:
    store.remove_contribution(made.id, heard.id, heard.revision)
    assert store.contributions(made.id) == []
    with pytest.raises(StaleWrite):
        store.save_contribution(made.id, heard)


def test_publishing_is_an_event_without_who_and_dates_the_action_that_promised_it(store: Store, made: Assessment) -> None:
    plan = small_plan()
    store.save_plan(made.id, plan)
    begun = store.save_contribution(made.id, small_contribution(published=None, given_on=None))
    out = store.publish_contribution(made.id, begun.model_copy(update={"published": small_contribution().published}), LATER)
    assert store.plan(made.id).actions[0].followed.feedback_given_on == LATER
    store.publish_contribution(made.id, out.model_copy(update={"published": None}), LATER)
    assert [(one.what, one.role) for one in store.events(made.id)] == [("answer_published", None), ("answer_taken_down", None)]


def test_the_day_an_action_was_told_already_stays(store: Store, made: Assessment) -> None:
    plan = small_plan()
    told = plan.actions[0].model_copy(update={"followed": Followed(feedback_given_on=DAY)})
    store.save_plan(made.id, plan.model_copy(update={"actions": (told, *plan.actions[1:])}))
    store.publish_contribution(made.id, small_contribution(), LATER)
    assert store.plan(made.id).actions[0].followed.feedback_given_on == DAY


def test_whoever_said_otherwise_is_heard_until_the_group_looks_again(
    store: Store, made: Assessment, person: Respondent, heard: Contribution
) -> None:
    for _ in range(2):
        store.question(person.id, heard.id, "I said we never have any", DAY, note_id="1" * 32)
    (note,) = store.notes(made.id)
    assert (note.words, note.contribution, note.read_by) == ("I said we never have any", heard.id, DAY)
    assert store.questioned(made.id) == {heard.id}
    assert store.notes_due(made.id) == [DAY]
    store.withdraw_note(person.id, note.id)
    assert store.questioned(made.id) == {heard.id}, "taking words back closes nothing"
    seen = store.look_again(made.id, heard.model_copy(update={"looked_again_on": LATER}), LATER)
    assert store.questioned(made.id) == frozenset()
    assert seen.looked_again_on == LATER
    assert "answer_looked_at_again" in [one.what for one in store.events(made.id)]


def test_saying_otherwise_changes_nothing_that_the_group_is_writing(
    store: Store, made: Assessment, person: Respondent, heard: Contribution
) -> None:
    store.question(person.id, heard.id, "I said something else", DAY)
    assert store.save_contribution(made.id, heard).revision == heard.revision + 1


def test_nobody_answers_to_what_is_not_there_for_them(store: Store, made: Assessment, person: Respondent) -> None:
    with pytest.raises(NotKept):
        store.question(person.id, "nothing", "words", DAY)
    assert store.notes(made.id) == []


def test_a_note_to_an_answer_is_no_event(store: Store, made: Assessment, person: Respondent, heard: Contribution) -> None:
    store.question(person.id, heard.id, "I said something else", DAY)
    assert store.events(made.id) == []


def test_words_taken_back_are_in_no_answer_any_more(store: Store, made: Assessment, person: Respondent, quoted: Note) -> None:
    assert WORDS in everything(store)
    store.withdraw_note(person.id, quoted.id)
    assert WORDS not in everything(store)
    assert [one.words_gone for one in store.contributions(made.id)] == [True]


def test_erasing_somebody_takes_their_words_out_of_every_answer(store: Store, person: Respondent, quoted: Note) -> None:
    store.erase_respondent(person.id)
    assert WORDS not in everything(store)


def test_a_note_that_its_reader_keeps_back_later_is_in_no_answer_any_more(store: Store, made: Assessment, quoted: Note) -> None:
    store.keep_decision(made.id, decided(quoted, Choice.KEEP_BACK, LATER, released=False))
    assert WORDS not in everything(store)


def test_no_old_copy_brings_words_back_that_were_erased(store: Store, made: Assessment, person: Respondent, quoted: Note) -> None:
    archive, backup = gather(store, made.id, with_answers=True), store.everything()
    store.erase_respondent(person.id)
    store.restore_assessment(archive)
    assert WORDS not in everything(store)
    store.put_back(backup, DAY)
    assert WORDS not in everything(store)


def test_what_is_shared_is_what_was_published(store: Store, made: Assessment, person: Respondent, heard: Contribution) -> None:
    store.save_contribution(made.id, heard.model_copy(update={"cannot": "A DRAFT"}))
    store.save_contribution(made.id, small_contribution(published=None, heard="NEVER SHOWN"))
    store.question(person.id, heard.id, "SAID OTHERWISE", DAY)
    shared = gather(store, made.id).model_dump_json()
    assert "We wait too long" in shared
    assert not [word for word in ("A DRAFT", "NEVER SHOWN", "SAID OTHERWISE") if word in shared]
