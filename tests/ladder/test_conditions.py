"""When a condition is met, not met, or unknown."""

import pytest

from roadmap.content.ladder_models import Condition
from roadmap.ladder.conditions import Met, criteria_of, met, possible_options

from .cases import any_of, ladder, needs

OF = ladder("steps", {"low": [], "high": [needs("a", "yes")]})


def condition(raw: dict[str, object]) -> Condition:
    return Condition.model_validate(raw)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("yes", Met.YES),
        (("some", "yes"), Met.YES),
        ("no", Met.NO),
        (("no", "yes"), Met.UNKNOWN),
        (("no", "some", "yes"), Met.UNKNOWN),
        ("dont_know", Met.UNKNOWN),
        (("yes", "dont_know"), Met.UNKNOWN),
        ((), Met.UNKNOWN),
    ],
)
def test_met_when_all_possible_options_meet_it_and_not_met_when_none_does(answer: object, expected: Met) -> None:
    assert met(condition(needs("a", "some", "yes")), {"a": answer}, OF) is expected  # type: ignore[dict-item]


def test_a_missing_answer_leaves_all_options() -> None:
    assert possible_options("a", {}, OF) == ("no", "some", "yes")
    assert met(condition(needs("a", "yes")), {}, OF) is Met.UNKNOWN
    assert met(condition(needs("a", "no", "some", "yes")), {}, OF) is Met.YES


def test_possible_options_come_in_the_order_of_the_criterion_each_once() -> None:
    assert possible_options("a", {"a": ("yes", "no", "yes")}, OF) == ("no", "yes")


def test_an_answer_with_no_option_of_the_criterion_counts_as_dont_know() -> None:
    assert possible_options("a", {"a": "design"}, OF) == ("no", "some", "yes")
    assert possible_options("a", {"a": ("design", "some")}, OF) == ("some",)


def test_any_is_met_by_one_of_its_parts() -> None:
    either = condition(any_of(needs("a", "yes"), needs("b", "yes")))
    assert met(either, {"a": "no", "b": "yes"}, OF) is Met.YES
    assert met(either, {"a": "no", "b": "some"}, OF) is Met.NO
    assert met(either, {"a": "no"}, OF) is Met.UNKNOWN
    assert met(either, {"b": "yes"}, OF) is Met.YES


def test_any_is_met_where_each_possible_option_meets_another_part() -> None:
    either = condition(any_of(needs("a", "yes"), needs("a", "some")))
    assert met(either, {"a": ("some", "yes")}, OF) is Met.YES


def test_any_of_any_is_any_of_all_its_parts() -> None:
    nested = condition(any_of(needs("a", "yes"), any_of(needs("b", "yes"), needs("c", "yes"))))
    assert met(nested, {"a": "no", "b": "no", "c": "yes"}, OF) is Met.YES
    assert met(nested, {"a": "no", "b": "no", "c": "no"}, OF) is Met.NO
    assert criteria_of(nested) == ("a", "b", "c")
