"""The plan seen from several sides: by date, by who leads, by area; and only what somebody wants to see of it."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from roadmap.assessment.models import Frozen
from roadmap.plan.following import State, state
from roadmap.plan.models import Plan, PlanAction
from roadmap.plan.numbering import standing_priorities, taken_on

#: Stands for actions without a date, and for priorities of the group's own that belong to no area.
UNDATED: Literal["undated"] = "undated"
OWN: Literal["own"] = "own"


class Wanted(Frozen):
    """What somebody wants to see; None leaves a side open. Safe in an address: a lead is named by a key and not by its words."""

    lead: str | None = Field(default=None, description="the key of a lead")
    domain: str | None = Field(default=None, description="the id of a domain, or `own`")
    state: str | None = Field(default=None, description="the name of a state, or `undated`")
    priority: str | None = Field(default=None, description="the id of a priority")


def lead_key(lead: str) -> str:
    """A short key of who leads, the same however it was typed; it does not spell a name that somebody may have written."""
    return hashlib.sha256(" ".join(lead.split()).casefold().encode()).hexdigest()[:10]


def leads(plan: Plan) -> dict[str, str]:
    """By key: everybody who leads something that is followed, by name; whoever is not named comes last under the empty name."""
    found = {lead_key(one.lead): " ".join(one.lead.split()) for one in reversed(taken_on(plan))}
    return dict(sorted(found.items(), key=lambda pair: (not pair[1], pair[1].casefold())))


def domains(plan: Plan) -> tuple[str, ...]:
    """The areas that the plan is about, in the order of its priorities; `own` for what belongs to none."""
    return tuple(dict.fromkeys(one.domain or OWN for one in standing_priorities(plan)))


def state_name(action: PlanAction, today: date) -> str:
    """The name of an action's state, `undated` where it has none."""
    found = state(action, today)
    return found.value if found else UNDATED


#: Every state by name, most pressing first.
STATES: tuple[str, ...] = (*(one.value for one in reversed(State)), UNDATED)


def shown(plan: Plan, wanted: Wanted, today: date) -> tuple[PlanAction, ...]:
    """The followed actions that fit every side somebody asked for, in the order of the plan."""
    area = {one.id: one.domain or OWN for one in plan.priorities}
    return tuple(
        one
        for one in taken_on(plan)
        if wanted.lead in (None, lead_key(one.lead))
        and wanted.domain in (None, area[one.priority_id])
        and wanted.state in (None, state_name(one, today))
        and wanted.priority in (None, one.priority_id)
    )


def by_lead(plan: Plan, actions: Sequence[PlanAction]) -> dict[str, tuple[PlanAction, ...]]:
    """The actions by the key of who leads them, in the order of `leads`; the soonest due first."""
    return {key: found for key in leads(plan) if (found := _soonest(one for one in actions if lead_key(one.lead) == key))}


def by_domain(plan: Plan, actions: Sequence[PlanAction]) -> dict[str, tuple[PlanAction, ...]]:
    """The actions by area, in the order of the plan; the soonest due first."""
    area = {one.id: one.domain or OWN for one in plan.priorities}
    return {key: found for key in domains(plan) if (found := _soonest(one for one in actions if area[one.priority_id] == key))}


def by_date(actions: Iterable[PlanAction]) -> tuple[PlanAction, ...]:
    """The actions with a date, the soonest due first."""
    return _soonest(one for one in actions if one.due is not None)


def _soonest(actions: Iterable[PlanAction]) -> tuple[PlanAction, ...]:
    return tuple(sorted(actions, key=lambda one: one.due or date.max))
