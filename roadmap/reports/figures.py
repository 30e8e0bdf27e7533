"""The profile of areas and the two bars of readiness."""

from collections.abc import Iterator

from roadmap.assessment.models import DomainResult, PerspectiveResult
from roadmap.content.models import Domain
from roadmap.reports.models import Block, Figure, Heading, Paragraph, ProfileChart, ProfileRow, Table
from roadmap.reports.telling import EXPERIENCE, Teller, upper_first, whole


def profile(tell: Teller) -> Iterator[Block]:
    """Every area of progress, furthest on first, as a chart and in numbers."""
    yield Heading(level=1, text=tell.raw("profile.title"))
    found = {one.id: one for one in tell.parts.results.domains}
    domains = [(one, found[one.id]) for one in tell.framework.domains if one.kind == "progress" and one.id in found]
    domains.sort(key=lambda pair: -pair[1].score if pair[1].score is not None else 1)
    if not domains:
        return
    finding = _finding(tell, domains)
    yield Paragraph(runs=finding, style="lead")
    first = domains[0][0]
    stages = tell.framework.scales[first.scale].stages
    yield Paragraph(runs=tell.say("profile.how", first=stages[0].name, last=stages[-1].name), style="quiet")
    rows = tuple(_profile_row(tell, domain, result) for domain, result in domains)
    chart = ProfileChart(
        scale=tell.chart_scale(tell.framework.scales[first.scale]),
        rows=rows,
        band_words=tell.raw("profile.band"),
        dot_words=tell.raw("profile.dot"),
        tick_words=tell.raw("profile.tick"),
    )
    alt = tell.say("profile.alt", finding=finding, rows="; ".join(_row_in_words(tell, row) for row in rows))
    yield Figure(chart=chart, alt=alt, numbers=_profile_numbers(tell, domains))
    yield from _by_group(tell, domains)
    everyone = _everyone(tell)
    if everyone:
        yield Paragraph(runs=everyone, style="quiet")


def _finding(tell: Teller, domains: list[tuple[Domain, DomainResult]]) -> str:
    scored = [(domain.title, result.score) for domain, result in domains if result.score is not None]
    if len(scored) < 2:
        return tell.raw("profile.too_little")
    (best, most), (last, least) = scored[0], scored[-1]
    return tell.raw("profile.equal") if most == least else tell.say("profile.furthest", best=best, last=last)


def _profile_row(tell: Teller, domain: Domain, result: DomainResult) -> ProfileRow:
    without = ""
    if result.score is None:
        without = tell.raw("profile.not_enough")
        if result.withheld:
            without = tell.raw("withheld.sentence").lower()
        elif result.applicable == 0:
            without = tell.raw("profile.not_applicable")
    return ProfileRow(
        name=domain.title, score=result.score, low=result.low, high=result.high, agreed=result.agreed_score, without=without
    )


def _row_in_words(tell: Teller, row: ProfileRow) -> str:
    if row.score is None or row.low is None or row.high is None:
        return tell.say("profile.alt_none", name=row.name, without=row.without)
    words = tell.say("profile.alt_row", name=row.name, score=whole(row.score), low=whole(row.low), high=whole(row.high))
    return words if row.agreed is None else tell.say("profile.alt_agreed", row=words, agreed=whole(row.agreed))


def _figure(tell: Teller, value: float | None) -> str:
    return tell.raw("profile.no_score") if value is None else whole(value)


