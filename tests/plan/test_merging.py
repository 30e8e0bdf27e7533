"""Two actions become one and are parted again; no word, promise or origin of either is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.plan.following_models import DateMoved, Explanation, Followed, Promise, Reading
from roadmap.plan.merging import WORDS, merged, parted, to_choose
from roadmap.plan.models import AlreadyIn, Plan, PlanAction, PlanPriority

TODAY, BEFORE = date(2026, 11, 27), date(2026, 11, 1)
HOMES = (PlanPriority(id="p", position=1, domain=None, title="P"), PlanPriority(id="q", position=2, domain=None, title="Q"))


def action(name: str, home: str = "p", **more: object) -> PlanAction:
    told = {"id": name, "priority_id": home, "position": 1, "do": f"Do {name}", "origin": f"{name}.x", "revision": 3} | more
    return PlanAction.model_validate(told)


def plan(*actions: PlanAction) -> Plan:
    return Plan(priorities=HOMES, actions=actions)


def test_the_kept_action_has_both_origins_and_what_was_chosen() -> None:
    a = action("a", lead="Team lead", risk="Nobody free", came_from="Breaks")
    b = action("b", "q", lead="HR", pay="By the hour", measure="Calls", came_from="Time · Leaders")
    assert to_choose(a, b) == ("do", "lead")
    kept, gone = merged(a, b, {"do": "other", "lead": "both"}, TODAY)
    assert (kept.id, kept.priority_id, kept.revision, kept.origins) == ("a", "p", 3, {"a.x", "b.x"})
    assert (kept.do, kept.lead, kept.risk, kept.pay, kept.measure) == (
        "Do b",
        "Team lead; HR",
        "Nobody free",
        "By the hour",
        "Calls",
    )
    assert kept.came_from == "Breaks · Time · Leaders"
    assert gone == b
    assert merged(a, b, {}, TODAY).kept.do == "Do a\nDo b"


def test_what_was_promised_said_and_read_is_taken_from_both() -> None:
    pay, support = Promise(kind="pay", words="£35 an hour"), Promise(kind="support", words="Somebody they trust")
    a = action("a", followed=Followed(promises=(pay,), feedback_due=TODAY, feedback_given_on=TODAY, difference="Calmer"))
    b = action(
        "b",
        followed=Followed(
            promises=(pay, support),
            feedback_due=BEFORE,
            explanations=(Explanation(on=BEFORE, words="No room"),),
            readings=(Reading(on=BEFORE, value="4"),),
            difference="Quieter",
        ),
    )
    found = merged(a, b, {}, TODAY).kept.followed
    assert found.promises == (pay, support)
    assert (found.explanations, found.readings) == (b.followed.explanations, b.followed.readings)
    assert found.difference == "Calmer\nQuieter"
    assert (found.feedback_due, found.feedback_given_on) == (BEFORE, None)  # those of the other have not heard yet


def test_dates_stay_those_of_the_kept_one_and_a_first_date_is_never_lost() -> None:
    moved = Followed(first_due=BEFORE, moves=(DateMoved(on=BEFORE, due=TODAY, because="Leave"),))
    dated, without = action("a", due=TODAY, followed=moved), action("b")
    kept = merged(without, dated, {}, TODAY).kept
    assert (kept.due, kept.followed.first_due, kept.followed.moves) == (TODAY, BEFORE, moved.moves)
    other = merged(dated, action("c", due=BEFORE), {}, TODAY).kept
    assert (other.due, other.followed.first_due) == (TODAY, BEFORE)


def test_one_taken_on_makes_both_taken_on_and_one_in_another_plan_stays_there() -> None:
    there = AlreadyIn(plan="Services plan")
    kept = merged(action("a", vanished=True), action("b", decision="accepted", already_in=there), {}, TODAY).kept
    assert (kept.decision, kept.already_in, kept.vanished) == ("accepted", there, False)


def test_an_action_is_not_merged_with_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        merged(action("a"), action("a"), {}, TODAY)


def test_parted_again_both_are_as_they_were() -> None:
    a, b = action("a", lead="Team lead"), action("b", "q", lead="HR", risk="Nobody free", due=TODAY, decision="accepted")
    kept, _ = merged(a, b, {"do": "other"}, TODAY)
    mine, theirs = parted(plan(kept.model_copy(update={"revision": 4})), "a").actions
    assert mine == a.model_copy(update={"revision": 4, "edited": True})
    assert theirs == b.model_copy(update={"revision": 0})


def test_what_was_changed_since_stays_with_the_kept_one() -> None:
    kept, _ = merged(action("a", lead="Team lead"), action("b", lead="HR"), {}, TODAY)
    kept = kept.model_copy(update={"do": "Do it well", "followed": Followed(status="under_way")})
    mine, theirs = parted(plan(kept), "a").actions
    assert (mine.do, mine.lead, mine.followed.status) == ("Do it well", "Team lead", "under_way")
    assert theirs.do == "Do b"


def test_three_that_became_one_are_parted_one_after_the_other() -> None:
    a, b, c = action("a"), action("b"), action("c", "q")
    both, _ = merged(a, b, {}, TODAY)
    all_three, _ = merged(both, c, {}, TODAY)
    assert [one.other.id for one in all_three.merged_from] == ["b", "c"]
    first, third = parted(plan(all_three), "a").actions
    assert (first.do, first.origins, third) == (both.do, {"a.x", "b.x"}, c.model_copy(update={"revision": 0}))


def test_without_its_priority_the_other_stays_where_it_went() -> None:
    kept, _ = merged(action("a"), action("b", "gone"), {}, TODAY)
    assert parted(plan(kept), "a").actions[1].priority_id == "p"


def test_what_is_not_there_or_one_alone_is_not_parted() -> None:
    with pytest.raises(KeyError, match="nobody"):
        parted(plan(action("a")), "nobody")
    with pytest.raises(ValueError, match="nothing became one"):
        parted(plan(action("a")), "a")


TEXT = st.sampled_from(["", "  ", "one", "two", "one; two", "one\ntwo"])
ACTIONS = st.builds(
    lambda words, due, start: {**words, "due": due, "start": start},
    st.fixed_dictionaries(dict.fromkeys(WORDS, TEXT)),
    st.sampled_from([None, TODAY, BEFORE]),
    st.sampled_from([None, TODAY]),
)


@given(ACTIONS, ACTIONS, st.dictionaries(st.sampled_from(WORDS), st.sampled_from(["this", "other", "both"])))
def test_whatever_was_chosen_parting_gives_back_both(
    mine: dict[str, object], theirs: dict[str, object], chosen: dict[str, str]
) -> None:
    a, b = action("a", **mine), action("b", "q", **theirs)
    kept, _ = merged(a, b, chosen, TODAY)  # type: ignore[arg-type]
    first, second = parted(plan(kept), "a").actions
    assert first == a.model_copy(update={"edited": True})
    assert second == b.model_copy(update={"revision": 0})
    written = " ".join(getattr(kept, name) for name in WORDS) + kept.model_dump_json()
    assert all(str(one) in written for one in (a.do, b.do))
