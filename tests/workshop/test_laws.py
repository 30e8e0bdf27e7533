"""Laws of a room: the order of votes never matters, a vote sent again counts once, and the moves alone give the room."""

from hypothesis import given
from hypothesis import strategies as st

from roadmap.workshop.models import Ask, Count, Move, Vote
from roadmap.workshop.room import NotPossible, Room, after, room_of
from roadmap.workshop.votes import answered, counted, fits, points
from tests.workshop.rooms import move, workshop

SORT = next(ask for ask in workshop().asks if ask.kind == "sort")
RANK = next(ask for ask in workshop("power_sharing_2").asks if ask.kind == "rank")


def votes_on(ask: Ask) -> st.SearchStrategy[list[Vote]]:
    ids = [option.id for option in ask.options]
    most = 1 if ask.answer == "one" else ask.choose
    choice = st.lists(st.sampled_from(ids), min_size=1, max_size=most, unique=True).map(tuple)
    one = st.builds(
        Vote, ask=st.just(ask.id), phone=st.sampled_from("abcdef"), turn=st.integers(0, 5), key=st.text("xyz", max_size=3),
        choice=choice,
    )  # fmt: skip
    # One phone never gives the same turn and key to two different choices: the key is random.
    return st.lists(one, max_size=30, unique_by=lambda vote: (vote.phone, vote.turn, vote.key))


both = st.one_of(
    st.tuples(st.just(SORT), votes_on(SORT)),
    st.tuples(st.just(RANK), votes_on(RANK)),
)


@given(both, st.randoms(use_true_random=False))
def test_the_order_of_votes_never_matters_and_retries_never_double(found: tuple[Ask, list[Vote]], random: object) -> None:
    ask, sent = found
    shuffled = [*sent, *sent[::2], *sent[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counted(ask, shuffled) == counted(ask, sent)


@given(both)
def test_every_phone_counts_once_and_by_its_newest_vote(found: tuple[Ask, list[Vote]]) -> None:
    ask, sent = found
    assert answered(ask, counted(ask, sent)) == len({vote.phone for vote in sent})
    for phone in {vote.phone for vote in sent}:
        newest = max((vote for vote in sent if vote.phone == phone), key=lambda vote: (vote.turn, vote.key))
        assert counted(ask, [vote for vote in sent if vote.phone == phone]) == counted(ask, [newest])


@given(both, st.dictionaries(st.sampled_from(["to", "for", "with", "policies.1", "feedback.3"]), st.integers(0, 40)))
def test_counts_by_hand_are_added_or_stand_instead_as_was_chosen(found: tuple[Ask, list[Vote]], people: dict[str, int]) -> None:
    ask, sent = found
    phones, nobody = counted(ask, sent), counted(ask, [])
    beside, instead = counted(ask, sent, Count(people=people)), counted(ask, sent, Count(people=people, instead=True))
    for key in nobody:
        assert beside[key] == phones[key] + people.get(key, 0)
        assert instead[key] == people.get(key, 0)


@given(votes_on(RANK))
def test_points_are_those_of_each_ballot_added_up(sent: list[Vote]) -> None:
    whole = points(RANK, counted(RANK, sent))
    apart = [points(RANK, counted(RANK, [v for v in sent if v.phone == phone])) for phone in {v.phone for v in sent}]
    assert whole == {option: sum(one[option] for one in apart) for option in whole}
    assert all(fits(RANK, vote.choice) for vote in sent)


ASKS = st.sampled_from([ask.id for ask in workshop().asks] + ["nothing"])
BLOCKS = st.sampled_from([block.id for block in workshop().plan.blocks] + ["nothing"])
MOVES = st.lists(
    st.one_of(
        st.builds(lambda ask, what: move(what, ask=ask), ASKS, st.sampled_from(["go", "open", "close", "reveal", "hide"])),
        st.builds(lambda block, what: move(what, block=block), BLOCKS, st.sampled_from(["go", "skip", "take_up"])),
        st.sampled_from([move("begin"), move("down"), move("up"), move("pause"), move("resume"), move("end")]),
        st.builds(lambda way: move("way", way=way), st.sampled_from(["phones", "tables", "none"])),
    ),
    max_size=40,
)


def played(moves: list[Move]) -> tuple[Room, list[Move]]:
    """The room after every move that it can make, and those moves."""
    room, kept = Room(), []
    for one in moves:
        try:
            room = after(workshop(), room, one)
        except NotPossible:
            continue
        kept.append(Move.model_validate_json(one.model_dump_json()))
    return room, kept


@given(MOVES)
def test_the_moves_that_were_kept_give_the_same_room_again(moves: list[Move]) -> None:
    room, kept = played(moves)
    assert room_of(workshop(), kept) == room
    assert room.revision == len(kept)


@given(MOVES)
def test_a_pause_takes_nothing_away_and_is_over_with_one_move(moves: list[Move]) -> None:
    room, _ = played(moves)
    if room.began_at is None or room.ended:
        return
    paused = after(workshop(), room, move("pause"))
    assert paused.paused
    back = after(workshop(), paused, move("resume"))
    assert back == room.model_copy(update={"revision": room.revision + 2, "paused": False})
    asks = [ask.id for ask in workshop().asks]
    assert [paused.takes_votes(ask) for ask in asks] == [room.takes_votes(ask) for ask in asks]


@given(MOVES)
def test_at_most_the_question_on_the_screen_is_open(moves: list[Move]) -> None:
    """Else a phone could still answer what the room has left."""
    room, _ = played([one for one in moves if one.what not in ("open", "hide")])
    assert [ask for ask, phase in room.phases.items() if phase == "open" and ask != room.ask] == []
