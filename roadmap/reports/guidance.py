"""The guidance library, or a part of it, as a document to print."""

from collections.abc import Iterator, Sequence
from datetime import date

from roadmap.content.guidance_models import GuidanceCard, GuidanceTheme
from roadmap.content.words_models import Words
from roadmap.guidance.library import sources_of
from roadmap.reports.models import Block, Document, Heading, Labels, Paragraph, Run


def guidance_document(themes: Sequence[GuidanceTheme], cards: Sequence[GuidanceCard], words: Words, written_on: date) -> Document:
    """The cards under their themes, in the order of the library; `words` are those of reports."""
    say = words.texts["guidance"]
    document = words.texts["document"]
    return Document(
        title=say["title"],
        subtitle=say["subtitle"],
        language=words.language,
        subject=say["subject"],
        organisation="",
        written_on=written_on,
        labels=Labels(page=document["page"], not_printable=document["not_printable"]),
        blocks=(Paragraph(runs=say["lead"], style="lead"), *_themes(themes, cards, say["sources"])),
    )


def _themes(themes: Sequence[GuidanceTheme], cards: Sequence[GuidanceCard], sources: str) -> Iterator[Block]:
    for theme in themes:
        kept = [card for card in theme.cards if card in cards]
        if kept:
            yield Heading(level=1, text=theme.title)
            yield Paragraph(runs=theme.about)
        for card in kept:
            yield Heading(level=2, text=card.title)
            yield from (Paragraph(runs=paragraph) for paragraph in card.text)
            rests_on = "; ".join(
                f"{source.title} ({source.link})" if source.link else source.title for source in sources_of(card, themes)
            )
            yield Paragraph(runs=(Run(text=f"{sources} ", bold=True), Run(text=f"{rests_on}.")), style="quiet")
