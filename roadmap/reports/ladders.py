"""Activities on a ladder of participation: where each stands, why, what would move it, and what is still to ask."""

from collections.abc import Iterable, Iterator

from roadmap.content.ladder_models import Condition, Criterion, Ladder, Rung
from roadmap.content.models import DONT_KNOW
from roadmap.ladder.telling import facts, missing, questions
from roadmap.plan.candidates import Placed
from roadmap.reports.models import Block, Bullets, Figure, Heading, LadderChart, LadderMark, Paragraph, Run, Table
from roadmap.reports.telling import Teller


def activities(tell: Teller) -> Iterator[Block]:
    """A section for all activities, by ladder; numbers run through."""
    yield Heading(level=1, text=tell.raw("ladder.title"))
    placements = tell.parts.placements
    if not placements:
        yield Paragraph(runs=tell.raw("ladder.none"))
        return
    yield Paragraph(runs=tell.raw("ladder.intro"))
    ladders = {one.ladder.id: one.ladder for one in placements}
    for name, ladder in ladders.items():
        numbered = [(i, one) for i, one in enumerate(placements, start=1) if one.ladder.id == name]
        yield Heading(level=2, text=ladder.about.title)
        table = _overview(tell, ladder, numbered)
        yield _figure(tell, ladder, numbered, table) if ladder.order != "kinds" else table
        for number, one in numbered:
            yield from _activity(tell, ladder, number, one)


def _rung(tell: Teller, ladder: Ladder, rung: str) -> str:
    found = ladder.rung(rung)
    return tell.say("ladder.rung", plain=found.plain, name=found.name)


def _where(tell: Teller, ladder: Ladder, one: Placed) -> str:
    """Where an activity stands, in words."""
    stands = one.placement
    if stands.off:
        return stands.off
    if ladder.order == "kinds":
        kinds = [_rung(tell, ladder, rung) for rung in stands.holds or stands.possible]
        return tell.listed(kinds) if stands.holds else tell.raw("ladder.not_settled")
    if stands.low is None and stands.high is None:
        return tell.raw("ladder.nowhere")
    if stands.low is None or stands.high is None:
        return tell.say("ladder.up_to", high=_rung(tell, ladder, stands.high or stands.low or ""))
    if stands.low == stands.high:
        return tell.say("ladder.at", rung=_rung(tell, ladder, stands.low))
    return tell.say("ladder.between", low=_rung(tell, ladder, stands.low), high=_rung(tell, ladder, stands.high))


def _overview(tell: Teller, ladder: Ladder, numbered: list[tuple[int, Placed]]) -> Table:
    return Table(
        header=tuple(tell.raw(f"ladder.{key}") for key in ("activity", "where", "meant")),
        rows=tuple(
            (
                tell.say("ladder.heading", number=number, title=one.activity.title),
                _where(tell, ladder, one),
                _rung(tell, ladder, one.placement.intended) if one.placement.intended else tell.raw("ladder.meant_none"),
            )
            for number, one in numbered
        ),
        caption=tell.raw("ladder.table"),
        widths=(2.4, 2.4, 2),
    )


def _figure(tell: Teller, ladder: Ladder, numbered: list[tuple[int, Placed]], table: Table) -> Figure:
    places = {rung: place for place, rung in enumerate(ladder.rung_ids)}
    marks = tuple(
        LadderMark(
            number=number,
            low=places.get(one.placement.low or ""),
            high=places.get(one.placement.high or ""),
            intended=places.get(one.placement.intended or ""),
        )
        for number, one in numbered
    )
    rows = "; ".join(
        tell.say("ladder.alt_row", number=number, title=one.activity.title, where=_where(tell, ladder, one))
        for number, one in numbered
    )
    chart = LadderChart(rungs=tuple(_rung(tell, ladder, r) for r in ladder.rung_ids), marks=marks, key=tell.raw("ladder.key"))
    return Figure(chart=chart, alt=tell.say("ladder.alt", n=len(marks), rungs=len(ladder.rungs), rows=rows), numbers=table)


