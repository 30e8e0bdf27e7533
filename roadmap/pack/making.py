"""What every paper of the pack is made from, and how each becomes a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from roadmap.content.fixed_models import FixedSentences
from roadmap.content.guide_models import Guide
from roadmap.content.ladder_models import Ladder
from roadmap.content.models import Framework
from roadmap.content.words_models import Support, Words
from roadmap.reports.models import Block, Document, Labels


@dataclass(frozen=True)
class PackParts:
    """The content a pack is made from; `words` is `pack_en.yaml`, `report_words` `report_en.yaml`, `screen_words` `en.yaml`."""

    framework: Framework
    ladder: Ladder
    guide: Guide
    words: Words
    report_words: Words
    screen_words: Words
    fixed: FixedSentences
    support: Support
    written_on: date

    def say(self, key: str, **values: object) -> str:
        """The text under `section.key` of the pack's words, its {placeholders} filled; KeyError where the YAML has none."""
        section, _, name = key.partition(".")
        text = self.words.texts[section][name]
        return text.format(**values) if values else text

    def document(self, title: str, blocks: Iterable[Block], subtitle: str = "") -> Document:
        """A paper of the pack; it belongs to no organisation yet."""
        labels = self.report_words.texts["document"]
        return Document(
            title=title,
            subtitle=subtitle or self.say("document.subtitle"),
            language=self.words.language,
            subject=self.say("document.subject"),
            organisation="",
            written_on=self.written_on,
            labels=Labels(page=labels["page"], not_printable=labels["not_printable"]),
            blocks=tuple(blocks),
        )
