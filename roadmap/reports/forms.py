"""The questions of a collection as a form on paper: what people are told first, boxes to tick, and who to turn to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.content.models import Framework, Item, Perspective
from roadmap.content.reading_time import minutes
from roadmap.content.words_models import Support, SupportLine, Words
from roadmap.reports.models import Block, Boxes, Bullets, Document, Fields, Heading, Labels, PageBreak, Paragraph, Rich, Run
from roadmap.reports.paper_words import Sayer
from roadmap.reports.telling import upper_first

#: The fixed sentences under "Your choice"; those that follow stand under how answers are kept, but for the last.
_CHOICE = ("choice", "no_difference", "skip")
_KEPT = ("groups_only", "room", "computer", "freedom_of_information", "no_names", "notes_read", "danger", "risk")
#: With more questions than this, topics stand between them.
_WITHOUT_TOPICS = 20


@dataclass(frozen=True)
class FormParts:
    """Everything a form is made from.

    `told` is every fixed sentence by its name, filled. `perspective` is the view the form is for; None lets
    whoever fills it in tick theirs. `set_id` is the set that is asked. `words` is the file `report_en.yaml`.
    """

    assessment: Assessment
    collection: Collection
    framework: Framework
    told: dict[str, str]
    words: Words
    support: Support
    printed_on: date
    perspective: str | None
    set_id: str
    large: bool = False


def items_on(framework: Framework, set_id: str, perspective: str | None, views: tuple[str, ...] = ()) -> tuple[Item, ...]:
    """The questions of a form: those of the set that its view is asked; without a view those that anybody of `views` is."""
    asked = {perspective} if perspective else set(views) or {one.id for one in framework.perspectives}
    return tuple(item for item in framework.items.values() if framework.in_set(item, set_id) and asked & set(item.ask))


def paper_form(parts: FormParts) -> Document:
    """The form, to be printed or filled in with Word."""
    say = Sayer(parts.words)
    about = parts.assessment
    return Document(
        title=say("form.group_title" if _of_group(parts) else "form.title", service=about.service),
        subtitle=parts.collection.title.strip() or about.organisation.name,
        language=parts.words.language,
        subject=say("form.subject"),
        organisation=about.organisation.name,
        written_on=parts.printed_on,
        mark=say("document.mark_example") if about.example else None,
        labels=Labels(page=say("document.page"), not_printable=say("document.not_printable")),
        blocks=tuple(_blocks(parts, say)),
        large=parts.large,
    )


def _of_group(parts: FormParts) -> bool:
    return parts.collection.kind is CollectionKind.GROUP


def _views(parts: FormParts) -> list[Perspective]:
    """The views that are invited, in the framework's order."""
    invited = parts.collection.perspectives
    return [one for one in parts.framework.perspectives if not invited or one.id in invited]


def _blocks(parts: FormParts, say: Sayer) -> Iterator[Block]:
    items = items_on(parts.framework, parts.set_id, parts.perspective, tuple(one.id for one in _views(parts)))
    yield from _beforehand(parts, say, items)
    yield PageBreak()  # what people are told is theirs to keep: no answer stands on the back of it
    yield from _who_fills_it_in(parts, say)
    yield from _questions(parts, say, items)
    yield from _afterwards(parts, say)


# --- what people are told first ---------------------------------------------------------------


def _beforehand(parts: FormParts, say: Sayer, items: tuple[Item, ...]) -> Iterator[Block]:
    about, settings = parts.assessment, parts.collection.settings
    asked_by = settings.contacts.asked_by or about.contacts.asked_by
    name = about.organisation.name
    key = "form.who" if asked_by else "form.who_not_said"
    who = say(key, organisation=name, service=about.service, who=asked_by)
    yield Paragraph(runs=who, style="lead")
    if parts.collection.purpose:
        yield Paragraph(runs=parts.collection.purpose)
    if _of_group(parts):
        yield Paragraph(runs=say("form.group_how"))
    yield Heading(level=1, text=say("form.happens"))
    took = minutes(parts.framework, items, plain=True)
    lines = [say("form.questions", n=len(items), minutes=took), parts.told["feedback"]]
    if settings.results:
        lines.append(say("form.results", results=settings.results))
    lines.append(say("form.pay", pay=settings.pay) if settings.pay else say("form.pay_none"))
    if closes := parts.collection.closes_on:
        lines.append(say("form.until", date=say.day(closes)))
    lines.append(say("form.keep"))
    yield Bullets(items=tuple(lines))
    yield Heading(level=1, text=say("form.choice"))
    yield Bullets(items=tuple(parts.told[name] for name in _CHOICE))
    if not _of_group(parts):
        yield Paragraph(runs=say("form.young", age=settings.youngest))
    yield Heading(level=1, text=say("form.kept"))
    kept = [parts.told[name] for name in _KEPT if name in parts.told]
    kept += [say("form.typed_in"), say("form.group_taken_back" if _of_group(parts) else "form.no_code")]
    if settings.complaints:
        kept.append(say("form.complaints", complaints=settings.complaints))
    yield Bullets(items=tuple(kept))
    yield from _talk(parts, say)


