"""Faults in a file of activities, told all at once and in words."""

from typing import Any

import pytest

from roadmap.content.loading import load_framework
from roadmap.content.reading import read_document
from roadmap.ladder.checks import faults_of

from .cases import SMALL, ladder, needs, placed

OF = ladder("steps", {"bottom": [], "top": [needs("a", "yes")]})
FRAMEWORK = load_framework(SMALL.parent / "three_stages")


def messages(*rows: Any, **more: Any) -> list[str]:
    return [f"{fault.code} {fault.message}" for fault in faults_of(list(rows), OF, **more)[1]]


def test_sound_activities_have_no_faults() -> None:
    row = {
        "id": "garden", "title": "Garden", "description": "A group", "domain": "say", "level": "service",
        "answers": {"a": "yes", "b": ["no", "some"], "c": "dont_know"}, "placed_by": ["staff"], "claimed": "top",
        "intended": "bottom", "override": {"rung": "top", "because": "We were there"},
    }  # fmt: skip
    activities, faults = faults_of([row], OF, framework=FRAMEWORK)
    assert faults == ()
    assert activities[0].answers == {"a": "yes", "b": ("no", "some"), "c": "dont_know"}
    assert placed(OF, activities[0].answers).low == "top"


def test_a_key_with_nothing_behind_it_counts_as_left_out_and_the_id_serves_as_title() -> None:
    [one], faults = faults_of(
        [{"id": "garden", "description": None, "claimed": None, "override": None, "answers": {"a": None, "b": []}}], OF
    )
    assert faults == ()
    assert (one.title, one.claimed, one.answers) == ("garden", None, {"b": ()})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            {"answers": {"aa": "yes"}},
            "UNKNOWN_CRITERION activity 1, answers.aa: no criterion 'aa'; allowed: a, b, c, d. Did you mean 'a'?",
        ),
        ({"evidence": {"e": "x"}}, "UNKNOWN_CRITERION activity 1, evidence.e: no criterion 'e'; allowed: a, b, c, d"),
        (
            {"answers": {"a": "yess"}},
            "UNKNOWN_OPTION activity 1, answers.a: the criterion 'a' has no option 'yess'; "
            "allowed: no, some, yes, dont_know. Did you mean 'yes'?",
        ),
        (
            {"answers": {"a": ["no", "somme"]}},
            "UNKNOWN_OPTION activity 1, answers.a.2: the criterion 'a' has no option 'somme'; "
            "allowed: no, some, yes, dont_know. Did you mean 'some'?",
        ),
        ({"claimed": "tops"}, "UNKNOWN_RUNG activity 1, claimed: no rung 'tops'; allowed: bottom, top. Did you mean 'top'?"),
        ({"intended": "up"}, "UNKNOWN_RUNG activity 1, intended: no rung 'up'; allowed: bottom, top"),
        (
            {"override": {"rung": "up", "because": "x"}},
            "UNKNOWN_RUNG activity 1, override.rung: no rung 'up'; allowed: bottom, top",
        ),
        ({"override": {"rung": "top"}}, "MISSING_KEY activity 1, override: the key 'because' is missing here"),
        ({"override": "top"}, "WRONG_TYPE activity 1, override: 'top' stands where a mapping of keys to values is expected"),
        (
            {"level": "servise"},
            "NOT_ALLOWED activity 1, level: 'servise' is not possible here; "
            "allowed: individual, service, strategic. Did you mean 'service'?",
        ),
        (
            {"answers": ["yes"]},
            "WRONG_TYPE activity 1, answers: a list stands where a mapping of criteria to options is expected",
        ),
        ({"answers": {"a": {"b": 1}}}, "WRONG_TYPE activity 1, answers.a: a mapping stands where an option is expected"),
        ({"placed_by": "staff"}, "WRONG_TYPE activity 1, placed_by: 'staff' stands where a list is expected"),
        ({"title": ["x"]}, "WRONG_TYPE activity 1, title: a list stands where a text is expected"),
        (
            {"domain": "sya"},
            "UNKNOWN_DOMAIN activity 1, domain: no domain 'sya'; allowed: welcome, quiet, say. Did you mean 'say'?",
        ),
        (
            {"placed_by": ["staff", "visitors"]},
            "UNKNOWN_PERSPECTIVE activity 1, placed_by.2: no perspective 'visitors'; allowed: staff, visitor. "
            "Did you mean 'visitor'?",
        ),
        ({"id": " "}, "EMPTY_TEXT activity 1, id: a text is needed here and nothing is written"),
    ],
)
def test_each_fault_says_where_it_is_and_what_is_allowed(row: dict[str, Any], message: str) -> None:
    assert messages({"id": "garden", **row}, framework=FRAMEWORK) == [message]


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ({"id": "x", "answers": {"a": True}}, "answers.a: yes"),
        ({"id": 5}, "id: 5"),
        ({"id": "x", "answers": {True: "yes"}}, "answers: yes"),
    ],
)
def test_an_unquoted_yes_or_number_is_told_to_be_quoted(row: dict[Any, Any], where: str) -> None:
    [message] = messages(row)
    assert message.startswith(f"NEEDS_QUOTES activity 1, {where} without quotes")


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    [message] = messages({"id": "x", "clamed": "top"})
    assert message.startswith("UNKNOWN_KEY activity 1, clamed: 'clamed' is not a key here")
    assert message.endswith("Did you mean 'claimed'?")


