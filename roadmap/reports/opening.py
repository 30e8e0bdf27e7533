"""How a report opens: the facts, what it is and is not, and what stands out."""

from collections.abc import Iterator

from roadmap.assessment.models import ItemResult
from roadmap.assessment.views import lowest_of, strengths
from roadmap.reports.models import Block, Bullets, Contents, Fields, Heading, Note, Paragraph, Run
from roadmap.reports.telling import EXPERIENCE, Teller, lower_first, upper_first

#: With as many checks as this by experts by experience, the report no longer says that they have not checked its words.
CHECKED_BY = 5


def facts(tell: Teller) -> Fields:
    """Whose assessment this is, who took part, and when."""
    about, parts = tell.parts.assessment, tell.parts
    item_set = tell.framework.sets.get(about.set_id)
    lines = [
        ("organisation", about.organisation.name),
        ("service", about.service),
        ("round", about.round_name),
        ("asked", item_set.name if item_set else about.set_id),
        ("gathered", tell.raw("facts.alone" if tell.alone() else f"facts.{parts.release.kind.value}")),
        ("took_part", _took_part(tell)),
    ]
    if about.closed_on:
        lines.append(("closed", tell.day(about.closed_on)))
    lines.append(("written", tell.day(parts.printed_on)))
    return Fields(fields=tuple((tell.raw(f"facts.{label}"), value) for label, value in lines if value))


def _took_part(tell: Teller) -> str:
    """Groups with their numbers where they are shown; whoever is not shown is only said to be there.

    One person alone is said to be alone: their answers are the report, and nobody must take them for a group's.
    """
    release = tell.parts.release
    if tell.alone() and release.people is None:
        return tell.raw("facts.one_view")
    if release.people is None:
        people = tell.say("facts.people_few", k=release.k)
    else:
        people = tell.raw("facts.people_one") if release.people == 1 else tell.say("facts.people_many", n=release.people)
    groups = []
    for one in release.sets:
        if one.people is not None:
            perspective = tell.perspectives[one.id]
            name = lower_first(perspective.name)
            key = "facts.many_of" if one.people else "facts.none_of"
            groups.append(perspective.one if one.people == 1 else tell.say(key, n=one.people, name=name))
    words = tell.say("facts.of_whom", people=people, groups=tell.listed(groups)) if groups else people
    sentences = []
    if any(one.people is None for one in release.sets):
        sentences.append(tell.raw("facts.others"))
    if release.other_ways:
        sentences.append(tell.say("facts.other_ways", n=release.other_ways))
    return f"{words}. {' '.join(sentences)}" if sentences else words


def about(tell: Teller) -> Note:
    """What the report is and is not; the same sentences on every report."""
    paragraphs = [tell.framework.about.credit, tell.raw("about.learning"), tell.raw("about.scores")]
    if tell.framework.about.reviewed_by.experience < CHECKED_BY:
        paragraphs.append(tell.raw("about.unchecked"))
    if tell.parts.assessment.example:
        paragraphs.append(tell.raw("about.example"))
    return Note(title=tell.raw("about.title"), paragraphs=tuple(paragraphs))


def contents(tell: Teller) -> Contents:
    """The list of what is in the report."""
    return Contents(title=tell.raw("document.contents"))


def stands_out(tell: Teller) -> Iterator[Block]:
    """Strengths first, never strengths only."""
    yield Heading(level=1, text=tell.raw("first.title"))
    yield Heading(level=2, text=tell.raw("first.strong"))
    strong = strengths(tell.parts.results)
    if strong:
        yield Bullets(items=tuple(_line(tell, item, tell.standing(item)) for item in strong))
    else:
        yield Paragraph(runs=tell.raw("first.strong_none"))
    yield from _rated_lowest(tell)


def _rated_lowest(tell: Teller) -> Iterator[Block]:
    perspective = tell.perspectives.get(EXPERIENCE)
    if perspective is None:
        return
    yield Heading(level=2, text=tell.raw("first.low"))
    lowest = lowest_of(tell.parts.results, EXPERIENCE)
    if lowest:
        yield Paragraph(runs=tell.say("first.low_intro", name=perspective.name))
        yield Bullets(items=tuple(_line(tell, item, tell.stage(item.id, item.reached or 0)) for item in lowest))
        return
    withheld = "first.low_alone" if tell.alone() else "first.low_withheld"
    key = withheld if lowest is None else "first.low_not_asked"
    name = perspective.name if lowest is None else upper_first(perspective.name)
    yield Paragraph(runs=tell.say(key, name=name))


def _line(tell: Teller, item: ItemResult, stage: str) -> tuple[Run, ...]:
    domain = tell.framework.domain_of[item.id].title
    return (Run(text=f"{tell.item_name(item.id)}. ", bold=True), Run(text=tell.say("first.line", stage=stage, domain=domain)))
