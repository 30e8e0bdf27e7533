"""The sheet for those who gave their view: what was heard, what is being done, what cannot be done and why, in large type."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from roadmap.assessment.collection_models import CollectionSettings
from roadmap.assessment.models import Assessment
from roadmap.content.models import Framework
from roadmap.content.words_models import Support, Words
from roadmap.plan.feedback_models import Contribution, Told
from roadmap.reports.models import Block, Bullets, Document, Heading, Labels, Paragraph, Run
from roadmap.reports.paper_words import Sayer


@dataclass(frozen=True)
class ContributorsParts:
    """Everything the sheet is made from. Of the contributions only what was published stands in it.

    `whom` says for which people it is, as a collection or group and never as a person; empty where not said. `settings`
    are the promises of their collection, None for people outside this tool. `words` is the file `report_en.yaml`.
    """

    assessment: Assessment
    framework: Framework
    contributions: tuple[Contribution, ...]
    whom: str
    settings: CollectionSettings | None
    words: Words
    support: Support
    printed_on: date


def contributors_sheet(parts: ContributorsParts) -> Document:
    """The sheet: a page or two in large type, to print, send or read out."""
    say, about = Sayer(parts.words), parts.assessment
    return Document(
        title=say("heard.title"),
        subtitle=say("heard.whom", whom=parts.whom) if parts.whom else about.service,
        language=parts.words.language,
        subject=say("heard.subject"),
        organisation=about.organisation.name,
        written_on=parts.printed_on,
        mark=say("document.mark_example") if about.example else None,
        labels=Labels(page=say("document.page"), not_printable=say("document.not_printable")),
        blocks=tuple(_blocks(parts, say)),
        large=True,
    )


def _blocks(parts: ContributorsParts, say: Sayer) -> Iterator[Block]:
    about = parts.assessment
    yield Paragraph(runs=say("heard.lead", organisation=about.organisation.name, service=about.service))
    listed = [one.published for one in parts.contributions if one.published]
    if not listed:
        by = parts.settings.contacts.feedback_by if parts.settings else None
        yield Paragraph(runs=say("heard.nothing_by", date=say.day(by)) if by else say("heard.nothing"))
    for number, told in enumerate(listed, start=1):
        title = say("heard.numbered", number=number) if len(listed) > 1 else say("heard.heard")
        yield Heading(level=1, text=title)
        yield from _answer(parts, say, told)
    yield from _afterwards(parts, say, listed)


def _answer(parts: ContributorsParts, say: Sayer, told: Told) -> Iterator[Block]:
    yield Paragraph(runs=_heard(parts, say, told))
    if told.doing.strip() or told.actions:
        yield _label(say("heard.doing"))
        if told.doing.strip():
            yield Paragraph(runs=told.doing)
        if told.actions:
            yield Paragraph(runs=say("heard.plan"), keep=True)
            yield Bullets(items=told.actions)
        if told.by:
            yield Paragraph(runs=say("heard.by", date=say.day(told.by)))
    if told.cannot.strip():
        yield _label(say("heard.cannot"))
        yield Paragraph(runs=told.cannot)
        yield Paragraph(runs=say("heard.because", because=told.because))
    if told.next_step.strip():
        yield _label(say("heard.next"))
        yield Paragraph(runs=told.next_step)
    yield Paragraph(runs=say("heard.ask", name=told.teller))
    if told.looked_again_on:
        yield Paragraph(runs=say("heard.looked_again", date=say.day(told.looked_again_on)))


def _heard(parts: ContributorsParts, say: Sayer, told: Told) -> str:
    if told.words_gone and not told.heard.strip():
        return say("heard.words_gone")
    words = say("heard.own_words", words=told.heard) if told.own_words else told.heard
    group = next((one.name for one in parts.framework.perspectives if one.id == told.group), told.group)
    return f"{words}\n{say('heard.from_group', group=group)}" if group else words


def _label(words: str) -> Paragraph:
    return Paragraph(runs=(Run(text=words, bold=True),), keep=True)


def _afterwards(parts: ContributorsParts, say: Sayer, listed: list[Told]) -> Iterator[Block]:
    settings = parts.settings
    teller = (settings.feedback_from if settings else "") or next((told.teller for told in listed), "")
    independent = settings.contacts.independent if settings else parts.assessment.contacts.independent
    daytime = (settings.contacts.daytime_support if settings else "") or parts.assessment.contacts.daytime_support
    if teller and listed:
        yield Heading(level=1, text=say("heard.not_mine_title"))
        told = say("heard.not_mine", name=teller)
        yield Paragraph(runs=f"{told} {say('heard.not_mine_independent', contact=independent)}" if independent else told)
    yield Heading(level=1, text=say("heard.talk_title"))
    lines = [say("heard.teller", name=teller)] if teller else []
    lines += [say("heard.daytime", contact=daytime)] if daytime else []
    lines += [say("heard.independent", contact=independent)] if independent and not listed else []
    lines += [say("heard.line", name=one.name, phone=one.phone, hours=one.hours) for one in parts.support.lines]
    yield Bullets(items=tuple(lines))
