"""Rooms are kept move by move; votes and words are on disk when their sender hears of it, once, whatever the order."""

import threading
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from roadmap.access.codes import joins
from roadmap.access.tokens import token_hash
from roadmap.store import NotKept, Store
from roadmap.store.workshops import MOST_TEXTS, MovedMeanwhile
from roadmap.workshop.models import Vote, Words, WordState, Workshop
from roadmap.workshop.room import room_of
from tests.workshop.rooms import move, vote, workshop

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
ASK = "to_for_with.review_letter"


@pytest.fixture
def room(store: Store) -> Workshop:
    return store.make_workshop(workshop(), NOW)


def words(text: str, phone: str | None, key: str) -> Words:
    return Words(id="", ask="one_word", phone=phone, key=key, said=(text,))


def votes(store: Store, room: Workshop) -> list[Vote]:
    return list(store.room(room.id).votes)


def test_a_workshop_comes_back_as_it_was_made_newest_first(store: Store, room: Workshop) -> None:
    second = store.make_workshop(workshop("power_sharing_2").model_copy(update={"id": "", "follows": room.id}), NOW)
    assert [one.id for one in store.workshops()] == [second.id, room.id]
    assert store.workshop(room.id) == room
    with pytest.raises(NotKept):
        store.workshop("nothing")
    with pytest.raises(NotKept):
        store.room("nothing")


def test_moves_are_kept_in_order_and_give_the_room_again(store: Store, room: Workshop) -> None:
    made = [move("begin"), move("go", 3, ask=ASK), move("reveal", 5, ask=ASK)]
    for n, one in enumerate(made):
        assert store.move_room(room.id, n, one) == n + 1
    kept = store.room(room.id)
    assert list(kept.moves) == made
    assert room_of(kept.workshop, kept.moves).revision == store.room_revision(room.id) == 3


def test_of_two_who_move_at_once_one_is_told(store: Store, room: Workshop) -> None:
    store.move_room(room.id, 0, move("begin"))
    with pytest.raises(MovedMeanwhile):
        store.move_room(room.id, 0, move("end"))
    with pytest.raises(MovedMeanwhile):
        store.move_room(room.id, 7, move("end"))
    assert [one.what for one in store.room(room.id).moves] == ["begin"]


def test_of_a_phone_the_vote_of_the_highest_turn_is_kept_in_whatever_order_they_come(store: Store, room: Workshop) -> None:
    sent = [vote(ASK, "placeholder", choice, turn=turn) for turn, choice in enumerate(("to", "for", "with"))]
    for n, order in enumerate(permutations(sent)):
        for one in (*order, order[0]):
            store.keep_vote(room.id, one.model_copy(update={"phone": f"phone{n}"}))
    assert {one.choice for one in votes(store, room)} == {("with",)}
    assert len(votes(store, room)) == 6


def test_fifty_phones_at_once_lose_nothing(store: Store, room: Workshop) -> None:
    def send(n: int) -> None:
        for _ in range(2):
            store.keep_vote(room.id, vote(ASK, f"phone{n}", "with"))

    threads = [threading.Thread(target=send, args=(n,)) for n in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(votes(store, room)) == 50


def test_words_sent_again_are_the_same_words_and_a_phone_cannot_fill_the_wall(store: Store, room: Workshop) -> None:
    first = store.keep_words(room.id, words("Hope", "a", "k0"))
    assert store.keep_words(room.id, words("Hope", "a", "k0")) == first
    for n in range(1, MOST_TEXTS):
        assert store.keep_words(room.id, words("More", "a", f"k{n}"))
    assert store.keep_words(room.id, words("Still more", "a", "k9")) is None
    assert store.keep_words(room.id, words("From the wall", None, "t1"))
    assert len(store.room(room.id).words) == MOST_TEXTS + 1


def test_words_wait_until_they_are_let_through_which_is_a_move(store: Store, room: Workshop) -> None:
    kept = store.keep_words(room.id, words("Hope", "a", "k0"))
    assert kept
    assert kept.state is WordState.WAITING
    assert store.decide_words(room.id, 0, move("words"), {kept.id: WordState.SHOWN}) == 1
    assert store.room(room.id).words[0].state is WordState.SHOWN
    with pytest.raises(MovedMeanwhile):
        store.decide_words(room.id, 0, move("words"), {kept.id: WordState.HIDDEN})
    assert store.room(room.id).words[0].state is WordState.SHOWN, "all or nothing"


def test_a_phone_joins_for_a_day_and_only_a_hash_of_it_is_kept(store: Store, room: Workshop) -> None:
    cookie = store.join_room(room.id, NOW)
    assert store.phone_in(token_hash(cookie), NOW) == room.id
    assert store.phone_in(cookie, NOW) is None
    assert store.phones_of(room.id, NOW) == 1
    assert store.phone_in(token_hash(cookie), NOW + timedelta(days=1)) is None
    assert store.phone_in("guessed", NOW) is None


def test_a_code_opens_for_a_day_and_a_new_one_takes_its_place(store: Store, room: Workshop) -> None:
    code = store.workshop_code(room.id)
    assert joins(code.letters.lower(), code, NOW)
    assert store.code_of(code.letters) == code
    store.new_code(room.id, NOW)
    assert store.code_of(code.letters) is None
    assert store.workshop_code(room.id).letters != code.letters


def test_after_a_day_phones_and_unseen_words_are_gone_and_results_stay(store: Store, room: Workshop) -> None:
    cookie = store.join_room(room.id, NOW)
    seen, unseen = store.keep_words(room.id, words("Hope", "a", "k0")), store.keep_words(room.id, words("x", "a", "k1"))
    assert seen
    assert unseen
    store.decide_words(room.id, 0, move("words"), {seen.id: WordState.SHOWN})
    store.keep_vote(room.id, vote(ASK, "a", "with"))
    store.tidy_rooms(NOW + timedelta(hours=23))
    assert len(store.room(room.id).words) == 2
    store.tidy_rooms(NOW + timedelta(hours=25))
    kept = store.room(room.id)
    assert [one.said for one in kept.words] == [("Hope",)]
    assert len(kept.votes) == 1
    assert store.phone_in(token_hash(cookie), NOW) is None


def test_an_erased_workshop_leaves_nothing(store: Store, room: Workshop) -> None:
    store.move_room(room.id, 0, move("begin"))
    store.keep_vote(room.id, vote(ASK, "a", "with"))
    store.keep_words(room.id, words("Hope", "a", "k0"))
    store.join_room(room.id, NOW)
    store.erase_workshop(room.id)
    held = store.everything().tables
    assert not any(held[name].rows for name in ("workshop", "workshop_move", "phone", "vote", "room_word"))
    with pytest.raises(NotKept):
        store.erase_workshop(room.id)
