"""Each area in turn: its practices, where each stands, how answers spread, and what holds the area's stage."""

from collections.abc import Iterator

from roadmap.assessment.models import DomainResult, ItemResult
from roadmap.content.models import NOT_APPLICABLE, WE_DO_NOT_AGREE, Domain
from roadmap.reports.figures import stage_of
from roadmap.reports.models import Block, Heading, Paragraph, Run, Table
from roadmap.reports.telling import Teller, lower_first

Cell = tuple[Run, ...] | str


def areas(tell: Teller) -> Iterator[Block]:
    """A section for each domain."""
    yield Heading(level=1, text=tell.raw("areas.title"))
    found = {one.id: one for one in tell.parts.results.domains}
    for domain in tell.framework.domains:
        if domain.id in found:
            yield from _area(tell, domain, found[domain.id])


def _area(tell: Teller, domain: Domain, result: DomainResult) -> Iterator[Block]:
    by_id = {one.id: one for one in tell.parts.results.items}
    items = [by_id[item.id] for item in domain.items if item.id in by_id]
    yield Heading(level=2, text=domain.title)
    yield Paragraph(runs=domain.intro, style="quiet", keep=True)
    if not items:
        yield Paragraph(runs=tell.raw("areas.not_asked"))
        return
    numbers = {item.id: i for i, item in enumerate(items, start=1)}
    yield Paragraph(runs=(Run(text=_stands(tell, domain, result), bold=domain.kind == "progress"),), keep=True)
    holding = _holding(tell, domain, result, numbers)
    if holding:
        yield Paragraph(runs=holding, keep=True)
    agreed_on = _agreed_on(tell, items)
    if agreed_on:
        yield Paragraph(runs=agreed_on, style="quiet", keep=True)
    yield _table(tell, items, numbers)


def _stands(tell: Teller, domain: Domain, result: DomainResult) -> str:
    if domain.kind == "readiness":
        return tell.raw("areas.readiness")
    if result.withheld:
        return tell.raw("areas.withheld")
    if result.stage is None:
        return tell.raw("areas.no_stage")
    return tell.say("areas.stands", stage=stage_of(tell, domain, result))


def _holding(tell: Teller, domain: Domain, result: DomainResult, numbers: dict[str, int]) -> str | None:
    """Which practices hold the area at its stage, by their numbers in the table."""
    if domain.kind == "readiness" or result.withheld or result.stage is None:
        return None
    stages = tell.framework.scales[domain.scale].stages
    place = next(i for i, stage in enumerate(stages) if stage.id == result.stage)
    if place + 1 == len(stages):
        return tell.raw("areas.top")
    held_by = [str(numbers[item]) for item in result.holding or () if item in numbers]
    if not held_by:
        return None
    key = "areas.holding_one" if len(held_by) == 1 else "areas.holding_many"
    return tell.say(key, list=tell.listed(held_by), next=f"“{stages[place + 1].name}”")


def _table(tell: Teller, items: list[ItemResult], numbers: dict[str, int]) -> Table:
    """The practices; with a single voice there is no spread to show."""
    alone = all((item.asked or 0) <= 1 for item in items)
    keys = ["practice", "stage"] if alone else ["practice", "stage", "spread"]
    rows: list[tuple[Cell, ...]] = []
    for item in items:
        first = _practice(tell, item, numbers[item.id])
        if item.withheld:
            sentence = tell.raw("withheld.sentence")
            rows.append((first, _agreed(tell, item) or sentence, *(() if alone else (sentence,))))
        else:
            rows.append((first, _standing(tell, item, alone), *(() if alone else (_said(tell, item),))))
    widths = (4.2, 2) if alone else (3.4, 1.8, 3)
    return Table(header=tuple(tell.raw(f"areas.{key}") for key in keys), rows=tuple(rows), widths=widths)


def _practice(tell: Teller, item: ItemResult, number: int) -> tuple[Run, ...]:
    """A practice with its number and, below, what was noted about it."""
    runs = [Run(text=tell.say("areas.number", number=number, practice=tell.item_name(item.id)))]
    agreement = tell.agreements.get(item.id)
    noted = []
    if agreement and agreement.because:
        noted.append(tell.say("areas.because", because=agreement.because))
    if agreement and agreement.evidence:
        noted.append(tell.say("areas.evidence", evidence=agreement.evidence))
    if "no_evidence" in item.flags:
        noted.append(tell.raw("areas.no_evidence"))
    runs += [Run(text=f"\n{line}", italic=True) for line in noted]
    return tuple(runs)


def _agreed(tell: Teller, item: ItemResult) -> str | None:
    agreement = tell.agreements.get(item.id)
    if agreement is None:
        return None
    outcome = tell.outcome(item.id, agreement.outcome)
    return outcome if agreement.outcome == WE_DO_NOT_AGREE else tell.say("areas.agreed", outcome=lower_first(outcome))


def _agreed_on(tell: Teller, items: list[ItemResult]) -> str | None:
    """On which days the agreements of an area were made."""
    days = sorted({a.agreed_on for item in items if (a := tell.agreements.get(item.id)) and a.agreed_on})
    return tell.say("areas.agreed_on", dates=tell.listed([tell.day(day) for day in days])) if days else None


def _standing(tell: Teller, item: ItemResult, alone: bool) -> Cell:
    agreed = _agreed(tell, item)
    if item.reached is None:
        everyone_says_no = item.not_applicable is not None and item.not_applicable == item.asked
        reached = tell.raw("areas.not_applicable_here" if everyone_says_no else "areas.not_known")
    else:
        reached = tell.stage(item.id, item.reached)
    if agreed is None:
        return reached
    agreement = tell.agreements[item.id]
    same = item.reached is not None and reached == tell.outcome(item.id, agreement.outcome)
    if alone or same or agreement.outcome == NOT_APPLICABLE:
        return (Run(text=agreed, bold=True),)
    return (Run(text=agreed, bold=True), Run(text="\n" + tell.say("areas.answers", stage=lower_first(reached))))


def _said(tell: Teller, item: ItemResult) -> Cell:
    """How many chose each stage, then who could not say and for whom it does not apply."""
    words, others = tell.spread(item), []
    unknown = (item.dont_know or 0) + (item.blank or 0)
    if unknown:
        others.append(tell.say("areas.unknown", n=unknown))
    if item.not_applicable:
        others.append(tell.say("areas.not_applicable", n=item.not_applicable))
    if others:
        words = tell.say("areas.joined", spread=words, others="; ".join(others)) if item.rated else "; ".join(others)
    if "talk_first" in item.flags:
        return (Run(text=f"{words}. "), Run(text=tell.raw("areas.talk_first"), bold=True))
    return words
