"""A first draft of a priority action plan: three to five priorities, each a domain, each with its actions.

The rules are DESIGN section 4, "Draft plan". The same input gives the same draft byte for byte.
"""

from collections.abc import Iterable
from fractions import Fraction

from roadmap.content.models import NOT_APPLICABLE, Framework
from roadmap.plan.actions import actions_without_reasons, largest, priority_actions
from roadmap.plan.candidates import Evidence, candidates, mean_of_range, ranked_words
from roadmap.plan.models import Candidate, Draft, DraftPriority


def draft(evidence: Evidence) -> Draft:
    """Draft a plan from what may be shown."""
    considered, by_domain = _considered(evidence)
    chosen = _choose(_priority_order(by_domain, _readiness_first(evidence), evidence), by_domain, evidence.framework)
    priorities = (_drafted(number, domain, by_domain, evidence) for number, domain in enumerate(chosen, start=1))
    return Draft(priorities=tuple(priorities), considered=considered)


def domains_in_order(evidence: Evidence) -> tuple[str, ...]:
    """Every domain that has a candidate, in the order in which a draft would take them."""
    _, by_domain = _considered(evidence)
    return tuple(_priority_order(by_domain, _readiness_first(evidence), evidence))


def priority_of(domain: str, number: int, evidence: Evidence) -> DraftPriority:
    """What a draft would offer for a domain if it took it, also where it would not: somebody else's list may name it.

    Where nothing in the ratings speaks for it, people talk first; then come actions of its items, lowest rated first.
    """
    _, by_domain = _considered(evidence)
    if domain in by_domain:
        return _drafted(number, domain, by_domain, evidence)
    title = evidence.framework.domain(domain).title
    ranked = ranked_words(domain, evidence)
    return DraftPriority(
        number=number,
        title=title,
        domain=domain,
        why=evidence.words["why"].format(title=title, words=ranked) if ranked else "",
        points=0,
        reasons=(),
        actions=actions_without_reasons(domain, _every_item(domain, evidence), ranked, evidence),
    )


def _considered(evidence: Evidence) -> tuple[tuple[Candidate, ...], dict[str, list[Candidate]]]:
    """All candidates in order, and by domain; where readiness must come first it has some."""
    considered, first = candidates(evidence), _readiness_first(evidence)
    if first and not any(candidate.domain == first for candidate in considered):
        considered += _under_the_cut(first, evidence)
    by_domain: dict[str, list[Candidate]] = {}
    for candidate in considered:
        by_domain.setdefault(candidate.domain, []).append(candidate)
    return considered, by_domain


def _drafted(number: int, domain: str, by_domain: dict[str, list[Candidate]], evidence: Evidence) -> DraftPriority:
    spare = _rest(domain, by_domain[domain], evidence) if domain == _readiness_first(evidence) else ()
    return _priority(number, domain, by_domain[domain], spare, evidence)


# --- readiness ---------------------------------------------------------------------------------


def _readiness_first(evidence: Evidence) -> str | None:
    """The readiness domain that has a factor under the cut."""
    rule, readiness = evidence.framework.planning.readiness, evidence.results.readiness
    if rule is None or readiness is None:
        return None
    under = {name for name, factor in readiness.factors.items() if factor.score is not None and factor.score < rule.cut}
    return next((domain.id for domain in evidence.framework.domains if any(f.id in under for f in domain.factors)), None)


def _lowest_first(domain: str, evidence: Evidence) -> list[tuple[Fraction, Candidate]]:
    """The rated items of a domain as candidates without points, lowest mean first, then in framework order."""
    removed = {item.id for item in evidence.results.items if item.withheld or item.agreed == NOT_APPLICABLE}
    rated = [
        (mean, Candidate(id=item.id, kind="item", domain=domain, points=0, reasons=()))
        for item in evidence.framework.domain(domain).items
        if item.id not in removed and (mean := mean_of_range(item.id, evidence)) is not None
    ]
    return sorted(rated, key=lambda pair: pair[0])