def _activity(tell: Teller, ladder: Ladder, number: int, one: Placed) -> Iterator[Block]:
    activity, stands = one.activity, one.placement
    yield Heading(level=3, text=tell.say("ladder.heading", number=number, title=activity.title))
    if activity.description:
        yield Paragraph(runs=activity.description)
    lines = [tell.say("ladder.placed", where=_where(tell, ladder, one).rstrip("."))]
    if stands.override:
        rung = _rung(tell, ladder, stands.override.rung)
        lines.append(tell.say("ladder.override", rung=rung, because=stands.override.because.rstrip(".")))
    if stands.intended:
        key = "ladder.intended_why" if activity.why_intended else "ladder.intended"
        lines.append(tell.say(key, rung=_rung(tell, ladder, stands.intended), why=activity.why_intended))
    if _as_meant(one):
        lines.append(tell.raw("ladder.as_meant"))
    if stands.claimed:
        lines.append(tell.say("ladder.promised", rung=_rung(tell, ladder, stands.claimed)))
    if "more_promised" in stands.flags:
        lines.append(tell.raw("ladder.more_promised"))
    if stands.missing_below:
        lacking = _unmet(ladder.rungs, stands.missing_below)
        lines.append(tell.say("ladder.missing", list="; ".join(lacking)))
    first, *rest = lines
    yield Paragraph(runs=(Run(text=first, bold=True), *(Run(text=f"\n{line}") for line in rest)))
    for title, items in (
        ("ladder.why", list(facts(one.activity, one.placement, ladder))),
        ("ladder.move", _moves(tell, ladder, one)),
        ("ladder.ask", list(questions(stands, ladder))),
        ("ladder.evidence", _noted(tell, ladder, one)),
    ):
        if items:
            yield Paragraph(runs=(Run(text=tell.raw(title), bold=True),), keep=True)
            yield Bullets(items=tuple(items))
    if stands.conditions:
        known = {name: option for name, option in stands.conditions.items() if option != DONT_KNOW}
        beside = [_beside(tell, ladder.criterion[name], option) for name, option in known.items()]
        if len(known) < len(stands.conditions):
            beside.append(tell.say("ladder.beside_open", n=len(stands.conditions) - len(known), of=len(stands.conditions)))
        yield Paragraph(runs=tell.say("ladder.beside", list=" ".join(beside)), style="quiet")
    yield Paragraph(runs=_who(tell, one), style="quiet")


def _who(tell: Teller, one: Placed) -> str:
    activity = one.activity
    names = [tell.perspectives[name].name if name in tell.perspectives else name for name in activity.placed_by]
    parts = [tell.say("ladder.who", names=tell.listed(names)) if names else tell.raw("ladder.who_unknown")]
    if activity.level:
        parts.append(tell.raw(f"ladder.level_{activity.level}") + ".")
    if activity.children:
        parts.append(tell.raw("ladder.children"))
    return " ".join(parts)


def _parts_of(condition: Condition) -> list[Condition]:
    return [condition, *(part for inner in condition.any for part in _parts_of(inner))]


def _names(condition: Condition, criteria: tuple[str, ...]) -> bool:
    """Whether a condition rests on one of these criteria."""
    return any(part.criterion in criteria for part in _parts_of(condition) if part.criterion)


def _unmet(rungs: Iterable[Rung], criteria: Iterable[str]) -> list[str]:
    """What is missing, in words, for conditions that rest on these criteria."""
    names = tuple(criteria)
    return list(dict.fromkeys(need.unmet for rung in rungs for need in rung.needs if _names(need, names)))


def _as_meant(one: Placed) -> bool:
    """Whether it is known to stand where it was meant to: while something is still to ask, nobody can say so."""
    return one.placement.intended is not None and not one.placement.gap and not one.placement.ask


def _moves(tell: Teller, ladder: Ladder, one: Placed) -> list[str]:
    """What would take it further; nothing where it stands where it was meant to, since only a gap asks for action."""
    ways = missing(one.activity, one.placement, ladder)
    return [tell.say("ladder.unmet", unmet=unmet.rstrip("."), do=do) if do else unmet for unmet, do in ways]


def _option(tell: Teller, criterion: Criterion, answer: str | tuple[str, ...] | None) -> str:
    if answer is None:
        return tell.raw("ladder.no_answer")
    texts = {option.id: option.text for option in criterion.options} | {DONT_KNOW: tell.raw("ladder.dont_know")}
    if isinstance(answer, str):
        return texts.get(answer, answer)
    options = f" {tell.raw('ladder.or')} ".join(texts.get(name, name) for name in answer)
    return tell.say("ladder.still_possible", options=options)


def _beside(tell: Teller, criterion: Criterion, option: str) -> str:
    return tell.say("ladder.beside_line", question=criterion.text, answer=_option(tell, criterion, option))


def _noted(tell: Teller, ladder: Ladder, one: Placed) -> list[str]:
    """What was noted beside an answer, with the question and the answer."""
    activity = one.activity
    return [
        tell.say(
            "ladder.evidence_line",
            question=criterion.text,
            answer=_option(tell, criterion, activity.answers.get(criterion.id)),
            evidence=activity.evidence[criterion.id],
        )
        for criterion in ladder.criteria
        if activity.evidence.get(criterion.id)
    ]
