"""What a room said, made ready to be carried into an assessment: one thing at a time, each with where it comes from.

Nothing here is carried by itself. Somebody looks at each, and says yes.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from roadmap.assessment.meeting_models import Decision
from roadmap.assessment.models import Frozen
from roadmap.content.models import NOT_APPLICABLE, Framework
from roadmap.ladder.models import Activity
from roadmap.plan.models import Importance, PlanAction, PlanInputs
from roadmap.workshop.models import Ask, Phase, Words, WordState, Workshop
from roadmap.workshop.room import Room
from roadmap.workshop.tallies import Tally

Carry = Literal["agreement", "talk_first", "activity", "ranking", "importance", "action"]
#: How many of an order are of high importance; the others that were named are of medium importance.
HIGH = 3


class Offer(Frozen):
    """One thing that can be carried over: an ask, or one text of it."""

    ask: Ask
    words: Words | None = None

    @property
    def key(self) -> str:
        """By what it is known once it was carried."""
        return f"{self.ask.id}:{self.words.id}" if self.words else self.ask.id


def offers(workshop: Workshop, room: Room, words: Iterable[Words]) -> tuple[Offer, ...]:
    """What can be carried over, in the order of the plan: what was shown in the room and has a place in an assessment.

    Nothing of a demonstration.
    """
    if workshop.demonstration:
        return ()
    shown = [one for one in words if one.state is WordState.SHOWN]
    found: list[Offer] = []
    for ask in workshop.asks:
        if ask.kind == "action":
            found += [Offer(ask=ask, words=one) for one in shown if one.ask == ask.id]
        elif room.phase(ask.id) is Phase.REVEALED and (
            (ask.kind == "rate" and ask.item) or ask.part == "compare" or (ask.kind == "rank" and ask.framework)
        ):
            found.append(Offer(ask=ask))
    return tuple(found)


def already(room: Room, offer: Offer, into: str) -> tuple[str, ...]:
    """As what an offer was carried over before into this assessment; what went into another is no business of this one."""
    return tuple(one["as"] for one in room.carried if one.get("what") == offer.key and one.get("into") == into)


def decision_of(ask: Ask, found: Tally, origin: str, today: date) -> Decision | None:
    """What the room's ratings suggest to agree: the middle. None where it is apart, or nobody rated: talk first."""
    if found.apart or ask.item is None:
        return None
    beside = {row.id: row.n for row in found.rows}
    if found.middle is None:
        only_not_here = found.answered and beside.get(NOT_APPLICABLE) == found.answered
        return Decision(item=ask.item, outcome=NOT_APPLICABLE, because=origin, decided_on=today) if only_not_here else None
    return Decision(item=ask.item, outcome=found.middle, because=origin, decided_on=today)


def activity_from(activity: Activity, workshop: Workshop, origin: str, domain: str | None, new_id: str) -> Activity:
    """An activity with the answers of the room to each question; who placed it are those who were counted there."""
    evidence = {name: origin for name, answer in activity.answers.items() if answer != "dont_know"}
    return activity.model_copy(update={"id": new_id, "domain": domain, "evidence": evidence})


def ranked(found: Tally, framework: Framework) -> tuple[str, ...]:
    """The domains in the room's order, those alone that somebody named."""
    known = {domain.id for domain in framework.domains}
    return tuple(row.id for row in found.rows if row.points and row.id in known)


def with_ranking(inputs: PlanInputs, order: tuple[str, ...]) -> PlanInputs:
    """The inputs with this order as that of experts by experience; for a room of theirs, and no other."""
    return inputs.model_copy(update={"ranking": order})


def with_importance(inputs: PlanInputs, order: tuple[str, ...]) -> PlanInputs:
    """The inputs with the room's order as importance: the first three high, others that were named medium; the rest stay."""
    named: dict[str, Importance] = {one: "high" if place < HIGH else "medium" for place, one in enumerate(order)}
    return inputs.model_copy(update={"importance": inputs.importance | named})


def action_from(words: Words, origin: str, priority_id: str, position: int, new_id: str) -> PlanAction:
    """A drafted action as one that the plan offers; the group takes it on, or does not."""
    first_step = words.said[1] if len(words.said) > 1 else ""
    return PlanAction(
        id=new_id,
        priority_id=priority_id,
        position=position,
        came_from=origin,
        do=words.said[0],
        first_step=first_step,
        horizon="0-6",
    )
