"""What may be shown to whom, rule by rule."""

import pytest

from roadmap.assessment.disclosure import hide_more, release, shown_alone
from roadmap.assessment.models import Agreement, Audience, Collected, CollectionKind, Release

from .cases import HIDE_FIRST, collected, counts, framework, item, people, survey

VARIED = ("s0", "s1", "s2", "dont_know")


def answered(leader: int = 0, experience: int = 0, profession: int = 0, **more: object) -> Collected:
    """So many people of each perspective, who all differ in what they answer to item a."""
    sizes = {"leader": leader, "experience": experience, "profession": profession}
    group = [person for perspective, n in sizes.items() for person in people(perspective, n)]
    answers = {person.id: {"a": VARIED[int(person.id[-1]) % 4]} for person in group}
    return collected(group, answers, **more)  # type: ignore[arg-type]


def alone(found: Release, item_id: str = "a") -> set[str]:
    return {set_id for set_id, tables in found.tables.items() if item_id in tables} - {"everyone"}


def test_without_a_threshold_everything_is_shown() -> None:
    found = release(answered(leader=1, experience=2), framework(), k=None, audience=Audience.ROOM)
    assert found.k is None
    assert found.people == 3
    assert [(s.id, s.people) for s in found.sets] == [("leader", 1), ("experience", 2), ("profession", 0)]
    assert alone(found) == {"leader", "experience"}
    assert found.people_rating is not None
    assert found.withheld == ()


def test_the_room_sees_everything_of_what_was_gathered_in_the_room() -> None:
    given = answered(leader=1, experience=2, kind=CollectionKind.IN_THE_ROOM)
    found = release(given, framework(), k=10, audience=Audience.ROOM)
    assert (found.k, alone(found)) == (None, {"leader", "experience"})


def test_rule_1_fewer_than_k_in_all_shows_nothing() -> None:
    found = survey(answered(leader=5, experience=4), framework(), 10)
    assert found.people is None
    assert found.tables == {"everyone": {}}
    assert found.withheld == ("a",)
    assert [s.people for s in found.sets] == [None, None, None]


def test_rule_1_counts_the_people_asked_that_item() -> None:
    of = framework([item("a"), item("b", ask=["leader"])])
    group = people("leader", 4) + people("experience", 6)
    answers: dict[str, dict[str, str | None]] = {p.id: {"a": VARIED[n % 4], "b": VARIED[n % 4]} for n, p in enumerate(group)}
    for person in people("experience", 6):
        answers[person.id]["b"] = "not_asked"
    found = survey(collected(group, answers), of, 5)
    assert (found.withheld, found.people) == (("b",), 10)


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ((10, 10, 10), {"leader", "experience", "profession"}),
        ((10, 10, 0), {"leader", "experience"}),
        ((10, 0, 0), {"leader"}),
        ((9, 12, 11), {"experience"}),  # leaders are nine and alone: experts by profession join them
        ((12, 9, 11), {"profession"}),  # leaders are the first to join
        ((12, 11, 9), {"experience"}),
        ((4, 5, 20), set()),  # four and five are nine: too few, so nobody is left
        ((5, 5, 20), {"profession"}),  # ten of two perspectives
        ((5, 20, 5), {"experience"}),
        ((3, 20, 0), set()),  # one perspective alone is never the rest
        ((9, 0, 12), set()),
        ((0, 20, 1), set()),
    ],
)
def test_rules_2_and_3_hide_the_small_and_as_many_others_as_it_takes(sizes: tuple[int, int, int], shown: set[str]) -> None:
    named = dict(zip(("leader", "experience", "profession"), sizes, strict=True))
    assert set(shown_alone(named, 10, HIDE_FIRST)) == shown


def test_experts_by_experience_are_the_last_to_be_hidden() -> None:
    assert shown_alone({"leader": 30, "experience": 30, "profession": 2}, 10, HIDE_FIRST) == ("experience",)
    assert shown_alone({"leader": 2, "experience": 30, "profession": 30}, 10, HIDE_FIRST) == ("experience",)
    assert shown_alone({"leader": 30, "experience": 2, "profession": 30}, 10, HIDE_FIRST) == ("profession",)


def test_rule_3_one_perspective_alone_is_not_left_as_the_rest_however_large() -> None:
    assert hide_more({"experience", "profession"}, {"leader": 12, "experience": 20, "profession": 15}, 10, HIDE_FIRST) == {
        "experience"
    }


