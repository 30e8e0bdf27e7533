"""The plan from several sides: every action once a side, filters that fit together, and an address that spells no name."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from roadmap.plan.models import Plan, PlanPriority
from roadmap.plan.numbering import taken_on
from roadmap.plan.showing import (
    OWN,
    STATES,
    UNDATED,
    Wanted,
    by_date,
    by_domain,
    by_lead,
    domains,
    lead_key,
    leads,
    shown,
    state_name,
)
from tests.plan.living import TODAY, action, plan, plans


@given(plans())
def test_each_side_shows_every_followed_action_once(kept: Plan) -> None:
    followed = sorted(one.id for one in taken_on(kept))
    assert sorted(one.id for one in shown(kept, Wanted(), TODAY)) == followed
    actions = shown(kept, Wanted(), TODAY)
    for side in (by_lead(kept, actions), by_domain(kept, actions)):
        assert sorted(one.id for found in side.values() for one in found) == followed
        assert all(side.values())


@given(plans(), st.data())
def test_what_is_shown_fits_every_side_that_was_asked_for(kept: Plan, data: st.DataObject) -> None:
    wanted = Wanted(
        lead=data.draw(st.sampled_from([None, *leads(kept), "nobody"])),
        domain=data.draw(st.sampled_from([None, *domains(kept), OWN])),
        state=data.draw(st.sampled_from([None, *STATES])),
        priority=data.draw(st.sampled_from([None, "p", "q"])),
    )
    found = shown(kept, wanted, TODAY)
    assert all(wanted.lead in (None, lead_key(one.lead)) for one in found)
    assert all(wanted.state in (None, state_name(one, TODAY)) for one in found)
    assert all(wanted.priority in (None, one.priority_id) for one in found)
    assert set(found) <= set(shown(kept, wanted.model_copy(update={"state": None}), TODAY))


def test_the_soonest_due_comes_first_and_what_has_no_date_is_on_no_timeline() -> None:
    later, sooner = action("a", due=TODAY + timedelta(days=9)), action("b", due=TODAY)
    assert [one.id for one in by_date((later, action("c"), sooner))] == ["b", "a"]
    assert state_name(action("c"), TODAY) == UNDATED


def test_a_lead_is_one_however_it_was_typed_and_whoever_is_not_named_comes_last() -> None:
    kept = plan(action("a", lead="Team  lead"), action("b", lead="team lead"), action("c", lead=" "), action("d", lead="Chair"))
    assert list(leads(kept).values()) == ["Chair", "Team lead", ""]
    assert [len(found) for found in by_lead(kept, taken_on(kept)).values()] == [1, 2, 1]


def test_the_key_of_a_lead_does_not_spell_the_name() -> None:
    key = lead_key("Sam Example")
    assert key.isalnum()
    assert not any(part in key for part in ("sam", "example"))


def test_a_priority_of_the_groups_own_stands_under_a_name_of_its_own() -> None:
    kept = plan(action("a"), domain=None)
    assert domains(kept) == (OWN,)
    second = PlanPriority(id="q", position=2, domain="care", title="Care", decision="accepted")
    assert domains(kept.model_copy(update={"priorities": (*kept.priorities, second)})) == (OWN, "care")
