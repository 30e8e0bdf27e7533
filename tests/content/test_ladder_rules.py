"""What `check` proves of rungs is what trying every answer finds."""

from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.content.boxes import alternatives
from roadmap.content.checks_ladder import ladder_faults
from roadmap.content.faults import Code
from roadmap.content.files import Sheet, read_file
from roadmap.content.places import kind_of
from tests.content.corpus import VALID

CRITERIA = {"a": ("a0", "a1", "a2"), "b": ("b0", "b1"), "c": ("c0", "c1")}
Answers = dict[str, str]
Needs = list[dict[str, Any]]

SIMPLE = st.sampled_from(sorted(CRITERIA)).flatmap(
    lambda name: st.fixed_dictionaries(
        {"criterion": st.just(name), "options": st.lists(st.sampled_from(CRITERIA[name]), min_size=1, max_size=2, unique=True)}
    )
)
CONDITION = st.one_of(SIMPLE, st.lists(SIMPLE, min_size=1, max_size=2).map(lambda some: {"any": some}))
LADDER = st.lists(st.lists(CONDITION, max_size=2), min_size=2, max_size=4)


def worded(condition: dict[str, Any]) -> dict[str, Any]:
    inner = {"any": [worded(part) for part in condition["any"]]} if "any" in condition else {}
    return condition | inner | {"words": "met", "unmet": "not met"}


def ladder(order: str, rungs: Iterable[Needs], stops: Needs) -> Sheet:
    """A ladder of these needs, as if it had been read from a file."""
    sheet = Sheet(read_file(VALID / "ladders" / f"small_{order}.yaml"), "ladder")
    sheet.data.update(
        rungs=[
            {"id": f"r{n}", "name": "n", "plain": "p", "about": "a", "needs": [worded(one) for one in needs]}
            for n, needs in enumerate(rungs)
        ],
        criteria=[{"id": name, "options": [{"id": one} for one in options]} for name, options in CRITERIA.items()],
        stops=[{"condition": worded(one), "off": "off"} for one in stops],
        warns=[],
        quick=[],
        uses=[],
        actions=[],
    )
    return sheet


def holds(answers: Answers, needs: Needs) -> bool:
    return all(any(answers[name] in options for name, options in alternatives(condition)) for condition in needs)


def tried(order: str, rungs: list[Needs], stops: Needs) -> set[tuple[int, Code]]:
    """The verdict on each rung by trying all answers."""
    names = list(CRITERIA)
    every = [dict(zip(names, chosen, strict=True)) for chosen in product(*CRITERIA.values())]
    on = [answers for answers in every if holds(answers, stops)]

    def met(number: int) -> list[Answers]:
        below = range(number + 1) if order == "steps" else [number]
        return [answers for answers in on if all(holds(answers, rungs[one]) for one in below)]

    def judge(number: int) -> Code | None:
        if order == "steps":
            below = met(number - 1) if number else on
            if not below:
                return None
            return Code.UNREACHABLE_RUNG if not met(number) else Code.SAME_RUNG if number and met(number) == below else None
        same = number and met(number) == met(number - 1)
        if order == "kinds":
            return Code.UNREACHABLE_RUNG if not met(number) else Code.SAME_RUNG if same else None
        if same:
            return Code.SAME_RUNG
        if met(number) and number + 1 < len(rungs) and met(number + 1) == met(number):
            return None
        placed = [one for one in met(number) if not any(one in met(further) for further in range(number + 1, len(rungs)))]
        return None if placed else Code.UNREACHABLE_RUNG

    return {(number, code) for number in range(len(rungs)) if (code := judge(number)) is not None}


@pytest.mark.parametrize("order", ["steps", "spectrum", "kinds"])
@settings(max_examples=150, deadline=None)
@given(rungs=LADDER, stops=st.lists(CONDITION, max_size=1))
def test_verdicts_on_rungs_are_those_of_trying_all_answers(order: str, rungs: list[Needs], stops: Needs) -> None:
    sheet = ladder(order, rungs, stops)
    told = {(int((fault.found or "")[1:]), fault.code) for fault in ladder_faults(sheet, None)}
    assert told == tried(order, rungs, stops)


@pytest.mark.parametrize(
    ("key", "kind"), [("rungs", "ladder"), ("items", "domain"), ("hide_first", "planning"), ("lines", "support")]
)
def test_a_file_without_a_schema_line_is_known_by_a_key(key: str, kind: str) -> None:
    assert kind_of(Path("anything.yaml"), f"id: x\n{key}: []\ncriteria: []\n".encode()) == kind
