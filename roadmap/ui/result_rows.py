"""Results as rows and sentences, ready to draw: the pages and charts decide nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap.assessment.models import DomainResult, ItemResult, Results, ShownSet
from roadmap.charts import style
from roadmap.charts.profile import ProfileRow
from roadmap.charts.views import Mark, ViewsRow
from roadmap.content.models import NOT_APPLICABLE, WE_DO_NOT_AGREE, Framework
from roadmap.reports.telling import upper_first
from roadmap.ui.words import say


def progress_domains(results: Results) -> list[DomainResult]:
    """Progress domains, furthest first, those without a score last; ties in framework order."""
    found = [d for d in results.domains if d.kind == "progress"]
    return sorted(found, key=lambda d: (d.score is None, -(d.score or 0.0)))


def stage_words(domain: DomainResult, framework: Framework) -> str:
    """The stage of a domain in words, or why there is none."""
    if domain.stage is None:
        return say("results.not_enough")
    scale = framework.scales[framework.domain(domain.id).scale]
    return next(stage.name for stage in scale.stages if stage.id == domain.stage)


def profile_rows(results: Results, framework: Framework) -> list[ProfileRow]:
    """The profile: a row a progress domain."""
    return [
        ProfileRow(
            name=framework.domain(d.id).short,
            score=d.score,
            low=d.low,
            high=d.high,
            agreed=d.agreed_score,
            without_score=say("results.not_enough_of", n=d.rated or 0, of=d.applicable or 0),
        )
        for d in progress_domains(results)
    ]


def number(value: float | None) -> str:
    """A figure in per cent of range as a whole number, or a dash."""
    return "–" if value is None else f"{value:.0f}"


def profile_table(results: Results, framework: Framework) -> list[dict[str, str]]:
    """The same numbers as the profile."""
    return [
        {
            say("results.col_topic"): framework.domain(d.id).short,
            say("results.col_stage"): stage_words(d, framework),
            say("results.col_score"): number(d.score),
            say("results.col_could"): f"{number(d.low)} – {number(d.high)}",
            say("results.col_agreed"): number(d.agreed_score),
            say("results.col_answered"): say("results.of", n=d.rated or 0, of=d.applicable or 0),
        }
        for d in progress_domains(results)
    ]


def profile_finding(results: Results, framework: Framework) -> str:
    """The finding of the profile in one sentence."""
    scored = [d for d in progress_domains(results) if d.score is not None]
    if not scored:
        return say("results.nothing_yet")
    if len(scored) == 1:
        (only,), others = scored, len(progress_domains(results)) > 1
        key = "results.profile_few" if only.stage is None else "results.profile_one"
        finding = say(key, topic=framework.domain(only.id).short, stage=stage_words(only, framework).lower())
        return f"{finding} {say('results.profile_others')}" if others else finding
    if scored[0].score == scored[-1].score:
        return say("results.profile_equal")
    top, last = framework.domain(scored[0].id).short, framework.domain(scored[-1].id).short
    return say("results.profile_finding", top=top, last=last)


def ends(framework: Framework, scale_id: str) -> tuple[str, str, str]:
    """The names of a scale's first, middle and last stage, for a chart."""
    stages = framework.scales[scale_id].stages
    middle = stages[len(stages) // 2].name if len(stages) % 2 else ""
    return stages[0].name.lower(), middle.lower(), stages[-1].name.lower()


@dataclass(frozen=True)
class GroupAnswer:
    """What one group answered together, under the name by which it is shown."""

    name: str
    results: Results


def group_names(framework: Framework, groups: Sequence[GroupAnswer]) -> list[str]:
    """Everybody who may have a mark, by place: the perspectives, then groups that answered as one."""
    return [*(one.name for one in framework.perspectives), *(one.name for one in groups)]


def views_rows(results: Results, framework: Framework, groups: Sequence[GroupAnswer] = ()) -> list[ViewsRow]:
    """A row for each progress domain with the score of each perspective shown, widest gap first.

    A group's own answer stands beside them as a mark and takes no part in the gap.
    """
    positions = {p.id: i for i, p in enumerate(framework.perspectives)}
    talk = {framework.domain_of[d.item].id for d in results.differences if d.flagged}
    rows: list[tuple[float, ViewsRow]] = []
    for domain in progress_domains(results):
        marks = [
            Mark(positions[p.id], d.score)
            for p in results.perspectives
            for d in p.domains or ()
            if d.id == domain.id and d.score is not None
        ]
        own = [
            Mark(len(positions) + i, d.score, apart=True)
            for i, group in enumerate(groups)
            for d in group.results.domains
            if d.id == domain.id and d.score is not None
        ]
        if len(marks) > 1 or (marks and own):
            values = [mark.value for mark in marks]
            row = ViewsRow(framework.domain(domain.id).short, (*marks, *own), domain.id in talk)
            rows.append((max(values) - min(values), row))
    return [row for _, row in sorted(rows, key=lambda pair: -pair[0])]


def views_key(rows: list[ViewsRow], names: Sequence[str]) -> str:
    """Which shape is whose, for the groups shown; a thick line says talk first."""
    shown = sorted({mark.position for row in rows for mark in row.marks})
    shapes = [f"{style.SHAPES[i % len(style.SHAPES)].capitalize()}: {names[i]}." for i in shown]
    return " ".join([*shapes, say("results.key_talk")])


def views_table(rows: list[ViewsRow], names: Sequence[str], first: str) -> list[dict[str, str]]:
    """The same numbers as the chart of views; `first` names the column of what was rated."""
    return [
        {first: row.name}
        | {
            upper_first(name): next((f"{m.value:.0f}" for m in row.marks if m.position == i), say("results.not_shown_short"))
            for i, name in enumerate(names)
        }
        for row in rows
    ]


def people_words(people: int | None, sets: Sequence[ShownSet], framework: Framework, *, others: bool) -> str:
    """The groups shown with how many of each, and others where somebody is shown only among everyone."""
    names = {one.id: one for one in framework.perspectives}
    shown = [
        f"{one.people} {names[one.id].name if one.people != 1 else names[one.id].one.split(' ', 1)[1]}"
        for one in sets
        if one.people
    ]
    if not shown:
        return say("results.people_one" if people == 1 else "results.people", n=people) if people else say("results.people_few")
    return ", ".join(shown) + (say("results.and_others") if others else "")


def item_stage(item: ItemResult, framework: Framework) -> str:
    """Where an item stands in words: what was agreed, else the stage reached."""
    if item.withheld:
        return say("results.withheld_item")
    if item.agreed == WE_DO_NOT_AGREE:
        return say("results.we_do_not_agree")
    if item.agreed == NOT_APPLICABLE:
        return say("question.not_applicable")
    content = framework.items[item.id]
    if item.agreed is not None:
        return framework.stage_name(content, item.agreed)
    if item.reached is None:
        return say("results.not_known")
    return framework.stage_name(content, framework.scale_of(item.id).stage_ids[item.reached])
