"""How a report closes: what is not shown, sources and credit, someone to talk to."""

from collections.abc import Iterator
from datetime import date

from roadmap.content.ladder_models import Ladder
from roadmap.reports.models import Block, Bullets, Fields, Heading, Paragraph, Table
from roadmap.reports.telling import Teller, upper_first


def not_shown(tell: Teller) -> Iterator[Block]:
    """What the release keeps back, with its one sentence; nothing in it tells why."""
    yield Heading(level=1, text=tell.raw("withheld.title"))
    if tell.alone():
        yield Paragraph(runs=tell.raw("withheld.alone"))
        return
    release = tell.parts.release
    lines = []
    for one in tell.parts.results.perspectives:
        name = upper_first(tell.perspectives[one.id].name)
        kept_back = sum(item.withheld for item in one.items or ())
        if one.withheld or (one.people is None and not one.items):
            lines.append(tell.say("withheld.set", name=name))
        elif kept_back:
            lines.append(tell.say("withheld.set_part", name=name, n=kept_back))
    lines += [tell.say("withheld.items", item=tell.item_name(item)) for item in release.withheld]
    if not lines:
        yield Paragraph(runs=tell.raw("withheld.nothing"))
        return
    yield Paragraph(runs=tell.raw("withheld.intro"))
    yield Bullets(items=tuple(lines))


def sources(tell: Teller) -> Iterator[Block]:
    """Credit, version and the sources of questions, actions and ladders."""
    about, pinned = tell.framework.about, tell.parts.assessment.framework
    yield Heading(level=1, text=tell.raw("sources.title"))
    yield Paragraph(runs=about.credit)
    if about.sources:
        yield Paragraph(runs=tell.raw("sources.intro"))
        yield Bullets(
            items=tuple(
                tell.say("sources.source", title=one.title, link=one.link) if one.link else one.title for one in about.sources
            )
        )
    ladders = {one.ladder.id: one.ladder for one in tell.parts.placements}
    if ladders:
        yield Bullets(items=tuple(_ladder(tell, ladder) for ladder in ladders.values()))
    line = tell.say("sources.framework", title=about.title, version=pinned.version, hash=pinned.hash[:12])
    yield Paragraph(runs=line, style="quiet")


def _ladder(tell: Teller, ladder: Ladder) -> str:
    credit = ladder.about.credit
    key = "sources.ladder_link" if credit.link else "sources.ladder"
    return tell.say(key, title=ladder.about.title, authors=credit.authors, year=credit.year, terms=credit.terms, link=credit.link)


def someone_to_talk_to(tell: Teller) -> Iterator[Block]:
    """The organisation's own contacts, then the support lines."""
    contacts, support = tell.parts.assessment.contacts, tell.parts.support
    own = (
        ("asked_by", contacts.asked_by),
        ("daytime", contacts.daytime_support),
        ("independent", contacts.independent),
        ("feedback_by", tell.day(contacts.feedback_by) if contacts.feedback_by else ""),
    )
    fields = tuple((tell.raw(f"support.{key}"), value) for key, value in own if value)
    if not fields and support is None:
        return
    yield Heading(level=1, text=tell.raw("support.title"))
    yield Paragraph(runs=tell.raw("support.intro"), keep=True)
    if fields:
        yield Fields(fields=fields)
    if support is None:
        return
    yield Table(
        header=tuple(tell.raw(f"support.{key}") for key in ("who", "phone", "hours", "for")),
        rows=tuple(
            (
                line.name,
                line.phone,
                line.hours,
                tell.say("support.for_ages", what=line.for_what, ages=line.ages) if line.ages else line.for_what,
            )
            for line in support.lines
        ),
        widths=(1.6, 1.1, 2, 3),
    )
    checked = tell.day(date.fromisoformat(support.checked_on))
    yield Paragraph(runs=tell.say("support.checked", date=checked), style="quiet")
