"""From a draft to a plan: what the ratings suggest beside what experts by experience ranked, and what a group chooses of both.

The ratings' list is made without the ranking, so that each list says what its own people said.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

from roadmap.plan.candidates import Evidence
from roadmap.plan.drafting import domains_in_order, draft, in_a_sentence, priority_of
from roadmap.plan.editing import NewId, offered_priority, with_offer
from roadmap.plan.models import Draft, DraftPriority, Plan, PlanAction, PlanPriority

#: A plan of fewer priorities is asked whether it is enough, of more whether it can be carried.
FEWEST, MOST = 3, 5
#: So many reasons stand beside a suggestion.
REASONS = 3


class Suggested(NamedTuple):
    """A domain that the ratings suggest, with at most three reasons in words, the strongest first."""

    domain: str
    title: str
    reasons: tuple[str, ...]


class Ranked(NamedTuple):
    """A domain that experts by experience ranked; `place` is where the ratings put it, from 1, None where nowhere.

    `reasons` are those of the ratings where their own list does not show them already.
    """

    domain: str
    title: str
    rank: int
    place: int | None
    reasons: tuple[str, ...]


class TwoLists(NamedTuple):
    """Both lists, and how many domains the ratings have a reason for."""

    suggested: tuple[Suggested, ...]
    ranked: tuple[Ranked, ...]
    with_reasons: int


def two_lists(evidence: Evidence) -> TwoLists:
    """What the ratings suggest, and what experts by experience ranked with where the ratings put each."""
    framework = evidence.framework
    alone = replace(evidence, inputs=evidence.inputs.model_copy(update={"ranking": ()}))
    made, order = draft(alone), domains_in_order(alone)
    shown = {priority.domain for priority in made.priorities}
    known = [domain.id for domain in framework.domains]
    ranking = [domain for domain in evidence.inputs.ranking if domain in known]
    return TwoLists(
        suggested=tuple(Suggested(one.domain, one.title, _reasons(one.domain, made, alone)) for one in made.priorities),
        ranked=tuple(
            Ranked(
                domain=domain,
                title=framework.domain(domain).title,
                rank=rank,
                place=order.index(domain) + 1 if domain in order else None,
                reasons=() if domain in shown else _reasons(domain, made, alone),
            )
            for rank, domain in enumerate(ranking[: len(framework.planning.weights.experience)], start=1)
        ),
        with_reasons=len(order),
    )


def _reasons(domain: str, made: Draft, evidence: Evidence) -> tuple[str, ...]:
    found = (candidate for candidate in made.considered if candidate.domain == domain)
    return tuple(in_a_sentence(candidate, evidence) for candidate, _ in zip(found, range(REASONS), strict=False))


def how_many(plan: Plan) -> tuple[int, Literal["few", "enough", "many"]]:
    """How many priorities are chosen, and whether that is fewer or more than most groups can carry."""
    n = sum(one.decision == "accepted" for one in plan.priorities)
    return n, "few" if n < FEWEST else "many" if n > MOST else "enough"


def with_chosen(made: Draft, plan: Plan, evidence: Evidence) -> Draft:
    """The draft with what it would offer for each domain that a group chose and it does not suggest itself.

    So a domain chosen from the experts' list, or from further down the ratings, is not called vanished by the next draft.
    """
    offered = {priority.domain for priority in made.priorities}
    known = {candidate.domain for candidate in made.considered} | set(evidence.inputs.ranking)
    chosen = [p.domain for p in sorted(plan.priorities, key=lambda p: p.position) if p.decision == "accepted" and p.domain]
    further = [domain for domain in dict.fromkeys(chosen) if domain in known and domain not in offered]
    added = (priority_of(domain, n, evidence) for n, domain in enumerate(further, start=len(made.priorities) + 1))
    return made.model_copy(update={"priorities": (*made.priorities, *added)})


def choose(plan: Plan, offer: DraftPriority, new_id: NewId) -> Plan:
    """The plan with this domain as a chosen priority, after those chosen before; its actions are offered.

    Where it stands in the plan already, on offer or turned down, it keeps its words and its actions.
    """
    found = with_offer(plan, offer, new_id)
    home = next(one for one in found.priorities if one.domain == offer.domain)
    if home.decision == "accepted":
        return found
    order = sorted(found.priorities, key=lambda one: one.position)
    order.remove(home)
    last = max((place for place, one in enumerate(order, start=1) if one.decision == "accepted"), default=0)
    order.insert(last, home.model_copy(update={"decision": "accepted", "because": ""}))
    placed = (one if one.position == n else one.model_copy(update={"position": n}) for n, one in enumerate(order, start=1))
    return found.model_copy(update={"priorities": tuple(placed)})


class TakenOff(NamedTuple):
    """What is to be kept and what goes when a choice is taken back."""

    kept: Plan
    gone: Plan


def take_off(plan: Plan, domain: str, offer: DraftPriority) -> TakenOff:
    """Take a choice back. Where nobody has written or decided anything in it, it goes; else it is on offer again.

    What was not touched comes back, letter for letter, when it is chosen once more.
    """
    chosen = [one for one in plan.priorities if one.domain == domain and one.decision == "accepted"]
    gone = tuple(one for one in chosen if _untouched(plan, one, offer))
    kept = tuple(one.model_copy(update={"decision": "offered"}) for one in chosen if one not in gone)
    return TakenOff(
        Plan(priorities=kept), Plan(priorities=gone, actions=tuple(a for one in gone for a in plan.actions_of(one.id)))
    )


def _untouched(plan: Plan, priority: PlanPriority, offer: DraftPriority) -> bool:
    """Whether a priority and its actions say what the offer says, and nothing else."""
    fresh = with_offer(Plan(), offer, lambda: "new")
    as_offered = offered_priority(offer, priority.id, priority.position)
    same = _plain(priority) == _plain(as_offered)
    return same and _said(plan.actions_of(priority.id)) <= _said(fresh.actions)


def _plain(priority: PlanPriority) -> PlanPriority:
    return priority.model_copy(update={"revision": 0, "decision": "offered", "vanished": False})


def _said(actions: Iterable[PlanAction]) -> set[PlanAction]:
    nothing = {"id": "", "revision": 0, "priority_id": "", "position": 0, "vanished": False}
    return {one.model_copy(update=nothing) for one in actions}
