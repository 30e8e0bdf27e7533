"""How many answered on paper or with a supporter is said in tens, for everybody together, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import Audience, Collected, CollectionKind, Respondent
from roadmap.assessment.other_ways import told_of_other_ways

from .cases import framework

#: Other ways in than by oneself on a screen.
WAYS = ("paper", "phone", "supporter", "other_form")


def came(people: int, otherwise: int, kind: CollectionKind = CollectionKind.OPEN_SURVEY) -> Collected:
    """So many leaders, the first of whom came in other ways, each way in its turn."""
    respondents = tuple(
        Respondent(id=f"p{n}", perspective="leader", way=WAYS[n % len(WAYS)] if n < otherwise else None) for n in range(people)
    )
    return Collected(kind=kind, respondents=respondents, rows=())


@pytest.mark.parametrize(
    ("people", "otherwise", "told"),
    [(60, 20, 20), (60, 27, 20), (60, 9, None), (60, 0, None), (60, 60, None), (28, 10, None), (29, 10, 10), (29, 19, 10)],
)
def test_it_is_said_in_tens_and_only_where_ten_are_left_over(people: int, otherwise: int, told: int | None) -> None:
    assert told_of_other_ways(people, otherwise, 10) == told
    assert release(came(people, otherwise), framework(), k=10, audience=Audience.ANYONE).other_ways == told


@given(st.integers(1, 12), st.integers(0, 60), st.data())
def test_every_number_within_the_step_gives_the_same_words_and_leaves_k_over(k: int, people: int, data: st.DataObject) -> None:
    otherwise = data.draw(st.integers(0, people))
    told = told_of_other_ways(people, otherwise, k)
    if told is not None:
        step = range(told, told + k)
        assert otherwise in step
        assert {told_of_other_ways(people, n, k) for n in step} == {told}
        assert all(n >= k and people - n >= k for n in step)


@pytest.mark.parametrize(
    ("kind", "k"), [(CollectionKind.IN_THE_ROOM, None), (CollectionKind.IN_THE_ROOM, 5), (CollectionKind.GROUP, None)]
)
@pytest.mark.parametrize("audience", list(Audience))
def test_nothing_is_said_of_what_is_not_released_once(kind: CollectionKind, k: int | None, audience: Audience) -> None:
    assert release(came(60, 30, kind), framework(), k=k, audience=audience).other_ways is None


def test_more_in_other_ways_than_in_all_is_no_number() -> None:
    with pytest.raises(ValueError, match="3 of 2 people with k = 10"):
        told_of_other_ways(2, 3, 10)
