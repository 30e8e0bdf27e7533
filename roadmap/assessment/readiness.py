"""Scores each factor of readiness on its own, and says on which side of the line it lies, or that it is too near to say."""

from fractions import Fraction

from roadmap.assessment.domains import Figures, as_float, figures
from roadmap.assessment.models import FactorResult, ReadinessResult, Release
from roadmap.content.models import EVERYONE, Framework, ReadinessRule


def readiness_result(release: Release, framework: Framework) -> ReadinessResult | None:
    """Readiness as Everyone sees it, factor by factor; None where the framework asks nothing about it.

    A reading is `<factor>_over`, `<factor>_under` or `<factor>_near`; a factor without a score has none.
    """
    factors: dict[str, FactorResult] = {}
    readings: list[str] = []
    domains = [domain for domain in framework.domains if domain.kind == "readiness"]
    for domain in domains:
        for factor in domain.factors:
            tables = [(item, release.table(item.id)) for item in domain.items if item.factor == factor.id]
            found = figures([(item, table) for item, table in tables if table is not None])
            factors[factor.id] = FactorResult(
                score=as_float(found.score),
                low=as_float(found.low),
                high=as_float(found.high),
                applicable=found.applicable,
                rated=found.rated,
                people=release.people_rating[EVERYONE][factor.id] if release.people_rating else None,
            )
            side = _side(found, framework.planning.readiness)
            if side:
                readings.append(f"{factor.id}_{side}")
    return ReadinessResult(factors=factors, reading=tuple(readings)) if domains else None


def _side(found: Figures, rule: ReadinessRule | None) -> str | None:
    """On which side of the cut a score lies; 'near' within `near` points of it, or with a bound on either side."""
    if rule is None or found.score is None or found.low is None or found.high is None:
        return None
    cut = Fraction(rule.cut)
    if abs(found.score - cut) <= Fraction(rule.near) or found.low < cut < found.high:
        return "near"
    return "over" if found.score > cut else "under"
