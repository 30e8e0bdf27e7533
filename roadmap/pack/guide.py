"""The six-week guide as a document: the weeks at a glance, then each step with who, minutes and words to paste."""

from collections.abc import Iterator
from math import ceil

from roadmap.content.guide_models import GuideStep, GuideWeek
from roadmap.pack.making import PackParts
from roadmap.reports.models import Block, Bullets, Document, Heading, Note, PageBreak, Paragraph, Run, Table


def guide_document(parts: PackParts) -> Document:
    """The guide, to print or to change."""
    return parts.document(parts.guide.title, _blocks(parts))


def _blocks(parts: PackParts) -> Iterator[Block]:
    guide = parts.guide
    yield Paragraph(runs=guide.about, style="lead")
    yield Paragraph(runs=guide.blanks)
    yield Heading(level=1, text=parts.say("guide.overview"))
    yield Table(
        header=tuple(parts.say(f"guide.{name}") for name in ("week", "what", "hours")),
        rows=tuple(((Run(text=week.name, bold=True),), _glance(week), _hours(parts, week)) for week in guide.weeks),
        widths=(1.2, 4.6, 1.4),
    )
    for week in guide.weeks:
        yield PageBreak()
        yield Heading(level=1, text=f"{week.name}: {_lower_first(week.title)}")
        yield Paragraph(runs=week.about, keep=True)
        for step in week.steps:
            yield from _step(parts, step)


def _glance(week: GuideWeek) -> tuple[Run, ...]:
    steps = "; ".join(_lower_first(step.title) for step in week.steps)
    return (Run(text=f"{week.title}: "), Run(text=f"{steps}."))


def _hours(parts: PackParts, week: GuideWeek) -> str:
    hours = ceil(sum(step.minutes for step in week.steps) / 60)
    return parts.say("guide.hours_one") if hours == 1 else parts.say("guide.hours_about", hours=hours)


def _step(parts: PackParts, step: GuideStep) -> Iterator[Block]:
    yield Heading(level=2, text=step.title)
    yield Paragraph(runs=parts.say("guide.who_and_minutes", who=step.who, minutes=step.minutes), style="quiet", keep=True)
    yield Bullets(items=tuple((Run(text=line),) for line in step.do))
    if step.paste:
        yield Note(title=parts.say("guide.paste"), paragraphs=((Run(text=step.paste),),))
    yield Paragraph(runs=(Run(text=parts.say("guide.slips"), bold=True), Run(text=f" {step.slips}")))


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