def _under_the_cut(domain: str, evidence: Evidence) -> tuple[Candidate, ...]:
    """The items under the cut."""
    rule = evidence.framework.planning.readiness
    cut = Fraction(rule.cut) if rule else Fraction(0)
    return tuple(candidate for mean, candidate in _lowest_first(domain, evidence) if mean < cut)


def _rest(domain: str, found: Iterable[Candidate], evidence: Evidence) -> tuple[Candidate, ...]:
    """The domain's other items: where the candidates have too few actions, readiness is given theirs."""
    taken = {candidate.id for candidate in found}
    return tuple(candidate for _, candidate in _lowest_first(domain, evidence) if candidate.id not in taken)


def _every_item(domain: str, evidence: Evidence) -> tuple[Candidate, ...]:
    """Every item of a domain as a candidate without points: the rated ones lowest first, then the others."""
    rated = [candidate for _, candidate in _lowest_first(domain, evidence)]
    known = {candidate.id for candidate in rated} | {one.id for one in evidence.results.items if one.agreed == NOT_APPLICABLE}
    asked = {one.id for one in evidence.results.items}
    others = sorted(evidence.framework.domain(domain).items, key=lambda item: item.id not in asked)
    return (
        *rated,
        *(Candidate(id=one.id, kind="item", domain=domain, points=0, reasons=()) for one in others if one.id not in known),
    )


# --- priorities --------------------------------------------------------------------------------


def _points(found: list[Candidate], framework: Framework) -> int:
    """A priority's points: the sum of its highest candidates."""
    return sum(candidate.points for candidate in found[: framework.planning.choose.candidates])


def _priority_order(by_domain: dict[str, list[Candidate]], first: str | None, evidence: Evidence) -> list[str]:
    """Readiness where it must be first, then by points, then ranked by experts before not, then framework order."""
    framework, ranking = evidence.framework, evidence.inputs.ranking
    places = [domain.id for domain in framework.domains]
    return sorted(
        by_domain,
        key=lambda d: (d != first, -_points(by_domain[d], framework), d not in ranking, places.index(d)),
    )


def _choose(order: list[str], by_domain: dict[str, list[Candidate]], framework: Framework) -> list[str]:
    """Three; a fourth and fifth only with enough of the points of the highest that is not readiness."""
    rule = framework.planning.choose
    others = [_points(by_domain[domain], framework) for domain in order if framework.domain(domain).kind != "readiness"]
    enough = Fraction(str(rule.share_of_highest)) * max(others, default=0)
    further = (domain for domain in order[rule.take : rule.most] if _points(by_domain[domain], framework) >= enough)
    return [*order[: rule.take], *further]


def _priority(
    number: int, domain: str, found: list[Candidate], spare: tuple[Candidate, ...], evidence: Evidence
) -> DraftPriority:
    leading = found[: evidence.framework.planning.choose.candidates]
    return DraftPriority(
        number=number,
        title=evidence.framework.domain(domain).title,
        domain=domain,
        why=_why(leading, evidence),
        points=_points(found, evidence.framework),
        reasons=tuple(reason for candidate in leading for reason in candidate.reasons),
        actions=priority_actions(domain, found, spare, evidence),
    )


def _why(leading: list[Candidate], evidence: Evidence) -> str:
    """The largest reason of each leading candidate, as sentences."""
    return " ".join(in_a_sentence(candidate, evidence) for candidate in leading)


def in_a_sentence(candidate: Candidate, evidence: Evidence) -> str:
    """What a candidate is about and its largest reason, in words."""
    title, reason = _title(candidate, evidence), largest(candidate)
    if reason:
        return evidence.words["why"].format(title=title, words=reason.words)
    return evidence.words["under_the_cut"].format(title=title)


def _title(candidate: Candidate, evidence: Evidence) -> str:
    if candidate.kind == "activity":
        return next(p.activity.title for p in evidence.placed if p.activity.id == candidate.id)
    return evidence.framework.items[candidate.id].text