def test_a_missing_id_is_a_fault_and_two_of_one_id_are() -> None:
    assert messages({"title": "x"}) == ["MISSING_KEY activity 1: the key 'id' is missing here"]
    assert messages({"id": "x"}, {"id": "y"}, {"id": "x"}) == [
        "DUPLICATE_ID activity 3, id: the activity id 'x' is used a second time: give it one of its own"
    ]


@pytest.mark.parametrize(("rows", "told"), [({"id": "x"}, "a mapping"), ("x", "'x'"), (None, "nothing"), (3, "3")])
def test_anything_but_a_list_is_one_fault(rows: object, told: str) -> None:
    activities, [fault] = faults_of(rows, OF)
    assert activities == ()
    assert fault.message == f"{told} stands where a list of activities is expected"


def test_an_entry_that_is_no_activity_is_a_fault() -> None:
    assert messages({"id": "x"}, "y") == [
        "WRONG_TYPE activity 2: 'y' stands where an activity, with its keys and values, is expected"
    ]


def test_criteria_of_other_ladders_are_kept_and_not_looked_into() -> None:
    [one], faults = faults_of([{"id": "x", "answers": {"told": "anything", "a": "yes"}}], OF, {"told"})
    assert faults == ()
    assert one.answers == {"told": "anything", "a": "yes"}


def test_domains_and_perspectives_are_not_looked_up_without_a_framework() -> None:
    assert messages({"id": "x", "domain": "anything", "placed_by": ["anyone"]}) == []


def test_all_faults_of_all_activities_come_at_once() -> None:
    found = messages({"id": "x", "claimed": "up", "answers": {"a": "maybe", "z": "yes"}}, 3, {"id": "x", "level": "high"})
    assert [message.split()[0] for message in found] == [
        "UNKNOWN_OPTION", "UNKNOWN_CRITERION", "UNKNOWN_RUNG", "WRONG_TYPE", "NOT_ALLOWED", "DUPLICATE_ID",
    ]  # fmt: skip


def test_the_line_is_told_where_it_is_known() -> None:
    document = read_document(b"- id: x\n  answers:\n    a: maybe\n- id: y\n  claimed: up\n", "mine.yaml")
    _, faults = faults_of(document.data, OF, path="mine.yaml", line=document.line)
    assert [(fault.path, fault.line, fault.found) for fault in faults] == [("mine.yaml", 3, "maybe"), ("mine.yaml", 5, "up")]
    assert str(faults[1]).startswith("mine.yaml:5: UNKNOWN_RUNG activity 2, claimed:")
