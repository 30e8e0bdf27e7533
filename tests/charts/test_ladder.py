"""The ladder's chart: activities that meet on no rung share a column, and no disc covers another."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from roadmap.charts.ladder import LadderMark, ladder

RUNGS = [f"Rung {n}" for n in range(7)]
places = st.integers(0, 6)


@st.composite
def marks(draw: st.DrawFn) -> list[LadderMark]:
    found = []
    for number in range(1, draw(st.integers(0, 9)) + 1):
        low, high = sorted((draw(places), draw(places)))
        found.append(LadderMark(number, f"Activity {number}", low, high, draw(st.none() | places)))
    return found


def discs(found: list[LadderMark]) -> list[tuple[float, int]]:
    return [(trace.x[0], trace.y[0]) for trace in ladder(RUNGS, found).data]


@given(marks())
def test_no_disc_lies_on_another(found: list[LadderMark]) -> None:
    assert all(a != b for a, b in combinations(discs(found), 2))


def test_activities_on_different_rungs_share_a_column() -> None:
    apart = [LadderMark(1, "A survey", 3, 3), LadderMark(2, "A letter", 1, 1), LadderMark(3, "A panel", 5, 6)]
    assert {x for x, _ in discs(apart)} == {50}


def test_activities_on_the_same_rung_stand_beside_each_other() -> None:
    assert [x for x, _ in discs([LadderMark(n, "A visit", 4, 4) for n in (1, 2, 3)])] == [25, 50, 75]
