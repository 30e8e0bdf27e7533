"""What a report is made from, and how it says things: words from YAML, names of people, practices, stages and dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor

from roadmap.assessment.models import Agreement, Assessment, CollectionKind, ItemResult, PerspectiveResult, Release, Results
from roadmap.content.models import EVERYONE, NOT_APPLICABLE, WE_DO_NOT_AGREE, Framework
from roadmap.content.models import Scale as ContentScale
from roadmap.content.words_models import Support, Words
from roadmap.plan.candidates import Placed
from roadmap.plan.models import Plan
from roadmap.reports.models import Block, Document, Labels, Scale

#: The perspective whose lowest ratings stand beside the strengths.
EXPERIENCE = "experience"


@dataclass(frozen=True)
class ReportParts:
    """Everything a report is made from. The release decides what may be shown; nothing else knows answers.

    `notes` are sentences about how the priorities were chosen. `words` is the file `report_en.yaml`.
    """

    assessment: Assessment
    framework: Framework
    release: Release
    results: Results
    words: Words
    printed_on: date
    placements: tuple[Placed, ...] = ()
    plan: Plan | None = None
    notes: tuple[str, ...] = ()
    support: Support | None = None


class Teller:
    """Says the things of one report in the words of one language."""

    def __init__(self, parts: ReportParts) -> None:
        self.parts = parts
        self.framework = parts.framework
        self.agreements: dict[str, Agreement] = {one.item: one for one in parts.release.agreements}
        self.perspectives = {one.id: one for one in parts.framework.perspectives}

    def say(self, key: str, **values: object) -> str:
        """The text under `section.key` with its {placeholders} filled; KeyError where the YAML has none."""
        section, _, name = key.partition(".")
        return self.parts.words.texts[section][name].format(**values)

    def raw(self, key: str) -> str:
        """The text under `section.key` as it stands."""
        section, _, name = key.partition(".")
        return self.parts.words.texts[section][name]

    def listed(self, names: Sequence[str]) -> str:
        """'a, b and c'."""
        if len(names) < 2:
            return "".join(names)
        return self.say("document.and", first=", ".join(names[:-1]), last=names[-1])

    def day(self, when: date) -> str:
        """A date as people write it."""
        return f"{when.day} {self.raw(f'months.m{when.month}')} {when.year}"

    def alone(self) -> bool:
        """Whether one person answered by themselves, as the released tables of Everyone tell; never so for a survey."""
        release = self.parts.release
        asked = max((table.asked for table in release.tables.get(EVERYONE, {}).values()), default=0)
        return release.kind is CollectionKind.IN_THE_ROOM and asked == 1

    def shown(self) -> list[PerspectiveResult]:
        """The perspectives that are shown on their own and have answers, in framework order."""
        return [one for one in self.parts.results.perspectives if not one.withheld and one.people]

    def item_name(self, item: str) -> str:
        """A practice in its own words."""
        return self.framework.items[item].text

    def stage(self, item: str, stage: int | str) -> str:
        """What a stage, by id or by place from 0, is called for an item."""
        content, scale = self.framework.items[item], self.framework.scale_of(item)
        return self.framework.stage_name(content, scale.stage_ids[stage] if isinstance(stage, int) else stage)

    def outcome(self, item: str, outcome: str) -> str:
        """What a group agreed, in words, as they stand alone."""
        if outcome == WE_DO_NOT_AGREE:
            return self.raw("areas.we_do_not_agree")
        if outcome == NOT_APPLICABLE:
            return self.raw("areas.is_not_applicable")
        return self.stage(item, outcome)

    def standing(self, item: ItemResult) -> str:
        """Where an item stands: what was agreed, else what more than half of its raters reached."""
        agreement = self.agreements.get(item.id)
        if agreement:
            return self.outcome(item.id, agreement.outcome)
        return self.raw("areas.not_known") if item.reached is None else self.stage(item.id, item.reached)

    def spread(self, item: ItemResult) -> str:
        """How the ratings of an item spread, in words, least first."""
        if not item.counts or not item.rated:
            return self.raw("areas.nobody")
        return ", ".join(
            self.say("areas.count", n=n, stage=lower_first(self.stage(item.id, stage))) for stage, n in item.counts.items() if n
        )

    def chart_scale(self, scale: ContentScale, item: str | None = None) -> Scale:
        """The words of a chart's scale: its ends and, where there is one, its middle stage."""
        names = [self.stage(item, i) if item else stage.name for i, stage in enumerate(scale.stages)]
        middle = names[len(names) // 2] if len(names) % 2 else ""
        return Scale(ends=(names[0], middle, names[-1]), stages=len(names))

    def document(self, title: str, blocks: Iterable[Block]) -> Document:
        """A document about this assessment."""
        about = self.parts.assessment
        name = about.organisation.name
        return Document(
            title=title,
            subtitle=self.say("document.subtitle", organisation=name, service=about.service, round=about.round_name),
            language=self.parts.words.language,
            subject=self.raw("document.subject"),
            organisation=name,
            written_on=self.parts.printed_on,
            mark=self.raw("document.mark_example") if about.example else None,
            labels=Labels(page=self.raw("document.page"), not_printable=self.raw("document.not_printable")),
            blocks=tuple(blocks),
        )


def whole(figure: float) -> str:
    """A figure rounded to a whole number, halves up."""
    return str(floor(figure + 0.5))


def lower_first(words: str) -> str:
    """A stage's name inside a sentence; names in capitals stay as they are."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """A name at the beginning of a sentence."""
    return words[:1].upper() + words[1:]
