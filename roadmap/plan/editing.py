"""The plan as a group keeps it: made from a draft, matched with later ones, put in order, held beside the experts' list."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, TypeVar

from roadmap.plan.models import Candidate, Draft, DraftAction, DraftPriority, Plan, PlanAction, PlanPriority

#: Gives an id that nothing else has; the rules themselves know no chance.
NewId = Callable[[], str]

_Placed = TypeVar("_Placed", PlanPriority, PlanAction)


class Numbered(NamedTuple):
    """A priority with the number it is printed under, from 1."""

    number: int
    priority: PlanPriority


def first_plan(draft: Draft, new_id: NewId) -> Plan:
    """A plan in which every priority and action of a draft is offered and nothing is decided."""
    return again(Plan(), draft, new_id)


def again(plan: Plan, draft: Draft, new_id: NewId) -> Plan:
    """The plan after another draft: actions are matched by the draft's ids for them, priorities by their domain.

    What is in the plan keeps its words, decision, order and place. What is new is offered at the end.
    What the draft no longer offers is marked as vanished and never removed; offered again, it loses
    the mark. What the group added itself is left alone.
    """
    offered = {priority.domain for priority in draft.priorities}
    drafted = {action.id for priority in draft.priorities for action in priority.actions}
    own = _added_by_the_group(plan)
    priorities = [p if p.id in own else _marked(p, p.domain not in offered) for p in plan.priorities]
    actions = [a if a.origin is None else _marked(a, not a.origins & drafted) for a in plan.actions]
    marked = Plan(priorities=tuple(priorities), actions=tuple(actions))
    for offer in draft.priorities:
        marked = with_offer(marked, offer, new_id)
    return marked


def with_offer(plan: Plan, offer: DraftPriority, new_id: NewId) -> Plan:
    """The plan with a drafted priority: what it has of it already stays, what is new is offered at the end.

    What became one with another action is there already, wherever that stands.
    """
    home = next((one for one in plan.priorities if one.domain == offer.domain), None)
    added = [] if home else [offered_priority(offer, new_id(), _next_position(plan.priorities))]
    home = home or added[0]
    known = frozenset[str]().union(*(action.origins for action in plan.actions))
    first = _next_position(plan.actions_of(home.id))
    new = [action for action in offer.actions if action.id not in known]
    offered = (_action(action, new_id(), home.id, position) for position, action in enumerate(new, start=first))
    return Plan(priorities=(*plan.priorities, *added), actions=(*plan.actions, *offered))


def _added_by_the_group(plan: Plan) -> set[str]:
    """The priorities that no draft made: without a domain, or with actions of the group's own only."""
    drafted = {action.priority_id for action in plan.actions if action.origins}
    filled = {action.priority_id for action in plan.actions}
    return {p.id for p in plan.priorities if p.domain is None or (p.id in filled and p.id not in drafted)}


def _marked(one: _Placed, vanished: bool) -> _Placed:
    return one if one.vanished == vanished else one.model_copy(update={"vanished": vanished})


def _next_position(among: Iterable[PlanPriority | PlanAction]) -> int:
    return max((one.position for one in among), default=0) + 1


def offered_priority(offer: DraftPriority, new_id: str, position: int) -> PlanPriority:
    """A drafted priority as it is offered; what people would notice is first that of its first action."""
    outcome = offer.actions[0].outcome if offer.actions else ""
    return PlanPriority(id=new_id, position=position, domain=offer.domain, title=offer.title, why=offer.why, outcome=outcome)


def _action(offer: DraftAction, new_id: str, priority_id: str, position: int) -> PlanAction:
    """A drafted action as it is offered."""
    words = {key: value or "" for key, value in offer.model_dump(exclude={"id", "from_"}).items()}
    return PlanAction.model_validate(
        words
        | {
            "id": new_id,
            "priority_id": priority_id,
            "position": position,
            "origin": offer.id,
            "came_from": offer.from_.get("words") or "",
        }
    )


def move(plan: Plan, kind: Literal["priority", "action"], moved: str, by: int) -> Plan:
    """The plan with one priority, or one action within its priority, moved down by so many places (up if negative).

    Those around it close up: positions are 1 to n. Past an end it stays at the end. KeyError where
    there is no such priority or action.
    """
    if kind == "priority":
        return plan.model_copy(update={"priorities": tuple(_moved(plan.priorities, moved, by))})
    home = next((action.priority_id for action in plan.actions if action.id == moved), None)
    if home is None:
        raise KeyError(moved)
    others = [action for action in plan.actions if action.priority_id != home]
    return plan.model_copy(update={"actions": (*others, *_moved(plan.actions_of(home), moved, by))})


