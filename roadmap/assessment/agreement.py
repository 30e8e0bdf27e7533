"""Agreeing together by exception: what is agreed already, what to talk about, and where the last meeting stopped.

Nothing here is a position in a list: what was decided is kept, and the agenda is worked out from it
each time. So a meeting picks up where the last one stopped, whoever runs it and on whichever screen.
"""

from collections.abc import Iterable, Sequence, Set
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pydantic import Field

from roadmap.assessment.meeting_models import LEFT_OPEN, Decision
from roadmap.assessment.models import Agreement, Frozen, ItemResult, Release, Results
from roadmap.assessment.spread import lower_median, quartiles, talk_first
from roadmap.assessment.views import MOST_TO_TALK_ABOUT
from roadmap.content.models import EVERYONE, NOT_APPLICABLE, WE_DO_NOT_AGREE, Framework


class Offered(Frozen):
    """An item on which people agree already, with what would be accepted: a stage id, or not_applicable."""

    item: str
    outcome: str
    everybody: bool = Field(description="everybody who rated gave the same stage; else the middle half is within one stage")


class Why(StrEnum):
    """Why an item is talked about."""

    HELD_BACK = "held_back"
    COME_BACK = "come_back"
    APART = "apart"
    DIFFERENCE = "difference"
    UNKNOWN = "unknown"


class ToTalkAbout(Frozen):
    """An item to talk about. Ratings stay hidden until revealed, then in the order of `reveal`."""

    item: str
    why: Why
    reveal: tuple[str, ...] = Field(description="perspectives whose view is shown, the quieter groups first")
    before: Decision | None = Field(default=None, description="what an earlier meeting left open")


class Agenda(Frozen):
    """What a meeting has before it, in order: accept together, then talk; and what is done or has to wait."""

    accept: tuple[Offered, ...]
    talk: tuple[ToTalkAbout, ...] = Field(description="at most eight a day, with those talked about today already")
    later: tuple[ToTalkAbout, ...] = Field(description="for another meeting, in the same order")
    left_today: tuple[Decision, ...] = Field(description="parked, or left until somebody was asked, today")
    settled: tuple[str, ...] = Field(description="items with an agreement, in framework order")


def quieter_first(framework: Framework) -> tuple[str, ...]:
    """Perspectives, those least often heard first: the reverse of the order in which they may be hidden.

    As in disclosure, one that the rules do not name is hidden last, so it comes first here.
    """
    named = framework.planning.hide_first
    return tuple(reversed((*named, *(p.id for p in framework.perspectives if p.id not in named))))


def offered(results: Results, release: Release, framework: Framework) -> tuple[Offered, ...]:
    """Every item on which people agree already, in framework order, whether or not anyone holds it back.

    That is: everybody who was asked says not applicable; or all ratings are at one stage; or the
    quartiles lie within one stage. None of the last two where people should talk first all the
    same: the spread says so (`talk_first`), two perspectives see it differently, or fewer
    than half of those to whom it applies could rate it.
    """
    differ = {difference.item for difference in results.differences if difference.flagged}
    found = []
    for item_id in framework.items:
        table = release.table(item_id, EVERYONE)
        if table is None:
            continue
        if not table.applicable:
            found.append(Offered(item=item_id, outcome=NOT_APPLICABLE, everybody=True))
            continue
        middle, stage = quartiles(table), lower_median(table)
        if middle is None or stage is None or middle[1] - middle[0] > 1:
            continue
        few = 2 * table.rated < table.rated + table.unknown
        if few or talk_first(table) or item_id in differ:
            continue
        outcome = framework.scale_of(item_id).stage_ids[stage]
        found.append(Offered(item=item_id, outcome=outcome, everybody=max(table.stages) == table.rated))
    return tuple(found)