def _talk(parts: FormParts, say: Sayer) -> Iterator[Block]:
    contacts, usual = parts.collection.settings.contacts, parts.assessment.contacts
    yield Heading(level=1, text=say("form.talk"))
    own = (
        ("daytime", contacts.daytime_support or usual.daytime_support),
        ("independent", contacts.independent or usual.independent),
    )
    if fields := tuple((say(f"support.{name}"), value) for name, value in own if value):
        yield Fields(fields=fields)
    yield Bullets(items=tuple(_support_line(line) for line in parts.support.lines))


def _support_line(line: SupportLine) -> Rich:
    """Who and which number, then what for and when; a list, since a table has no room in large print."""
    words = f"  {line.for_what} {line.hours}." + (f" {line.ages}." if line.ages else "")
    return Run(text=f"{line.name}, {line.phone}.", bold=True), Run(text=words)


# --- what is filled in --------------------------------------------------------------------------


def _who_fills_it_in(parts: FormParts, say: Sayer) -> Iterator[Block]:
    views = _views(parts)
    if _of_group(parts):
        yield Heading(level=1, text=say("form.group_about"))
        yield Fields(fields=tuple((say(f"form.{name}"), say("form.line")) for name in ("written_by", "met_on", "people")))
        yield Paragraph(runs=say("form.people_why"), style="quiet")
    yield Heading(level=1, text=say("form.group_view" if _of_group(parts) else "form.view"))
    if parts.perspective:
        chosen = next(one for one in parts.framework.perspectives if one.id == parts.perspective)
        yield Paragraph(runs=say("form.one_view", name=chosen.name))
        return
    yield Paragraph(runs=say("form.view_why"))
    yield Boxes(choices=tuple(_bold_then(upper_first(one.one), one.about) for one in views), code=say("form.view_code"))


def _questions(parts: FormParts, say: Sayer, items: tuple[Item, ...]) -> Iterator[Block]:
    topics = len(items) > _WITHOUT_TOPICS
    if not topics:
        yield Heading(level=1, text=say("form.questions_title"))
    yield Paragraph(runs=say("form.think_of", service=parts.assessment.service))
    last = None
    for number, item in enumerate(items, start=1):
        domain = parts.framework.domain_of[item.id]
        if topics and domain.id != last:
            yield Heading(level=1, text=domain.title)
        last = domain.id
        yield Heading(level=2, text=f"{number}. {item.plain or item.text}")
        if parts.perspective is None and (only := _only(parts, say, item)):
            yield Paragraph(runs=only, style="quiet", keep=True)
        yield _boxes(parts, say, item)


def _only(parts: FormParts, say: Sayer, item: Item) -> str:
    """For whom a question is that not everybody is asked."""
    views = _views(parts)
    asked = [one.name for one in views if one.id in item.ask]
    return say("form.only", names=say.listed(asked)) if len(asked) < len(views) else ""


def _boxes(parts: FormParts, say: Sayer, item: Item) -> Boxes:
    framework = parts.framework
    described = {} if framework.shared_set(item) else item.descriptors
    stages = framework.scale_of(item.id).stage_ids
    apart = ("not_agreed",) if _of_group(parts) else ("dont_know", "not_applicable", "skip")
    return Boxes(
        choices=tuple(_bold_then(framework.stage_name(item, one), described.get(one, "")) for one in stages),
        apart=tuple(say(f"form.{name}") for name in apart),
        code=item.id,
    )


def _afterwards(parts: FormParts, say: Sayer) -> Iterator[Block]:
    settings = parts.collection.settings
    yield Heading(level=1, text=say("form.thanks"))
    if not _of_group(parts):
        yield Paragraph(runs=say("form.way"), keep=True)
        yield Boxes(choices=tuple(say(f"form.way_{name}") for name in ("paper", "supporter", "phone")), code=say("form.way_code"))
    contact = settings.other_ways_contact or settings.contacts.asked_by or parts.assessment.contacts.asked_by
    yield Paragraph(runs=say("form.give_to", contact=contact) if contact else say("form.give_back"))
    yield Paragraph(runs=parts.told["feedback"])
    if not _of_group(parts):
        yield Paragraph(runs=say("form.number"), style="quiet")


def _bold_then(name: str, words: str) -> Rich:
    return (Run(text=name, bold=True), Run(text=f"  {words}")) if words else (Run(text=name),)