def move_past(plan: Plan, kind: Literal["priority", "action"], moved: str, past: str) -> Plan:
    """The plan with one priority, or one action within its priority, moved to the place of another: past all in between.

    What a group has turned down may lie in between; it has no number, so a move past it alone would show nothing.
    KeyError where there is no such priority or action.
    """
    among: Iterable[PlanPriority | PlanAction] = plan.priorities if kind == "priority" else plan.actions
    places = {one.id: place for place, one in enumerate(sorted(among, key=lambda one: one.position))}
    if kind == "action":
        home = next((action.priority_id for action in plan.actions if action.id == moved), "")
        places = {action.id: place for place, action in enumerate(plan.actions_of(home))}
    return move(plan, kind, moved, places[past] - places[moved])


def _moved(among: Iterable[_Placed], moved: str, by: int) -> list[_Placed]:
    order = sorted(among, key=lambda one: one.position)
    place = next((i for i, one in enumerate(order) if one.id == moved), None)
    if place is None:
        raise KeyError(moved)
    one = order.pop(place)
    order.insert(min(max(place + by, 0), len(order)), one)
    return [
        one if one.position == position else one.model_copy(update={"position": position})
        for position, one in enumerate(order, start=1)
    ]


def chosen(plan: Plan) -> tuple[Numbered, ...]:
    """The accepted priorities, or as long as none is accepted those on offer, in order and numbered from 1."""
    return tuple(Numbered(number, one) for number, one in enumerate(_chosen(plan.priorities), start=1))


def chosen_actions(plan: Plan, priority_id: str) -> tuple[PlanAction, ...]:
    """The accepted actions of a priority, or as long as none is accepted those on offer, in order."""
    return tuple(_chosen(plan.actions_of(priority_id)))


def _chosen(among: Iterable[_Placed]) -> list[_Placed]:
    order = sorted(among, key=lambda one: one.position)
    accepted = [one for one in order if one.decision == "accepted"]
    return accepted or [one for one in order if one.decision == "offered"]


class NotTaken(NamedTuple):
    """A domain on the experts' list that is no priority, and why.

    `rejected`: the group said no, with its reason in `because`; `fewer_points`: other domains had more;
    `no_reason`: nothing but the ranking spoke for it; `not_chosen`: it is on offer and was not accepted;
    `not_drafted`: no draft offered it.
    """

    domain: str
    why: Literal["rejected", "fewer_points", "no_reason", "not_chosen", "not_drafted"]
    because: str = ""


class ExpertsListNote(NamedTuple):
    """How a plan and the experts' list meet. `on_list` and `not_on_list` are titles of priorities, in order."""

    priorities: int
    on_list: tuple[str, ...]
    not_on_list: tuple[str, ...]
    not_taken: tuple[NotTaken, ...]


def experts_list_note(
    made: Plan | Draft, ranking: Sequence[str], considered: Iterable[Candidate] | None = None
) -> ExpertsListNote:
    """How many priorities of a plan (those chosen) or a draft were on the experts' list, and what became of the rest of it.

    `ranking` holds domains as experts by experience ranked them. `considered` are the candidates of the
    plan's newest draft, from which it can be told why a domain was never offered; a draft has its own.
    """
    taken = made.priorities if isinstance(made, Draft) else tuple(one.priority for one in chosen(made))
    kept = {p.domain: p for p in made.priorities if p.domain} if isinstance(made, Plan) else {}
    candidates = made.considered if isinstance(made, Draft) else considered
    with_reasons = None if candidates is None else {candidate.domain for candidate in candidates}
    domains = {priority.domain for priority in taken}
    return ExpertsListNote(
        priorities=len(taken),
        on_list=tuple(priority.title for priority in taken if priority.domain in ranking),
        not_on_list=tuple(priority.title for priority in taken if priority.domain not in ranking),
        not_taken=tuple(_not_taken(domain, kept.get(domain), with_reasons) for domain in ranking if domain not in domains),
    )


def _not_taken(domain: str, kept: PlanPriority | None, with_reasons: set[str] | None) -> NotTaken:
    if kept is not None:
        return NotTaken(domain, "rejected", kept.because) if kept.decision == "rejected" else NotTaken(domain, "not_chosen")
    if with_reasons is None:
        return NotTaken(domain, "not_drafted")
    return NotTaken(domain, "fewer_points" if domain in with_reasons else "no_reason")
