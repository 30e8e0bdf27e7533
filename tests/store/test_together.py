"""What is kept of agreeing together: two at once, taking back, marks without a name, views as their holders wish."""

from datetime import date, time

import pytest

from roadmap.assessment.meeting_models import Decision, HowWritten, Meeting, MinorityView
from roadmap.assessment.models import Agreement, Assessment
from roadmap.store import NotKept, StaleWrite, Store, StoreProblem

DAY, NEXT = date(2026, 3, 2), date(2026, 3, 9)


def decided(outcome: str, item: str = "breaks", on: date = DAY, who: str = "") -> Decision:
    return Decision(item=item, outcome=outcome, who=who, because="said so", evidence="rota", decided_on=on)


def view(words: str = "Not on nights") -> MinorityView:
    return MinorityView(item="breaks", perspective="worker", words=words, how=HowWritten.READ_BACK)


def test_what_is_decided_enters_the_results(store: Store, made: Assessment) -> None:
    store.decide(made.id, [decided("middle")], {})
    seen = store.collection_of(made.id).id
    assert store.agreements(made.id) == [
        Agreement(item="breaks", outcome="middle", because="said so", evidence="rota", agreed_on=DAY, collection_id=seen)
    ]
    assert store.decision_revisions(made.id) == {"breaks": 1}


def test_what_is_left_open_takes_an_earlier_agreement_out_of_the_results(store: Store, made: Assessment) -> None:
    store.decide(made.id, [decided("middle")], {})
    store.decide(made.id, [decided("ask_and_come_back", who="the night staff", on=NEXT)], {"breaks": 1})
    assert store.agreements(made.id) == []
    assert [one.outcome for one in store.together(made.id).decisions] == ["middle", "ask_and_come_back"]


def test_two_who_decide_the_same_item_at_once_see_both_versions(store: Store, made: Assessment) -> None:
    theirs, mine = decided("middle"), decided("end")
    store.decide(made.id, [theirs], {})
    with pytest.raises(StaleWrite) as stale:
        store.decide(made.id, [decided("end", item="time_to_talk"), mine], {})
    assert (stale.value.mine, stale.value.theirs) == (mine, theirs)
    assert store.together(made.id).decisions == (theirs,)  # all or none
    store.decide(made.id, [mine], store.decision_revisions(made.id))
    assert [one.outcome for one in store.agreements(made.id)] == ["end"]


def test_taking_back_lets_the_decision_before_stand_again(store: Store, made: Assessment) -> None:
    store.decide(made.id, [decided("middle")], {})
    store.decide(made.id, [decided("end", on=NEXT)], {"breaks": 1})
    assert store.take_back_decision(made.id, "breaks", 2) == decided("middle")
    assert [one.outcome for one in store.agreements(made.id)] == ["middle"]
    assert store.take_back_decision(made.id, "breaks", 3) is None
    assert store.agreements(made.id) == []
    assert store.together(made.id).decisions == ()
    assert store.decision_revisions(made.id) == {"breaks": 4}


def test_taking_back_what_somebody_else_decided_meanwhile_is_refused(store: Store, made: Assessment) -> None:
    store.decide(made.id, [decided("middle")], {})
    store.decide(made.id, [decided("end")], {"breaks": 1})
    with pytest.raises(StaleWrite) as stale:
        store.take_back_decision(made.id, "breaks", 1)
    assert stale.value.theirs == decided("end")
    assert [one.outcome for one in store.agreements(made.id)] == ["end"]


def test_an_agreement_without_a_decision_can_be_taken_back(store: Store, made: Assessment) -> None:
    store.save_agreement(made.id, Agreement(item="breaks", outcome="end"))
    assert store.take_back_decision(made.id, "breaks", 0) is None
    assert store.agreements(made.id) == []


def test_holding_back_keeps_the_item_and_nothing_else(store: Store, made: Assessment) -> None:
    store.hold_back(made.id, "breaks")
    store.hold_back(made.id, "breaks")
    assert store.together(made.id).held_back == ("breaks",)
    store.let_go(made.id, "breaks")
    store.let_go(made.id, "breaks")
    assert store.together(made.id).held_back == ()


def test_a_meeting_two_people_end_at_once_is_refused_with_both_versions(store: Store, made: Assessment) -> None:
    begun = store.save_meeting(made.id, Meeting(held_on=DAY, began=time(10), recorded_by="Sam", attendance={"leader": 6}))
    ended = store.save_meeting(made.id, begun.model_copy(update={"ended": time(12), "stopped_at": "breaks"}))
    with pytest.raises(StaleWrite) as stale:
        store.save_meeting(made.id, begun.model_copy(update={"ended": time(11)}))
    assert stale.value.theirs == ended
    assert store.together(made.id).meetings == (ended,)


def test_a_view_can_be_taken_back_until_a_paper_has_carried_it(store: Store, made: Assessment) -> None:
    meeting = store.save_meeting(made.id, Meeting(held_on=DAY, began=time(10), recorded_by="Sam"))
    first, second = store.save_minority_view(made.id, view()), store.save_minority_view(made.id, view("Nor at weekends"))
    store.take_back_minority_view(made.id, second.id)
    store.issue_paper(made.id, meeting.id, [first.id], today=NEXT)
    kept = store.together(made.id)
    assert kept.meetings[0].paper_on == NEXT
    assert [(one.words, one.issued_on) for one in kept.minority_views] == [("Not on nights", NEXT)]
    with pytest.raises(StoreProblem, match="has gone out with a paper"):
        store.take_back_minority_view(made.id, first.id)
    store.issue_paper(made.id, meeting.id, [first.id], today=date(2026, 4, 1))
    assert store.together(made.id).minority_views[0].issued_on == NEXT


def test_all_of_it_goes_with_the_assessment(store: Store, made: Assessment) -> None:
    store.decide(made.id, [decided("middle")], {})
    store.hold_back(made.id, "breaks")
    store.save_meeting(made.id, Meeting(held_on=DAY, began=time(10), recorded_by="Sam"))
    store.save_minority_view(made.id, view())
    store.remove_assessment(made.id)
    assert store.decision_revisions(made.id) == {}
    with pytest.raises(NotKept):
        store.decide(made.id, [decided("middle")], {})
