"""The trainer's moves: what is open, what is shown, going back, skipping, and what a room cannot do."""

import pytest

from roadmap.workshop.models import Count, Phase, Way
from roadmap.workshop.room import NotPossible, named, next_ask, next_block
from roadmap.workshop.room import after as moved
from tests.workshop.rooms import after, move, workshop

FIRST, SECOND = "to_for_with.review_letter", "to_for_with.furniture"
TO_SORTING = [move("begin"), move("go", 20, block="what_it_is"), move("go", 21, ask=FIRST)]


def test_a_room_begins_with_phones_down_and_nothing_asked() -> None:
    room = after([move("begin")])
    assert (room.block, room.ask, room.down, room.revision) == ("arrive", None, True, 1)


def test_going_to_a_question_opens_it_and_votes_count_until_it_is_revealed() -> None:
    room = after(TO_SORTING)
    assert room.phase(FIRST) is Phase.OPEN
    assert room.takes_votes(FIRST)
    closed = after([*TO_SORTING, move("close", ask=FIRST)])
    assert closed.takes_votes(FIRST), "a vote that the network held up still counts"
    shown = after([*TO_SORTING, move("close", ask=FIRST), move("reveal", ask=FIRST)])
    assert not shown.takes_votes(FIRST)
    assert not room.takes_votes(SECOND), "nobody votes ahead"


def test_going_on_closes_what_was_open_and_does_not_show_it() -> None:
    room = after([*TO_SORTING, move("go", ask=SECOND)])
    assert (room.phase(FIRST), room.phase(SECOND)) == (Phase.CLOSED, Phase.OPEN)


def test_going_back_to_what_was_shown_leaves_it_shown_and_it_can_be_asked_again() -> None:
    moves = [*TO_SORTING, move("reveal", ask=FIRST), move("go", ask=SECOND), move("go", ask=FIRST)]
    assert after(moves).phase(FIRST) is Phase.REVEALED
    assert after([*moves, move("hide", ask=FIRST)]).takes_votes(FIRST)


def test_the_step_that_compares_is_shown_at_once() -> None:
    compare = next(ask for ask in workshop().asks if ask.part == "compare")
    assert after([move("begin"), move("go", ask=compare.id)]).phase(compare.id) is Phase.REVEALED


def test_next_goes_through_a_block_and_then_to_the_next_that_is_not_skipped() -> None:
    room = after([move("begin"), move("go", block="what_it_is")])
    first = next_ask(workshop(), room)
    assert first is not None
    assert first.id == FIRST
    last = after([move("begin"), move("go", ask="to_for_with.poster")])
    assert next_ask(workshop(), last) is None
    assert next_block(workshop(), last) == "young_people"
    assert next_block(workshop(), after([move("begin"), move("skip", block="before")])) == "what_it_is"
    assert next_block(workshop(), last, -1) == "before"


def test_a_block_that_was_skipped_and_is_gone_to_all_the_same_is_taken_up() -> None:
    assert after([move("begin"), move("skip", block="before"), move("go", block="before")]).skipped == frozenset()


def test_the_way_in_is_switched_in_the_middle_and_nothing_of_the_room_changes() -> None:
    before = after(TO_SORTING)
    room = moved(workshop(), before, move("way", way=Way.NONE))
    assert room.way is Way.NONE
    assert room.model_copy(update={"way": before.way, "revision": before.revision}) == before


def test_rungs_take_the_names_that_the_room_gives_them() -> None:
    ask = next(one for one in workshop().asks if one.kind == "own_ladder")
    room = after([move("begin"), move("rungs", ask=ask.exercise, names={"told": "We sent a letter"})])
    assert [option.text for option in named(ask, room).options][:3] == [
        "People had no real choice",
        "We sent a letter",
        "People were asked",
    ]


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (move("reveal", ask="nothing"), "unknown_ask"),
        (move("go", block="nothing"), "unknown_block"),
        (move("skip", block="nothing"), "unknown_block"),
        (move("count", ask=FIRST, count=Count(people={"sideways": 3})), "unknown_option"),
        (move("count", ask=FIRST, count=Count(people={"with": -1})), "below_zero"),
        (move("here", people={"leader": -2}), "below_zero"),
    ],
)
def test_what_a_room_cannot_do_is_refused_with_a_reason(refused: object, why: str) -> None:
    with pytest.raises(NotPossible) as raised:
        moved(workshop(), after(TO_SORTING), refused)  # type: ignore[arg-type]
    assert raised.value.why == why


def test_nothing_is_asked_before_the_session_has_begun() -> None:
    with pytest.raises(NotPossible) as raised:
        after([move("go", ask=FIRST)])
    assert raised.value.why == "not_begun"


def test_after_the_end_only_carrying_over_and_words_are_left() -> None:
    room = after([*TO_SORTING, move("end")])
    assert (room.ended, room.phase(FIRST)) == (True, Phase.CLOSED)
    with pytest.raises(NotPossible):
        moved(workshop(), room, move("go", ask=SECOND))
    assert moved(workshop(), room, move("carried", names={"what": FIRST})).carried == ({"what": FIRST},)


def test_a_demonstration_carries_nothing_over() -> None:
    with pytest.raises(NotPossible) as raised:
        moved(workshop(demonstration=True), after(TO_SORTING), move("carried", names={"what": FIRST}))
    assert raised.value.why == "demonstration"
