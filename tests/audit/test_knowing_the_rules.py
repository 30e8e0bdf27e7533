"""Every assessment of one item that there can be, of many small sizes: not even the rules tell who answered what."""

from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement, product

import pytest

from roadmap.assessment import disclosure
from roadmap.assessment.disclosure import shown_alone, shown_of_item, unanimous
from roadmap.assessment.models import Table

from ..assessment.cases import HIDE_FIRST, PERSPECTIVES, collected, counts, framework, item, people
from ..assessment.cases import survey as released_with
from .knowing_the_rules import EVERYONE, Certain, Rules, audit

#: k, how many answers there are, and up to how many people in each perspective and in all.
STAGES = ("s0", "s1", "s2")
RANGES = [(2, 3, 4, 8), (3, 2, 7, 15), (3, 3, 5, 10), (4, 2, 8, 16), (4, 3, 6, 10), (3, 4, 4, 7)]


def literal(everyone: Table, own: Mapping[str, Table], k: int, hide_first: Sequence[str]) -> tuple[str, ...]:
    """Rules (1) to (4) to the letter: unanimity, and nothing else, takes perspectives or the whole item away."""
    if everyone.asked < k or unanimous(everyone):
        return ()
    alone = shown_alone({view: table.asked for view, table in own.items()}, k, hide_first)
    rest = [table for view, table in own.items() if view not in alone]
    together = [Table(stages=tuple(map(sum, zip(*(table.stages for table in rest), strict=True))))] if rest else []
    return (EVERYONE,) if any(map(unanimous, [*(own[view] for view in alone), *together])) else (EVERYONE, *alone)


def certain(sizes: Sequence[int], answers: int, k: int, rules: Rules = shown_of_item) -> list[Certain]:
    return audit(dict(zip(PERSPECTIVES, sizes, strict=True)), answers, k, HIDE_FIRST, rules).certain


@pytest.mark.parametrize(("k", "answers", "most", "in_all"), RANGES)
def test_in_no_world_of_these_sizes_is_anything_certain_of_anybody(k: int, answers: int, most: int, in_all: int) -> None:
    for sizes in product(range(most + 1), repeat=len(PERSPECTIVES)):
        if k <= sum(sizes) <= in_all:
            assert (sizes, certain(sizes, answers, k)) == (sizes, [])


@pytest.mark.parametrize(
    ("sizes", "answers"), [((10, 20, 0), 3), ((12, 11, 0), 3), ((10, 10, 10), 2), ((12, 11, 31), 2), ((9, 21, 10), 2)]
)
def test_nor_in_any_world_of_these_sizes_with_the_threshold_of_a_survey(sizes: tuple[int, int, int], answers: int) -> None:
    assert certain(sizes, answers, 10) == []


def test_the_letter_of_rule_4_tells_who_was_unanimous() -> None:
    """Everyone 4, 2, 2 and no perspective: of leaders three and experts five, only leaders can have been of one mind."""
    found = certain((3, 5, 0), 3, 3, literal)
    looks = ((EVERYONE, (4, 2, 2)),)
    assert {one.why for one in found if one.looks == looks} == {"count", "same"}
    assert certain((3, 5, 0), 3, 3) == []


def test_the_letter_of_rule_4_tells_that_everybody_agreed_where_nothing_is_shown() -> None:
    assert Certain("same", (), (1, 1)) in certain((4, 4, 0), 3, 3, literal)
    assert certain((4, 4, 0), 3, 3) == []


def test_with_rule_3_switched_off_the_leak_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "hide_more", lambda alone, sizes, k, hide_first: set(alone))
    assert {one.why for one in certain((3, 5, 0), 3, 4)} >= {"count"}


def test_the_example_of_ten_leaders_and_twenty_experts_leaves_room_for_doubt() -> None:
    """Everyone 10, 9, 9, 2 and no perspective: all ten leaders gave the first answer, or nine of them did."""
    everyone = counts(10, 9, 9, 2)

    def shown(rules: Rules, *leaders: int) -> tuple[str, ...]:
        experts = (whole - part for whole, part in zip(everyone.stages, leaders, strict=True))
        return rules(everyone, {"leader": counts(*leaders), "experience": counts(*experts)}, 10, HIDE_FIRST)

    apart = (EVERYONE, "leader", "experience")
    assert shown(literal, 10, 0, 0, 0) == shown(shown_of_item, 10, 0, 0, 0) == (EVERYONE,)
    for nearly in ((9, 1, 0, 0), (9, 0, 1, 0), (9, 0, 0, 1)):
        assert shown(literal, *nearly) == apart
        assert shown(shown_of_item, *nearly) == (EVERYONE,)
    assert shown(literal, 8, 1, 1, 0) == shown(shown_of_item, 8, 1, 1, 0) == apart


def test_where_the_numbers_leave_open_who_was_unanimous_only_unanimity_counts() -> None:
    """Nine of ten leaders agree, and eleven or more of Everyone: it might have been the ten experts, so all is shown."""
    everyone = counts(12, 4, 4)
    own = {"leader": counts(9, 1, 0), "experience": counts(3, 3, 4)}
    assert shown_of_item(everyone, own, 10, HIDE_FIRST) == literal(everyone, own, 10, HIDE_FIRST) == (EVERYONE, *own)


@pytest.mark.parametrize(("dissent", "shown"), [(0, ()), (1, ()), (2, (EVERYONE, "leader"))])
def test_an_item_is_withheld_where_all_but_one_agree_since_else_withholding_would_tell(
    dissent: int, shown: tuple[str, ...]
) -> None:
    everyone = counts(12 - dissent, dissent)
    assert shown_of_item(everyone, {"leader": everyone}, 10, HIDE_FIRST) == shown


@pytest.mark.parametrize("unanimity", ["all", "all_but_one"])
def test_a_release_shows_what_the_rules_say_of_each_item(unanimity: str) -> None:
    """The same through a whole survey: three leaders and four experts, one item for each way they can answer."""
    ways = list(product(combinations_with_replacement(STAGES, 3), combinations_with_replacement(STAGES, 4)))
    of = framework([item(f"way{n}") for n in range(len(ways))], stages=len(STAGES))
    of = of.model_copy(update={"planning": of.planning.model_copy(update={"unanimity": unanimity})})
    group = [*people("leader", 3), *people("experience", 4)]
    answers = {
        person.id: {f"way{n}": [*leaders, *experts][place] for n, (leaders, experts) in enumerate(ways)}
        for place, person in enumerate(group)
    }
    found = released_with(collected(group, answers), of, 3)
    for n, way in enumerate(ways):
        own = {view: counts(*(given.count(stage) for stage in STAGES)) for view, given in zip(PERSPECTIVES, way, strict=False)}
        everyone = counts(*(sum(given.count(stage) for given in way) for stage in STAGES))
        shown = {set_id for set_id, tables in found.tables.items() if f"way{n}" in tables}
        assert shown == set(shown_of_item(everyone, own, 3, HIDE_FIRST, careful=unanimity == "all_but_one"))
