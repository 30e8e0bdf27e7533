"""Why an activity stands where it stands, in words: the same on every page and paper."""

from roadmap.content.loading import find_ladder
from roadmap.ladder.models import Activity, Placement
from roadmap.ladder.placement import place
from roadmap.ladder.telling import facts, missing, questions

LADDER = find_ladder("tlap_coproduction")


def placed(intended: str | None = None, **answers: str) -> tuple[Activity, Placement]:
    activity = Activity(id="a", title="A panel", answers=dict(answers), intended=intended)
    return activity, place(activity, LADDER)


def test_facts_are_those_up_to_where_it_surely_stands() -> None:
    activity, placement = placed(voluntary="yes", passed="asked")
    assert placement.low == "consultation"
    assert facts(activity, placement, LADDER) == (
        "People could say no, or stop, and lose nothing",
        "People were told what was decided and why, or were asked for their views",
        "People were asked for their views",
    )


def test_what_is_missing_names_what_to_do() -> None:
    activity, placement = placed(voluntary="yes", passed="asked", shaped="some", carried_out="no", reviewed="no")
    (unmet, do), *_ = missing(activity, placement, LADDER)
    assert placement.high == "engagement"
    assert unmet == "The design was not worked out with people"
    assert do is not None
    assert do in {action.do for action in LADDER.actions}


def test_nothing_is_missing_where_it_stands_as_it_was_meant() -> None:
    activity, placement = placed("engagement", voluntary="yes", passed="asked", shaped="some", carried_out="no", reviewed="no")
    assert missing(activity, placement, LADDER) == ()


def test_open_answers_become_questions_lowest_first() -> None:
    _, placement = placed(passed="asked", shaped="some")
    assert questions(placement, LADDER) == ("Could people say no, or stop, without losing anything?",)
