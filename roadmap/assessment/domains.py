"""Scores one domain or factor for one set of people: score, bounds, stage and what holds it.

Every figure is an exact fraction until the end: no border moves by rounding, and no order of
adding matters. Agreements change only the stage and `agreed_score`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from roadmap.assessment.models import DomainResult, Table
from roadmap.assessment.spread import lower_median
from roadmap.content.models import NOT_APPLICABLE, Domain, Item, Scale

#: An item that exists for a set of people, and its table there.
Rated = tuple[Item, Table]


@dataclass(frozen=True)
class Figures:
    """Score and bounds in per cent of range, exact; and the items they rest on."""

    applicable: int
    rated: int
    score: Fraction | None
    low: Fraction | None
    high: Fraction | None


def figures(pairs: Sequence[Rated]) -> Figures:
    """Score and bounds over the applicable items, by weight.

    The score is the mean over items with a rating, None where fewer than half of the applicable
    items have one. The bounds are what the mean over all applicable items would be if everybody
    who did not know or left it blank gave the least stage, or the highest.
    """
    applicable = [(item, table) for item, table in pairs if table.applicable]
    rated = [(item, table) for item, table in applicable if table.rated]
    enough = 2 * len(rated) >= len(applicable)
    return Figures(
        applicable=len(applicable),
        rated=len(rated),
        score=_weighted((item, _per_cent(table, table.rated)) for item, table in rated) if enough else None,
        low=_weighted((item, _per_cent(table, table.rated + table.unknown)) for item, table in applicable),
        high=_weighted((item, _per_cent(table, table.rated + table.unknown, unknown_at_top=True)) for item, table in applicable),
    )


def stage_and_holding(standings: Mapping[str, int | None], top: int) -> tuple[int | None, tuple[str, ...]]:
    """The stage that three quarters of the applicable items have reached, and the items that hold it there.

    `standings` gives, in framework order, the stage each applicable item has reached, None where
    it is not known: such an item has reached the bottom only. Without a standing for three
    quarters of the items (which is more than the half rule asks) there is no stage.
    """
    known = sum(reached is not None for reached in standings.values())
    if not standings or 4 * known < 3 * len(standings):
        return None, ()
    least = {item_id: reached or 0 for item_id, reached in standings.items()}
    stage = max(s for s in range(top + 1) if 4 * sum(r >= s for r in least.values()) >= 3 * len(least))
    # sorted() keeps framework order among items that have reached the same.
    holding = sorted((item_id for item_id, reached in least.items() if reached < stage + 1), key=least.__getitem__)
    return stage, tuple(holding) if stage < top else ()


def domain_result(
    domain: Domain, scale: Scale, pairs: Sequence[Rated], *, people: int | None, agreed: Mapping[str, str] | None = None
) -> DomainResult:
    """All that is said of a domain for one set of people, from the tables of the items that exist for it.

    `agreed` gives the outcomes of agreements by item, for Everyone only. Readiness is told by its
    factors and never as one figure: its domain has counts and bounds, and no score or stage.
    """
    found = figures(pairs)
    asked = sum(table.asked for _, table in pairs)
    result = DomainResult(
        id=domain.id,
        kind=domain.kind,
        items=len(pairs),
        applicable=found.applicable,
        rated=found.rated,
        people=people,
        low=as_float(found.low),
        high=as_float(found.high),
        dont_know_share=sum(table.dont_know for _, table in pairs) / asked if asked else None,
    )
    if domain.kind == "readiness":
        return result
    standings = _standings(pairs, scale, agreed or {})
    stage, holding = stage_and_holding(standings, scale.length - 1)
    return result.model_copy(
        update={
            "score": as_float(found.score),
            "stage": scale.stage_ids[stage] if stage is not None else None,
            "holding": holding,
            "agreed_score": as_float(_agreed_score(pairs, scale, agreed or {}, len(standings))),
        }
    )


def as_float(value: Fraction | None) -> float | None:
    """A figure as it leaves the rules: the one place where it is rounded."""
    return None if value is None else float(value)


def _standings(pairs: Sequence[Rated], scale: Scale, agreed: Mapping[str, str]) -> dict[str, int | None]:
    """What each applicable item has reached: agreed, else the lower median; None where not known."""
    standings: dict[str, int | None] = {}
    for item, table in pairs:
        outcome = agreed.get(item.id)
        if outcome is None:
            if table.applicable:
                standings[item.id] = lower_median(table)
        elif outcome != NOT_APPLICABLE:
            standings[item.id] = scale.stage_ids.index(outcome) if outcome in scale.stage_ids else None
    return standings


def _agreed_score(pairs: Sequence[Rated], scale: Scale, agreed: Mapping[str, str], applicable: int) -> Fraction | None:
    """The weighted mean over items with an agreed stage, in per cent of range, under the half rule."""
    stages = [(item, scale.stage_ids.index(agreed[item.id])) for item, _ in pairs if agreed.get(item.id) in scale.stage_ids]
    if 2 * len(stages) < applicable:
        return None
    return _weighted((item, Fraction(100 * stage, scale.length - 1)) for item, stage in stages)


def _per_cent(table: Table, people: int, *, unknown_at_top: bool = False) -> Fraction:
    """The mean stage over so many people in per cent of range; whoever gave no stage is at the bottom, or at the top."""
    top = len(table.stages) - 1
    total = sum(stage * n for stage, n in enumerate(table.stages))
    return Fraction(100 * (total + (table.unknown * top if unknown_at_top else 0)), people * top)


def _weighted(parts: Iterable[tuple[Item, Fraction]]) -> Fraction | None:
    """The mean by the items' weights; None where there is nothing to take it of."""
    weighed = [(Fraction(item.weight), value) for item, value in parts]
    weight = sum((w for w, _ in weighed), Fraction())
    return sum((w * value for w, value in weighed), Fraction()) / weight if weighed else None
