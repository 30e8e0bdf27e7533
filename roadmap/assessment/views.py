"""Sets views beside each other: differences between perspectives, what to talk about first, lowest and strongest items."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from roadmap.assessment.models import CollectionKind, Difference, ItemResult, Release, Results, Table
from roadmap.assessment.spread import split
from roadmap.content.models import NOT_APPLICABLE, WE_DO_NOT_AGREE, Framework

#: A difference of this much of the scale or more is flagged: one part in four, 25 per cent of range.
FLAGGED_FROM = Fraction(1, 4)
#: With fewer ratings than this on either side a difference is "worth asking" and never "differ".
ENOUGH_RATINGS = 10
MOST_DIFFERENCES = 5
MOST_TO_TALK_ABOUT = 8


def differences(release: Release, framework: Framework) -> tuple[Difference, ...]:
    """Differences in view, on the items that all are asked in the same words, of each pair of perspectives.

    Only where both are shown and both have a rating. A group's answer is a mark of its own and is
    not subtracted. Items and pairs come in framework order.
    """
    if release.kind is CollectionKind.GROUP:
        return ()
    found = []
    for item_id, item in framework.items.items():
        if framework.shared_set(item) is None:
            continue
        for a, b in combinations([perspective.id for perspective in framework.perspectives], 2):
            left, right = release.table(item_id, a), release.table(item_id, b)
            if left and right and left.rated and right.rated:
                found.append(_difference(item_id, (a, left), (b, right)))
    return tuple(found)


def shown_differences(found: Iterable[Difference], framework: Framework) -> tuple[Difference, ...]:
    """The flagged differences to ask about: at most five a domain, widest first, domains in framework order.

    One whose figure is held back (a side is split) comes after those with a figure.
    """
    flagged = [difference for difference in found if difference.flagged]
    shown: list[Difference] = []
    for domain in framework.domains:
        here = [d for d in flagged if framework.domain_of[d.item].id == domain.id]
        shown += sorted(here, key=lambda d: -abs(d.gap) if d.gap is not None else 1)[:MOST_DIFFERENCES]
    return tuple(shown)


def talk_list(results: Results) -> tuple[ItemResult, ...]:
    """What to talk about first: at most eight items of Everyone, widest first.

    Widest by the distance of the quartiles, then by range, both as a share of the item's own
    scale, then in framework order.
    """
    apart = [item for item in results.items if "talk_first" in item.flags]
    return tuple(sorted(apart, key=_width, reverse=True)[:MOST_TO_TALK_ABOUT])


def lowest_of(results: Results, perspective: str, n: int = 3) -> tuple[ItemResult, ...] | None:
    """The items that a perspective rated lowest, least first, ties in framework order.

    None where the perspective is not shown; empty where it rated nothing.
    """
    found = next((p for p in results.perspectives if p.id == perspective), None)
    if found is None or found.withheld or found.items is None:
        return None
    return tuple(sorted((item for item in found.items if item.rated), key=_mean)[:n])


def strengths(results: Results, n: int = 3) -> tuple[ItemResult, ...]:
    """The strongest progress items of Everyone: those that stand in the upper half of their scale and are not split.

    Highest standing first (agreed, else reached), then highest mean, then framework order. May be
    fewer than n, or none.
    """
    progress = {domain.id for domain in results.domains if domain.kind == "progress"}
    strong = [
        (standing, item)
        for item in results.items
        if item.domain in progress
        and "split" not in item.flags
        and (standing := _standing(item)) is not None
        and 2 * standing > 1
    ]
    strong.sort(key=lambda pair: (pair[0], _mean(pair[1])), reverse=True)
    return tuple(item for _, item in strong[:n])


def _difference(item_id: str, left: tuple[str, Table], right: tuple[str, Table]) -> Difference:
    """The difference of two perspectives on one item; its figure is held back where either is split."""
    (a, one), (b, other) = left, right
    gap = _share(one.stages) - _share(other.stages)
    held_back = split(one) or split(other)
    return Difference(
        item=item_id,
        a=a,
        b=b,
        gap=None if held_back else float(100 * gap),
        flagged=held_back or abs(gap) >= FLAGGED_FROM,
        few=min(one.rated, other.rated) < ENOUGH_RATINGS,
    )


def _share(stages: Iterable[int]) -> Fraction:
    """The exact mean of ratings as a share of their scale, 0 to 1."""
    counts = tuple(stages)
    total = sum(stage * people for stage, people in enumerate(counts))
    return Fraction(total, sum(counts) * (len(counts) - 1))


def _mean(item: ItemResult) -> Fraction:
    """The exact mean of a result, also where the figure is held back, for putting items in order only."""
    counts = tuple((item.counts or {}).values())
    return _share(counts) if sum(counts) else Fraction(0)


def _standing(item: ItemResult) -> Fraction | None:
    """Where an item stands as a share of its scale, 0 to 1; None where it stands nowhere."""
    if item.counts is None or item.agreed in (NOT_APPLICABLE, WE_DO_NOT_AGREE):
        return None
    stage = list(item.counts).index(item.agreed) if item.agreed else item.reached
    return None if stage is None else Fraction(stage, len(item.counts) - 1)


def _width(item: ItemResult) -> tuple[Fraction, Fraction]:
    """How far apart the quartiles and the ends of an item are, as shares of its scale."""
    if item.counts is None or item.upper is None or item.lower is None or item.max is None or item.min is None:
        return Fraction(0), Fraction(0)
    top = len(item.counts) - 1
    return Fraction(int(item.upper - item.lower), top), Fraction(item.max - item.min, top)