def test_rules_hold_item_by_item_and_who_took_part_names_whoever_is_shown_once() -> None:
    of = framework([item("a"), item("b", ask=["experience"])])
    group = people("leader", 3) + people("experience", 6)
    answers: dict[str, dict[str, str | None]] = {p.id: {"a": VARIED[n % 4]} for n, p in enumerate(group)}
    for n, person in enumerate(people("experience", 6)):
        answers[person.id]["b"] = VARIED[n % 4]
    found = survey(collected(group, answers), of, 5)
    assert (alone(found, "a"), alone(found, "b")) == (set(), {"experience"})
    assert [(s.id, s.people) for s in found.sets] == [("leader", None), ("experience", 6), ("profession", None)]


def test_rule_4_a_unanimous_perspective_is_shown_for_no_perspective() -> None:
    given = answered(leader=5, experience=5)
    same = Collected(
        kind=given.kind,
        respondents=given.respondents,
        rows=tuple(r.model_copy(update={"answer": "s2"}) if r.respondent.startswith("leader") else r for r in given.rows),
    )
    assert alone(survey(given, framework(), 5)) == {"leader", "experience"}
    found = survey(same, framework(), 5)
    assert alone(found) == set()
    assert found.table("a") is not None
    assert found.withheld == ()


def test_rule_4_those_shown_only_inside_everyone_must_differ_too() -> None:
    group = people("leader", 3) + people("profession", 3) + people("experience", 6)
    answers: dict[str, dict[str, str | None]] = {p.id: {"a": "s1"} for p in group}
    for n, person in enumerate(people("experience", 6)):
        answers[person.id] = {"a": VARIED[n % 4]}
    assert alone(survey(collected(group, answers), framework(), 5)) == set()
    answers["leader1"] = {"a": "s0"}
    assert alone(survey(collected(group, answers), framework(), 5)) == {"experience"}


@pytest.mark.parametrize("answer", ["s3", "dont_know", "not_applicable", None])
def test_rule_4_where_everyone_gave_the_same_the_item_is_withheld(answer: str | None) -> None:
    group = people("leader", 12)
    found = survey(collected(group, {p.id: {"a": answer, "b": VARIED[n % 4]} for n, p in enumerate(group)}), framework(), 10)
    assert found.withheld == ("a",)
    assert set(found.tables["everyone"]) == set(found.tables["leader"]) == {"b"}


def test_an_item_that_nobody_was_asked_is_not_withheld() -> None:
    assert survey(answered(leader=12), framework(), 10).withheld == ()


def test_an_open_survey_tells_neither_people_by_domain_nor_missing_evidence() -> None:
    group = people("leader", 6)
    top = collected(group, {p.id: {"a": "s4" if n else "s3"} for n, p in enumerate(group)})
    found = survey(top, framework(), 5)
    assert (found.people_rating, found.no_evidence) == (None, ())
    assert release(top, framework(), k=None, audience=Audience.ROOM).no_evidence == ("a",)


def test_outside_the_room_everyone_is_shown_and_no_perspective_under_five() -> None:
    given = answered(leader=2, experience=3, profession=5, kind=CollectionKind.IN_THE_ROOM)
    found = release(given, framework(), k=None, audience=Audience.ORGANISATION, agreements=[Agreement(item="a", outcome="s2")])
    assert (found.k, found.people, alone(found)) == (5, 10, {"profession"})
    assert [s.people for s in found.sets] == [None, None, 5]
    assert found.agreements == (Agreement(item="a", outcome="s2"),)
    assert found.people_rating is None


def test_outside_the_room_the_spread_over_everyone_is_shown_however_few_and_even_where_unanimous() -> None:
    group = people("leader", 2)
    given = collected(group, {p.id: {"a": "s4"} for p in group}, kind=CollectionKind.IN_THE_ROOM)
    found = release(given, framework(), k=None, audience=Audience.ANYONE)
    assert found.tables == {"everyone": {"a": counts(0, 0, 0, 0, 2)}}
    assert (found.withheld, found.people) == ((), None)


def test_outside_the_room_a_larger_threshold_is_kept_and_a_smaller_one_is_not() -> None:
    given = answered(leader=6, kind=CollectionKind.IN_THE_ROOM)
    assert release(given, framework(), k=2, audience=Audience.ANYONE).k == 5
    assert release(given, framework(), k=8, audience=Audience.ANYONE).k == 8


def test_k_is_a_number_of_people() -> None:
    with pytest.raises(ValueError, match="k is 0"):
        survey(answered(leader=6), framework(), 0)
