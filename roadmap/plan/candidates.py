"""Which items and activities could become part of a plan, and why: whole points, each with its reason in words.

The weights come from the framework's planning.yaml; the rules are DESIGN section 4, "Draft plan".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from roadmap.assessment.models import DomainResult, ItemResult, Release, Results
from roadmap.content.ladder_models import Ladder
from roadmap.content.models import EVERYONE, NOT_APPLICABLE, WE_DO_NOT_AGREE, Framework
from roadmap.ladder.models import Activity, Placement
from roadmap.ladder.placement import ways_to_intended
from roadmap.plan.models import Candidate, PlanInputs, Reason

#: Kinds of reasons, in the order that settles ties.
ORDER = ("distance", "difference", "split", "unknown", "no_evidence", "activity", "experience", "importance")


@dataclass(frozen=True)
class Placed:
    """An activity with its placement and the ladder it was placed on."""

    activity: Activity
    placement: Placement
    ladder: Ladder


@dataclass(frozen=True)
class Evidence:
    """Everything a draft is made from. `words` are the templates of reasons, by kind."""

    framework: Framework
    release: Release
    results: Results
    placed: tuple[Placed, ...]
    inputs: PlanInputs
    words: Mapping[str, str]


def reached(item: ItemResult, framework: Framework) -> int | None:
    """The stage an item stands at, from 0: what was agreed, else the lower median; None where neither is known.

    Where a group agreed that it does not agree, the item counts as unrated, as it does for the domain's stage.
    """
    if item.agreed in (WE_DO_NOT_AGREE, NOT_APPLICABLE):
        return None
    if item.agreed is not None:
        return framework.scale_of(item.id).stage_ids.index(item.agreed)
    return item.reached


def _wanted(domain: DomainResult, evidence: Evidence) -> int | None:
    """The stage to reach: what the group set, else one above the domain's stage (at the top the top); None without either."""
    scale = evidence.framework.scales[evidence.framework.domain(domain.id).scale]
    chosen = evidence.inputs.wanted.get(domain.id)
    if chosen is not None:
        return scale.stage_ids.index(chosen)
    if domain.stage is None:
        return None
    return min(scale.stage_ids.index(domain.stage) + 1, scale.length - 1)


