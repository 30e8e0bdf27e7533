"""A plan in minutes for agreeing every domain in one two-hour meeting, and how far a meeting has come in it.

Minutes are for planning, not for hurrying: what does not fit waits for another day, in the same order.
"""

from datetime import time

from pydantic import Field

from roadmap.assessment.agreement import Agenda
from roadmap.assessment.models import Frozen
from roadmap.content.models import Framework

MEETING_MINUTES = 120
#: Arriving and the opening words; what is agreed already; one item; who does what, and how people are. Ten are spare.
OPENING_MINUTES = 5
ACCEPT_MINUTES = 15
ITEM_MINUTES = 10
CLOSING_MINUTES = 10


class DomainPlan(Frozen):
    """What one domain brings to a meeting."""

    domain: str
    accept: int = Field(description="items that could be accepted together")
    talk: int = Field(description="items to talk about today")
    settled: int = Field(description="items with an agreement")
    minutes: int = Field(description="for talking; accepting takes its minutes once for all domains")


class Timing(Frozen):
    """How far a meeting has come. Minutes are whole and never below none."""

    elapsed: int
    remaining: int = Field(description="of two hours")
    needed: int = Field(description="for what is still before the meeting, with the closing")
    fits: int = Field(description="how many of the items still to talk about there is time for, the closing kept free")
    open_items: int
    domains: tuple[DomainPlan, ...] = Field(description="every domain with an item shown, in framework order")


def minutes_between(began: time, now: time) -> int:
    """Whole minutes from one time of a day to a later one; past midnight it counts on."""
    return ((now.hour * 60 + now.minute) - (began.hour * 60 + began.minute)) % (24 * 60)


def timing(agenda: Agenda, framework: Framework, elapsed: int) -> Timing:
    """The plan of what is still before a meeting that began so many minutes ago."""
    remaining = max(0, MEETING_MINUTES - elapsed)
    accept = ACCEPT_MINUTES if agenda.accept else 0
    n = len(agenda.talk)
    free = max(0, remaining - accept - CLOSING_MINUTES)
    return Timing(
        elapsed=elapsed,
        remaining=remaining,
        needed=accept + n * ITEM_MINUTES + CLOSING_MINUTES,
        fits=min(n, free // ITEM_MINUTES),
        open_items=n,
        domains=tuple(_domains(agenda, framework)),
    )


def _domains(agenda: Agenda, framework: Framework) -> list[DomainPlan]:
    found = []
    for domain in framework.domains:
        own = {item.id for item in domain.items}
        accept = sum(one.item in own for one in agenda.accept)
        talk = sum(one.item in own for one in agenda.talk)
        settled = sum(item in own for item in agenda.settled)
        later = sum(one.item in own for one in agenda.later) + sum(one.item in own for one in agenda.left_today)
        if accept + talk + settled + later:
            found.append(DomainPlan(domain=domain.id, accept=accept, talk=talk, settled=settled, minutes=talk * ITEM_MINUTES))
    return found
