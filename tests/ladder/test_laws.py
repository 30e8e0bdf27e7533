"""Laws of placing that hold for any answers on every ladder, small or shipped."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.content.ladder_models import Ladder
from roadmap.ladder.conditions import possible_options, simple_parts

from .cases import DEFAULT, LADDERS, ON_RUNGS, ON_STEPS, completions, height, moving, placed

#: Answers are sure for most criteria, so that the completions of the rest can all be looked at.
MOST_OPEN = 4


@st.composite
def answers(draw: st.DrawFn, on: Ladder) -> dict[str, Any]:
    """Sure answers, and for some criteria several options, don't know or nothing."""
    names = moving(on)
    given: dict[str, Any] = {name: draw(st.sampled_from(on.criterion[name].option_ids)) for name in names}
    for name in draw(st.lists(st.sampled_from(names), max_size=MOST_OPEN, unique=True)):
        some = st.sets(st.sampled_from(on.criterion[name].option_ids), min_size=1).map(lambda found: tuple(sorted(found)))
        given[name] = draw(st.one_of(some, st.just("dont_know"), st.just(())))
    return given


def wider(on: Ladder, given: dict[str, Any], name: str, option: str) -> dict[str, Any]:
    """The answers with one more option possible."""
    return {**given, name: (*possible_options(name, given, on), option)}


@pytest.mark.parametrize("name", ON_STEPS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_accepted_option_beside_or_in_place_of_an_answer_never_lowers_a_rung_on_steps(name: str, data: st.DataObject) -> None:
    """An option that every condition on its criterion accepts; where some do not, the next test speaks."""
    on = LADDERS[name]
    given = data.draw(answers(on))
    conditions = [part for rung in on.rungs for need in rung.needs for part in simple_parts(need)]
    part = data.draw(st.sampled_from(conditions))
    shared = set.intersection(*(set(one.options) for one in conditions if one.criterion == part.criterion))
    if not shared or part.criterion is None:
        return
    option = data.draw(st.sampled_from(sorted(shared)))
    before = placed(on, given)
    for after in (placed(on, {**given, part.criterion: option}), placed(on, wider(on, given, part.criterion, option))):
        assert height(on, after.low) >= height(on, before.low)
        assert height(on, after.high) >= height(on, before.high)


@pytest.mark.parametrize("name", ON_STEPS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_meeting_one_more_condition_and_losing_none_never_lowers_a_rung_on_steps(name: str, data: st.DataObject) -> None:
    on = LADDERS[name]
    given = data.draw(answers(on))
    criterion = data.draw(st.sampled_from(moving(on)))
    option = data.draw(st.sampled_from(on.criterion[criterion].option_ids))
    parts = [part for rung in on.rungs for need in rung.needs for part in simple_parts(need) if part.criterion == criterion]
    possible = possible_options(criterion, given, on)
    if any(option not in part.options and set(possible) & set(part.options) for part in parts):
        return  # the option would lose a condition that the answer meets or could meet
    before, after = placed(on, given), placed(on, {**given, criterion: option})
    assert height(on, after.low) >= height(on, before.low)
    assert height(on, after.high) >= height(on, before.high)


@pytest.mark.parametrize("name", ON_STEPS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_condition_that_accepts_one_more_option_never_lowers_a_rung_on_steps(name: str, data: st.DataObject) -> None:
    on = LADDERS[name]
    raw = on.model_dump()
    given = data.draw(answers(on))
    rung = data.draw(st.sampled_from([rung for rung in raw["about"]["rungs"] if rung["needs"]]))
    need = data.draw(st.sampled_from(rung["needs"]))
    part = data.draw(st.sampled_from(need["any"])) if need["any"] else need
    part["options"] = (*part["options"], data.draw(st.sampled_from(on.criterion[part["criterion"]].option_ids)))
    before, after = placed(on, given), placed(Ladder.model_validate(raw), given)
    assert height(on, after.low) >= height(on, before.low)
    assert height(on, after.high) >= height(on, before.high)


@pytest.mark.parametrize("name", ON_RUNGS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_one_more_possible_option_never_raises_low_and_never_lowers_high(name: str, data: st.DataObject) -> None:
    on = LADDERS[name]
    given = data.draw(answers(on))
    criterion = data.draw(st.sampled_from(moving(on)))
    before = placed(on, given)
    after = placed(on, wider(on, given, criterion, data.draw(st.sampled_from(on.criterion[criterion].option_ids))))
    assert height(on, after.low) <= height(on, before.low)
    assert height(on, after.high) >= height(on, before.high)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_one_more_possible_option_never_adds_a_kind_that_holds_and_never_rules_one_out(data: st.DataObject) -> None:
    on = LADDERS["small_kinds"]
    given = data.draw(answers(on))
    criterion = data.draw(st.sampled_from(moving(on)))
    before = placed(on, given)
    after = placed(on, wider(on, given, criterion, data.draw(st.sampled_from(on.criterion[criterion].option_ids))))
    assert set(after.holds) <= set(before.holds) <= set(before.possible) <= set(after.possible)


@pytest.mark.parametrize("name", ON_RUNGS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_range_holds_every_completion_of_the_open_answers_and_each_end_is_one(name: str, data: st.DataObject) -> None:
    on = LADDERS[name]
    given = data.draw(answers(on))
    found = placed(on, given)
    ends = set()
    for sure in completions(on, given):
        one = placed(on, sure)
        assert one.low == one.high
        ends.add(height(on, one.low))
    assert min(ends) == height(on, found.low)
    assert max(ends) == height(on, found.high)


@pytest.mark.parametrize("name", list(LADDERS))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_sure_answers_leave_nothing_to_ask(name: str, data: st.DataObject) -> None:
    on = LADDERS[name]
    sure = {one: data.draw(st.sampled_from(on.criterion[one].option_ids)) for one in moving(on)}
    found = placed(on, sure)
    assert found.low == found.high
    assert found.holds == found.possible
    assert found.ask == ()


@pytest.mark.parametrize("name", list(LADDERS))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_range_always_comes_with_a_question(name: str, data: st.DataObject) -> None:
    on = LADDERS[name]
    found = placed(on, data.draw(answers(on)))
    assert bool(found.ask) is (found.low != found.high or found.holds != found.possible)


@pytest.mark.parametrize("name", ON_RUNGS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_blocks_the_next_rung_is_named_with_an_action_on_the_shipped_ladders(name: str, data: st.DataObject) -> None:
    on = LADDERS[name]
    found = placed(on, data.draw(answers(on)))
    assert (found.next is None) == (found.high == on.rung_ids[-1])
    if found.next is not None:
        assert found.next.blocked_by
        assert found.next.actions or name.startswith("small_")


@pytest.mark.parametrize("name", list(LADDERS))
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_order_of_answers_and_of_possible_options_never_matters(name: str, data: st.DataObject) -> None:
    on = LADDERS[name]
    given = data.draw(answers(on))
    turned = {key: given[key][::-1] if isinstance(given[key], tuple) else given[key] for key in reversed(given)}
    assert placed(on, turned).model_dump_json() == placed(on, given).model_dump_json()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_voluntary_survey_that_changed_something_is_never_below_consultation(data: st.DataObject) -> None:
    given = data.draw(answers(DEFAULT)) | {"voluntary": "yes", "passed": "asked", "shaped": "some"}
    assert height(DEFAULT, placed(DEFAULT, given).low) >= height(DEFAULT, "consultation")
