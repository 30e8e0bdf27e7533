"""Words to invite each group with, with blanks for what only the organisation knows."""

from collections.abc import Iterator

from roadmap.assessment.path import Asking, core_items, first_set
from roadmap.content.models import Perspective
from roadmap.content.reading_time import minutes
from roadmap.pack.making import PackParts
from roadmap.reports.models import Block, Document, Heading, Note, Paragraph, Run

_BLANKS = ("purpose", "closes_on", "feedback_by", "feedback_from", "feedback_where", "pay", "ways")


def invitations_document(parts: PackParts) -> Document:
    """A text for each group, to change and to send."""
    return parts.document(parts.say("invitations.title"), _blocks(parts))


def _blocks(parts: PackParts) -> Iterator[Block]:
    yield Paragraph(runs=parts.say("invitations.lead"), style="lead")
    yield Paragraph(runs=parts.say("invitations.blanks"))
    for group in parts.framework.perspectives:
        yield Heading(level=1, text=parts.say("invitations.for_group", name=group.name))
        lines = [line for line in invitation(parts, group).split("\n") if line.strip()]
        yield Note(paragraphs=tuple((Run(text=line),) for line in lines))


def invitation(parts: PackParts, group: Perspective) -> str:
    """The text for one group: the words of the app's own invitations, with blanks in [square brackets]."""
    texts = parts.screen_words.texts["invitations"]
    asking = Asking(first_set=first_set(parts.framework, None), perspective=group.id)
    return texts.get(f"text_{group.id}", texts["text_other"]).format(
        **{name: parts.say(f"invitations.{name}") for name in _BLANKS},
        minutes=minutes(parts.framework, core_items(parts.framework, asking, group.id), plain=True),
        choice=parts.fixed.choice,
        no_difference=parts.fixed.no_difference.format(independent_contact=parts.say("invitations.independent")),
        groups_only=parts.fixed.groups_only,
    )
