"""What set-up foretells is what disclosure then does, for every mix of sizes and of whom items ask."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.assessment.forecast import AsAGroup, Forecast, GroupForecast, Shown, answering, forecast
from roadmap.content.loading import find_framework

from .cases import PERSPECTIVES, collected, framework, item, people, survey

ASKS = (["leader"], ["leader", "experience"], ["leader", "profession"], ["leader", "experience", "profession"], ["experience"])
OF = framework([item(f"i{n}", ask=ask, set=["core"] if len(ask) == 3 else []) for n, ask in enumerate(ASKS)])
ALL = framework([item("a"), item("b", ask=["leader"])])


def of_group(found: Forecast, perspective: str) -> GroupForecast:
    return next(group for group in found.groups if group.perspective == perspective)


def test_twelve_invited_and_seven_answers_show_nothing_and_a_groups_answer_is_suggested() -> None:
    invited = {"leader": 30, "experience": 12, "profession": 40}
    answers = answering(invited, Fraction(7, 12))
    assert answers == {"leader": 17, "experience": 7, "profession": 23}
    found = forecast(ALL, invited, answers, k=10)
    experience = of_group(found, "experience")
    assert (experience.invited, experience.answering, experience.shown_items) == (12, 7, 0)
    assert experience.ask_as_a_group
    assert experience.because == (AsAGroup.NOTHING_SHOWN, AsAGroup.FEW_INVITED)
    assert experience.needed == 10


def test_leaders_are_put_with_a_group_that_is_too_small_and_the_reason_is_given() -> None:
    found = forecast(
        ALL, {"leader": 20, "experience": 20, "profession": 20}, {"leader": 12, "experience": 7, "profession": 20}, k=10
    )
    together, alone = found.patterns
    assert together.shown == {"leader": Shown.PROTECTS_OTHERS, "experience": Shown.TOO_FEW, "profession": Shown.ALONE}
    assert (alone.ask, alone.items, alone.shown) == (("leader",), ("b",), {"leader": Shown.ALONE})
    leaders = of_group(found, "leader")
    assert (leaders.asked_items, leaders.shown_items, leaders.ask_as_a_group, leaders.needed) == (2, 1, False, None)


def test_fewer_than_k_in_all_show_nothing_and_nobody_is_nobody() -> None:
    found = forecast(ALL, {"leader": 9}, {"leader": 9}, k=10)
    assert [(p.everyone, p.shown["leader"]) for p in found.patterns] == [(False, Shown.NOTHING), (False, Shown.NOTHING)]
    assert found.patterns[0].shown["experience"] is Shown.NOBODY
    assert not of_group(found, "experience").ask_as_a_group
    assert of_group(found, "leader").needed is None


def test_only_the_items_of_the_chosen_set_are_forecast() -> None:
    found = forecast(OF, {"leader": 20}, {"leader": 20}, k=10, set_id="core")
    assert [pattern.items for pattern in found.patterns] == [("i3",)]
    whole = forecast(OF, {"leader": 20}, {"leader": 20}, k=10, set_id="full")
    assert [pattern.ask for pattern in whole.patterns] == [tuple(ask) for ask in ASKS]


def test_a_group_that_no_item_asks_is_not_suggested_to_answer_as_one_for_being_hidden() -> None:
    found = forecast(framework([item("a", ask=["leader"])]), {"experience": 30}, {"experience": 30}, k=10)
    experience = of_group(found, "experience")
    assert (experience.asked_items, experience.needed, experience.because) == (0, None, ())


@pytest.mark.parametrize(
    ("invited", "answers", "k", "set_id", "words"),
    [
        ({"leader": 3}, {"leader": 4}, 10, None, "4 answers from 'leader' with 3 invited"),
        ({"leader": 3}, {"leader": -1}, 10, None, "-1 answers from 'leader'"),
        ({"neighbour": 3}, {}, 10, None, "no perspective 'neighbour'"),
        ({}, {}, 0, None, "k is 0"),
        ({}, {}, 10, "none", "no set 'none'"),
    ],
)
def test_what_cannot_be_is_refused(
    invited: dict[str, int], answers: dict[str, int], k: int, set_id: str | None, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        forecast(OF, invited, answers, k=k, set_id=set_id)


def test_a_share_over_one_is_refused_and_answers_are_rounded_down() -> None:
    assert answering({"leader": 19}, Fraction(1, 2)) == {"leader": 9}
    with pytest.raises(ValueError, match="it is from 0 to 1"):
        answering({"leader": 19}, Fraction(3, 2))


sizes = st.fixed_dictionaries({perspective: st.integers(0, 14) for perspective in PERSPECTIVES})


@settings(max_examples=80, deadline=None)
@given(sizes, st.integers(4, 10))
def test_what_is_forecast_is_what_a_survey_of_these_sizes_then_shows(answers: dict[str, int], k: int) -> None:
    """With k of 4 or more, answers that differ as much as they can leave rule (4) nothing to withhold."""
    group = [person for perspective, n in answers.items() for person in people(perspective, n, set_id="full")]
    # Five neighbours all differ, so in no set of four or more is everybody, or everybody but one, of one mind.
    given_answers = {
        person.id: {i.id: f"s{place % 5}" for i in OF.items.values() if person.perspective in i.ask}
        for place, person in enumerate(group)
    }
    found = survey(collected(group, given_answers), OF, k)
    for pattern in forecast(OF, answers, answers, k=k, set_id="full").patterns:
        for item_id in pattern.items:
            assert (found.table(item_id) is not None) == pattern.everyone
            for perspective, told in pattern.shown.items():
                assert (found.table(item_id, perspective) is not None) == (told is Shown.ALONE)


@settings(max_examples=80, deadline=None)
@given(sizes, st.integers(1, 9), st.sampled_from(PERSPECTIVES))
def test_needed_is_the_least_number_with_which_all_of_it_is_shown(answers: dict[str, int], k: int, perspective: str) -> None:
    invited = answers | {perspective: 12}
    told = of_group(forecast(OF, invited, answers | {perspective: 0}, k=k), perspective).needed
    enough = []
    for n in range(13):
        group = of_group(forecast(OF, invited, answers | {perspective: n}, k=k), perspective)
        if group.shown_items == group.asked_items:
            enough.append(n)
    assert told == min(enough, default=None)


def test_the_framework_that_ships_is_forecast_whole() -> None:
    of = find_framework("trauma_informed")
    invited = dict.fromkeys(("leader", "experience", "profession"), 40)
    found = forecast(of, invited, answering(invited, Fraction(1, 2)), k=10, set_id="core")
    assert [(group.asked_items, group.shown_items) for group in found.groups] == [(15, 15)] * 3