def _distance(item: ItemResult, domain: DomainResult, evidence: Evidence) -> Reason | None:
    stands, wanted = reached(item, evidence.framework), _wanted(domain, evidence)
    if stands is None or wanted is None or wanted <= stands:
        return None
    scale, rule = evidence.framework.scale_of(item.id), evidence.framework.planning.weights.distance
    steps = scale.length - 1
    points = min(rule.most, (2 * rule.each * (wanted - stands) + steps) // (2 * steps))  # half up, in whole numbers
    content = evidence.framework.items[item.id]
    words = evidence.words["distance"].format(
        stage=evidence.framework.stage_name(content, scale.stage_ids[stands]),
        wanted=evidence.framework.stage_name(content, scale.stage_ids[wanted]),
    )
    return Reason(kind="distance", item=item.id, points=points, words=words)


def _difference(item: ItemResult, evidence: Evidence) -> Reason | None:
    flagged = [d for d in evidence.results.differences if d.item == item.id and d.flagged]
    if not flagged:
        return None
    names = {p.id: p.name for p in evidence.framework.perspectives}
    places = list(names)
    widest = min(flagged, key=lambda d: (-abs(d.gap or 0.0), places.index(d.a), places.index(d.b)))
    lower = None if widest.gap is None else widest.b if widest.gap > 0 else widest.a
    key = "difference_few" if widest.few else "difference"
    return Reason(
        kind="difference",
        item=item.id,
        points=evidence.framework.planning.weights.difference,
        words=evidence.words[key].format(a=names[widest.a], b=names[widest.b]),
        raised_by=lower,
    )


def _unknown(item: ItemResult, evidence: Evidence) -> Reason | None:
    rule = evidence.framework.planning.weights.unknown
    if not item.asked or not item.dont_know or Fraction(item.dont_know, item.asked) < Fraction(str(rule.share)):
        return None
    words = evidence.words["unknown_one" if item.asked == 1 else "unknown"].format(n=item.dont_know, of=item.asked)
    return Reason(kind="unknown", item=item.id, points=rule.points, words=words)


def _flag(kind: str, item: ItemResult, points: int, evidence: Evidence) -> Reason | None:
    return Reason(kind=kind, item=item.id, points=points, words=evidence.words[kind]) if kind in item.flags else None


def _of_the_domain(domain: str, evidence: Evidence, **source: str) -> list[Reason]:
    """The two reasons that only ever add to another one: the experts' ranking and importance."""
    weights, found = evidence.framework.planning.weights, []
    if domain in evidence.inputs.ranking:
        rank = evidence.inputs.ranking.index(domain)
        if rank < len(weights.experience):
            words = ranked_words(domain, evidence)
            found.append(Reason(kind="experience", points=weights.experience[rank], words=words, **source))
    importance = evidence.inputs.importance.get(domain)
    if importance and weights.importance[importance]:
        words = evidence.words["importance"].format(importance=evidence.words[f"importance_{importance}"])
        found.append(Reason(kind="importance", points=weights.importance[importance], words=words, **source))
    return found


def ranked_words(domain: str, evidence: Evidence) -> str:
    """That experts by experience ranked a domain, and where, in words; empty where they did not."""
    ranking = evidence.inputs.ranking
    return evidence.words["experience"].format(rank=ranking.index(domain) + 1) if domain in ranking else ""


def item_candidate(item: ItemResult, domain: DomainResult, evidence: Evidence) -> Candidate | None:
    """An item as a candidate, or None where it has no reason of its own (so too where nobody found it applicable)."""
    weights = evidence.framework.planning.weights
    if item.withheld or item.agreed == NOT_APPLICABLE:
        return None
    own = [
        _distance(item, domain, evidence),
        _difference(item, evidence),
        _flag("split", item, weights.split, evidence),
        _unknown(item, evidence),
        # only what a group agreed is the group's to back with evidence; one person's top rating shows as a flag alone
        _flag("no_evidence", item, weights.no_evidence if item.agreed else 0, evidence),
    ]
    reasons = [reason for reason in own if reason is not None and reason.points]
    return _candidate(item.id, "item", domain.id, reasons, evidence, item=item.id)


def activity_candidate(placed: Placed, evidence: Evidence) -> Candidate | None:
    """An activity as a candidate, or None where it does not fall short of the rung that was intended.

    On steps each rung below counts. On a spectrum and among kinds there are no rungs to count: an
    activity that is elsewhere falls short, once, where something that the intended rung needs is not met.
    """
    gap, domain, intended = placed.placement.gap, placed.activity.domain, placed.placement.intended
    if not gap or intended is None or domain is None or domain not in (d.id for d in evidence.framework.domains):
        return None
    if gap is True and not ways_to_intended(placed.activity, placed.ladder):
        return None
    rule = evidence.framework.planning.weights.activity
    words = evidence.words["activity"].format(title=placed.activity.title, intended=placed.ladder.rung(intended).plain)
    reason = Reason(kind="activity", activity=placed.activity.id, points=min(rule.most, rule.each * int(gap)), words=words)
    own = [reason] if reason.points else []
    return _candidate(placed.activity.id, "activity", domain, own, evidence, activity=placed.activity.id)


def _candidate(name: str, kind: str, domain: str, own: list[Reason], evidence: Evidence, **source: str) -> Candidate | None:
    if not own:
        return None
    reasons = own + _of_the_domain(domain, evidence, **source)
    return Candidate.model_validate(
        {"id": name, "kind": kind, "domain": domain, "points": sum(r.points for r in reasons), "reasons": tuple(reasons)}
    )


def candidates(evidence: Evidence) -> tuple[Candidate, ...]:
    """Every candidate, first first: points, then ranked by experts before not, then framework order, activities last."""
    domains = {domain.id: domain for domain in evidence.results.domains}
    items = [
        item_candidate(item, domains[item.domain], evidence)
        for item in evidence.results.items
        if item.domain is not None and item.domain in domains
    ]
    activities = [activity_candidate(placed, evidence) for placed in sorted(evidence.placed, key=lambda p: p.activity.id)]
    return in_order((one for one in (*items, *activities) if one is not None), evidence)


def in_order(found: Iterable[Candidate], evidence: Evidence) -> tuple[Candidate, ...]:
    """Candidates in the one order that every list of them has."""
    place = {name: i for i, name in enumerate(evidence.framework.items)}

    def key(one: Candidate) -> tuple[int, bool, bool, int, str]:
        activity, unranked = one.kind == "activity", one.domain not in evidence.inputs.ranking
        # Items stand in the framework in the order of their domains.
        return (-one.points, unranked, activity, -1 if activity else place[one.id], one.id)

    return tuple(sorted(found, key=key))


def mean_of_range(item: str, evidence: Evidence) -> Fraction | None:
    """An item's mean for Everyone in per cent of range, exact; None without ratings."""
    table = evidence.release.table(item, EVERYONE)
    if table is None or not table.rated:
        return None
    total = sum(stage * n for stage, n in enumerate(table.stages))
    return Fraction(100 * total, table.rated * (len(table.stages) - 1))
