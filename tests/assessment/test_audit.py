"""An attacker's view of releases: what follows from the tables shown, worked out without the rules that made them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.assessment import disclosure
from roadmap.assessment.models import Collected, Release

from .cases import PERSPECTIVES, collected, framework, people, survey

FRAMEWORK = framework(stages=3)
ANSWERS = ("s0", "s1", "s2", "dont_know")
#: A person's perspective and answer.
Person = tuple[str, str]


def survey_of(crowd: Sequence[Person]) -> Collected:
    group = [people(perspective, 1, prefix=f"{n}_")[0] for n, (perspective, _) in enumerate(crowd)]
    return collected(group, {person.id: {"a": answer} for person, (_, answer) in zip(group, crowd, strict=True)})


def released_sets(found: Release) -> list[frozenset[str]]:
    """The sets of perspectives of which a table is out."""
    return [
        frozenset(PERSPECTIVES) if set_id == "everyone" else frozenset([set_id]) for set_id, t in found.tables.items() if "a" in t
    ]


def rank(rows: Iterable[Sequence[int]]) -> int:
    """The rank of a matrix, exactly, by Gauss."""
    left = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(PERSPECTIVES)):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left = [[v - row[column] / pivot[column] * p for v, p in zip(row, pivot, strict=True)] for row in left]
        found += 1
    return found


def leaks_by_subtraction(crowd: Sequence[Person], k: int) -> list[str]:
    """Every union of perspectives whose table is a linear combination of tables released, and that is small or unanimous."""
    present = [p for p in PERSPECTIVES if any(perspective == p for perspective, _ in crowd)]
    found = survey(survey_of(crowd), FRAMEWORK, k)
    out = [[int(p in released and p in present) for p in PERSPECTIVES] for released in released_sets(found)]
    leaks = []
    for size in range(1, len(present) + 1):
        for union in combinations(present, size):
            wanted = [int(p in union) for p in PERSPECTIVES]
            if rank([*out, wanted]) == rank(out):
                answers = [answer for perspective, answer in crowd if perspective in union]
                if len(answers) < k:
                    leaks.append(f"{union} are {len(answers)}")
                if len(set(answers)) == 1:
                    leaks.append(f"{union} all gave {answers[0]}")
    return leaks


def leaks_by_exhaustion(crowd: Sequence[Person], k: int) -> list[str]:
    """Every group of 1 to k−1 people of whom each world that fits what was released says the same count above none."""
    found = survey(survey_of(crowd), FRAMEWORK, k)
    seen = released_sets(found)
    if not seen:
        return []
    members = [[n for n, (perspective, _) in enumerate(crowd) if perspective in released] for released in seen]
    told = [sorted(crowd[n][1] for n in group) for group in members]
    given_at_all = sorted({answer for _, answer in crowd})
    worlds = [
        world
        for world in product(given_at_all, repeat=len(crowd))
        if all(sorted(world[n] for n in group) == answers for group, answers in zip(members, told, strict=True))
    ]
    leaks = []
    for size in range(1, k):
        for group in combinations(range(len(crowd)), size):
            for answer in given_at_all:
                counts = {sum(world[n] == answer for n in group) for world in worlds}
                if len(counts) == 1 and counts != {0}:
                    leaks.append(f"{group}: {counts} gave {answer}")
    return leaks


crowds = st.lists(st.tuples(st.sampled_from(PERSPECTIVES), st.sampled_from(ANSWERS)), min_size=1, max_size=16)
small_crowds = st.lists(st.tuples(st.sampled_from(PERSPECTIVES), st.sampled_from(ANSWERS[:3])), min_size=3, max_size=7)


@settings(max_examples=120, deadline=None)
@given(crowds, st.integers(2, 6))
def test_no_small_or_unanimous_set_follows_by_adding_and_subtracting(crowd: list[Person], k: int) -> None:
    assert leaks_by_subtraction(crowd, k) == []


@settings(max_examples=30, deadline=None)
@given(small_crowds, st.integers(2, 3))
def test_no_count_of_a_few_people_is_the_same_in_every_world_that_fits(crowd: list[Person], k: int) -> None:
    assert leaks_by_exhaustion(crowd, k) == []


#: Three leaders beside five experts by experience: Everyone minus the experts is the leaders.
REST_OF_THREE: list[Person] = [*(("leader", f"s{n}") for n in range(3)), *(("experience", f"s{n % 3}") for n in range(5))]


def test_the_audit_finds_the_leak_when_rule_3_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert leaks_by_subtraction(REST_OF_THREE, 4) == []
    monkeypatch.setattr(disclosure, "hide_more", lambda alone, sizes, k, hide_first: set(alone))
    assert leaks_by_subtraction(REST_OF_THREE, 4) == ["('leader',) are 3"]
    assert leaks_by_exhaustion(REST_OF_THREE, 4) != []


def test_the_audit_finds_the_leak_when_rule_4_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    unanimous: list[Person] = [*[("leader", "s1")] * 3, *(("experience", f"s{n}") for n in range(3))]
    assert leaks_by_subtraction(unanimous, 3) == []
    monkeypatch.setattr(disclosure, "unanimous", lambda table: False)
    assert leaks_by_subtraction(unanimous, 3) == ["('leader',) all gave s1"]
    assert leaks_by_exhaustion(unanimous, 3) != []


@pytest.mark.parametrize("sizes", [s for s in product(range(0, 13, 3), repeat=3) if any(s)])
def test_every_mix_of_sizes_is_safe(sizes: tuple[int, int, int]) -> None:
    crowd = [(p, ANSWERS[n % 4]) for p, size in zip(PERSPECTIVES, sizes, strict=True) for n in range(size)]
    assert leaks_by_subtraction(crowd, 5) == []
