"""Who was asked, and who gave which answer."""

import pytest

from roadmap.assessment.models import Agreement, AnswerRow, Collected, CollectionKind
from roadmap.assessment.tables import base_tables, people_rating

from .cases import by_item, collected, counts, framework, item, people, scored, shown


def test_everyone_and_each_perspective_have_their_own_table() -> None:
    group = people("leader", 2) + people("experience", 1)
    given = collected(group, {"leader1": {"a": "s0"}, "leader2": {"a": "s4"}, "experience1": {"a": "dont_know"}})
    tables = base_tables(given, framework())
    assert tables["everyone"] == {"a": counts(1, 0, 0, 0, 1, dont_know=1)}
    assert tables["leader"] == {"a": counts(1, 0, 0, 0, 1)}
    assert tables["experience"] == {"a": counts(0, 0, 0, 0, 0, dont_know=1)}
    assert tables["profession"] == {}


def test_in_a_file_no_row_is_blank_where_somebody_has_a_row() -> None:
    given = collected(people("leader", 3), {"leader1": {"a": "s1"}})
    assert base_tables(given, framework())["everyone"] == {"a": counts(0, 1, 0, 0, 0, blank=2)}


def test_in_a_file_an_item_without_any_row_is_asked_of_nobody() -> None:
    given = collected(people("leader", 3), {"leader1": {"a": "s1"}})
    assert set(base_tables(given, framework())["leader"]) == {"a"}


def test_in_a_file_not_asked_is_as_if_not_asked_and_empty_is_blank() -> None:
    given = collected(people("leader", 3), {"leader1": {"a": "not_asked"}, "leader2": {"a": None}, "leader3": {"a": "s2"}})
    assert base_tables(given, framework())["everyone"]["a"] == counts(0, 0, 1, 0, 0, blank=1)


def test_an_item_that_nobody_was_asked_has_no_table() -> None:
    given = collected(people("leader", 2), {"leader1": {"a": "not_asked"}, "leader2": {"a": "not_asked"}})
    assert base_tables(given, framework())["everyone"] == {}


def test_a_row_counts_where_ask_would_not_have_shown_the_item_and_no_row_does_not() -> None:
    only_leaders = framework([item("a", ask=["leader"])])
    given = collected(people("leader", 1) + people("experience", 3), {"experience1": {"a": "s3"}, "experience2": {"a": None}})
    tables = base_tables(given, only_leaders)
    assert tables["experience"]["a"] == counts(0, 0, 0, 1, 0, blank=1)
    assert tables["everyone"]["a"] == counts(0, 0, 0, 1, 0, blank=2)


def test_in_the_tool_the_chosen_set_and_ask_decide_who_was_asked() -> None:
    of = framework([item("a", set=["start"]), item("b"), item("c", set=["start"], ask=["leader"])])
    group = people("leader", 1, set_id="start") + people("experience", 1, set_id="full")
    tables = base_tables(collected(group, {}), of)
    assert set(tables["leader"]) == {"a", "c"}
    assert set(tables["experience"]) == {"a", "b"}
    assert tables["everyone"]["a"] == counts(0, 0, 0, 0, 0, blank=2)


def test_in_the_tool_a_row_counts_outside_the_chosen_set() -> None:
    of = framework([item("a", set=["start"]), item("b")])
    tables = base_tables(collected(people("leader", 2, set_id="start"), {"leader1": {"b": "s4"}}), of)
    assert tables["leader"]["b"] == counts(0, 0, 0, 0, 1)


def test_people_rating_counts_people_by_domain_and_factor() -> None:
    of = framework([item("a"), item("b")], [item("w", factor="will"), item("x", factor="can")])
    given = collected(
        people("leader", 2) + people("experience", 1),
        {"leader1": {"a": "s1", "b": "s1", "w": "s2"}, "leader2": {"a": "dont_know", "x": "s0"}, "experience1": {"b": "s0"}},
    )
    rating = people_rating(given, of)
    assert rating["everyone"] == {"ready": 2, "trust": 2, "will": 1, "can": 1}
    assert rating["leader"] == {"ready": 2, "trust": 1, "will": 1, "can": 1}
    assert rating["profession"] == {"ready": 0, "trust": 0, "will": 0, "can": 0}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("leader1", "a", "s1"), ("leader1", "a", "s1")], "respondent 'leader1' has two answers to 'a'"),
        ([("stranger", "a", "s1")], "respondent 'stranger' is not known"),
        ([("leader1", "z", "s1")], "the framework has no item 'z'"),
        ([("leader1", "a", "s9")], "'s9' is no answer to 'a'"),
    ],
)
def test_answers_that_were_not_checked_are_refused(rows: list[tuple[str, str, str]], message: str) -> None:
    given = Collected(
        kind=CollectionKind.OPEN_SURVEY,
        respondents=tuple(people("leader", 1)),
        rows=tuple(AnswerRow(respondent=person, item=i, answer=answer) for person, i, answer in rows),
    )
    with pytest.raises(ValueError, match=message):
        base_tables(given, framework())


def test_an_item_at_the_top_without_a_note_has_no_evidence() -> None:
    columns: dict[str, list[str | None]] = {
        "a": ["s4", "s4", "s0"], "b": ["s4", "s3", "s3"], "c": ["s4", "s4", "s4"], "d": ["s4", "s4", "dont_know"]
    }  # fmt: skip
    notes = {("leader1", "c"): "minutes", ("leader3", "d"): "I only heard of it"}
    noted = collected(
        people("leader", 3), {f"leader{n + 1}": {i: a[n] for i, a in columns.items()} for n in range(3)}, notes=notes
    )
    assert shown(noted, framework()).no_evidence == ("a", "d")


def test_what_the_group_agreed_decides_whether_evidence_is_missing() -> None:
    given = by_item({"a": ["s4"], "b": ["s4"], "c": ["s0"], "d": ["s0"]})
    agreed = [
        Agreement(item="a", outcome="s3"),
        Agreement(item="b", outcome="we_do_not_agree"),
        Agreement(item="c", outcome="s4"),
        Agreement(item="d", outcome="s4", evidence="the policy of May"),
    ]
    found = scored(given, framework(), agreed)
    assert [(i.id, i.flags) for i in found.items] == [("a", ()), ("b", ()), ("c", ("no_evidence",)), ("d", ())]
    assert all(not i.flags for i in found.perspectives[0].items or ())
