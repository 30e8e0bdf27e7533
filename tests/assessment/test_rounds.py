"""Rounds: only what both show is compared, renames are followed, rewording is told, other frameworks are refused."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import Agreement, Audience, Collected, CollectionKind
from roadmap.assessment.rounds import Comparison, NotCompared, Round, WhyNot, compare
from roadmap.assessment.scoring import results
from roadmap.content.models import Framework

from .cases import by_item, collected, framework, item, people

OF = framework([item(i) for i in "abcd"])


def as_round(
    given_answers: Collected, of: Framework = OF, *, k: int | None = None, agreed: tuple[Agreement, ...] = (), **more: Any
) -> Round:
    found = release(given_answers, of, k=k, audience=more.get("audience", Audience.ORGANISATION), agreements=agreed)
    return Round(of, found, results(found, of))


def answered(of: Framework = OF, **columns: str) -> Round:
    """A round in which everybody (leaders) gives the stages written as digits: a="012"."""
    return as_round(by_item({i: [f"s{digit}" for digit in digits] for i, digits in columns.items()}), of)


def told(then: Round, now: Round) -> Comparison:
    found = compare(then, now)
    assert isinstance(found, Comparison)
    return found


def test_of_the_shared_items_those_that_moved_by_a_stage_are_named() -> None:
    found = told(answered(a="111", b="222", c="333"), answered(a="222", b="222", c="311", d="444"))
    assert [(one.item, one.then, one.now, one.moved) for one in found.items] == [
        ("a", 1, 2, 1),
        ("b", 2, 2, 0),
        ("c", 3, 1, -2),
    ]
    assert (found.moved, found.not_known) == (("a", "c"), ())
    assert (found.only_then, found.only_now) == ((), ("d",))


def test_a_domain_is_compared_over_shared_items_alone() -> None:
    then, now = answered(a="11", b="11"), answered(a="22", b="22", c="44", d="44")
    (domain,) = told(then, now).domains
    assert (domain.id, domain.items, domain.then, domain.now) == ("trust", 2, 25, 50)
    assert now.results.domains[0].score == 75


def test_a_renamed_item_is_followed_and_new_words_are_told() -> None:
    later = framework([item("a"), item("bb", renamed_from="b", text="About b"), item("c", text="Now in other words")])
    found = told(answered(a="1", b="1", c="1"), answered(later, a="1", bb="3", c="1"))
    assert [(one.item, one.was, one.reworded, one.moved) for one in found.items] == [
        ("a", "a", False, 0),
        ("bb", "b", False, 2),
        ("c", "c", True, 0),
    ]
    assert (found.only_then, found.only_now) == ((), ())


def test_an_id_that_stayed_goes_before_a_name_that_changed() -> None:
    later = framework([item("aa", renamed_from="a"), item("a"), item("x", renamed_from="b"), item("y", renamed_from="b")])
    found = told(answered(a="1", b="1"), answered(later, aa="4", a="1", x="2", y="4"))
    assert [(one.item, one.was) for one in found.items] == [("a", "a"), ("x", "b")]
    assert found.only_now == ("aa", "y")


def test_another_framework_is_refused_with_the_reason() -> None:
    about = OF.about.model_copy(update={"id": "own", "version": "3"})
    found = compare(answered(a="1"), answered(OF.model_copy(update={"about": about}), a="1"))
    assert found == NotCompared(why=WhyNot.OTHER_FRAMEWORK, then=("small", "0.1"), now=("own", "3"))


def test_rounds_without_a_shared_item_are_refused_and_other_stages_are_not_shared() -> None:
    found = compare(answered(a="1"), answered(b="1"))
    assert isinstance(found, NotCompared)
    assert found.why is WhyNot.NO_SHARED_ITEMS
    short = framework([item("a")], stages=3)
    other = compare(answered(short, a="1"), answered(a="1"))
    assert isinstance(other, NotCompared)
    wide = framework([item("a")], other=[item("z")])
    domains = wide.domains[0], wide.domains[1].model_copy(update={"scale": "few"})
    few = wide.about.scales[0].model_copy(update={"id": "few", "stages": wide.about.scales[0].stages[:3]})
    about = wide.about.model_copy(update={"scales": (*wide.about.scales, few)})
    changed = wide.model_copy(update={"about": about, "domains": domains})
    mixed = told(answered(wide, a="1", z="1"), answered(changed, a="1", z="1"))
    assert ([one.item for one in mixed.items], mixed.other_scale) == (["a"], ("z",))


def test_an_agreement_is_where_an_item_stands_and_no_agreement_is_not_known() -> None:
    then = as_round(by_item({"a": ["s1"], "b": ["s1"], "c": ["dont_know"]}), agreed=(Agreement(item="a", outcome="s3"),))
    now = as_round(by_item({"a": ["s1"], "b": ["s4"], "c": ["s2"]}), agreed=(Agreement(item="b", outcome="we_do_not_agree"),))
    found = told(then, now)
    assert [(one.then, one.now, one.moved) for one in found.items] == [(3, 1, -2), (1, None, None), (None, 2, None)]
    assert (found.moved, found.not_known) == (("a",), ("b", "c"))


def test_who_took_part_is_told_for_each_round_as_its_release_shows_it() -> None:
    group = [*people("leader", 12), *people("experience", 11), *people("profession", 3)]
    answers = {person.id: {"a": f"s{place % 3}"} for place, person in enumerate(group)}
    now = as_round(collected(group, answers), k=10)
    then = as_round(collected(group[:11], {person.id: answers[person.id] for person in group[:11]}), k=10)
    found = told(then, now)
    assert (found.then.people, found.now.people) == (11, 26)
    assert [(one.id, one.people) for one in found.now.sets] == [("leader", None), ("experience", 11), ("profession", None)]
    assert not found.other_kind
    room = as_round(collected(group, answers, kind=CollectionKind.IN_THE_ROOM))
    assert told(then, room).other_kind


def test_a_split_in_either_round_is_told() -> None:
    found = told(answered(a="0044", b="2222"), answered(a="2222", b="2222"))
    assert [(one.item, one.split) for one in found.items] == [("a", True), ("b", False)]


def test_what_is_made_for_one_audience_is_not_carried_to_another() -> None:
    one, other = (as_round(by_item({"a": ["s1"]}), audience=audience) for audience in (Audience.ROOM, Audience.ANYONE))
    with pytest.raises(ValueError, match="the two releases are for different audiences"):
        compare(one, other)


STAGES = ("s0", "s1", "s2", "s3", "s4", "dont_know", "not_applicable", None)


@st.composite
def surveys(draw: st.DrawFn) -> Round:
    """A survey of a few leaders, released with a threshold of three, so that items are withheld."""
    n = draw(st.integers(2, 6))
    asked = draw(st.sets(st.sampled_from("abcd"), min_size=1))
    columns = {i: draw(st.lists(st.sampled_from(STAGES), min_size=n, max_size=n)) for i in sorted(asked)}
    return as_round(by_item(columns), k=3)


@settings(max_examples=100, deadline=None)
@given(surveys(), surveys())
def test_only_items_shown_in_both_are_compared_and_looking_back_turns_every_move_round(then: Round, now: Round) -> None:
    both = set(then.release.tables.get("everyone", {})) & set(now.release.tables.get("everyone", {}))
    found, back = compare(then, now), compare(now, then)
    if not both:
        assert isinstance(found, NotCompared)
        return
    assert isinstance(found, Comparison)
    assert isinstance(back, Comparison)
    assert {one.item for one in found.items} == both
    assert not both & {*found.only_then, *found.only_now}
    assert [one.moved for one in back.items] == [one.moved if one.moved is None else -one.moved for one in found.items]
    assert (back.moved, back.not_known) == (found.moved, found.not_known)
    assert len(found.moved) + len(found.not_known) <= len(found.items)


@settings(max_examples=40, deadline=None)
@given(surveys())
def test_a_round_beside_itself_has_moved_nowhere(one: Round) -> None:
    found = compare(one, one)
    if isinstance(found, Comparison):
        assert found.moved == ()
        assert all(domain.then == domain.now for domain in found.domains)
