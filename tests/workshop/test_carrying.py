"""What a room said is made ready to be carried over, one thing at a time, and never of a demonstration."""

from datetime import date

from roadmap.content.loading import find_framework
from roadmap.plan.models import PlanInputs
from roadmap.workshop import carrying
from roadmap.workshop.exporting import COLUMNS, rows
from roadmap.workshop.left import left_by
from roadmap.workshop.models import Words, WordState
from roadmap.workshop.room import named
from roadmap.workshop.tallies import tally
from tests.workshop.rooms import after, move, vote, workshop

SECOND = workshop("power_sharing_2")
RATE = next(ask for ask in SECOND.asks if ask.item == "time_paid")
RANK = next(ask for ask in SECOND.asks if ask.kind == "rank")
STAGES = [option.id for option in RATE.options[:5]]
TODAY = date(2026, 5, 4)


def words(text: str, state: WordState, *, ask: str = "first_steps") -> Words:
    return Words(id=text[:4], ask=ask, key=text, said=(text, "Ring Mira"), state=state)


def test_only_what_was_shown_is_offered_in_the_order_of_the_plan() -> None:
    room = after(
        [move("begin"), move("go", ask=RANK.id), move("reveal", ask=RANK.id), move("reveal", ask=RATE.id)], "power_sharing_2"
    )
    said = [words("Pay within ten days", WordState.SHOWN), words("Rude", WordState.WAITING)]
    assert [one.key for one in carrying.offers(SECOND, room, said)] == [RATE.id, RANK.id, "first_steps:Pay "]
    assert carrying.offers(workshop("power_sharing_2", demonstration=True), room, said) == ()


def test_what_was_carried_is_known_again() -> None:
    offer = carrying.Offer(ask=RATE)
    room = after([move("begin"), move("carried", names={"what": offer.key, "as": "agreement", "into": "a"})], "power_sharing_2")
    assert carrying.already(room, offer, "a") == ("agreement",)
    assert carrying.already(room, offer, "b") == (), "what went into one assessment does not look carried into another"
    assert carrying.already(room, carrying.Offer(ask=RANK), "a") == ()


def test_a_room_that_lies_together_suggests_its_middle_and_one_that_does_not_talks_first() -> None:
    near = tally(RATE, [vote(RATE.id, str(n), STAGES[2]) for n in range(6)], None, [])
    found = carrying.decision_of(RATE, near, "Workshop", TODAY)
    assert found
    assert (found.item, found.outcome, found.because) == ("time_paid", STAGES[2], "Workshop")
    far = tally(RATE, [vote(RATE.id, str(n), STAGES[4 * (n % 2)]) for n in range(6)], None, [])
    assert carrying.decision_of(RATE, far, "Workshop", TODAY) is None
    nobody = tally(RATE, [vote(RATE.id, "a", "dont_know")], None, [])
    assert carrying.decision_of(RATE, nobody, "Workshop", TODAY) is None


def test_an_order_becomes_a_ranking_or_importance_as_somebody_says() -> None:
    found = tally(RANK, [vote(RANK.id, "a", "policies", "feedback"), vote(RANK.id, "b", "policies", "leadership")], None, [])
    order = carrying.ranked(found, find_framework("trauma_informed"))
    assert order == ("policies", "leadership", "feedback")
    kept = PlanInputs(importance={"workforce": "low"}, ranking=("staff_care",))
    assert carrying.with_ranking(kept, order).ranking == order
    assert carrying.with_importance(kept, order) == PlanInputs(
        importance={"workforce": "low", "policies": "high", "leadership": "high", "feedback": "high"}, ranking=("staff_care",)
    )


def test_a_drafted_action_is_offered_and_not_taken_on() -> None:
    made = carrying.action_from(words("Pay within ten days", WordState.SHOWN), "Workshop, session 2", "p1", 3, "a1")
    assert (made.decision, made.origin, made.do, made.first_step) == ("offered", None, "Pay within ten days", "Ring Mira")
    assert made.came_from == "Workshop, session 2"


def test_rows_hold_what_was_shown_and_nothing_else() -> None:
    moves = [move("begin"), move("go", ask=RATE.id), move("reveal", ask=RATE.id), move("go", ask=RANK.id)]
    room = after(moves, "power_sharing_2")
    votes = [vote(RATE.id, "a", STAGES[1]), vote(RANK.id, "a", "policies")]
    found = rows(SECOND, room, lambda ask: tally(ask, votes, room.counts.get(ask.id), []), lambda ask: named(ask, room))
    assert {row[3] for row in found} == {RATE.id}
    assert sum(row[5] for row in found) == 1  # type: ignore[misc]
    assert all(len(row) == len(COLUMNS) for row in found)


def test_a_session_leaves_what_was_shown_and_who_was_there_by_group() -> None:
    moves = [
        move("begin"), move("here", people={"leader": 9, "experience": 3}), move("go", ask="our_ladder.operational"),
        move("reveal", ask="our_ladder.operational"),
    ]  # fmt: skip
    room = after(moves)
    votes = [vote("our_ladder.operational", str(n), "asked") for n in range(3)] + [vote("our_ladder.other", "a", "told")]
    said = [
        Words(id="1", ask="obstacles", key="1", said=("Rotas",), state=WordState.SHOWN),
        Words(id="2", ask="obstacles", key="2", said=("Him",), state=WordState.HIDDEN),
    ]
    found = left_by(workshop(), room, votes, said)
    assert found.texts == (("What got in the way?", ("Rotas",)),)
    assert found.steps == ("Our operational example, from daily work: People were asked",)
    assert found.here == {"leader": 9, "experience": 3}