def _between(tell: Teller, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return tell.raw("profile.no_score")
    if whole(low) == whole(high):
        return whole(low)
    return tell.say("profile.range", low=whole(low), high=whole(high))


def _profile_numbers(tell: Teller, domains: list[tuple[Domain, DomainResult]]) -> Table:
    """The chart's own numbers; agreed figures only where there are some."""
    agreed = any(result.agreed_score is not None for _, result in domains)
    keys = ["area", "everyone", "between", *(["agreed"] if agreed else []), "stage", "answered"]
    rows = []
    for domain, result in domains:
        row = [domain.title, _figure(tell, result.score), _between(tell, result.low, result.high)]
        row += [_figure(tell, result.agreed_score)] if agreed else []
        row += [stage_of(tell, domain, result), _answered(tell, result)]
        rows.append(tuple(row))
    widths = (3, 1.2, 1.4, *((1,) if agreed else ()), 1.7, 1.3)
    header = tuple(tell.raw(f"profile.{key}") for key in keys)
    return Table(header=header, rows=tuple(rows), caption=tell.raw("profile.table"), widths=widths)


def _by_group(tell: Teller, domains: list[tuple[Domain, DomainResult]]) -> Iterator[Block]:
    """The perspectives that are shown, and Everyone last."""
    shown = tell.shown()
    if len(shown) < 2:
        return
    names = [upper_first(tell.perspectives[one.id].short) for one in shown]
    header = (tell.raw("profile.area"), *names, tell.raw("profile.everyone"))
    rows = tuple(
        (domain.title, *(_figure(tell, _score_of(one, domain.id)) for one in shown), _figure(tell, result.score))
        for domain, result in domains
    )
    yield Table(header=header, rows=rows, caption=tell.raw("profile.groups"), widths=(3, *(1.3 for _ in shown), 1.3))


def _score_of(one: PerspectiveResult, domain: str) -> float | None:
    return next((result.score for result in one.domains or () if result.id == domain), None)


def _answered(tell: Teller, result: DomainResult) -> str:
    if result.rated is None or result.applicable is None:
        return tell.raw("profile.no_score")
    return tell.say("profile.of", rated=result.rated, applicable=result.applicable)


def stage_of(tell: Teller, domain: Domain, result: DomainResult) -> str:
    """A domain's stage by name; a dash where it has none."""
    if result.stage is None:
        return tell.raw("profile.no_score")
    return next(stage.name for stage in tell.framework.scales[domain.scale].stages if stage.id == result.stage)


def _everyone(tell: Teller) -> str | None:
    """How many of Everyone are experts by experience, where that may be said."""
    release = tell.parts.release
    experts = next((one.people for one in release.sets if one.id == EXPERIENCE), None)
    if experts is None or release.people is None or release.people < 2:
        return None
    return tell.say("profile.everyone_of", people=release.people, n=experts, name=tell.perspectives[EXPERIENCE].name)


def readiness(tell: Teller) -> Iterator[Block]:
    """The two parts of readiness as two bars, each on its own, and what may be read from them."""
    found, rule = tell.parts.results.readiness, tell.framework.planning.readiness
    domain = next((one for one in tell.framework.domains if one.kind == "readiness"), None)
    if found is None or domain is None or not found.factors:
        return
    yield Heading(level=1, text=tell.raw("readiness.title"))
    yield Paragraph(runs=tell.raw("readiness.intro"))
    if found.reading and rule:
        for reading in found.reading:
            yield Paragraph(runs=rule.readings[reading], style="lead")
    else:
        yield Paragraph(runs=tell.raw("readiness.without_reading"), style="lead")
    names = {factor.id: factor.name for factor in domain.factors}
    rows = tuple(
        ProfileRow(
            name=names[name],
            score=one.score,
            low=one.low,
            high=one.high,
            without="" if one.score is not None else tell.raw("profile.not_enough"),
        )
        for name, one in found.factors.items()
    )
    cut = f"{rule.cut:g}" if rule else ""
    chart = ProfileChart(
        scale=tell.chart_scale(tell.framework.scales[domain.scale]),
        rows=rows,
        cut=rule.cut if rule else None,
        cut_words=tell.say("readiness.cut", cut=cut) if rule else "",
        band_words=tell.raw("profile.band"),
        dot_words=tell.raw("profile.dot"),
    )
    in_words = "; ".join(_row_in_words(tell, row) for row in rows)
    numbers = Table(
        header=tuple(
            tell.raw(key) for key in ("readiness.part", "profile.everyone", "profile.between", "profile.answered")
        ),
        rows=tuple(
            (names[name], _figure(tell, one.score), _between(tell, one.low, one.high),
             tell.say("profile.of", rated=one.rated, applicable=one.applicable))
            for name, one in found.factors.items()
        ),
        caption=tell.raw("readiness.table"),
        widths=(3, 1, 1.4, 1.4),
    )  # fmt: skip
    yield Figure(chart=chart, alt=tell.say("readiness.alt", rows=in_words, cut=cut or "–"), numbers=numbers)