def agenda(
    results: Results,
    release: Release,
    framework: Framework,
    *,
    decisions: Sequence[Decision] = (),
    held_back: Set[str] = frozenset(),
    today: date,
) -> Agenda:
    """What is before a meeting on a day, from everything decided so far (in the order in which it was decided).

    `results` and `release` are of one audience; `held_back` the items that anybody does not want
    accepted together. What an earlier day left open comes first, then what is held back, then the
    rest, each widest first. What was held back or left open is never pushed out by what is only wider.
    """
    latest = {decision.item: decision for decision in decisions}
    settled = {one.item for one in release.agreements} - {i for i, d in latest.items() if d.outcome in LEFT_OPEN}
    settled |= {item for item, decision in latest.items() if decision.outcome not in LEFT_OPEN}
    left_today = tuple(d for d in latest.values() if d.outcome in LEFT_OPEN and d.decided_on >= today)
    done = settled | {decision.item for decision in left_today}
    agreed = {one.item: one for one in offered(results, release, framework)}
    open_items = [item for item in results.items if item.counts is not None and item.id not in done]
    waiting = [
        (why, item) for item in open_items if (why := _why(item, latest.get(item.id), held_back, agreed, results)) is not None
    ]
    waiting.sort(key=lambda pair: (_URGENCY[pair[0]], *_narrow(pair[1])))
    talk = [_to_talk_about(item, why, latest.get(item.id), release, framework) for why, item in waiting]
    talked_today = sum(decision.decided_on == today and not decision.together for decision in latest.values())
    room = max(0, MOST_TO_TALK_ABOUT - talked_today)
    listed = {item.id for _, item in waiting}
    return Agenda(
        accept=tuple(one for item, one in agreed.items() if item not in done | listed),
        talk=tuple(talk[:room]),
        later=tuple(talk[room:]),
        left_today=left_today,
        settled=tuple(item for item in framework.items if item in settled),
    )


def accept_together(offers: Iterable[Offered], held_back: Set[str], today: date) -> tuple[Decision, ...]:
    """The decisions made when a meeting accepts what is agreed already: all of it but what anybody holds back."""
    return tuple(
        Decision(item=one.item, outcome=one.outcome, together=True, decided_on=today)
        for one in offers
        if one.item not in held_back
    )


def agreements(decisions: Iterable[Decision], framework: Framework) -> tuple[Agreement, ...]:
    """What decisions come to, in framework order: the last on an item counts, and one that leaves it open agrees nothing.

    ValueError where a decision is about an item, or names a stage, that the framework does not have.
    """
    latest = {decision.item: decision for decision in decisions}
    for decision in latest.values():
        if decision.item not in framework.items:
            raise ValueError(f"the framework has no item '{decision.item}'")
        possible = (*framework.scale_of(decision.item).stage_ids, NOT_APPLICABLE, WE_DO_NOT_AGREE, *LEFT_OPEN)
        if decision.outcome not in possible:
            raise ValueError(f"'{decision.outcome}' cannot be decided on '{decision.item}': it is one of {', '.join(possible)}")
    return tuple(agreed for item in framework.items if item in latest and (agreed := latest[item].agreement) is not None)


_URGENCY = {Why.COME_BACK: 0, Why.HELD_BACK: 1, Why.APART: 2, Why.DIFFERENCE: 2, Why.UNKNOWN: 2}


def _why(
    item: ItemResult, before: Decision | None, held_back: Set[str], agreed: dict[str, Offered], results: Results
) -> Why | None:
    """Why an item that is not settled is talked about; None where it can be accepted together."""
    if before is not None:
        return Why.COME_BACK
    if item.id in held_back:
        return Why.HELD_BACK
    if item.id in agreed:
        return None
    if any(difference.item == item.id and difference.flagged for difference in results.differences):
        return Why.DIFFERENCE
    return Why.APART if "talk_first" in item.flags or (item.upper or 0) - (item.lower or 0) > 1 else Why.UNKNOWN


def _narrow(item: ItemResult) -> tuple[Fraction, Fraction]:
    """How near the quartiles and the ends of an item are, for putting the widest first; one nobody rated comes last."""
    if item.counts is None or item.upper is None or item.lower is None or item.max is None or item.min is None:
        return Fraction(1), Fraction(1)
    top = len(item.counts) - 1
    return -Fraction(int(item.upper - item.lower), top), -Fraction(item.max - item.min, top)


def _to_talk_about(item: ItemResult, why: Why, before: Decision | None, release: Release, framework: Framework) -> ToTalkAbout:
    """One item with the order in which views of it are revealed: only of perspectives that this release shows."""
    shown = tuple(p for p in quieter_first(framework) if release.table(item.id, p) is not None)
    return ToTalkAbout(item=item.id, why=why, reveal=shown, before=before)
