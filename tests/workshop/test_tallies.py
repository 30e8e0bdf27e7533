"""What is shown: counts, an order with its points, words only once they were let through, and gut beside questions."""

from roadmap.content.loading import find_ladder
from roadmap.workshop.comparing import compare, room_answer
from roadmap.workshop.models import Ask, Words, WordState
from roadmap.workshop.tallies import tally
from roadmap.workshop.votes import counted
from tests.workshop.rooms import vote, workshop

ONE_WORD = next(ask for ask in workshop().asks if ask.kind == "word")
COMPARE = next(ask for ask in workshop().asks if ask.part == "compare")
RATE = next(ask for ask in workshop("power_sharing_2").asks if ask.item == "time_paid")
RANK = next(ask for ask in workshop("power_sharing_2").asks if ask.kind == "rank")
STAGES = [option.id for option in RATE.options[:5]]


def said(text: str, n: int, state: WordState = WordState.SHOWN) -> Words:
    return Words(id=str(n), ask=ONE_WORD.id, key=str(n), said=(text,), state=state)


def test_words_are_counted_whatever_their_case_and_shown_only_once_they_were_let_through() -> None:
    words = [
        said("Hope", 1),
        said("hope ", 2),
        said("time", 3),
        said("rude", 4, WordState.WAITING),
        said("x", 5, WordState.HIDDEN),
    ]
    found = tally(ONE_WORD, [], None, words)
    assert [(row.text, row.n) for row in found.rows] == [("Hope", 2), ("time", 1)]
    assert found.answered == 3


def test_a_rating_has_a_middle_and_says_where_the_room_is_apart() -> None:
    near = tally(RATE, [vote(RATE.id, str(n), STAGES[2 + n % 2]) for n in range(6)], None, [])
    assert (near.middle, near.apart, near.answered) == (STAGES[2], False, 6)
    far = tally(RATE, [vote(RATE.id, str(n), STAGES[4 * (n % 2)]) for n in range(6)], None, [])
    assert far.apart
    unknown = tally(RATE, [vote(RATE.id, "a", "dont_know")], None, [])
    assert (unknown.middle, unknown.answered) == (None, 1)


def test_an_order_gives_three_points_to_a_first_and_says_how_many_named_each() -> None:
    ballots = [("policies", "feedback", "leadership"), ("policies", "leadership"), ("feedback",)]
    found = tally(RANK, [vote(RANK.id, str(n), *ballot) for n, ballot in enumerate(ballots)], None, [])
    assert [(row.id, row.points, row.n) for row in found.rows][:3] == [
        ("policies", 6, 2),
        ("feedback", 5, 2),
        ("leadership", 3, 2),
    ]
    assert found.answered == 3


def test_a_room_has_answered_a_question_where_more_than_half_agree_and_else_leaves_it_open() -> None:
    assert room_answer({"yes": 4, "no": 2, "dont_know": 1}) == "yes"
    assert room_answer({"yes": 3, "no": 3, "dont_know": 1}) == ("yes", "no")
    assert room_answer({"yes": 2, "no": 1, "dont_know": 4}) == "dont_know"
    assert room_answer({"yes": 0, "no": 0}) == "dont_know"


def compared(gut: list[str], answers: dict[str, str]) -> str:
    parts: dict[str, Ask] = {ask.id.rpartition(".")[2]: ask for ask in workshop().asks if ask.thing == COMPARE.thing}
    votes = [vote(parts["gut"].id, str(n), rung) for n, rung in enumerate(gut)]
    votes += [vote(parts[name].id, "a", option) for name, option in answers.items()]
    found = compare(workshop(), COMPARE, find_ladder("tlap_coproduction"), lambda ask: counted(ask, votes))
    return f"{found.gut} {found.placement.low}–{found.placement.high} {found.differs}"


def test_the_gut_is_laid_beside_where_the_answers_put_it() -> None:
    asked = {"voluntary": "yes", "passed": "asked", "shaped": "nothing"}
    assert compared(["co_design"] * 4, asked) == "('co_design', 'co_design') consultation–consultation gut_higher"
    assert compared(["educating"] * 4, asked) == "('educating', 'educating') consultation–consultation gut_lower"
    assert compared(["consultation"] * 4, asked) == "('consultation', 'consultation') consultation–consultation same"
    assert compared([], asked).endswith("nothing")
    assert compared(["consultation"] * 4, {}).endswith("overlaps"), "a question nobody answered leaves a range"
