"""How answers came: an attacker who knows the rule, and how many took part, tries every number that gives the same words.

A way in is taken here as if it were an answer, though it is none: of no 1 to k−1 people, and of no group, may it follow
exactly how many, other than none, came in another way, or on a screen. The attacker reads what is said while a survey is
open, with the number of all in steps, and what is said when it has closed, with the number of all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest

from roadmap.assessment.other_ways import told_of_other_ways

#: People, how many came otherwise, and k, to what is said.
Rule = Callable[[int, int, int], int | None]


def certain(k: int, most: int, rule: Rule) -> Iterator[str]:
    """Everything that follows about few people or a whole group, for up to `most` people in all."""
    for people in range(1, most + 1):
        alike: dict[int | None, list[int]] = defaultdict(list)
        for otherwise in range(people + 1):
            alike[rule(people, otherwise, k)].append(otherwise)
        for said, worlds in alike.items():
            for group in range(1, people + 1):
                counts = set().union(*(_of_a_group(group, people, otherwise) for otherwise in worlds))
                exact = len(counts) == 1 and (group < k or counts == {group})
                if exact and counts != {0}:
                    yield f"{said} of {people}: {counts} of {group} otherwise"
                on_screen = {group - n for n in counts}
                if len(on_screen) == 1 and on_screen != {0} and said is not None:
                    yield f"{said} of {people}: {on_screen} of {group} on a screen"


def _of_a_group(group: int, people: int, otherwise: int) -> set[int]:
    """How many of a group may have come otherwise, where so many of all did."""
    return set(range(max(0, group - (people - otherwise)), min(group, otherwise) + 1))


@pytest.mark.parametrize(("k", "most"), [(3, 30), (5, 40), (10, 60)])
def test_nothing_follows_about_few_people_or_a_whole_group(k: int, most: int) -> None:
    assert list(certain(k, most, told_of_other_ways)) == []
    assert told_of_other_ways(most, k, k) == k, "nothing is proved where nothing is said"


def test_said_whenever_it_is_ten_or_more_it_would_tell_that_everybody_came_on_paper() -> None:
    assert "10 of 10: {1} of 1 otherwise" in set(certain(10, 12, lambda people, otherwise, k: otherwise // k * k or None))


def test_an_exact_number_would_tell_where_all_or_none_came_so() -> None:
    assert list(certain(3, 8, lambda people, otherwise, k: otherwise))


def test_said_once_while_open_and_once_when_closed_it_tells_no_more() -> None:
    """While a survey is open fewer have answered: two numbers, and what came between them, still leave every group open."""
    k = 3
    alike: dict[tuple[int | None, ...], list[tuple[int, int]]] = defaultdict(list)
    for then in range(20):
        for people in range(then, 20):
            for early in range(then + 1):
                for late in range(people - then + 1):
                    seen = (then // k, told_of_other_ways(then, early, k), people, told_of_other_ways(people, early + late, k))
                    alike[seen].append((people, early + late))
    for worlds in alike.values():
        for few in range(1, k):
            counts = set().union(*(_of_a_group(few, people, otherwise) for people, otherwise in worlds if people >= few))
            assert len(counts) != 1 or counts == {0}
