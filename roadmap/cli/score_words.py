"""Results as calm, plain text: perspectives first and Everyone last, no overall figure."""

from collections.abc import Iterator

from roadmap.assessment.models import Difference, DomainResult, PerspectiveResult, Release, Results
from roadmap.assessment.views import shown_differences, talk_list
from roadmap.cli.layout import bullets, counted, number, table, words, wrapped
from roadmap.content.models import Framework


def lines(release: Release, results: Results, framework: Framework) -> Iterator[str]:
    """Everything the text form of `score` says, line by line."""
    yield f"{framework.about.title} ({framework.id} {framework.version})"
    yield from wrapped(_took_part(release, framework))
    yield from wrapped(words("results.not_a_grade"))
    yield from _where_it_stands(results, framework)
    yield from _readiness(results, framework)
    yield from _differences(results, framework)
    yield from _to_talk_about(results, framework)
    yield from _holding(results, framework)
    if release.withheld:
        withheld = counted(len(release.withheld), "question", "questions")
        yield ""
        yield from wrapped(f"{withheld}: {words('results.withheld_item')[:1].lower()}{words('results.withheld_item')[1:]}.")


def _took_part(release: Release, framework: Framework) -> str:
    """Who took part, as far as it may be said."""
    names = {one.id: one.name for one in framework.perspectives}
    shown = [f"{names[one.id]} ({one.people})" for one in release.sets if one.people]
    others = words("results.and_others") if len(shown) < len(release.sets) and release.k is not None else ""
    who = f"Who took part: {', '.join(shown)}{others}." if shown else ""
    people = f"{counted(release.people, 'person', 'people')}." if release.people is not None else ""
    how = (
        "Shown as to those in the room: everything."
        if release.k is None
        else f"Shown as an open survey, to anyone: no group of fewer than {release.k} people is shown on its own."
    )
    return " ".join(part for part in (people, who, how) if part)


def _where_it_stands(results: Results, framework: Framework) -> Iterator[str]:
    shown = [one for one in results.perspectives if not one.withheld and one.people]
    names = {one.id: one.short for one in framework.perspectives}
    header = ["Area", *(names[one.id] for one in shown), "Everyone", "could be", "Where it stands"]
    rows = [
        [
            framework.domain(domain.id).short,
            *(_score_of(one, domain.id) for one in shown),
            number(domain.score),
            "–" if domain.low is None else f"{number(domain.low)} to {number(domain.high)}",
            _stage(domain, framework),
        ]
        for domain in results.domains
        if framework.domain(domain.id).kind == "progress" and _has_items(domain)
    ]
    if rows:
        yield from ("", "Where it stands (scores 0 to 100)", "")
        yield from table(header, rows, right=range(1, len(shown) + 3))


def _has_items(domain: DomainResult) -> bool:
    """Whether anybody was asked anything of a domain, or it is withheld."""
    return domain.withheld or bool(domain.items)


def _score_of(perspective: PerspectiveResult, domain_id: str) -> str:
    return next((number(domain.score) for domain in perspective.domains or () if domain.id == domain_id), "–")


def _stage(domain: DomainResult, framework: Framework) -> str:
    if domain.withheld:
        return words("results.not_shown_short")
    if domain.stage is None:
        return words("results.not_enough")
    scale = framework.scales[framework.domain(domain.id).scale]
    return next(stage.name for stage in scale.stages if stage.id == domain.stage)


def _readiness(results: Results, framework: Framework) -> Iterator[str]:
    rule = framework.planning.readiness
    if results.readiness is None:
        return
    names = {factor.id: factor.name for domain in framework.domains for factor in domain.factors}
    rows = [
        [names[name], number(one.score), "–" if one.low is None else f"{number(one.low)} to {number(one.high)}"]
        for name, one in results.readiness.factors.items()
    ]
    yield from ("", "Readiness for change", "")
    yield from table(["Part", "Everyone", "could be"], rows, right=(1, 2))
    for reading in results.readiness.reading:
        if rule and reading in rule.readings:
            yield from wrapped(rule.readings[reading], 2)


def _differences(results: Results, framework: Framework) -> Iterator[str]:
    found = shown_differences(results.differences, framework)
    if found:
        yield from ("", "Difference in view", "")
        yield from bullets([_question(one, framework) for one in found])


def _question(difference: Difference, framework: Framework) -> str:
    """A difference as a question; the figure only where there is one and enough people stand behind it."""
    names = {one.id: one.name for one in framework.perspectives}
    key = "results.view_few" if difference.few else "results.view_differ"
    text = framework.items[difference.item].text.rstrip(".")
    asked = words(key, item=text, a=names[difference.a], b=names[difference.b])
    apart = "" if difference.gap is None or difference.few else f" ({number(abs(difference.gap))} apart)"
    return asked + apart


def _to_talk_about(results: Results, framework: Framework) -> Iterator[str]:
    found = talk_list(results)
    if found:
        yield from ("", "Worth talking about: answers lie far apart", "")
        yield from bullets([framework.items[one.id].text for one in found])


def _holding(results: Results, framework: Framework) -> Iterator[str]:
    held = [domain for domain in results.domains if domain.holding]
    if held:
        yield from ("", "What holds each area where it is")
    for domain in held:
        yield from ("", f"  {framework.domain(domain.id).title}")
        yield from bullets([framework.items[item].text for item in domain.holding or ()], 4)
