"""Agreeing by exception: what is offered, what is talked about and in which order, and picking up where a meeting stopped."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from roadmap.assessment.agreement import (
    Agenda,
    Why,
    accept_together,
    agenda,
    agreements,
    offered,
    quieter_first,
)
from roadmap.assessment.disclosure import release
from roadmap.assessment.meeting_models import LEFT_OPEN, Decision
from roadmap.assessment.meeting_papers import MOST_ON_A_SHEET, AskedBecause, pre_meeting_paper, sheet
from roadmap.assessment.models import Agreement, Audience, CollectionKind, Release, Results
from roadmap.assessment.scoring import results
from roadmap.content.models import Framework

from .cases import by_item, collected, framework, item, people, shown

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
OF = framework([item("a"), item("b"), item("c"), item("d")])
Seen = tuple[Results, Release]


def seen(columns: Mapping[str, Sequence[str | None]], of: Framework = OF, agreed: Sequence[Agreement] = ()) -> Seen:
    """Results and release of a room of leaders, from the answers by item."""
    found = shown(by_item(columns), of, agreed)
    return results(found, of), found


def meet(of_room: Seen, of: Framework = OF, today: date = MONDAY, **more: object) -> Agenda:
    return agenda(*of_room, of, today=today, **more)  # type: ignore[arg-type]


def outcomes(of_room: Seen, of: Framework = OF) -> dict[str, tuple[str, bool]]:
    return {one.item: (one.outcome, one.everybody) for one in offered(*of_room, of)}


def decided(about: str, outcome: str, on: date = MONDAY, who: str = "", together: bool = False) -> Decision:
    return Decision(item=about, outcome=outcome, who=who, decided_on=on, together=together)


APART = ("s0", "s0", "s4", "s4")
SAME = ("s2", "s2", "s2", "s2")
NEAR = ("s2", "s2", "s3", "s3")


def test_one_stage_or_quartiles_within_one_stage_is_agreed_already() -> None:
    room = seen({"a": SAME, "b": NEAR, "c": ("s1", "s1", "s3", "s3"), "d": ("not_applicable",) * 4})
    assert outcomes(room) == {"a": ("s2", True), "b": ("s2", False), "d": ("not_applicable", True)}
    assert [one.item for one in meet(room).talk] == ["c"]


def test_what_most_could_not_rate_is_talked_about_and_not_accepted() -> None:
    room = seen({"a": ("s2", "dont_know", None), "b": ("s2", "s2", None), "c": ("s2", "not_applicable", "not_applicable")})
    assert set(outcomes(room)) == {"b", "c"}
    assert [(one.item, one.why) for one in meet(room).talk] == [("a", Why.UNKNOWN)]


def test_one_voice_far_from_five_others_is_heard_before_anything_is_accepted() -> None:
    room = seen({"a": ("s3", "s3", "s3", "s3", "s0")})
    assert outcomes(room) == {}
    assert meet(room).talk[0].why is Why.APART


def test_a_difference_in_view_is_talked_about_also_where_a_majority_hides_it() -> None:
    of = framework([item("a", set=["core"]), item("b")])
    group = [*people("leader", 12), *people("experience", 2)]
    stage = {"leader": "s3", "experience": "s1"}
    answers = {person.id: dict.fromkeys("ab", stage[person.perspective]) for person in group}
    found = shown(collected(group, answers), of)
    room = results(found, of), found
    assert set(outcomes(room, of)) == {"b"}  # not a shared item: views are not compared there
    (talk,) = meet(room, of).talk
    assert (talk.item, talk.why, talk.reveal) == ("a", Why.DIFFERENCE, ("experience", "leader"))


def test_the_quieter_groups_are_revealed_first() -> None:
    assert quieter_first(OF) == ("experience", "profession", "leader")
    planning = OF.planning.model_copy(update={"hide_first": ("profession",)})
    unnamed = OF.model_copy(update={"planning": planning})
    assert quieter_first(unnamed) == ("experience", "leader", "profession")


def test_what_anybody_holds_back_is_talked_about_before_what_is_wider() -> None:
    room = seen({"a": APART, "b": SAME})
    held = meet(room, held_back={"b"})
    assert held.accept == ()
    assert [(one.item, one.why) for one in held.talk] == [("b", Why.HELD_BACK), ("a", Why.APART)]
    assert [one.item for one in accept_together(offered(*room, OF), {"b"}, MONDAY)] == []
    (accepted,) = accept_together(offered(*room, OF), set(), MONDAY)
    assert accepted == decided("b", "s2", together=True)


def test_the_widest_comes_first_then_framework_order() -> None:
    room = seen({"a": ("s1", "s1", "s3", "s3"), "b": APART, "c": ("s0", "s1", "s3", "s3"), "d": ("s1", "s1", "s3", "s3")})
    assert [one.item for one in meet(room).talk] == ["b", "c", "a", "d"]


def test_at_most_eight_are_talked_about_on_a_day_and_the_rest_are_kept_for_later() -> None:
    of = framework([item(f"i{n:02}") for n in range(11)])
    room = seen(dict.fromkeys(of.items, APART), of)
    first = meet(room, of)
    assert (len(first.talk), len(first.later)) == (8, 3)
    done = [decided(one.item, "s1") for one in first.talk[:5]]
    rest = meet(room, of, decisions=done)
    assert [one.item for one in rest.talk] == [one.item for one in first.talk[5:]]
    assert len(rest.later) == 3
    next_day = meet(room, of, decisions=done, today=TUESDAY)
    assert [one.item for one in next_day.talk] == [one.item for one in (*first.talk[5:], *first.later)]


def test_what_is_accepted_together_takes_no_time_from_the_eight() -> None:
    of = framework([item(f"i{n:02}") for n in range(20)])
    room = seen({i: SAME if n < 10 else APART for n, i in enumerate(of.items)}, of)
    done = accept_together(offered(*room, of), set(), MONDAY)
    after = meet(room, of, decisions=done)
    assert (len(done), len(after.accept), len(after.talk), len(after.later)) == (10, 0, 8, 2)
    assert len(after.settled) == 10


def test_what_was_left_open_comes_back_first_on_another_day_with_whom_to_ask() -> None:
    room = seen({"a": APART, "b": SAME, "c": APART})
    ask = decided("b", "ask_and_come_back", who="the housing lead")
    park = decided("c", "parked")
    same_day = meet(room, decisions=[ask, park])
    assert same_day.left_today == (ask, park)
    assert ([one.item for one in same_day.talk], same_day.accept, same_day.settled) == (["a"], (), ())
    next_day = meet(room, decisions=[ask, park], today=TUESDAY)
    assert [(one.item, one.why) for one in next_day.talk[:2]] == [("c", Why.COME_BACK), ("b", Why.COME_BACK)]
    assert next_day.talk[1].before == ask
    assert next_day.left_today == ()


def test_an_earlier_agreement_is_settled_until_somebody_opens_it_again() -> None:
    room = seen({"a": APART, "b": SAME}, agreed=[Agreement(item="a", outcome="we_do_not_agree")])
    assert (meet(room).settled, [one.item for one in meet(room).accept]) == (("a",), ["b"])
    again = meet(room, decisions=[decided("a", "parked")], today=TUESDAY)
    assert ([one.item for one in again.talk], again.settled) == (["a"], ())


def test_the_last_decision_counts_and_what_is_left_open_agrees_nothing() -> None:
    made = [decided("b", "s1"), decided("a", "s3"), decided("b", "not_applicable", TUESDAY), decided("c", "parked")]
    found = agreements(made, OF)
    assert [(one.item, one.outcome, one.agreed_on) for one in found] == [
        ("a", "s3", MONDAY),
        ("b", "not_applicable", TUESDAY),
    ]


def test_a_decision_that_the_framework_does_not_know_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="'s9' cannot be decided on 'a': it is one of s0, s1, s2, s3, s4, not_applicable, we_do"):
        agreements([decided("a", "s9")], OF)
    with pytest.raises(ValueError, match="the framework has no item 'z'"):
        agreements([decided("z", "s1")], OF)


def test_ask_and_come_back_names_whom_to_ask_and_nothing_else_does() -> None:
    for outcome, who in (("ask_and_come_back", " "), ("parked", "somebody"), ("s1", "somebody")):
        with pytest.raises(ValidationError, match="'ask and come back' names whom to ask"):
            decided("a", outcome, who=who)


STAGES = ("s0", "s1", "s2", "s3", "s4", "dont_know", "not_applicable", None)
WIDE = framework([item(f"i{n:02}") for n in range(12)])


@st.composite
def rooms(draw: st.DrawFn) -> Seen:
    """A room of up to six leaders who each say something of each item."""
    n = draw(st.integers(1, 6))
    columns = {i: draw(st.lists(st.sampled_from(STAGES), min_size=n, max_size=n)) for i in WIDE.items}
    return seen(columns, WIDE)


@settings(max_examples=60, deadline=None)
@given(rooms(), st.sets(st.sampled_from(sorted(WIDE.items))), st.data())
def test_every_item_stands_in_one_place_and_meetings_come_to_an_end(room: Seen, held: set[str], data: st.DataObject) -> None:
    made: list[Decision] = []
    today = MONDAY
    for _ in range(8):
        now = meet(room, WIDE, today, decisions=made, held_back=held)
        places = [
            *(one.item for one in now.accept),
            *(one.item for one in (*now.talk, *now.later)),
            *(one.item for one in now.left_today),
            *now.settled,
        ]
        assert sorted(places) == sorted(WIDE.items)
        assert len(now.talk) <= 8
        assert not held & {one.item for one in now.accept}
        if now.talk:
            outcome = data.draw(st.sampled_from(["s1", "we_do_not_agree", *LEFT_OPEN[:1]]))
            made += [decided(one.item, outcome if one.why is not Why.COME_BACK else "s2", today) for one in now.talk]
        made += accept_together(now.accept, held, today)
        today += timedelta(days=1)
    assert set(meet(room, WIDE, today, decisions=made, held_back=held).settled) == set(WIDE.items)
    assert [one.item for one in agreements(made, WIDE)] == list(WIDE.items)


# --- the two papers ------------------------------------------------------------------------

MIXED = framework(
    [item("a", set=["core"]), item("b", set=["core"]), item("own", ask=["leader"]), item("d"), item("e"), item("f"), item("g")]
)


def organisation(n_experience: int = 6) -> Seen:
    """A room of leaders and experts by experience, as the organisation may see it."""
    group = [*people("leader", 6), *people("experience", n_experience), *people("profession", 6)]
    answers = {}
    for place, person in enumerate(group):
        far = "s0" if place % 2 else "s4"
        theirs = person.perspective == "experience"
        answers[person.id] = {
            "a": far,
            "b": ("s0" if place % 2 else "s1") if theirs else ("s3" if place % 2 else "s2"),
            "d": "s2" if place % 2 else "s3",
            "e": ("s1" if place % 2 else "s2") if theirs else ("s2" if place % 2 else "s3"),
            "f": "s3" if place % 2 else "s4",
            "g": "s3" if place % 2 else "s4",
        } | ({"own": far} if person.perspective == "leader" else {})
    given = collected(group, answers, kind=CollectionKind.IN_THE_ROOM)
    found = release(given, MIXED, k=None, audience=Audience.ORGANISATION)
    return results(found, MIXED), found


def test_the_sheet_lists_four_items_the_group_is_asked_with_the_reason_of_each() -> None:
    room = organisation()
    found = sheet(meet(room, MIXED), *room, MIXED)
    assert (found.perspective, found.minutes) == ("experience", 30)
    assert [(one.item, one.because) for one in found.ask] == [
        ("a", AskedBecause.TO_BE_TALKED_ABOUT),
        ("b", AskedBecause.TO_BE_TALKED_ABOUT),
        ("e", AskedBecause.RATED_LOWEST),
        ("d", AskedBecause.ABOUT_TO_BE_ACCEPTED),
    ]
    assert len(found.ask) == MOST_ON_A_SHEET
    assert found.accept == ("f", "g")


def test_the_sheet_of_a_group_that_is_not_shown_uses_nothing_of_its_ratings() -> None:
    room = organisation(n_experience=3)
    found = sheet(meet(room, MIXED), *room, MIXED)
    assert AskedBecause.RATED_LOWEST not in {one.because for one in found.ask}
    assert AskedBecause.DIFFERENCE not in {one.because for one in found.ask}
    assert "own" not in {one.item for one in found.ask}


def test_the_paper_lists_what_is_before_the_meeting_and_who_is_not_shown() -> None:
    room = organisation(n_experience=3)
    before = meet(room, MIXED)
    paper = pre_meeting_paper(before, *room, MIXED)
    assert (paper.accept, paper.talk, paper.later, paper.settled) == (before.accept, before.talk, 0, ())
    # The leaders, put with them where both are asked, are still shown on what only leaders are asked.
    assert paper.not_shown == ("experience",)
    assert {one.reveal for one in paper.talk if one.item == "a"} == {("profession",)}


def test_a_paper_is_never_made_from_what_only_the_room_may_see() -> None:
    room = seen({"a": APART})
    with pytest.raises(ValueError, match="a paper leaves the room"):
        pre_meeting_paper(meet(room), *room, OF)
    with pytest.raises(ValueError, match="a paper leaves the room"):
        sheet(meet(room), *room, OF)
    out = organisation()
    with pytest.raises(ValueError, match="no perspective 'neighbour'"):
        sheet(meet(out, MIXED), *out, MIXED, "neighbour")
